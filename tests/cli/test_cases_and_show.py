"""What a member sees: the list of cases, a case and a meeting, as on paper and as data."""

import csv
import html
import io
import json
import re
import shutil
from pathlib import Path

import pytest

from tests.support.archives import MEETING_PATH, MINUTES, NOTICE, REGISTER, REGISTER_PATH, archive, write
from tests.support.output_schemas import check_answer
from tests.support.running import Done, git, referat, repository

ROOT = Path(__file__).parents[2]
NUMBERS_2024 = [f"{number}/24" for number in range(41, 50)]
NUMBERS_2023 = [f"{number}/23" for number in range(30, 35)]


@pytest.fixture(scope="module")
def asu(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of its own with the two real meetings."""
    folder = tmp_path_factory.mktemp("asu")
    shutil.copytree(ROOT / "minutes", folder / "minutes")
    return repository(folder)


def fits(answer: object, name: str) -> None:
    """Check an answer against its published schema."""
    check_answer(answer, name)


def test_cases_lists_all_fourteen_newest_meeting_first(asu: Path) -> None:
    """In the order of each meeting's own agenda."""
    answer = json.loads(referat(asu, "cases", "-f", "json").out)
    fits(answer, "cases")
    assert [row["saksnr"] for row in answer["saker"]] == NUMBERS_2024 + NUMBERS_2023


def test_a_case_as_data_has_the_keys_of_the_contract(asu: Path) -> None:
    """The names on a case stand as written on paper, also where the register knows the person by another spelling."""
    answer = json.loads(referat(asu, "cases", "-f", "json").out)
    row = next(row for row in answer["saker"] if row["saksnr"] == "44/24")
    assert row == {
        "utvalg": "asu",
        "saksnr": "44/24",
        "moetedato": "2024-10-29",
        "tittel": "Konseptfase forsterket utskrivningsteam",
        "sakstype": "beslutning",
        "status": "referat",
        "saksansvarlig": ["Ingrid Astad", "Merete Blokkum"],
        "saksbehandler": ["Karina Haus Steinshylla"],
        "utfall": row["utfall"],
        "sti": "minutes/asu/2024/2024-10-29.yaml",
        "utfall_utledet": True,
        "utfall_sikkert": True,
        "endret_etter_godkjenning": None,
        "stemmegivning": None,
        "lukket": None,
    }


def test_the_same_rows_come_as_lines_and_as_a_spreadsheet(asu: Path) -> None:
    """In ndjson there is one case a line; csv joins names with a semicolon; Markdown is a table."""
    whole = json.loads(referat(asu, "cases", "-f", "json").out)["saker"]
    assert [json.loads(line) for line in referat(asu, "cases", "-f", "ndjson").out.splitlines()] == whole
    rows = list(csv.DictReader(io.StringIO(referat(asu, "cases", "-f", "csv").out)))
    assert [row["saksnr"] for row in rows] == NUMBERS_2024 + NUMBERS_2023
    assert rows[0]["saksansvarlig"] == "Ingjerd Astad; Merete Blokkum"
    table = referat(asu, "cases", "-f", "markdown").out.splitlines()
    assert len(table) == 16
    assert table[2].startswith("| 41/24 | 2024-10-29 | godkjenning |")


def test_a_table_fits_a_narrow_terminal(asu: Path) -> None:
    """Titles are folded, not cut, and no line is wider than the screen."""
    done = referat(asu, "cases")
    assert max(map(len, done.out.splitlines())) <= 80
    assert "mestringstilbud" in done.out


def test_show_reads_like_the_paper(asu: Path) -> None:
    """Headings in the order of the form, points numbered, sub-points with the paper's labels."""
    done = referat(asu, "show", "44/24")
    assert done.code == 0
    text = done.out
    headings = ["\nFORSLAG TIL VEDTAK\n", "\nREFERAT\n", "\nVEDLEGG\n", "\nVEDTAK\n"]
    assert sorted(headings, key=text.index) == headings
    assert (
        "   a. Det bes om at det gis en orientering til ASU i første møte i 2025. Videre\n      bes det om en jevnlig"
        in text
    )
    assert "\n- Gevinstmål for pasientene, kommunen og sykehuset må konkretiseres\n  - Kvalitative" in text


def test_show_as_markdown_has_the_papers_headings_and_labels(asu: Path) -> None:
    """To be pasted into a wiki or a comment; the points have their labels, the list of attendance is a table."""
    text = referat(asu, "show", "44/24", "-f", "markdown").out
    assert text.startswith("# Sak 44/24 Konseptfase forsterket utskrivningsteam\n\n")
    parts = ["\n### Forslag til vedtak\n", "\n### Referat\n", "\n### Vedlegg\n", "\n### Vedtak\n"]
    assert sorted(parts, key=text.index) == parts
    assert "\n  - **a.** Det bes om at det gis en orientering til ASU" in text
    assert "\n- Gevinstmål for pasientene, kommunen og sykehuset må konkretiseres\n  - Kvalitative" in text
    whole = referat(asu, "show", "2023-09-06", "-f", "markdown").out
    assert "\n- **Møtedato:** 6. september 2023 kl. 15:00–17:00\n" in whole
    assert "\n| Ansatte representanter (observatører) | Møtte | Forfall |\n" in whole
    headings = [referat(asu, "show", number, "-f", "markdown").out.partition("\n")[0] for number in NUMBERS_2023]
    assert [line for line in whole.splitlines() if line.startswith("## ")] == [f"#{heading}" for heading in headings]


def test_show_as_a_page_has_every_word_of_the_record(asu: Path) -> None:
    """A page for the web, of the words that the terminal shows."""
    for what in ("47/24", "2024-10-29"):
        page = referat(asu, "show", what, "-f", "html").out
        assert page.startswith('<!doctype html>\n<html lang="nb">')
        words = html.unescape(re.sub(r"<[^>]*>", " ", page.partition("<main>")[2])).lower()
        missing = set(re.findall(r"\w+", referat(asu, "show", what).out.lower())) - set(re.findall(r"\w+", words))
        assert missing == set()
    done = referat(asu, "show", "47/24#2", "-f", "html")
    assert done.err == "referat: Et punkt vises ikke som html; vis hele saken med «referat show 47/24 -f html».\n"
    assert referat(asu, "show", "Wenche Dehli", "-f", "html").code == 2
    assert "| møte | " in referat(asu, "show", "Wenche Dehli", "-f", "markdown").out


def test_show_fits_the_screen(asu: Path) -> None:
    """No line of a case or a meeting is wider than 80 columns where nobody says otherwise."""
    for what in (*NUMBERS_2023, *NUMBERS_2024, "2023-09-06", "2024-10-29"):
        done = referat(asu, "show", what)
        assert done.code == 0
        assert max(map(len, done.out.splitlines())) <= 80, what


def test_other_business_stands_once_and_is_shown_where_it_was_announced(asu: Path) -> None:
    """The titles announced in 41/24 are those of 49/24; a meeting without any says so."""
    titles = [
        "- Pakkeforløp hjem for pasienter med kreft",
        "- Mediaoppslag fra 23/10 vedrørende nedleggelse av plasser ved Nidelv DPS",
        "- Samhandlingskoordinatorer i klinikker ved St. Olavs hospital",
    ]
    for case in ("41/24", "49/24"):
        text = referat(asu, "show", case).out
        assert [line for line in text.splitlines() if line in titles] == titles
    assert "SAKER TIL EVENTUELT\nIngen\n" in referat(asu, "show", "34/23").out


def test_a_meeting_shows_heading_attendance_agenda_and_every_case(asu: Path) -> None:
    """The whole paper on one page, in the paper's order."""
    text = referat(asu, "show", "2023-09-06").out
    assert text.startswith(
        "Møtereferat – Administrativt samarbeidsutvalg (asu)\nMøtedato: 6. september 2023 kl. 15:00–17:00\n"
    )
    assert "\nAnsatte representanter (observatører)\n" in text
    assert "\n  Laura Steinsli møtte for Wenche Dehli" in text
    assert "\n15:50–16:00         Pause\n" in text
    places = [text.index(f"\nSak {number}  ") for number in NUMBERS_2023]
    assert places == sorted(places)


def test_show_as_data_has_the_records_own_keys(asu: Path) -> None:
    """A program gets the record itself, with the file it stands in."""
    case = json.loads(referat(asu, "show", "42/24", "-f", "json").out)
    fits(case, "show")
    assert case["sak"]["sti"] == "minutes/asu/2024/2024-10-29.yaml"
    assert case["sak"]["vedtak"][3]["frist"] == "2025-06-30"
    meeting = json.loads(referat(asu, "show", "2024-10-29", "-f", "json").out)
    fits(meeting, "show")
    assert [slot.get("sak") for slot in meeting["moete"]["saksliste"]].count(None) == 3
    assert meeting["moete"]["deltakere"][0]["personer"][0] == {
        "navn": "Ingjerd Astad",
        "oppmoete": "møtt",
        "enhet": "Trøndelag sør-vest",
    }


def test_an_answer_is_the_same_from_any_folder(asu: Path) -> None:
    """From within the record, with -C before or after the command, and from elsewhere."""
    expected = referat(asu, "show", "45/24")
    assert referat(asu / "minutes" / "asu", "show", "45/24") == expected
    assert referat(asu.parent, "-C", str(asu), "show", "45/24") == expected
    assert referat(asu.parent, "show", "-C", str(asu), "45/24") == expected
    assert referat(asu, "show", "asu:45/24") == expected


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("50/24", "referat: Saken «50/24» finnes ikke. Mente du"),
        ("asu:1", "referat: Saken «asu:1» finnes ikke."),
        ("2024-10-30", "referat: Det finnes ikke noe møte 2024-10-30. Det nærmeste er 2024-10-29."),
        ("30.10.2024", "referat: Det finnes ikke noe møte 2024-10-30. Det nærmeste er 2024-10-29."),
        ("2024-10-29-2", "referat: Det finnes ikke noe møte 2024-10-29-2. Det nærmeste er 2024-10-29."),
        ("2024-13-45", "referat: Datoen 2024-13-45 finnes ikke."),
        ("tull", "referat: Ingen heter «tull»."),
    ],
)
def test_what_does_not_exist_is_answered_with_the_nearest(asked: str, sentence: str, asu: Path) -> None:
    """One sentence, exit code 2, nothing on standard output."""
    done = referat(asu, "show", asked)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(sentence)
    assert len(done.err.splitlines()) == 1


def test_two_committees_with_the_same_number_are_told_apart(tmp_path: Path) -> None:
    """The sentence says what to type, and that works."""
    other = {"minutes/annet/utvalg.yaml": REGISTER.replace("kode: prove", "kode: annet")}
    other["minutes/annet/2026/2026-03-04.yaml"] = MINUTES.replace("utvalg: prove", "utvalg: annet")
    root = write(archive(tmp_path), {**other})
    done = referat(root, "show", "2/26")
    assert done == Done(2, "", "referat: Flere utvalg har sak 2/26: skriv annet:2/26 eller prove:2/26.\n")
    assert referat(root, "show", "prove:2/26").code == 0
    done = referat(root, "show", "2026-03-04")
    assert done == Done(
        2, "", "referat: Flere møter er holdt 2026-03-04: skriv annet:2026-03-04 eller prove:2026-03-04.\n"
    )
    assert referat(root, "show", "annet:2026-03-04").code == 0
    assert referat(root, "cases").out.splitlines()[0].startswith("Utvalg  Sak   Møte")


def test_a_meeting_that_cannot_be_read_is_named_and_the_rest_is_answered(tmp_path: Path) -> None:
    """No answer is silently short."""
    root = write(archive(tmp_path), {"minutes/prove/2026/2026-04-08.yaml": "utvalg: [prove"})
    done = referat(root, "cases", "-f", "ndjson")
    assert done.code == 0
    assert [json.loads(line)["saksnr"] for line in done.out.splitlines()] == ["1/26", "2/26"]
    assert "minutes/prove/2026/2026-04-08.yaml" in done.err


def test_a_meeting_with_problems_is_still_answered(tmp_path: Path) -> None:
    """Rules are for the secretary; a member gets an answer from every file that fits the schema."""
    root = write(
        archive(tmp_path), {MEETING_PATH: MINUTES.replace("moeteleder: Kari Nordmann", "moeteleder: Ukjent Person")}
    )
    assert "Møteleder: Ukjent Person" in referat(root, "show", "2026-03-04").out


def test_no_cases_is_exit_code_one_and_an_empty_envelope(tmp_path: Path) -> None:
    """A meeting without cases is no fault, and no answer."""
    root = write(archive(tmp_path), {MEETING_PATH: NOTICE.partition("saksliste")[0]})
    nothing = "Ingen saker svarer til det du spør om.\n"
    assert referat(root, "cases") == Done(1, "", nothing)
    assert referat(root, "cases", "-f", "json") == Done(1, '{\n  "versjon": 1,\n  "saker": []\n}\n', nothing)


def test_a_notice_is_called_a_notice(tmp_path: Path) -> None:
    """Before the meeting the page is headed Innkalling, and has no attendance."""
    root = write(archive(tmp_path), {MEETING_PATH: NOTICE})
    text = referat(root, "show", "2026-03-04").out
    assert text.startswith("Innkalling – Prøveutvalget (prove)\n")
    assert "DELTAKERE" not in text


def test_colour_comes_only_when_asked_for_or_on_a_terminal(asu: Path) -> None:
    """A pipe gets plain text; --color always wins; no meaning hangs on it."""
    plain = referat(asu, "show", "48/24").out
    assert "\x1b" not in plain
    coloured = referat(asu, "show", "48/24", "--color", "always").out
    assert coloured.startswith("\x1b[1mSak 48/24")
    assert referat(asu, "--color", "never", "show", "48/24").out == plain


def test_a_date_may_be_written_as_people_write_it(asu: Path) -> None:
    """29.10.2024 and 29. oktober 2024 are the meeting of that day."""
    expected = referat(asu, "show", "2024-10-29")
    for written in ("29.10.2024", "29. oktober 2024", "asu:29.10.24"):
        assert referat(asu, "show", written) == expected


def test_the_second_meeting_of_a_day_is_called_as_its_file_is(tmp_path: Path) -> None:
    """The date alone is the first of the two."""
    second = MINUTES.replace("1/26", "3/26").replace("2/26", "4/26").replace("Rådhuset", "Biblioteket")
    root = write(archive(tmp_path), {"minutes/prove/2026/2026-03-04-2.yaml": second})
    assert "Møtested: Rådhuset" in referat(root, "show", "2026-03-04").out
    assert "Møtested: Biblioteket" in referat(root, "show", "2026-03-04-2").out


def test_a_meeting_that_cannot_be_read_is_not_said_to_be_missing(tmp_path: Path) -> None:
    """The sentence says what is wrong, and the way to see why works from where the person stands."""
    root = write(archive(tmp_path), {MEETING_PATH: "utvalg: [prove"})
    done = referat(root / "minutes", "show", "2026-03-04")
    told = done.err.splitlines()
    assert told[0].endswith("se «referat validate prove/2026/2026-03-04.yaml»")
    assert told[1] == "referat: Møtet 2026-03-04 kan ikke leses."
    assert referat(root / "minutes", "validate", "prove/2026/2026-03-04.yaml").code == 1


def test_not_recorded_is_shown_as_neither_present_nor_absent(tmp_path: Path) -> None:
    """Absent is not the same as not recorded."""
    text = MINUTES.replace("navn: Åse Vik, oppmoete: møtt", "navn: Åse Vik, oppmoete: ukjent")
    shown = referat(write(archive(tmp_path), {MEETING_PATH: text}), "show", "2026-03-04").out
    assert "\n  Åse Vik (oppmøtet er ikke ført)\n" in shown


def test_a_number_that_two_centuries_share_is_told_apart_by_the_meeting(tmp_path: Path) -> None:
    """The sentence says what to write, and that leads to the case in every command."""
    years = {year: MINUTES.replace("2026-03-04", f"{year}-03-04").replace("/26", "/25") for year in ("1925", "2025")}
    root = write(tmp_path, {REGISTER_PATH: REGISTER})
    write(root, {f"minutes/prove/{year}/{year}-03-04.yaml": text for year, text in years.items()})
    repository(root)
    for command in ("show", "diff", "history"):
        done = referat(root, command, "2/25")
        assert done.code == 2
        assert done.err == "referat: Flere møter har sak 2/25: skriv 1925-03-04/2/25 eller 2025-03-04/2/25.\n"
        assert referat(root, command, "1925-03-04/2/25").code == 0
        assert referat(root, command, "prove:2025-03-04/2/25").code == 0
    assert "\nPrøveutvalget, 4. mars 1925 (referat)\n" in referat(root, "show", "1925-03-04/2/25#1").out
    assert referat(root, "show", "1926-03-04/2/25").err.endswith("finnes ikke. Mente du 2/25?\n")


def test_a_number_of_a_meeting_that_was_called_off_means_the_case_that_was_treated(tmp_path: Path) -> None:
    """It may be used again; the case that was called is had by its date."""
    called_off = """\
utvalg: prove
moetedato: "2026-02-04"
status: avlyst

saker:
  - saksnr: 2/26
    tittel: Budsjett
"""
    root = write(archive(tmp_path), {"minutes/prove/2026/2026-02-04.yaml": called_off})
    for command in ("show", "diff"):
        done = referat(root, command, "2/26")
        assert done.code == 0, done
        assert "4. mars 2026" in done.out
    assert "4. februar 2026" in referat(root, "show", "2026-02-04/2/26").out


def test_a_number_used_twice_in_one_meeting_is_for_validate_to_tell(tmp_path: Path) -> None:
    """No address tells the two apart."""
    root = write(archive(tmp_path), {MEETING_PATH: MINUTES.replace("saksnr: 2/26", "saksnr: 1/26")})
    sentence = "referat: Saksnummer 1/26 er brukt flere ganger i møtet 2026-03-04; se «referat validate».\n"
    assert referat(root, "show", "1/26").err == sentence


def test_a_running_number_alone_suggests_the_newest_case_that_has_it(asu: Path, tmp_path: Path) -> None:
    """Of all numbers with a 4 and a 2, that is the one a person means."""
    assert referat(asu, "show", "42").err == "referat: Saken «42» finnes ikke. Mente du 42/24?\n"
    assert referat(asu, "show", "sak 30").err == "referat: Saken «sak 30» finnes ikke. Mente du 30/23?\n"
    older = MINUTES.replace("2026-03-04", "2024-03-04").replace("/26", "/24")
    root = write(archive(tmp_path), {"minutes/prove/2024/2024-03-04.yaml": older})
    assert referat(root, "show", "2").err.endswith("Mente du 2/26?\n")


@pytest.mark.parametrize("written", ["47/24#2.1", "47/24#2a", "47/24#2.a", "47/24#2. a.", "47/24#2A)"])
def test_a_point_is_called_by_its_number_or_as_it_is_printed(written: str, asu: Path) -> None:
    """`show` prints «a.» before the first point below the second."""
    done = referat(asu, "show", written)
    assert done.out.startswith("Sak 47/24, punkt 2.1 i vedtaket\n")
    assert done == referat(asu, "show", "47/24#2.1")


def test_an_address_pasted_with_characters_that_take_no_room_is_understood(asu: Path) -> None:
    """They come along from web pages."""
    assert referat(asu, "show", "\u200b44/24#2\ufeff") == referat(asu, "show", "44/24#2")
    assert referat(asu, "diff", "44/\u200b24\u00ad") == referat(asu, "diff", "44/24")
    assert referat(asu, "show", "2024-10-29\u200b") == referat(asu, "show", "2024-10-29")


def test_the_nearest_case_is_sought_in_the_committee_that_was_asked_for(tmp_path: Path) -> None:
    """The suggestion can be typed as it stands, also where another committee has a case of the same number."""
    other: dict[str, str | bytes] = {"minutes/annet/utvalg.yaml": REGISTER.replace("kode: prove", "kode: annet")}
    other["minutes/annet/2026/2026-03-04.yaml"] = MINUTES.replace("utvalg: prove", "utvalg: annet")
    root = write(archive(tmp_path), other)
    told = referat(root, "show", "prove:22/26").err
    assert told.endswith("Mente du prove:2/26?\n")
    assert referat(root, "show", "prove:2/26").code == 0


def test_two_meetings_of_a_day_are_told_apart_wherever_they_are_named(tmp_path: Path) -> None:
    """By the number that the second one's file has; a program has the path."""
    second = MINUTES.replace("1/26", "3/26").replace("2/26", "4/26")
    root = repository(write(archive(tmp_path), {"minutes/prove/2026/2026-03-04-2.yaml": second}))
    write(root, {"minutes/prove/2026/2026-03-04-2.yaml": second.replace("oppmoete: forfall", "oppmoete: uteblitt")})
    git(root, "commit", "--quiet", "--all", "--message=Uteblitt")
    for call in (
        ["cases"],
        ["search", "legevakt"],
        ["attendance", "--by", "meeting"],
        ["attendance", "--explain", "Kari Nordmann"],
        ["people", "Kari Nordmann"],
        ["attendance", "--chart"],
    ):
        out = referat(root, *call).out
        names = re.findall(r"2026-03-04(?:-2)?(?![-\d.])", out)
        assert set(names) == {"2026-03-04", "2026-03-04-2"}, out
    assert "møtet 2026-03-04-2\n" in referat(root, "attendance", "--history").out
    for call in (
        ["show", "4/26"],
        ["show", "4/26#1"],
        ["show", "2026-03-04-2"],
        ["diff", "4/26"],
        ["diff", "2026-03-04-2"],
    ):
        assert "4. mars 2026, møte 2" in referat(root, *call).out, call
    assert "4. mars 2026 (referat)" in referat(root, "show", "2/26").out
