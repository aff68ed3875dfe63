from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from exports.formats import RENDERERS
from tests.promises.conftest import Measured
from tests.promises.random_records import AUDIENCES, COSTLY, Tried, try_records

RECORDS = 10_000
AT_ONCE = 100  # of records: so that neither of two processes is done long before the other


def test_no_format_tells_anything_of_whoever_did_not_agree() -> None:
    tried = try_records(range(42))

    assert tried.leaks == []


@pytest.mark.slow
@pytest.mark.long
def test_ten_thousand_records_tell_nothing_of_whoever_did_not_agree(measured: Measured) -> None:
    seeds = [range(first, first + AT_ONCE) for first in range(0, RECORDS, AT_ONCE)]

    tried = Tried()
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        for each in pool.map(try_records, seeds):
            tried.documents += each.documents
            tried.telling += each.telling
            tried.leaks += each.leaks

    assert tried.leaks == []
    both = RECORDS * len(AUDIENCES)
    assert tried.documents == dict.fromkeys(RENDERERS, both) | dict.fromkeys(COSTLY, RECORDS // 4)
    # Where they may be told, names are found: in one document of eight. A codebook has none.
    shares = {name: tried.telling[name] / tried.documents[name] for name in RENDERERS}
    assert [name for name, share in shares.items() if share < 0.1] == ["qdc"]
    documents = sum(tried.documents.values())
    measured(f"{RECORDS:,} random records, {documents:,} documents: 0 names or words too many")
