"""Proposed against adopted on a real terminal, as wide and as narrow as people have them."""

import sys
from pathlib import Path

import pytest

from tests.support.running import on_a_terminal

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no terminal to open from a program")
@pytest.mark.parametrize("columns", [44, 80, 120])
def test_on_a_terminal_every_line_fits(columns: int) -> None:
    """The first line is folded too, and on a narrow screen the texts stand below their numbers."""
    text = on_a_terminal(ROOT, columns, "diff", "2024-10-29", "--color", "never")
    assert max(map(len, text.splitlines())) <= columns
    assert ("– → 1.3.1  tilføyd\n    {+knyttes opp" in text) == (columns == 44)
