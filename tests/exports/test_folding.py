from dataclasses import replace

from convo.disclosure.counts import Withheld
from convo.model.contributions import Agreement
from convo.model.gathered import Gathered
from convo.model.second import SecondReading, SecondTag
from convo.model.themes import Tag, Theme
from convo.model.words import Audience, Use
from exports.outline.build import outline
from exports.report.annex import annexed_ids
from exports.report.readable import listed_ids, unlisted_ids
from exports.report.review import names_in_context
from exports.report.risks import risks_in
from tests.exports import build

THEME = Theme(id=900, name="help")
