"""The list of meetings, and what there is to do."""

import json
from pathlib import Path

import pytest

from tests.support.archives import MEETING_PATH, MINUTES, NOTICE, REGISTER, REGISTER_PATH, write
from tests.support.asking import ask
from tests.support.output_schemas import check_answer
from tests.support.running import git, referat, repository

ROOT = Path(__file__).parents[2]


def meeting(date: str, number: int, status: str = "innkalling") -> str:
    """A meeting with two cases, of which the first has that number."""
    text = NOTICE.replace("2026-03-04", date).replace("status: innkalling", f"status: {status}")
    return text.replace("2/26", f"{number + 1}/26").replace("1/26", f"{number}/26")


@pytest.fixture
def committee(tmp_path: Path) -> Path:
    """Minutes of March, a meeting of May that is past, one of June that comes: the day is 10 June 2026."""
    return write(
        tmp_path,
        {
            REGISTER_PATH: REGISTER,
            MEETING_PATH: MINUTES,
            "minutes/prove/2026/2026-05-06.yaml": meeting("2026-05-06", 3),
            "minutes/prove/2026/2026-06-24.yaml": meeting("2026-06-24", 5) + 'neste_moete: "2026-09-02"\n',
        },
    )


def test_each_meeting_says_what_it_lacks(committee: Path) -> None:
    """Newest first."""
    assert (
        referat(committee, "meetings").out
        == """\
Møte        Kl.          Status      Mangler        Saker  Sted
2026-06-24               innkalling                     2
2026-05-06               innkalling  ikke ført          2
2026-03-04  09:00–11:00  referat     ikke godkjent      2  Rådhuset
"""
    )


@pytest.mark.parametrize(
    ("options", "dates"),
    [
        ((), ["2026-06-24", "2026-05-06", "2026-03-04"]),
        (("--next",), ["2026-06-24"]),
        (("--last",), ["2026-03-04"]),
        (("--limit", "1"), ["2026-06-24"]),
        (("--to", "2026-05-31"), ["2026-05-06", "2026-03-04"]),
        (("--year", "2025"), []),
    ],
)
def test_the_meetings_that_are_asked_for(committee: Path, options: tuple[str, ...], dates: list[str]) -> None:
    """The answer fits its published schema."""
    done = referat(committee, "meetings", *options, "-f", "json")
    answer = json.loads(done.out)
    check_answer(answer, "meetings")
    assert [row["moetedato"] for row in answer["moeter"]] == dates
    assert done.code == (0 if dates else 1)


def test_what_is_to_be_done_comes_most_pressing_first(committee: Path) -> None:
    """Errors, minutes that nobody wrote, a meeting that nobody called, approval, what is not committed."""
    repository(committee)
    write(committee, {MEETING_PATH: MINUTES.replace("oppmoete: forfall", "oppmoete: syk")})
    assert (
        referat(committee, "status", COLUMNS="200").out
        == """\
Hva                                                        Gjør
1 feil i 1 fil                                             referat validate
Møtet 6. mai 2026 er holdt, men referatet er ikke skrevet  referat minutes
                                                           2026-05-06
Møtet 2. september 2026 er ikke innkalt                    referat new
                                                           2026-09-02
1 fil er ikke sjekket inn                                  referat changes, git
                                                           add, git commit
"""
    )
    git(committee, "checkout", "--", ".")
    answer = json.loads(referat(committee, "status", "-f", "json").out)
    check_answer(answer, "status")
    assert [task["slag"] for task in answer["oppgaver"]] == ["ikke_foert", "ikke_innkalt", "ikke_godkjent"]


def test_nothing_to_do_is_a_sentence(tmp_path: Path) -> None:
    """And exit 1, as where a question has no answer."""
    write(tmp_path, {REGISTER_PATH: REGISTER})
    done = referat(tmp_path, "status")
    assert (done.code, done.out, done.err) == (1, "", "Ingenting venter.\n")


def test_fix_is_validate_fix(committee: Path) -> None:
    """The same repairs, under a name of its own."""
    write(committee, {MEETING_PATH: MINUTES.replace('"2026-03-04"', "2026-03-04")})
    shown = referat(committee, "fix", "--diff")
    assert shown.out == referat(committee, "validate", "--fix", "--diff").out
    assert referat(committee, "fix").code == 0
    assert (committee / MEETING_PATH).read_text(encoding="utf-8") == MINUTES


def test_the_last_meeting_and_the_next_have_names(committee: Path) -> None:
    """Which they are goes by the day; with the committee before them where there are several."""
    repository(committee)
    for question in ("show", "diff", "history"):
        assert ask(committee, question, "siste") == ask(committee, question, "2026-03-04")
        assert ask(committee, question, "neste") == ask(committee, question, "2026-06-24")
    assert referat(committee, "show", "prove:Siste") == referat(committee, "show", "2026-03-04")
    done = referat(committee, "show", "neste", REFERAT_TODAY="2026-07-01")
    assert (done.code, done.out, done.err) == (2, "", "referat: Ingen møter er innkalt.\n")


def test_of_two_meetings_on_a_day_the_first_is_the_next_and_the_second_the_last(committee: Path) -> None:
    """The second has "-2" after its date."""
    called = "minutes/prove/2026/2026-06-24-2.yaml"
    write(committee, {"minutes/prove/2026/2026-03-04-2.yaml": MINUTES, called: meeting("2026-06-24", 7)})
    assert ask(committee, "show", "siste") == ask(committee, "show", "2026-03-04-2")
    assert ask(committee, "show", "neste") == ask(committee, "show", "2026-06-24") != ask(committee, "show", called)


def test_hits_may_be_sorted_by_the_day_of_the_meeting(committee: Path) -> None:
    """And asked for by year, as cases are."""
    hits = json.loads(referat(committee, "search", "legevakt", "--sort", "dato", "--json").out)["treff"]
    dates = [hit["moetedato"] for hit in hits]
    assert set(dates) == {"2026-06-24", "2026-05-06", "2026-03-04"}
    assert dates == sorted(dates, reverse=True)
    assert referat(committee, "search", "legevakt", "--year", "2025").code == 1


def test_the_number_of_a_meeting_follows_on_those_before_it(tmp_path: Path) -> None:
    """Where the file does not say it; one that was called off has none, and each year begins at 1."""
    days = {
        "2025-12-03": "status: referat\n",
        "2026-01-14": "status: referat\nmoetenummer: '1'\n",
        "2026-02-04": "status: avlyst\n",
        "2026-02-11": "status: referat\n",
        "2026-03-04": "status: referat\nmoetenummer: '5'\n",
        "2026-04-01": "status: innkalling\n",
        "2026-05-06": "status: innkalling\nmoetenummer: 7 B\n",
        "2026-06-03": "status: innkalling\n",
    }
    files: dict[str, str | bytes] = {REGISTER_PATH: REGISTER}
    for day, more in days.items():
        files[f"minutes/prove/{day[:4]}/{day}.yaml"] = f'utvalg: prove\nmoetedato: "{day}"\n{more}'
    write(tmp_path, files)
    rows = json.loads(referat(tmp_path, "meetings", "-f", "json").out)["moeter"]
    assert {row["moetedato"]: (row["moetenummer"], row["moetenummer_utledet"]) for row in rows} == {
        "2025-12-03": ("1", True),
        "2026-01-14": ("1", False),
        "2026-02-04": (None, False),
        "2026-02-11": ("2", True),
        "2026-03-04": ("5", False),
        "2026-04-01": ("6", True),
        "2026-05-06": ("7 B", False),
        "2026-06-03": (None, False),
    }
    assert "6 (utledet)" in referat(tmp_path, "meetings").out
    assert "Møtenummer: 6 (utledet)\n" in referat(tmp_path, "show", "2026-04-01").out
    assert "Møtenummer: 5\n" in referat(tmp_path, "show", "2026-03-04").out


def test_a_meeting_over_several_days_lacks_no_minutes_before_the_last(tmp_path: Path) -> None:
    """It is still going on."""
    text = 'utvalg: prove\nmoetedato: "2026-06-09"\ndager: ["2026-06-09", "2026-06-10"]\nstatus: innkalling\n'
    write(tmp_path, {REGISTER_PATH: REGISTER, "minutes/prove/2026/2026-06-09.yaml": text})
    assert json.loads(referat(tmp_path, "meetings", "-f", "json").out)["moeter"][0]["mangler"] is None
    later = referat(tmp_path, "meetings", "-f", "json", REFERAT_TODAY="2026-06-11")
    assert json.loads(later.out)["moeter"][0]["mangler"] == "referat"
