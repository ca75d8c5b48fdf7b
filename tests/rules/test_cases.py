"""What is said of numbers, points, references, deadlines and outcomes (REF5xx), and when nothing is said."""

from pathlib import Path

import pytest

from tests.support.archives import MINUTES, NOTICE, REGISTER
from tests.support.judging import changed, told

HELP = "      - Kommunene går sammen om legevakt i helgene.\n"
TALK = "      Ola Hansen var syk, og Ingrid Østby la fram saken.\n"
EARLIER = changed(
    MINUTES.replace("/26", "/25").replace("2026-", "2025-"),
    ("legevakt i helgene.\n", "legevakt i helgene.\n      - {tekst: AU følger det opp., ansvarlig: [AU]}\n"),
)
EARLIER_PATH = "minutes/prove/2025/2025-03-04.yaml"
OTHER_BUSINESS = """\
  - saksnr: 3/26
    tittel: Eventuelt
    sakstype: eventuelt
"""
CALLED = [("saker:\n", "  - {sak: 3/26}\nsaker:\n")]


def point(more: str, text: str = "AU rapporterer innen 30.06.26.") -> tuple[str, str]:
    """The last point of the last decision, as a point with more than a text."""
    return HELP, f"      - {{tekst: {text}, {more}}}\n"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            [("saksnr: 2/26", "saksnr: 4/26"), ("sak: 2/26", "sak: 4/26")],
            "35: REF506 2/26–3/26 mangler mellom 1/26 og 4/26",
        ),
        ([(HELP, HELP + '      - ""\n')], "46: REF508 punkt 2 i vedtak er tomt"),
        ([point("punkter: []", "AU følger opp")], "45: REF508 punkt 1 i vedtaket har en liste som ikke er fylt ut"),
        (
            [(TALK, "      Det var uenighet om punkt 4.\n")],
            "41: REF509 «punkt 4» finnes verken i forslaget eller i vedtaket i sak 2/26",
        ),
        (
            [(TALK, "      Jf. pkt. 1.2 over.\n")],
            "41: REF509 «pkt. 1.2» finnes verken i forslaget eller i vedtaket i sak 2/26",
        ),
        (
            [(TALK, "      Punkt 4 i vedtaket er nytt.\n")],
            "41: REF509 «Punkt 4» finnes verken i forslaget eller i vedtaket i sak 2/26",
        ),
        ([(TALK, "      Se også sak 7/26.\n")], "41: REF510 sak 7/26 finnes ikke; møtets siste sak er 2/26"),
        ([(TALK, "      Se også sak 1/36.\n")], "41: REF510 sak 1/36 finnes ikke; møtets siste sak er 2/26"),
        (
            [("    vedtak:\n" + HELP, '    foelger_opp: ["9/25#1"]\n    vedtak:\n' + HELP)],
            "44: REF511 sak 9/25 finnes ikke i arkivet",
        ),
        (
            [("    vedtak:\n" + HELP, '    foelger_opp: ["2/25#3"]\n    vedtak:\n' + HELP)],
            "44: REF511 vedtaket i sak 2/25 har ikke punkt 3",
        ),
        ([point('fra_forslag: "2"', "AU følger opp.")], "45: REF512 forslaget i sak 2/26 har ikke punkt 2"),
        ([(HELP, HELP + HELP)], "46: REF513 punkt 2 har samme tekst som punkt 1"),
        (
            [(HELP, "      - 1. Kommunene går sammen.\n")],
            "45: REF514 punkt 1 begynner med «1.», som rekkefølgen allerede gir",
        ),
        (
            [(HELP, "      - >-\n        - Kommunene går sammen.\n")],
            "46: REF514 punkt 1 begynner med «-», som rekkefølgen allerede gir",
        ),
        ([point('frist: "2025-06-30"')], "45: REF515 fristen 2025-06-30 er før møtet 2026-03-04"),
        ([point("frist_tekst: til våren")], "45: REF516 «til våren» står ikke i punkt 1"),
        (
            [point('frist: "2026-07-30", frist_tekst: innen 30.06.26')],
            "45: REF517 fristen er 2026-07-30, men teksten sier «innen 30.06.26»",
        ),
        (
            [
                point(
                    'frist: "2026-07-01", frist_tekst: innen utgangen av juni 2026', "Svar innen utgangen av juni 2026."
                )
            ],
            "45: REF517 fristen er 2026-07-01, men teksten sier «innen utgangen av juni 2026»",
        ),
        (
            [(HELP, "      - AU rapporterer innen 30.06.26.\n")],
            "45: REF518 «innen 30.06.26» ser ut som en frist, men er ikke ført som det",
        ),
        (
            [(HELP, "      - Frist for oppstart er 1. desember 2026.\n")],
            "45: REF518 «Frist for oppstart er 1. desember 2026» ser ut som en frist, men er ikke ført som det",
        ),
        (
            [point("ansvarlig: [Arbeidsutvalg]", "AU følger opp.")],
            (
                "45: REF519 «Arbeidsutvalg» er verken et organ eller en person i registeret for prove; "
                "mente du «Arbeidsutvalget»?"
            ),
        ),
        (
            [*CALLED, (HELP, HELP + OTHER_BUSINESS + "    eventuelt:\n      - tittel: Parkering\n")],
            "51: REF520 «Parkering» ble tatt opp under eventuelt, men har ingen tekst",
        ),
        (
            [("sakstype: godkjenning\n", "sakstype: godkjenning\n    utfall: vedtatt_endret\n")],
            "29: REF521 utfallet er «vedtatt_endret», men vedtaket er det samme som forslaget",
        ),
        (
            [("sakstype: beslutning\n", "sakstype: beslutning\n    utfall: vedtatt_uendret\n")],
            "38: REF521 utfallet er «vedtatt_uendret», men vedtaket er et annet enn forslaget",
        ),
        (
            [
                ("    forslag_til_vedtak:\n      - Kommunene går sammen om legevakt.\n", ""),
                ("    vedtak:\n" + HELP, ""),
            ],
            "35: REF522 sak 2/26 er en sak av typen beslutning, men har verken forslag eller vedtak",
        ),
        (
            [*CALLED, (HELP, HELP + OTHER_BUSINESS)],
            "49: REF523 sak 3/26 er eventuelt, men har ingen liste over det som ble tatt opp",
        ),
    ],
)
def test_each_slip_is_told_in_a_sentence(changes: list[tuple[str, str]], sentence: str, tmp_path: Path) -> None:
    """With its line and the offending value."""
    assert told(tmp_path, changed(MINUTES, *changes), others={EARLIER_PATH: EARLIER}) == [sentence]


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param([(TALK, "      Punkt 1 ble endret.\n")], id="a point that exists"),
        pytest.param([(TALK, "      Punkt 8 i samarbeidsavtalen gjelder.\n")], id="a point of another document"),
        pytest.param(
            [(TALK, "      På det tidspunkt 20 personer var samlet, ble møtet hevet.\n")], id="a part of another word"
        ),
        pytest.param(
            [(TALK, "      Momenter:\n\n      4. Økonomi\n\n      Punkt 4 er viktigst.\n")],
            id="a list of the minutes' own",
        ),
        pytest.param([(TALK, "      Se sak 2/25 og sak 1/26.\n")], id="cases that exist"),
        pytest.param([(TALK, "      Se sak 9/1934.\n")], id="a case of a year before the archive begins"),
        pytest.param([(TALK, "      Se sak 8/25 og sak 12/24.\n")], id="cases of meetings that the archive may lack"),
        pytest.param([(TALK, "      Se sak 77/26 i kommunestyret og styresak 88/26.\n")], id="cases of others"),
        pytest.param(
            [("    vedtak:\n" + HELP, '    foelger_opp: ["2/25#2"]\n    vedtak:\n' + HELP)], id="a point of last year"
        ),
        pytest.param(
            [(HELP, "      - Med virkning fra 06.09.26 oppnevnes Kari Nordmann.\n")], id="a date that is no deadline"
        ),
        pytest.param([point('frist: "2026-06-30", frist_tekst: innen 30.06.26')], id="a deadline as it should be"),
        pytest.param(
            [
                point(
                    'frist: "2026-06-30", frist_tekst: innen utgangen av juni 2026', "Svar innen utgangen av juni 2026."
                )
            ],
            id="a day in the month that the text names",
        ),
        pytest.param([point("frist_tekst: på nyåret", "AU rapporterer på nyåret.")], id="a deadline in words"),
        pytest.param([(HELP, "      - 17. mai feires.\n")], id="a date at the beginning of a point"),
        pytest.param([(HELP, "      - 3. Kommunene går sammen.\n")], id="a number that is not the point's own"),
        pytest.param(
            [
                (HELP, "      - Saken utsettes til neste møte.\n"),
                ("sakstype: beslutning\n", "sakstype: beslutning\n    utfall: utsatt\n"),
            ],
            id="an outcome that the texts have too",
        ),
        pytest.param([("    vedtak:\n" + HELP, "    vedtak: []\n")], id="nothing was decided"),
        pytest.param(
            [*CALLED, (HELP, HELP + OTHER_BUSINESS + "    referat: Ola Hansen takket for samarbeidet.\n")],
            id="other business that is told of in running text",
        ),
        pytest.param(
            [
                (
                    HELP,
                    HELP + "      - tekst: Vara\n        punkter:\n" + HELP.replace("      -", "          -"),
                )
            ],
            id="the same words on another level",
        ),
    ],
)
def test_what_is_right_is_left_in_peace(changes: list[tuple[str, str]], tmp_path: Path) -> None:
    """Where the text does not leave it beyond doubt, nothing is said."""
    assert told(tmp_path, changed(MINUTES, *changes), others={EARLIER_PATH: EARLIER}) == []


def test_cases_treated_in_another_order_are_consecutive_all_the_same(tmp_path: Path) -> None:
    """The numbers are a series; the order of the cases is the order in which they were treated."""
    swapped = changed(
        NOTICE, ("saksnr: 1/26", "saksnr: 3/26"), ("saksnr: 2/26", "saksnr: 1/26"), ("saksnr: 3/26", "saksnr: 2/26")
    )
    assert told(tmp_path, swapped) == []


def test_a_gap_in_the_year_is_told_once_by_the_meeting_after_it(tmp_path: Path) -> None:
    """Numbering begins at 1; numbers that the archive's meetings do not have are told of as a remark."""
    later = MINUTES.replace("1/26", "8/26").replace("2/26", "9/26").replace("2026-03-04", "2026-05-06")
    later = later.replace('neste_moete: "2026-05-06"\n', "")
    path = "minutes/prove/2026/2026-05-06.yaml"
    assert told(tmp_path, others={path: later}) == []
    assert told(tmp_path, path=path, others={path: later}) == [
        "25: REF507 arkivet har ikke sak 3/26–7/26, som kommer før 8/26"
    ]


def test_a_gap_is_not_told_of_while_a_meeting_of_the_year_cannot_be_read(tmp_path: Path) -> None:
    """The missing numbers may stand in the file that is broken."""
    first = NOTICE.replace("1/26", "8/26").replace("2/26", "9/26")
    assert "REF507" in " ".join(told(tmp_path / "one", first))
    assert "REF507" not in " ".join(
        told(tmp_path / "two", first, others={"minutes/prove/2026/2026-01-07.yaml": "utvalg: ["})
    )


def test_a_decision_cannot_be_followed_up_before_it_was_made(tmp_path: Path) -> None:
    """A case of a later meeting is not what this one closes."""
    later = MINUTES.replace("1/26", "3/26").replace("2/26", "4/26").replace("2026-03-04", "2026-04-08")
    text = changed(MINUTES, ("    vedtak:\n" + HELP, '    foelger_opp: ["4/26#1"]\n    vedtak:\n' + HELP))
    found = told(tmp_path, text, others={"minutes/prove/2026/2026-04-08.yaml": later})
    assert "44: REF511 sak 4/26 er i et senere møte (2026-04-08)" in found


@pytest.mark.parametrize(
    ("earlier", "sentence"),
    [
        ("2/25", None),
        ("prove:2/25", None),
        ("2/26", None),  # taken up again under its own number
        ("nabo:12/24", None),  # which cases another committee has had, is not looked for
        ("9/25", "sak 9/25 finnes ikke i arkivet"),
        ("prove:9/25", "sak 9/25 finnes ikke i arkivet"),
        ("4/26", "sak 4/26 er i et senere møte (2026-04-08)"),
        ("formannskapet:2/25", "arkivet har ikke utvalget formannskapet, som hadde sak 2/25"),
    ],
)
def test_a_case_treated_before_is_one_that_the_archive_has_or_it_is_told(
    earlier: str, sentence: str | None, tmp_path: Path
) -> None:
    """It may be older than the archive, or the number may be wrong."""
    later = MINUTES.replace("1/26", "3/26").replace("2/26", "4/26").replace("2026-03-04", "2026-04-08")
    others = {
        EARLIER_PATH: EARLIER,
        "minutes/prove/2026/2026-04-08.yaml": later,
        "minutes/nabo/utvalg.yaml": REGISTER.replace("kode: prove", "kode: nabo"),
    }
    text = changed(MINUTES, ("    vedtak:\n" + HELP, f'    tidligere: ["{earlier}"]\n    vedtak:\n' + HELP))
    found = [line for line in told(tmp_path, text, others=others) if "REF532" in line]
    assert found == ([f"44: REF532 {sentence}"] if sentence else [])
