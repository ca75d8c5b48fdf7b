"""The content of a PDF page as ISO 32000-1 has it: 7.2 signs, 7.3 values, 7.8 contents, 8.9.7 pictures in them."""

from typing import Any

import pytest
from pdfminer.psparser import LIT

from referat_cli.paper.reading.formats.pdf_content import operations


class _Every:
    """Every operator is wanted."""

    def __contains__(self, operator: object) -> bool:
        """It is one."""
        return bool(operator)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"1 -2 +3 4. -.5 0.25 w", [("w", 1, -2, 3, 4.0, -0.5, 0.25)]),
        (b"true false /F1 9 Tf T* '", [("Tf", True, False, LIT("F1"), 9), ("T*",), ("'",)]),
        (b"/A#20B/GS0 gs % 1 (a\n2 w", [("gs", LIT("A B"), LIT("GS0")), ("w", 2)]),
        (b"1.5-2/A Tf", [("Tf", 1.5, -2, LIT("A"))]),
        (b"(ab)(a (b) c)() Tj q", [("Tj", b"ab", b"a (b) c", b""), ("q",)]),
        (rb"(\(\)\\\n\t\053\53x\0053\q) Tj", [("Tj", b"()\\\n\t++x\x053q")]),
        (rb"(\(\000\101\)) (\\\(\000) (\\(a)) (\501) Tj", [("Tj", b"(\0A)", b"\\(\0", b"\\(a)", b"A")]),
        (b"(a\\\nb\\\r\nc) Tj", [("Tj", b"abc")]),
        (b"<41 4\n2>Tj<414>'", [("Tj", b"AB"), ("'", b"A@")]),
        (b"[(a)-20<42>[1]]TJ", [("TJ", [b"a", -20, b"B", [1]])]),
        (b"/P<</MCID 0/A<</L<41>>>>>BDC", [("BDC", LIT("P"), {"MCID": 0, "A": {"L": b"A"}})]),
        (b"BI /W 1 /H 1 ID \x00(\xff<EI Q", [("Q",)]),
        (b"q BI /W 1 ID \x00", [("q",)]),
        (b"1 ] >> ) > \x00{2 w", [("w", 1, 2)]),
        (b"(1 w", [("w", b"", 1)]),
        (b"1 2", []),
    ],
)
def test_operators_have_the_operands_that_stand_before_them(content: bytes, expected: list[tuple[object, ...]]) -> None:
    """What fits nothing is passed over."""
    assert [(name.decode(), *operands) for name, operands in operations(content, _Every())] == expected


def test_a_bracket_that_is_not_closed_takes_no_other_operation() -> None:
    """Of a damaged file the rest of the page is still there."""
    found: list[tuple[bytes, list[Any]]] = [*operations(b"[(a) Tj 2 w (b) Tj", {b"Tj"})]

    assert found[-1] == (b"Tj", [b"b"])
