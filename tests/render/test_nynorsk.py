"""Records written in nynorsk are shown in nynorsk, and the tool itself speaks bokmål."""

import ast
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from referat_cli.i18n import _, speaking, spoken
from referat_cli.nynorsk import SAME, WORDS
from tests.support.archives import MEETING_PATH, MINUTES, REGISTER, REGISTER_PATH, write
from tests.support.running import referat

HOUSE = Path(__file__).parents[2] / "referat_cli"
# What says the words of a paper: a case, a meeting or a point, and a proposal held against its decision.
PAPER = (
    *("render/minutes", "render/case_parts", "render/attendees", "render/page", "render/point", "render/votes"),
    *("render/changed_since", "render/diff/sentences", "render/diff/proposals", "render/diff/html"),
    *("paper/layout", "paper/heads", "paper/tables", "paper/page"),
    "paper/writing/word_redlines",
)
REGISTER_NN = REGISTER.replace("format: 1", "format: 2").replace(
    "navn: Prøveutvalget\n", "navn: Prøveutvalet\nmaalform: nn\n"
)


def archive(root: Path) -> Path:
    """The invented archive, its committee one that writes nynorsk."""
    return write(root, {REGISTER_PATH: REGISTER_NN, MEETING_PATH: MINUTES})


def test_a_case_is_shown_in_the_language_of_its_committee(tmp_path: Path) -> None:
    """Headings, labels and what became of it; the texts of the record stand as they are."""
    assert referat(archive(tmp_path), "show", "1/26").out == (
        "Sak 1/26  Godkjenning av innkalling\n"
        "Prøveutvalet, 4. mars 2026 (referat)\n"
        "Saksansvarleg: Kari Nordmann\n"
        "Sakshandsamar: Åse Vik\n"
        "Utfall: vedteke utan endring (utleidd)\n"
        "\n"
        "FRAMLEGG TIL VEDTAK\n"
        "1. Innkallingen godkjennes.\n"
        "\n"
        "VEDTAK\n"
        "1. Innkallingen godkjennes.\n"
    )


def test_a_meeting_is_shown_so_too(tmp_path: Path) -> None:
    """As a text and as a page, which says its language to those who hear it read."""
    root = archive(tmp_path)
    shown = referat(root, "show", "2026-03-04").out
    for words in ("Møtebok – Prøveutvalet (prove)", "Møteleiar: Kari", "Møtestad: Rådhuset", "DELTAKARAR", "SAKLISTE"):
        assert words in shown
    assert "Frammøtte" in shown
    page = referat(root, "show", "2026-03-04", "-f", "html").out
    assert '<html lang="nn">' in page
    assert "Framlegg til vedtak" in page


def test_a_comparison_is_told_so_too(tmp_path: Path) -> None:
    """What became of the case, and how its points were changed."""
    told = referat(archive(tmp_path), "diff", "2/26").out
    assert "vedteke med endringar" in told
    assert "1 punkt endra" in told


def test_what_the_tool_says_of_itself_is_bokmaal(tmp_path: Path) -> None:
    """Help, problems and columns; and data has the record's own words."""
    root = archive(tmp_path)
    assert "Utfall (utledet)" in referat(root, "cases").out
    assert '"utfall": "vedtatt_uendret"' in referat(root, "show", "1/26", "-f", "json").out
    assert referat(root, "show", "9/26").err == "referat: Saken «9/26» finnes ikke. Mente du 2/26?\n"


def test_two_committees_of_two_languages_are_told_of_in_bokmaal(tmp_path: Path) -> None:
    """An answer has one language."""
    other = {
        "minutes/annet/utvalg.yaml": REGISTER.replace("kode: prove", "kode: annet"),
        "minutes/annet/2026/2026-03-04.yaml": MINUTES.replace("utvalg: prove", "utvalg: annet"),
    }
    write(archive(tmp_path), {**other})
    told = referat(tmp_path, "diff", "prove:2/26", "annet:2/26").out
    assert told.count("vedtatt med endringer") == 2


def messages(module: str) -> Iterator[tuple[str, bool]]:
    """Every message of a module, and whether it is said while the module is loaded."""
    path = HOUSE / f"{module}.py"
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inside = {
        id(node)
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.Lambda)
        for node in ast.walk(function)
    }
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in {"_", "ngettext", "marked"}
        ):
            texts = [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
            yield from ((text, node.func.id != "marked" and id(node) not in inside) for text in texts)


@pytest.mark.parametrize("module", PAPER)
def test_every_word_of_a_paper_has_its_nynorsk(module: str) -> None:
    """Each is in the table, or among those that are alike in both."""
    missing = {text for text, _at_once in messages(module)} - set(WORDS) - SAME
    assert not missing, f"put these into referat_cli/nynorsk.py: {sorted(missing)}"


def test_no_word_of_the_table_is_said_before_the_language_is_known() -> None:
    """A message said while a module is loaded would be kept in the language of whoever loads it first."""
    others = ("labels", "changes", "text", "table", "diff/formats", "diff/marks")
    modules = (*PAPER, *(f"render/{name}" for name in others))
    too_early = {
        (module, text) for module in modules for text, at_once in messages(module) if at_once and text in WORDS
    }
    assert not too_early, f"say these with «marked»: {sorted(too_early)}"


def test_a_translation_has_the_same_places_to_fill() -> None:
    """Braces and all."""
    for words, nynorsk in WORDS.items():
        assert {part.split("}")[0] for part in words.split("{")[1:]} == {
            part.split("}")[0] for part in nynorsk.split("{")[1:]
        }, words


def test_the_language_ends_with_what_is_said_inside() -> None:
    """Also where that fails."""
    assert spoken() == "nb"
    said = []
    with suppress(ValueError), speaking("nn"):
        said += [_("Saksliste"), spoken()]
        int("x")
    assert said == ["Sakliste", "nn"]
    assert (_("Saksliste"), spoken()) == ("Saksliste", "nb")
