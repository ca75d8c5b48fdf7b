"""What has been decided and is still to be done: by whom, by when, and what has closed it."""

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from referat_cli.queries.followups import Followup
from referat_cli.render.followups import followups_table
from referat_cli.render.screen import Screen
from tests.support.archives import MEETING_PATH, MINUTES, REGISTER, archive, write
from tests.support.council import MARCH, MARCH_PATH, MAY, MAY_PATH, council
from tests.support.judging import changed
from tests.support.output_schemas import check_answer
from tests.support.running import Done, git, referat, repository

ROOT = Path(__file__).parents[2]

# The commitments of the two real meetings as read on paper, oldest meeting first: the last sub-point of 31/23 point 3
# is its fourth, and the paper calls 44/24 point 3.1 «3a».
# Three are to be done in the December meeting or the autumn of 2023, one in the first half of 2025.
AUTUMN = ["31/23#10", "31/23#11", "32/23#2"]
WITH_DATE = {"44/24#2": "2024-12-01", "42/24#4": "2025-06-30", "46/24#2": "2025-06-30", "47/24#4": "2025-06-30"}
BY_JUNE = ["42/24#4", "45/24#1", "46/24#2", "47/24#4"]
WITHOUT_DATE = ["31/23#3.4", "31/23#12", "42/24#2", "42/24#3", "44/24#3", "47/24#2"]
# Regularly, when something else is done, and at the first meeting of a year that the archive does not have.
NOBODY_KNOWS = ["31/23#9", "33/23#2", "42/24#5", "44/24#3.1", "47/24#3"]

NOTHING = "Ingen forpliktelser svarer til det du spør om.\n"

DECISION = "      - Kommunene går sammen om legevakt i helgene.\n"
# Case 2/26 of the invented meeting with four points: with a date, with another, without one, and nothing to do.
COMMITTED = MINUTES.replace(
    DECISION,
    """\
      - {tekst: AU lager en plan., frist: "2026-04-15", ansvarlig: [AU]}
      - {tekst: Nordby kommune skriver et brev., frist: "2026-04-01", ansvarlig: [Nordby kommune]}
      - {tekst: Kari Nordmann spør i Vestby., frist_tekst: snart, ansvarlig: [Kari N. Nordmann, Arbeidsutvalget]}
      - Kommunene takker.
""",
)


def closing(addresses: str, date: str = "2026-05-06", status: str = "referat") -> str:
    """A meeting with the cases 3/26 and 4/26, of which the last closes the points of those addresses."""
    text = (
        MINUTES.replace("2026-05-06", "2026-06-10")
        .replace("2026-03-04", date)
        .replace("status: referat", f"status: {status}")
    )
    text = text.replace("2/26", "4/26").replace("1/26", "3/26")
    return text.replace(f"    vedtak:\n{DECISION}", f"    foelger_opp: [{addresses}]\n    vedtak:\n{DECISION}")


def asked(root: Path, *options: str) -> list[dict[str, object]]:
    """The commitments of an answer that fits the published schema, on 15 April 2026 where nothing else is said."""
    day = () if "--today" in options else ("--today", "2026-04-15")
    done = referat(root, "followups", *day, "-f", "json", *options)
    answer = json.loads(done.out)
    check_answer(answer, "followups")
    rows: list[dict[str, object]] = answer["oppfoelging"]
    assert done == (Done(0, done.out, "") if rows else Done(1, done.out, NOTHING))
    return rows


def points(rows: list[dict[str, object]]) -> list[str]:
    """The addresses of the points."""
    return [f"{row['saksnr']}#{row['punkt']}" for row in rows]


def states(rows: list[dict[str, object]]) -> dict[str, object]:
    """The state of each point, or what has closed it."""
    return {point: row["lukket_av"] or row["tilstand"] for point, row in zip(points(rows), rows, strict=True)}


@pytest.fixture(scope="module")
def asu(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of its own with the two real meetings."""
    folder = tmp_path_factory.mktemp("asu")
    shutil.copytree(ROOT / "minutes", folder / "minutes")
    return repository(folder)


def test_the_two_meetings_have_nineteen_commitments_overdue_first_then_by_deadline(asu: Path) -> None:
    """By case and point; those without a date stand in the order of the meetings, after those with one."""
    rows = asked(asu, "--today", "2025-06-30")
    assert points(rows) == [*AUTUMN, "44/24#2", *BY_JUNE, *WITHOUT_DATE, *NOBODY_KNOWS]
    assert {point: row["frist"] for point, row in zip(points(rows), rows, strict=True) if row["frist"]} == WITH_DATE
    assert [row["frister"] for row in rows[:9]] == [
        *[["2023-12-31"]] * 3,
        ["2024-12-01"],
        *[["2025-06-30"]] * 4,
        [],
    ]


def test_a_deadline_that_is_today_is_not_overdue(asu: Path) -> None:
    """On the last day of June the four that fall due that day are open; on the first of July they are overdue."""
    assert points(asked(asu, "--today", "2025-06-30", "--state", "forfalt")) == [*AUTUMN, "44/24#2"]
    assert points(asked(asu, "--today", "2025-07-01", "--state", "forfalt")) == [*AUTUMN, "44/24#2", *BY_JUNE]
    assert points(asked(asu, "--today", "2024-12-01", "--state", "forfalt")) == AUTUMN
    assert points(asked(asu, "--today", "2023-12-31", "--state", "forfalt")) == []


def test_a_meeting_of_a_year_is_a_day_once_the_archive_has_it(asu: Path, tmp_path: Path) -> None:
    """«I første møte i 2025» is that meeting's own day, and open until it is over; what no day is stays told apart."""
    shutil.copytree(asu / "minutes", tmp_path / "minutes")
    notice = 'utvalg: asu\nmoetedato: "2025-02-05"\nstatus: innkalling\n'
    write(tmp_path, {"minutes/asu/2025/2025-02-05.yaml": notice})
    assert points(asked(asu, "--state", "ubestemt")) == NOBODY_KNOWS
    assert points(asked(tmp_path, "--state", "ubestemt")) == ["31/23#9", "33/23#2", "47/24#3"]
    assert states(asked(tmp_path, "--today", "2025-02-05"))["44/24#3.1"] == "aapen"
    assert states(asked(tmp_path, "--today", "2025-02-06"))["44/24#3.1"] == "forfalt"


def test_a_point_below_has_the_responsible_of_the_point_above(asu: Path) -> None:
    """The project group is asked in point 3, and 3.1 says what it is to tell of it."""
    rows = asked(asu, "--responsible", "prosjektgruppen")
    assert [(point, row["ansvarlig"]) for point, row in zip(points(rows), rows, strict=True)] == [
        ("44/24#3", ["prosjektgruppen"]),
        ("44/24#3.1", ["prosjektgruppen"]),
    ]


def test_a_point_that_announces_a_list_is_told_with_it(asu: Path) -> None:
    """«I dette ligger blant annet:» says nothing alone."""
    (row,) = [row for row in asked(asu) if (row["saksnr"], row["punkt"]) == ("42/24", "2")]
    assert isinstance(row["underpunkter"], list)
    assert row["underpunkter"][-1] == "Oppfølging og rapportering"
    assert "\n  – Oppfølging og rapportering\n" in referat(asu, "followups").out


def test_a_point_with_two_deadlines_keeps_both(tmp_path: Path) -> None:
    """It is overdue when the first is over."""
    text = "AU svarer innen 1. juni 2026 og rapporterer innen 1. mars 2027"
    point = f'{{tekst: {text}., frist: "2026-06-01", frist_tekst: {text[10:]}}}'
    root = write(archive(tmp_path), {MEETING_PATH: MINUTES.replace(DECISION, f"      - {point}\n")})
    (row,) = asked(root, "--today", "2026-06-01")
    assert (row["frister"], row["tilstand"]) == (["2026-06-01", "2027-03-01"], "aapen")
    assert asked(root, "--today", "2026-06-02", "--state", "forfalt")


def test_a_commitment_is_told_with_the_keys_of_the_contract(asu: Path) -> None:
    """The text as adopted, the body as written, and the deadline in the decision's own words too."""
    (row,) = asked(asu, "--today", "2025-07-01", "--responsible", "Arbeidsgruppen")
    assert row == {
        "utvalg": "asu",
        "saksnr": "47/24",
        "punkt": "4",
        "tekst": "Arbeidsgruppen rapporterer status og fremdrift i arbeidet til ASU innen 30.06.25.",
        "ansvarlig": ["Arbeidsgruppen"],
        "frist": "2025-06-30",
        "frist_tekst": "innen 30.06.25",
        "tilstand": "forfalt",
        "lukket_av": None,
        "moetedato": "2024-10-29",
        "sti": "minutes/asu/2024/2024-10-29.yaml",
        "frister": ["2025-06-30"],
        "underpunkter": [],
    }


def test_a_body_is_found_by_any_of_its_names_and_by_no_other_bodys(asu: Path) -> None:
    """«Arbeidsutvalget» is AU; «utvidet AU» is a body of its own."""
    au = ["31/23#3.4", "31/23#12", "42/24#3", "47/24#2", "47/24#3"]
    for name in ("AU", "Arbeidsutvalget", "arbeidsutvalget"):
        assert points(asked(asu, "--responsible", name)) == au
    assert points(asked(asu, "--responsible", "utvidet AU")) == ["42/24#2", "42/24#5"]
    assert points(asked(asu, "--responsible", "Melhus")) == ["44/24#2"]


def test_a_person_is_found_by_any_spelling(tmp_path: Path) -> None:
    """The decision has one spelling of her, the register another, and the question a third."""
    root = write(archive(tmp_path), {MEETING_PATH: COMMITTED})
    for name in ("Kari Nordmann", "Kari N. Nordmann", "kari nordmann"):
        assert points(asked(root, "--responsible", name)) == ["2/26#3"]
    assert points(asked(root, "--responsible", "Nordby kommune")) == ["2/26#2"]


def test_the_same_name_may_be_a_body_of_one_committee_and_none_of_another(tmp_path: Path) -> None:
    """Where another committee's register has no other name for AU, only what is written AU is AU."""
    other = REGISTER.replace("kode: prove", "kode: annet").replace(", alias: [Arbeidsutvalget]", "")
    files: dict[str, str | bytes] = {
        MEETING_PATH: COMMITTED,
        "minutes/annet/utvalg.yaml": other,
        "minutes/annet/2026/2026-03-04.yaml": COMMITTED.replace("utvalg: prove", "utvalg: annet"),
    }
    root = write(archive(tmp_path), files)
    rows = asked(root, "--responsible", "AU")
    assert [(row["utvalg"], row["punkt"]) for row in rows] == [("annet", "1"), ("prove", "1"), ("prove", "3")]


def test_an_unknown_name_is_answered_with_the_nearest(asu: Path) -> None:
    """One sentence, exit code 2."""
    told = "referat: Verken et organ eller en person heter «Arbeidsgrupen». Mente du Arbeidsgruppen?\n"
    assert referat(asu, "followups", "--responsible", "Arbeidsgrupen") == Done(2, "", told)
    assert referat(asu, "followups", "--responsible", "xyz").err == (
        "referat: Verken et organ eller en person heter «xyz».\n"
    )


def test_a_later_case_that_names_the_point_closes_it(tmp_path: Path) -> None:
    """Only that point; what is closed stands last, and is not overdue any more."""
    root = write(archive(tmp_path, d2026_05_06=closing('"2/26#2"')), {MEETING_PATH: COMMITTED})
    assert states(asked(root)) == {"2/26#1": "aapen", "2/26#3": "ubestemt", "2/26#2": "4/26"}
    assert points(asked(root, "--state", "lukket")) == ["2/26#2"]
    assert points(asked(root, "--state", "aapen", "--state", "lukket")) == ["2/26#1", "2/26#2"]


@pytest.mark.parametrize(
    ("addresses", "date", "status"),
    [
        pytest.param('"2/26#4", "2/26#2.1", "12/26#2"', "2026-05-06", "referat", id="other points"),
        pytest.param('"2/26#2"', "2026-02-04", "referat", id="an earlier meeting"),
        pytest.param('"2/26#2"', "2026-05-06", "innkalling", id="a meeting that has not been held"),
    ],
)
def test_nothing_else_closes_a_point(addresses: str, date: str, status: str, tmp_path: Path) -> None:
    """A point is not done because its case is named, because it was named before, or because somebody will name it."""
    files: dict[str, str | bytes] = {
        MEETING_PATH: COMMITTED,
        f"minutes/prove/2026/{date}.yaml": closing(addresses, date, status),
    }
    rows = asked(write(archive(tmp_path), files))
    assert states(rows) == {"2/26#2": "forfalt", "2/26#1": "aapen", "2/26#3": "ubestemt"}


def test_another_committees_case_of_the_same_number_closes_nothing(tmp_path: Path) -> None:
    """Cases are numbered by each committee for itself."""
    files: dict[str, str | bytes] = {
        MEETING_PATH: COMMITTED,
        "minutes/annet/utvalg.yaml": REGISTER.replace("kode: prove", "kode: annet"),
        "minutes/annet/2026/2026-05-06.yaml": closing('"2/26#2"').replace("utvalg: prove", "utvalg: annet"),
    }
    root = write(archive(tmp_path), files)
    assert "lukket" not in {row["tilstand"] for row in asked(root)}
    assert asked(root, "--committee", "annet") == []
    assert len(asked(root, "--committee", "Prøveutvalget", "--from", "2026-03-04", "--to", "2026-03-04")) == 3
    assert asked(root, "--from", "2026-03-05") == asked(root, "--to", "2026-03-03") == []


def test_a_proposal_binds_nobody(tmp_path: Path) -> None:
    """What a notice proposes is not decided."""
    text = COMMITTED.replace("status: referat", "status: innkalling")
    assert asked(write(archive(tmp_path), {MEETING_PATH: text})) == []
    assert referat(tmp_path, "followups") == Done(1, "", NOTHING)


def test_an_earlier_version_is_asked_in_the_same_way(tmp_path: Path) -> None:
    """Before the closing case was recorded, the point was open; so too where the case stands only on the disk."""
    root = repository(write(archive(tmp_path), {MEETING_PATH: COMMITTED}))
    write(root, {"minutes/prove/2026/2026-05-06.yaml": closing('"2/26#2"')})
    assert states(asked(root))["2/26#2"] == "4/26"
    assert states(asked(root, "--rev", "HEAD"))["2/26#2"] == "forfalt"
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=Neste")
    assert states(asked(root, "--rev", "HEAD"))["2/26#2"] == "4/26"
    assert states(asked(root, "--rev", "HEAD~1"))["2/26#2"] == "forfalt"


def test_the_same_rows_come_as_lines_as_a_spreadsheet_and_as_markdown(asu: Path) -> None:
    """With the contract's keys; names are joined in a cell; the first rows alone with --limit."""
    day = ("--today", "2025-07-01")
    rows = asked(asu, *day)
    lines = referat(asu, "followups", *day, "-f", "ndjson").out.splitlines()
    assert [json.loads(line) for line in lines] == rows
    sheet = list(csv.DictReader(io.StringIO(referat(asu, "followups", *day, "-f", "csv").out)))
    assert [row["punkt"] for row in sheet] == [row["punkt"] for row in rows]
    assert sheet[3]["ansvarlig"] == "Ørland kommune; Melhus kommune; Trondheim kommune; St. Olavs hospital"
    table = referat(asu, "followups", *day, "-f", "markdown").out.splitlines()
    assert len(table) == 21
    assert table[5].startswith("| 44/24&#35;&#8203;2 | forfalt | 2024-12-01 | Ørland kommune, ")
    assert asked(asu, *day, "--limit", "2") == rows[:2]


def test_people_read_where_when_and_who_and_below_it_the_text(asu: Path) -> None:
    """The wording of a deadline stands in for a date that nobody can give."""
    out = referat(asu, "followups", "--today", "2025-06-30").out
    assert out.startswith("Punkt      Tilstand  Frist ")
    wording = (
        "\n45/24#1    åpen      til første halvår i\n                     2025\n                     (2025-06-30)\n"
    )
    assert f"{wording}  Saken utsettes til første" in out
    (line,) = [line for line in out.splitlines() if line.startswith("47/24#4")]
    assert line.split() == ["47/24#4", "åpen", "2025-06-30", "Arbeidsgruppen"]


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_no_line_is_wider_than_the_screen_and_no_word_is_lost(width: int) -> None:
    """On a narrow screen the names stand on a line of their own; on none is anything cut."""
    names = ("Samarbeidsutvalget for helse og omsorg", "Nordby kommune")
    text = "Samarbeidsutvalget legger fram en plan for legevakt i helgene i god tid før neste møte i utvalget."
    row = Followup(
        "prove",
        "12/26",
        "2.3",
        text,
        names,
        None,
        "i god tid før neste møte",
        "lukket",
        "14/26",
        "2026-03-04",
        "x.yaml",
    )
    rows = [row, row._replace(committee="annet", deadline="2026-05-01")]
    shown = followups_table(rows, Screen(width)).render(rows, "table", Screen(width))
    assert max(map(len, shown.splitlines())) <= width
    assert shown.count("Lukket i sak 14/26") == 2
    told = " ".join(shown.split())
    assert told.count(text) == 2
    assert "prove:12/26#2.3" in told
    assert "Nordby kommune" in told
    assert "2026-05-01" in told


def test_a_state_is_asked_for_as_it_is_printed(asu: Path) -> None:
    """The table says «åpen»."""
    done = referat(asu, "followups", "--state", "åpen", "--today", "2024-11-01")
    assert done == referat(asu, "followups", "--state", "aapen", "--today", "2024-11-01")
    assert "åpen" in done.out


def test_a_terminal_is_sent_nothing_that_it_would_obey() -> None:
    """A text with an escape character in it is shown with a mark in its place."""
    row = Followup("prove", "1/26", "1", "a\x1b[2Jb", ("c\x1b",), None, "\x1b", "aapen", None, "2026-03-04", "x.yaml")
    table = followups_table([row], Screen())
    assert "\x1b" not in table.render([row], "table", Screen()) + table.render([row], "markdown", Screen())


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A council that gives two tasks outside of its decision, of which the next meeting closes the first."""
    return repository(council(tmp_path_factory.mktemp("kommune")))


def test_tasks_outside_of_a_decision_are_followed_up(town: Path) -> None:
    """Under o1 and o2, because 1 and 2 are points of the decision; no word of it breaks a rule."""
    assert referat(town, "validate").code == 0
    rows = asked(town, "--today", "2026-06-10")
    assert states(rows) == {"4/26#o2": "aapen", "4/26#o1": "6/26"}
    assert [row["ansvarlig"] for row in rows] == [["Siv Nes"], ["Liv Strand"]]
    assert points(asked(town, "--today", "2026-06-10", "--responsible", "siv nes")) == ["4/26#o2"]
    (town / MAY_PATH).unlink()
    try:
        assert states(asked(town, "--today", "2026-04-01")) == {"4/26#o1": "forfalt", "4/26#o2": "aapen"}
    finally:
        git(town, "checkout", "--quiet", MAY_PATH)


def test_a_body_that_only_a_task_names_can_be_asked_about(tmp_path: Path) -> None:
    """As one that a decision names."""
    text = changed(MARCH, ("ansvarlig: [Siv Nes]}", "ansvarlig: [Driftsavdelingen]}"))
    write(council(tmp_path), {MARCH_PATH: text})
    assert points(asked(tmp_path, "--responsible", "driftsavdelingen")) == ["4/26#o2"]


def test_a_task_is_there_without_a_word_of_who_or_when(tmp_path: Path) -> None:
    """It stands where tasks stand; what stands under it is its own only where it says who or when."""
    text = changed(
        MARCH,
        ("      - {tekst: Bestille lokaler., ansvarlig: [Siv Nes]}\n", ""),
        (
            '{tekst: Kunngjøre møteplanen på nettsidene., frist: "2026-03-31", ansvarlig: [Liv Strand]}',
            "tekst: 'Kunngjøre:'\n        punkter: [på nettsidene, {tekst: i avisen, ansvarlig: [Liv Strand]}]",
        ),
    )
    write(council(tmp_path), {MARCH_PATH: text, MAY_PATH: MAY.replace('    foelger_opp: ["4/26#o1"]\n', "")})
    assert points(asked(tmp_path, "--today", "2026-06-10")) == ["4/26#o1", "4/26#o1.2"]


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("4/26#o3", "sak 4/26 har ikke oppgaven o3"),
        ("1/26#o1", "sak 1/26 har ikke oppgaven o1"),
        ("4/26#1", "punkt 1 i sak 4/26 er ikke en forpliktelse: det har verken ansvarlig eller frist"),
    ],
)
def test_a_task_that_is_not_there_closes_nothing(address: str, sentence: str, tmp_path: Path) -> None:
    """A rule says so; an address that is there is no finding."""
    write(council(tmp_path), {MAY_PATH: MAY.replace("4/26#o1", address)})
    found = json.loads(referat(tmp_path, "validate", "-f", "json").out)["problemer"]
    assert [problem["melding"] for problem in found] == [sentence]
    if address == "4/26#1":
        assert "(4/26#o1, 4/26#o2)" in found[0]["tiltak"]


def test_a_task_is_shown_by_its_address(town: Path) -> None:
    """As a point is, in capitals too, and completed."""
    assert referat(town, "show", "4/26#O1").out == (
        "Sak 4/26, oppgave o1\nMøteplan\nKommunestyret, 4. mars 2026 (referat)\n\nKunngjøre møteplanen på nettsidene.\n"
        "Ansvarlig: Liv Strand\nFrist: 31. mars 2026\n"
    )
    answer = json.loads(referat(town, "show", "4/26#o2", "-f", "json").out)
    check_answer(answer, "show")
    assert (answer["punkt"]["felt"], answer["punkt"]["tekst"]) == ("oppgaver", "Bestille lokaler.")
    assert referat(town, "show", "4/26#o3").err == "referat: Sak 4/26 har ikke oppgaven o3; den har o1, o2.\n"
    assert referat(town, "diff", "4/26#o1").err == (
        "referat: En oppgave har ikke noe forslag å holdes mot; se «referat show 4/26#o1».\n"
    )
    told = json.loads(referat(town, "history", "4/26#o1", "-f", "json").out)["hendelser"]
    fields = [change["felt"] for event in told for change in event["endringer"]]
    assert fields == ["oppgaver/1", "oppgaver/1/frist", "oppgaver/1/ansvarlig"]
    assert referat(town, "show", "2/26#o1").err == "referat: Sak 2/26 har ingen oppgaver utenfor vedtaket.\n"
