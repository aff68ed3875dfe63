"""Makes values for tests, so that a test spells out only what it is about."""

from datetime import UTC, date, datetime
from typing import Any

from convo.model.contributions import Contribution
from convo.model.ids import new_id
from convo.model.people import Participant
from convo.model.sessions import Prompt, Session
from convo.model.themes import Theme
from convo.model.words import Attribution, Rule, Use
from convo.records.data_key import DataKey

KEY = DataKey(hex="5eed" * 16)
NOON = datetime(2022, 5, 16, 12, tzinfo=UTC)
SESSION = Session(
    id=1,
    title="Asia",
    region="ESEAP",
    zone="Asia/Jakarta",
    held_on=date(2022, 5, 16),
    starts_at=NOON,
    languages=("en", "id"),
    rule=Rule.NAMED,
)
PROMPT = Prompt(id=2, session_id=1, position=0, text="Who is first asked for help?", minutes=20)
PERSON = Participant(id=3, session_id=1, handle="P3", name="Invented Name")
SAFETY = Theme(id=4, name="safety", definition="Being safe", aliases=("الأمان", "seguridad"))

IN_EVERY_SCRIPT = (
    "Who is the first point of contact?",
    "نحتاج إلى دعم محلي قبل الأزمة",
    "می‌خواهم بدانم چه کسی پاسخ می‌دهد",
    "स्थानीय क्षमता का क्या मतलब है?",
    "আমাদের নিজের ভাষায় সাহায্য দরকার।",
    "လူ့အခွင့်အရေး အကြောင်း မေးချင်ပါတယ်",
    "យើងត្រូវការជំនួយ\u200bជាភាសាខ្មែរ",
    "เราต้องการความช่วยเหลือในภาษาของเรา",
    "我們希望有中文的說明。",
    "静かに話せる部屋がほしいです。",
    "우리말로 물어볼 곳이 필요합니다.",
    "ተጨማሪ መጻሕፍት በአማርኛ እንፈልጋለን።",
    "Нам потрібна допомога рідною мовою.",
    "אנחנו צריכים עזרה בשפה שלנו",
    "👩‍👩‍👧‍👦 1️⃣ 🏳️‍🌈",
)


def contribution(text: str = "Who is the first point of contact?", **fields: Any) -> Contribution:  # noqa: ANN401 - any field
    """Return a contribution of SESSION, anonymous unless told otherwise."""
    given: dict[str, Any] = {
        "id": new_id(),
        "session_id": SESSION.id,
        "attribution": Attribution.ANONYMOUS,
        "use": Use.QUOTE,
        "text": text,
    }
    return Contribution(**given | fields)
