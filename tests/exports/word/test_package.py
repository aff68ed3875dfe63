import io
import zipfile
from collections.abc import Iterator

from exports.word.package import zipped
from tests.exports.word.wml import unpacked


def test_content_types_come_first_and_the_rest_by_name() -> None:
    made = zipped({"b": b"", "a/c": b"", "[Content_Types].xml": b"", "Z": b""})

    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.namelist() == ["[Content_Types].xml", "Z", "a/c", "b"]


def test_pieces_are_asked_for_in_the_order_of_the_parts() -> None:
    asked = []

    def pieces(name: str) -> Iterator[str]:
        asked.append(name)
        yield f"{name}, "
        yield "کتاب‌ها\n"

    made = zipped({"second": pieces("second"), "first": pieces("first")})

    assert asked == ["first", "second"]
    assert unpacked(made)["second"].decode() == "second, کتاب‌ها\n"
