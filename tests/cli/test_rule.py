"""``referat rule`` tells of every rule, and the documentation says the same."""

import json
from pathlib import Path

from referat_cli.rules.registry import FAMILIES
from referat_cli.rules.runner import rules
from tests.support.output_schemas import check_answer
from tests.support.running import referat

ROOT = Path(__file__).parents[2]


def test_the_list_has_every_rule_under_its_family_and_fits_the_screen(tmp_path: Path) -> None:
    """Each code stands once, with its severity, below the name of its family; no line is wider than a terminal."""
    done = referat(tmp_path, "rule")
    lines = done.out.splitlines()
    assert done.code == 0
    assert max(map(len, lines)) <= 80
    assert [line for line in lines if line in FAMILIES.values()] == list(FAMILIES.values())
    for rule in rules():
        (line,) = [line for line in lines if line.startswith(rule.code)]
        assert line.split()[1] == rule.severity
        above = [text for text in lines[: lines.index(line)] if text in FAMILIES.values()]
        assert above[-1] == FAMILIES[rule.code[:4]]


def test_a_page_says_what_why_and_how(tmp_path: Path) -> None:
    """The manual page is folded text and two examples that can be copied."""
    assert referat(tmp_path, "rule", "REF602").out == (
        "REF602 feil · Møtet i arkivet\n"
        "Neste møte er ikke senere enn dette.\n"
        "\n"
        "neste_moete er datoen for møtet etter dette, og må derfor være senere.\n"
        "\n"
        "Feil:\n"
        '    neste_moete: "2026-02-04"\n'
        "\n"
        "Riktig:\n"
        '    neste_moete: "2026-05-06"\n'
    )


def test_codes_are_taken_in_any_case_and_several_at_once(tmp_path: Path) -> None:
    """Each once, in the order asked for."""
    done = referat(tmp_path, "rule", "ref602", "REF301", "Ref602")
    assert [line[:6] for line in done.out.splitlines() if line.startswith("REF")] == ["REF602", "REF301"]


def test_an_unknown_code_is_a_wrong_call_with_the_nearest(tmp_path: Path) -> None:
    """One sentence, exit code 2, nothing on standard output."""
    done = referat(tmp_path, "rule", "301")
    assert (done.code, done.out) == (2, "")
    assert done.err == "referat: Ingen regel heter «301». Mente du REF301?\n"
    far = referat(tmp_path, "rule", "oppmøte")
    assert (far.code, far.err) == (2, "referat: Ingen regel heter «oppmøte». «referat rule» viser alle.\n")


def test_the_rules_are_data_too(tmp_path: Path) -> None:
    """The answer fits its published schema, and holds the page in parts."""
    answer = json.loads(referat(tmp_path, "rule", "-f", "json").out)
    check_answer(answer, "rule")
    assert [rule["kode"] for rule in answer["regler"]] == [rule.code for rule in rules()]
    one = json.loads(referat(tmp_path, "rule", "REF602", "--format", "json").out)["regler"]
    assert one == [
        {
            "kode": "REF602",
            "alvor": "feil",
            "familie": "Møtet i arkivet",
            "tittel": "Neste møte er ikke senere enn dette",
            "forklaring": ["neste_moete er datoen for møtet etter dette, og må derfor være senere."],
            "feil": 'neste_moete: "2026-02-04"',
            "riktig": 'neste_moete: "2026-05-06"',
        }
    ]


def test_the_documentation_is_made_of_the_same_pages(tmp_path: Path) -> None:
    """After a change of a rule: ``referat rule --format markdown > docs/rules.md``."""
    made = referat(tmp_path, "rule", "--format", "markdown").out
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == made
