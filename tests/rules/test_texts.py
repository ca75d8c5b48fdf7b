"""What texts name that cannot be so, or have not said yet, and what is ordinary prose (REF524–REF529, REF531)."""

from pathlib import Path

import pytest

from tests.support.archives import MEETING_PATH, MINUTES, write
from tests.support.judging import changed, told

TALK = "      Ola Hansen var syk, og Ingrid Østby la fram saken.\n"
HELP = "      - Kommunene går sammen om legevakt i helgene.\n"


def judged(root: Path, line: str) -> list[str]:
    """What is said of the meeting with that line in the minutes of a case, without the line's number."""
    return [found.partition(": ")[2] for found in told(root, changed(MINUTES, (TALK, f"      {line}\n")))]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("Neste møte er mandag 6. mai 2026.", "REF524 6. mai 2026 er ikke en mandag, men en onsdag"),
        ("Neste møte er tysdag 06.05.2026.", "REF524 06.05.2026 er ikke en tysdag, men en onsdag"),
        ("Planen legges fram 31. februar 2027.", "REF525 datoen 31. februar 2027 finnes ikke"),
        ("Planen legges fram 29.02.2027.", "REF525 datoen 29.02.2027 finnes ikke"),
        ("Planen legges fram 31. april.", "REF525 datoen 31. april finnes ikke"),
        ("Kommunen bevilger XXX kroner.", "REF526 «XXX» skulle trolig vært fylt ut"),
        ("Orientering ved [navn].", "REF526 «[navn]» skulle trolig vært fylt ut"),
        ("Vedtatt med ____ stemmer.", "REF526 «____» skulle trolig vært fylt ut"),
        ("Vilkår: skriv senere", "REF526 «skriv senere» skulle trolig vært fylt ut"),
        ("Vilkår: set inn seinare", "REF526 «set inn seinare» skulle trolig vært fylt ut"),
        ("Orientering ved [namn på innleiar].", "REF526 «[namn på innleiar]» skulle trolig vært fylt ut"),
        ("Resten: fyll inn her.", "REF526 «fyll inn her» skulle trolig vært fylt ut"),
        ("vedtak:\n        - Saken tas til orientering.", "REF527 «vedtak:» står inne i teksten under «referat»"),
        ("utfall: vedtatt_endret", "REF527 «utfall:» står inne i teksten under «referat»"),
    ],
)
def test_each_slip_in_a_text_is_told_in_a_sentence(line: str, sentence: str, tmp_path: Path) -> None:
    """With the words of the text."""
    assert judged(tmp_path, line) == [sentence]


def test_a_title_may_name_a_day_of_another_weekday(tmp_path: Path) -> None:
    """The title of an approval names the meeting; its «punkt 3» is that of another case."""
    titled = MINUTES.replace("tittel: Samarbeid om legevakt", "tittel: Punkt 8 fra møtet mandag 4. februar 2026")
    assert [line.partition(": ")[2] for line in told(tmp_path, titled)] == [
        "REF524 4. februar 2026 er ikke en mandag, men en onsdag"
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Møtet onsdag 6. mai 2026 og laurdag 9. mai 2026 er avlyst.",
        "Skuddårsdagen 29. februar 2028 er en tirsdag.",
        "Kontonummer 1234.31.02027 og versjon 31.2.27 av avtalen.",
        "Se kapittel XXX i forskriften, og fyll ut skjemaet.",
        "Vedtak: Saken tas til orientering.",
        "Følgende ble sagt om vedtaket: det er godt.",
        "Lenken [navnet på planen](https://example.org) virker.",
        "Er det slik? Ja ... det er det.",
        "Det settes inn to busser, og dette skrives her i dag.",
    ],
)
def test_ordinary_prose_is_left_in_peace(line: str, tmp_path: Path) -> None:
    """Dates that are so, numbers that count something else, and words that only look like a form's."""
    assert judged(tmp_path, line) == []


def test_a_decision_that_slid_into_the_minutes_is_not_said_to_be_missing(tmp_path: Path) -> None:
    """Who writes «vedtak: []» because the tool says so would record that nothing was decided."""
    slid = MINUTES.replace(f"    vedtak:\n{HELP}", f"      vedtak:\n      {HELP.lstrip()}")
    assert told(tmp_path, slid) == ["44: REF527 «vedtak:» står inne i teksten under «referat»"]


def test_an_attachment_must_lie_beside_the_meeting(tmp_path: Path) -> None:
    """A name alone is a file of the meeting's folder."""
    with_file = MINUTES.replace(
        "    referat: |\n", "    vedlegg:\n      - {tittel: Notat, fil: notat.pdf}\n    referat: |\n", 1
    )
    assert told(tmp_path, with_file) == ["41: REF528 filen notat.pdf ligger ikke sammen med møtet"]
    write(tmp_path, {f"{Path(MEETING_PATH).parent}/notat.pdf": b"%PDF"})
    assert told(tmp_path, with_file) == []


def test_a_zero_before_a_number_is_told_where_the_others_have_none(tmp_path: Path) -> None:
    """A year of 01/26, 02/26 and so on is as the committee writes it."""
    one = MINUTES.replace("1/26", "01/26")
    assert told(tmp_path, one) == ["26: REF529 saksnummer 01/26 har en null foran, som 2/26 ikke har"]
    assert told(tmp_path, one.replace("2/26", "02/26")) == []


def test_what_is_followed_up_is_a_commitment(tmp_path: Path) -> None:
    """A point that asks nobody for anything closes nothing."""
    point = "      - {tekst: AU lager en plan., ansvarlig: [AU]}\n"
    first = "      - Innkallingen godkjennes.\n"
    meeting = changed(MINUTES, (f"{first}  - saksnr", f"{first}{point}  - saksnr"))
    for number, expected in (
        ("1", ["45: REF531 punkt 1 i sak 1/26 er ikke en forpliktelse: det har verken ansvarlig eller frist"]),
        ("2", []),
    ):
        follows = f'    foelger_opp: ["1/26#{number}"]\n    vedtak:\n{HELP}'
        assert told(tmp_path, changed(meeting, (f"    vedtak:\n{HELP}", follows))) == expected
