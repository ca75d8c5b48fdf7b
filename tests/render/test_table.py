"""A table on a screen: columns under their headings, the last one folded."""

from operator import itemgetter

from referat_cli.render.screen import Screen
from referat_cli.render.table import Columns, table

COLUMNS: Columns = [("Sak", itemgetter(0)), ("Antall", itemgetter(1)), ("Tittel", itemgetter(2))]


def test_columns_stand_under_their_headings_two_spaces_apart() -> None:
    """A column is as wide as its widest text; nothing stands after the last word of a line."""
    rows = [("42/24", "7", "Budsjett"), ("100/24", "12", "")]
    assert table(rows, COLUMNS, Screen()) == "Sak     Antall  Tittel\n42/24   7       Budsjett\n100/24  12"


def test_numbers_stand_right() -> None:
    """Their headings too."""
    rows = [("42/24", "7", "Budsjett"), ("100/24", "12", "Valg")]
    assert table(rows, COLUMNS, Screen(), range(1, 2)) == (
        "Sak     Antall  Tittel\n42/24        7  Budsjett\n100/24      12  Valg"
    )


def test_the_last_column_is_folded_to_the_screen() -> None:
    """At spaces and hyphens; a word that is wider than its column is broken, and nothing is lost."""
    rows = [("1/24", "1", "Pasientforløp og samhandlingskoordinatorene i e-helseprosjektet")]
    assert table(rows, COLUMNS, Screen(36)).splitlines() == [
        "Sak   Antall  Tittel",
        "1/24  1       Pasientforløp og samha",
        "              ndlingskoordinatorene",
        "              i e-helseprosjektet",
    ]


def test_a_column_is_never_narrower_than_a_word_or_two() -> None:
    """On a screen too narrow for the table a long line is better than letters below each other."""
    rows = [("1/24", "1", "Godkjenning av innkalling og saksliste")]
    assert table(rows, COLUMNS, Screen(10)).splitlines()[1:] == [
        "1/24  1       Godkjenning av",
        "              innkalling og",
        "              saksliste",
    ]


def test_headings_stand_out_in_colour_and_stay_in_their_columns() -> None:
    """What is invisible takes no room."""
    lines = table([("42/24", "7", "Budsjett")], COLUMNS[::2], Screen(80, colour=True)).splitlines()
    assert lines == ["\x1b[1mSak\x1b[0m    \x1b[1mTittel\x1b[0m", "42/24  Budsjett"]


def test_without_rows_there_are_only_headings() -> None:
    """An empty table is a table."""
    assert table([], COLUMNS, Screen()) == "Sak  Antall  Tittel"


def test_on_a_narrow_terminal_the_rest_of_a_heading_stands_further_in() -> None:
    """So that it is not taken for a row; the last text stands below."""
    rows = [("42/24", "vedtatt med endringer", "Budsjett")]
    assert table(rows, COLUMNS, Screen(22, terminal=True)).splitlines() == [
        "42/24  vedtatt med",
        "    endringer",
        "  Budsjett",
    ]
