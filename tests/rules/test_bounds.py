"""However much is wrong with a file, what is told of it is bounded, and what is left out is counted."""

from collections import Counter
from functools import cache

import pytest

from referat_cli.model.problem import MOST_OF_A_KIND, Problem
from referat_cli.render import problems as render
from referat_cli.render.problems import Report
from referat_cli.render.screen import Screen
from referat_cli.rules.runner import fix, judge
from tests.support.archives import MEETING_PATH, MINUTES, NOTICE, REGISTER, REGISTER_PATH
from tests.support.judging import in_memory
from tests.support.running import TODAY

MANY = 3 * MOST_OF_A_KIND
# More mistakes of form than are looked for.
MANY_OF_FORM = 600


@cache
def found(meeting: str, register: str = REGISTER, path: str = MEETING_PATH) -> list[Problem]:
    """Every problem of the meeting, or of the register."""
    return judge(in_memory({MEETING_PATH: meeting.encode(), REGISTER_PATH: register.encode()}), path, TODAY)


def guests(count: int, beside: str = "") -> str:
    """Minutes with so many people whom the register does not know."""
    lines = "".join(f"      - {{navn: Person Nummer{n}, oppmoete: møtt}}{beside.format(n=n)}\n" for n in range(count))
    return MINUTES.replace("  - gruppe: Vararep", f"{lines}  - gruppe: Vararep", 1)


def told(problems: list[Problem], code: str) -> list[int]:
    """Of the problems of a code, for how many others each stands."""
    return [problem.more for problem in problems if problem.code == code and problem.accepted is None]


@pytest.mark.parametrize("count", [MOST_OF_A_KIND - 1, MOST_OF_A_KIND, MOST_OF_A_KIND + 1, MANY])
def test_what_a_rule_says_is_told_a_hundred_times_and_the_rest_is_counted(count: int) -> None:
    """The sum is right, so that nothing above the bound is called fine."""
    rest = count - MOST_OF_A_KIND
    assert told(found(guests(count)), "REF301") == [0] * min(count, MOST_OF_A_KIND) + ([rest] if rest > 0 else [])


def test_the_bound_is_of_each_kind_so_that_no_kind_hides_another() -> None:
    """A mistake at the end of the file is told, however many of another kind stand before it."""
    problems = found(guests(MANY).replace("saksansvarlig: [Kari Nordmann]", "saksansvarlig: [Kari Nordman]"))
    codes = Counter(problem.code for problem in problems)
    assert max(codes.values()) == MOST_OF_A_KIND + 1
    assert [problem.code for problem in problems if "Kari Nordman»" in problem.message] == []
    late = found(guests(MANY).replace('slutt: "11:00", sak: 2/26', 'slutt: "09:10", sak: 2/26'))
    assert "REF401" in {problem.code for problem in late} - codes.keys()


def test_what_is_counted_is_not_accepted_by_a_comment_beside_the_first_of_it() -> None:
    """An acceptance speaks of its own line."""
    problems = found(guests(MANY, "  # referat: godta REF301 gjest nummer {n}"))
    assert sum(problem.accepted is not None for problem in problems) == MOST_OF_A_KIND
    assert told(problems, "REF301") == [MANY - MOST_OF_A_KIND]
    assert told(problems, "REF901") == [0] * MOST_OF_A_KIND + [MANY - 2 * MOST_OF_A_KIND]


def test_a_form_with_too_many_mistakes_is_not_judged_to_its_end_and_that_is_said() -> None:
    """Five hundred mistakes of form are told; then somebody has to look at the whole."""
    notice = NOTICE + "".join(f"  - {{saksnr: {n}/26, tittel: A, sakstype: hei}}\n" for n in range(3, MANY_OF_FORM))
    problems = found(notice)
    assert told(problems, "REF205") == [0] * 500 + [1]
    assert any("resten er ikke vurdert" in problem.message for problem in problems if problem.more)


@pytest.mark.parametrize("form", render.FORMATS)
def test_every_format_is_bounded_and_says_that_there_is_more(form: str) -> None:
    """Twenty thousand findings on one line are no gigabytes."""
    long = MINUTES.replace("Ola Hansen var syk,", "Se " + "[her](#) " * 20_000)
    problems = found(long)
    answer = render.FORMATS[form](Report(problems, 1, str), Screen())
    assert len(answer) < 200_000
    assert "19900 avvik til av samme slag" in answer
    assert len(problems) < 1000
    assert sum(len(problem.source) for problem in problems) < 500_000


def test_the_summary_counts_what_is_not_shown() -> None:
    """A person reads how much is wrong in all."""
    problems = [problem for problem in found(guests(MANY)) if problem.code == "REF301"]
    assert render.summary(Report(problems, 1, str)) == "1 fil kontrollert: 300 feil"


def test_everything_that_can_be_fixed_is_fixed_at_once_however_little_of_it_is_told() -> None:
    """Of a thousand times without quotes twenty are told; nobody runs the repair fifty times."""
    agenda = "".join("  - {start: 13.00}\n" for _n in range(1000))
    archive = in_memory(
        {
            MEETING_PATH: NOTICE.replace("saker:", f"{agenda}saker:").encode(),
            REGISTER_PATH: REGISTER.encode(),
        }
    )
    problems, contents = fix(archive, [MEETING_PATH], TODAY, lambda _problem: True)
    assert contents[MEETING_PATH][1].count(b'{start: "13:00"}') == 1000
    assert "REF116" not in {problem.code for problem in problems}


def test_a_seat_with_hundreds_of_lines_is_not_looked_through_and_that_is_said() -> None:
    """Each of two hundred lines is held against each; the first that is not is named."""
    lines = "".join("      - {navn: Kari Nordmann, enhet: Nordby}\n" for _n in range(300))
    register = REGISTER.replace("      - {navn: Ola Hansen", f"{lines}      - {{navn: Ola Hansen", 1)
    problems = found(NOTICE, register, REGISTER_PATH)
    assert any("er linje 201 om samme plass eller person" in problem.message for problem in problems)


def test_what_is_said_is_one_line_and_short_whatever_the_file_says() -> None:
    """A name over two lines makes no line that looks like a finding of its own, and a long one no long sentence."""
    name = "Kari\\nminutes/prove/2026/2026-03-04.yaml:1:1: REF111 falsk"
    for message in (p.message for p in found(MINUTES.replace("moeteleder: Kari Nordmann", f'moeteleder: "{name}"'))):
        assert "\n" not in message
    long = found(MINUTES.replace("utvalg: prove", "utvalg: " + "a " * 50_000))
    assert long
    assert all(len(problem.message) + len(problem.step) < 2500 for problem in long)


def test_a_name_of_the_list_is_not_suggested_for_itself() -> None:
    """It stands there as it is written, and nothing is nearer to it."""
    problems = [problem for problem in found(guests(3)) if problem.code == "REF301"]
    assert len(problems) == 3
    assert [problem.message for problem in problems if "mente du" in problem.message] == []
