"""What a closed case may not say, and identity numbers: told of without a word of what stands there."""

from pathlib import Path

import pytest

from tests.support.archives import MEETING_PATH, MINUTES, NOTICE, REGISTER, REGISTER_PATH, write
from tests.support.running import Done, referat

HIDDEN = "Kjærleiksbarn"
NUMBER = "01810086706"
FORMATS = ("full", "concise", "json", "markdown", "github", "sarif")


def archive(root: Path, minutes: str) -> Path:
    """The invented archive with this meeting."""
    return write(root, {REGISTER_PATH: REGISTER.replace("format: 1", "format: 2"), MEETING_PATH: minutes})


def closed(more: str = "", before: str = NOTICE) -> str:
    """The notice with its second case closed, and more lines under that case."""
    case = "  - saksnr: 2/26\n    tittel: Personalsak\n    lukket: {hjemmel: kommuneloven § 11-5 andre ledd}\n"
    start = before.find("  - {saksnr: 2/26")
    return before[: start if start >= 0 else before.index("  - saksnr: 2/26")] + case + more


def in_every_format(root: Path) -> list[Done]:
    """What a check of the archive says, which stops whoever checks."""
    answers = [referat(root, "validate", "--format", form) for form in FORMATS]
    assert {answer.code for answer in answers} == {1}
    return answers


def test_a_closed_case_with_no_more_than_it_may_say_is_in_order(tmp_path: Path) -> None:
    """Number, title and legal basis."""
    root = archive(tmp_path, closed())
    answer = referat(root, "validate", "--format", "concise")
    assert (answer.code, answer.out) == (0, "")


def test_a_text_in_a_closed_case_is_told_of_and_not_shown(tmp_path: Path) -> None:
    """Neither the value nor the line, however the check answers."""
    more = f"    undertittel: {HIDDEN}\n    referat: |\n      {HIDDEN}\n    # {HIDDEN}\n    vedtak: [{HIDDEN}]\n"
    root = archive(tmp_path, closed(more))
    for answer in in_every_format(root):
        assert HIDDEN not in answer.out + answer.err
        assert answer.out.count("REF580") >= 4


def test_each_place_has_its_sentence(tmp_path: Path) -> None:
    """The case, the agenda, what was corrected and what the paper says."""
    text = closed(f"    saksansvarlig: [{HIDDEN}]\n")
    text = text.replace("{sak: 2/26}", f"{{sak: 2/26, tittel: {HIDDEN}, punkter: [{HIDDEN}]}}")
    more = f'rettelser:\n  - {{dato: "2026-05-06", gjelder: [2/26], tekst: {HIDDEN}}}\n'
    more += f"kilde:\n  dokument: a.pdf\n  avvik:\n    - {{sak: 2/26, felt: tittel, skrevet: {HIDDEN}}}\n"
    found = referat(archive(tmp_path, text + more), "validate", "--format", "concise", "--select", "REF580").out
    assert [line.split(" ", 1)[1] for line in found.splitlines()] == [
        "REF580 posten er en lukket sak, så «tittel» skal ikke stå her",
        "REF580 posten er en lukket sak, så «punkter» skal ikke stå her",
        "REF580 saken er lukket, så «saksansvarlig» skal ikke stå her",
        "REF580 rettelsen gjelder en lukket sak, så det skal ikke stå hva som ble rettet",
        "REF580 avviket gjelder en lukket sak, så det skal ikke stå hva papiret sier",
        "REF580 avviket gjelder en lukket sak, så det skal ikke stå hva papiret sier",
    ]


@pytest.mark.parametrize("call", [("fmt", "--diff"), ("fix", "--diff"), ("validate", "--fix", "--diff")])
def test_what_would_be_written_is_not_shown_either(call: tuple[str, ...], tmp_path: Path) -> None:
    """A line of a closed case stands near one that is laid out anew, or is one."""
    more = f"    referat:   {HIDDEN} (1)\n    saksansvarlig: [ {HIDDEN} ]\n    undertittel: {HIDDEN} {NUMBER}\n"
    text = closed(more).replace('"2026-03-04"', "2026-03-04") + "start: 9.00\n"
    answer = referat(archive(tmp_path, text), *call)
    assert "@@" in answer.out
    assert HIDDEN not in answer.out + answer.err
    assert NUMBER not in answer.out + answer.err


def test_that_a_case_was_closed_may_stand_among_the_corrections(tmp_path: Path) -> None:
    """Approved minutes are corrected openly; what was corrected stands where the rest of the case is."""
    text = closed() + 'rettelser:\n  - {dato: "2026-05-06", gjelder: [2/26], tekst: Saken er lukket.}\n'
    assert "REF580" not in referat(archive(tmp_path, text), "validate", "--format", "concise").out


@pytest.mark.parametrize(
    "line",
    [
        f"    referat: {HIDDEN}: # x\n",  # cannot be read
        f"    {HIDDEN}: 1\n",
        f"    sakstype: {HIDDEN}\n",
        f"    vedtak: [{HIDDEN}, 13.00]\n",
        f"    referat: |\n      {HIDDEN}\t\u200b\n",
        f"    saksansvarlig: [{HIDDEN}]\n    # referat: godta REF580 {HIDDEN}\n",
        f"    vedtak: {HIDDEN}\n",
        f"    lukket: {{hjemmel: x, grunn: {HIDDEN}}}\n",
        f"    eventuelt: [{HIDDEN}]\nsaksliste:\n  - {{sak: 2/26, {HIDDEN}: 1}}\n",
    ],
)
def test_other_problems_of_a_closed_case_show_nothing_of_it(line: str, tmp_path: Path) -> None:
    """What cannot be read, has not its form or is accepted there is told by its code alone."""
    for answer in in_every_format(archive(tmp_path, closed(line))):
        assert HIDDEN not in answer.out + answer.err


def test_a_comparison_says_that_the_case_is_closed(tmp_path: Path) -> None:
    """And not that nothing was decided in it."""
    root = archive(tmp_path, closed(before=MINUTES).replace(", ansvarlig: [Kari Nordmann]}", "}"))
    assert referat(root, "diff", "2026-03-04").out == (
        "Prøveutvalget, 4. mars 2026: 1 vedtatt uendret, 1 unntatt offentlighet\n"
        "\n"
        "1/26 vedtatt uendret (utledet): 1 punkt\n"
        "Godkjenning av innkalling\n"
        "\n"
        "2/26 unntatt offentlighet\n"
        "Personalsak\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        f"saker:\n  saksnr: 2/26\n  lukket: {{hjemmel: x}}\n  {HIDDEN}: 1\n",  # the dash is forgotten
        f"saker:\n  - saksnr: 2/26\n    tittel: x\n    lukket: {{hjemmel: x, grunn: {HIDDEN}}}\n",
        f"saker:\n  - {{saksnr: 2/26, tittel: x, lukket: {{hjemmel: x}}, {HIDDEN}: 1}}\n",
        (
            "saker:\n  - {saksnr: 2/26, tittel: x, lukket: {hjemmel: x}}\n"
            f"saksliste:\n  - {{sak: 2/26, {HIDDEN}: 1}}\n"
        ),
        (
            "saker:\n  - {saksnr: 2/26, tittel: x, lukket: {hjemmel: x}}\n"
            f"kilde: {{dokument: a.pdf, avvik: [{{sak: 2/26, felt: vedtak, skrevet: b, hvorfor: {HIDDEN}}}]}}\n"
        ),
    ],
)
def test_a_key_that_the_form_does_not_know_is_not_shown_either(text: str, tmp_path: Path) -> None:
    """Whatever is wrong with the file's form."""
    head = 'utvalg: prove\nmoetedato: "2026-03-04"\nstatus: innkalling\n'
    for answer in in_every_format(archive(tmp_path, head + text)):
        assert HIDDEN not in answer.out + answer.err


def test_a_text_with_the_word_closes_nothing(tmp_path: Path) -> None:
    """What is wrong with such a file is shown as always."""
    text = MINUTES.replace("Ola Hansen var syk", "lukket: Ola Hansen var syk").replace(
        "oppmoete: forfall", "oppmoete: syk"
    )
    assert "«syk»" in referat(archive(tmp_path, text), "validate", "--format", "full").out


def test_nothing_of_a_closed_case_is_shown_before_it_is_put_right(tmp_path: Path) -> None:
    """A check may not have been run."""
    text = closed(f"    sakstype: beslutning\n    forslag_til_vedtak: [{HIDDEN}]\n    saksansvarlig: [{HIDDEN}]\n")
    root = archive(tmp_path, text.replace("{sak: 2/26}", f"{{sak: 2/26, tittel: {HIDDEN}}}"))
    for call in (
        ("show", "2/26"),
        ("show", "2/26", "-f", "json"),
        ("show", "2026-03-04"),
        ("show", "2026-03-04", "-f", "json"),
        ("diff", "2/26"),
        ("cases", "-f", "json"),
        ("search", HIDDEN, "-f", "json"),
        ("people", "-f", "json"),
    ):
        answer = referat(root, *call)
        assert HIDDEN not in answer.out.replace(f'"{HIDDEN}"', "") + answer.err.replace(f"«{HIDDEN}»", ""), call


def test_a_closed_case_is_shown_with_its_legal_basis(tmp_path: Path) -> None:
    """Nothing is said of what became of it."""
    assert referat(archive(tmp_path, closed()), "show", "2/26").out == (
        "Sak 2/26  Personalsak\n"
        "Prøveutvalget, 4. mars 2026 (innkalling)\n"
        "Unntatt offentlighet: kommuneloven § 11-5 andre ledd\n"
    )
    row = referat(tmp_path, "cases").out.splitlines()[-1]
    assert row.split() == ["2/26", "2026-03-04", "unntatt", "offentlighet", "Personalsak"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Ola Hansen var syk", f"Ola Hansen ({NUMBER}) var syk"),
        ("Ola Hansen var syk", "Ola Hansen (018100 86706) var syk"),
        ("navn: Ola Hansen", f"navn: Ola Hansen {NUMBER}"),
        ("sakstype: beslutning", f"sakstype: beslutning # {NUMBER}"),
        ("sakstype: beslutning", f"sakstype: {NUMBER}"),
        ("utvalg: prove", f"# {NUMBER}\nutvalg: prove"),
        ("status: referat", f"status: referat: {NUMBER}"),
    ],
)
def test_an_identity_number_is_told_of_and_not_shown(old: str, new: str, tmp_path: Path) -> None:
    """In a text, a name, a comment and a value that is wrong."""
    for answer in in_every_format(archive(tmp_path, MINUTES.replace(old, new, 1))):
        assert "REF581" in answer.out
        assert "86706" not in answer.out + answer.err


def test_a_number_that_only_looks_like_one_is_accepted_with_the_reason(tmp_path: Path) -> None:
    """An account may have the digits of a person."""
    text = MINUTES.replace(
        "    referat: |\n",
        f"    # referat: godta REF581 kontonummer {NUMBER}\n    undertittel: konto {NUMBER}\n    referat: |\n",
    ).replace(f"kontonummer {NUMBER}", "kontonummer")
    answer = referat(archive(tmp_path, text), "validate", "--format", "full", "--select", "REF581")
    assert answer.code == 0
    assert NUMBER not in answer.out + answer.err
