"""The content of a PDF page as ISO 32000-1 has it: 7.2 signs, 7.3 values, 7.8 contents, 8.9.7 pictures in them."""

import pytest
from pdfminer.psparser import KWD, LIT

from referat_cli.paper.reading.formats.pdf_content import tokens


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"1 -2 +3 4. -.5 0.25 w", [1, -2, 3, 4.0, -0.5, 0.25, KWD(b"w")]),
        (b"true false /F1 9 Tf T* '", [True, False, LIT("F1"), 9, KWD(b"Tf"), KWD(b"T*"), KWD(b"'")]),
        (b"/A#20B/GS0 gs % 1 (a\n2 w", [LIT("A B"), LIT("GS0"), KWD(b"gs"), 2, KWD(b"w")]),
        (b"(ab)(a (b) c)()", [b"ab", b"a (b) c", b""]),
        (rb"(\(\)\\\n\t\053\53x\0053\q)", [b"()\\\n\t++x\x053q"]),
        (b"(a\\\nb\\\r\nc)", [b"abc"]),
        (b"<41 4\n2>Tj<414>", [b"AB", KWD(b"Tj"), b"A@"]),
        (b"[(a)-20<42>[1]]TJ", [[b"a", -20, b"B", [1]], KWD(b"TJ")]),
        (b"/P<</MCID 0/A<</L<41>>>>>BDC", [LIT("P"), {"MCID": 0, "A": {"L": b"A"}}, KWD(b"BDC")]),
        (b"BI /W 1 /H 1 ID \x00(\xff<EI Q", [KWD(b"Q")]),
        (b"q BI /W 1 ID \x00", [KWD(b"q")]),
        (b"1 ] >> ) > \x00{2", [1, 2]),
        (b"(1 w", [b"", 1, KWD(b"w")]),
    ],
)
def test_operands_and_operators_stand_in_order(content: bytes, expected: list[object]) -> None:
    """What fits nothing is passed over."""
    assert [*tokens(content)] == expected
