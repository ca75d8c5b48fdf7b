"""The suites: what one seed makes, and the laws that hold of it."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from referat_cli.compare.points import compare
from tests.compare.points_score import called_less, ratios, score
from tests.histories.generator import History, make
from tests.paper import growing, pages, round_trip, spoiled_lines, spoiled_treatments, test_redlines
from tests.queries import (
    test_attendance_disorder,
    test_attendance_kinds,
    test_attendance_laws,
    test_attendance_truth,
    test_history_truth,
)
from tests.reliability import (
    faults,
    git_failures,
    growth,
    hostile,
    index_damage,
    kills,
    leaks,
    mutated_archives,
    mutated_papers,
    mutations,
    payloads,
    review,
    silent_edits,
    written_lines,
)
from tests.reliability.hostile_shapes import SHAPES
from tests.rules import test_history_truth as test_rules_truth
from tests.support.attendance_generator import made
from tests.support.redline_generator import pair_of


class Suite(NamedTuple):
    """One suite: a line of what it holds, the cases of a full run, what checks one seed, and what checks the sum.

    ``check`` gets a seed and an empty folder, raises `AssertionError` where a law does not hold, and counts what the
    case was made of. ``judge`` gets the sum of all counts, for laws that hold of many cases and not of one, and
    ``rows`` are the lines that tell of it.
    """

    summary: str
    cases: int
    check: Callable[[int, Path], Counter[str]]
    judge: Callable[[Counter[str]], None] = lambda _total: None
    rows: Callable[[Counter[str]], list[tuple[str, object]]] = lambda total: [*sorted(total.items())]


def check_pair(seed: int, _folder: Path) -> Counter[str]:
    """A proposal and a decision: no change of substance is called less."""
    pair = pair_of(seed)
    changes = compare(pair.proposal, pair.decision)
    assert called_less(pair, changes) == []
    return score(pair, changes)


def judge_pairs(total: Counter[str]) -> None:
    """At least 99 of 100 points are paired right, and 99 of 100 kinds are right."""
    assert all(ratio >= 0.99 for ratio in ratios(total).values()), ratios(total)


def check_history(seed: int, folder: Path) -> Counter[str]:
    """A committee's repository of three years: every law of its history, by the question and by the rules."""
    history = make(folder, seed, seats=7, years=3, meetings=6)

    def remembered(_seed: int) -> History:
        return history

    for law in (
        test_history_truth.test_every_commit_tells_what_it_did_and_nothing_else,
        test_history_truth.test_every_silent_edit_of_an_approved_text_is_caught,
        test_history_truth.test_the_history_of_a_case_has_its_changes,
        test_history_truth.test_each_point_has_the_commit_that_gave_it_its_words,
        test_history_truth.test_the_last_notice_of_a_meeting_is_found,
        test_history_truth.test_what_cannot_be_read_is_named_with_path_and_commit,
    ):
        law(remembered, seed)
    for rule in (
        test_rules_truth.test_every_silent_edit_of_approved_minutes_is_told_and_nothing_else,
        test_rules_truth.test_every_question_of_the_history_names_the_same_commits,
        test_rules_truth.test_every_other_thing_done_after_the_fact_is_told_and_nothing_else,
    ):
        rule(seed, remembered)
    for count in (
        test_attendance_truth.test_every_number_is_true,
        test_attendance_truth.test_every_number_was_true_at_every_time,
        test_attendance_truth.test_every_line_of_the_history_is_true,
    ):
        count(history)
    return Counter(
        {"commits": len(history.commits), "changes": len(history.events), "silent edits": len(history.silent)}
    )


def check_attendance(seed: int, _folder: Path) -> Counter[str]:
    """A register and its meetings: every number is the true one, and the tables add up."""
    for law in (
        test_attendance_laws.test_every_mark_of_every_person_is_the_true_one,
        test_attendance_laws.test_every_seat_was_filled_as_it_truly_was,
        test_attendance_laws.test_the_numbers_add_up,
        test_attendance_laws.test_the_order_of_meetings_and_of_lines_changes_nothing,
        test_attendance_laws.test_an_alias_changes_nothing,
    ):
        law(seed)
    truth = made(seed)
    return Counter({"meetings": len(truth.records), "people": len(truth.people)})


def check_seats(seed: int, _folder: Path) -> Counter[str]:
    """A committee of units, parties, successors and undated members: every table, and every quorum."""
    return test_attendance_kinds.check(seed)


def check_disorder(seed: int, _folder: Path) -> Counter[str]:
    """Lists and registers in which anybody may stand anywhere."""
    return test_attendance_disorder.check(seed)


SUITES = {
    "mutations": Suite("A hundred spoiled files a case, through all.", 1000, mutations.check, mutations.judge_total),
    "mutated-archives": Suite(
        "Archives with a spoiled file, asked everything.", 300, mutated_archives.check, mutated_archives.judge
    ),
    "growth": Suite("Time and memory of hostile files, by size.", len(SHAPES), growth.check, growth.judge_total),
    "hostile": Suite("Repositories and calls made to do harm.", 1000, hostile.check, hostile.judge),
    "git-failures": Suite("Git fails, or cannot read what it has.", 1000, git_failures.check, git_failures.judge),
    "kills": Suite("Killed at any moment: nothing half, nothing lost, nobody left.", 1000, kills.check, kills.judge),
    "faults": Suite("The machine or a colleague stands in the way.", 300, faults.check, faults.judge),
    "comparison": Suite("Proposed against adopted, point by point.", 3000, check_pair, judge_pairs),
    "histories": Suite("What became of a committee's minutes in Git.", 100, check_history),
    "attendance": Suite("Who was there, and which seats were filled.", 1000, check_attendance),
    "seats": Suite("Every case of docs/oppmoete.md, counted another way.", 2000, check_seats),
    "disorder": Suite("Attendance lists that nothing is right with.", 2000, check_disorder),
    "index": Suite("The index damaged, forged, linked or not to be had.", 600, index_damage.check, index_damage.judge),
    "silent-edits": Suite(
        "Every field altered after approval, in every way that Git has.",
        len(silent_edits.TRIALS),
        silent_edits.check,
        silent_edits.judge,
    ),
    "review": Suite("Branches with known edits, told to their reviewer.", 500, review.check, review.judge),
    "payloads": Suite("Hostile texts in every field, through every form.", 80, payloads.check, payloads.judge),
    "leaks": Suite("More said of a closed case than is public, anywhere.", 500, leaks.check, leaks.judge),
    "written-lines": Suite(
        "Commands that write, on files with comments.", 1000, written_lines.check, written_lines.judge
    ),
    "papers": Suite(
        "Spoiled Word, PDF, HTML and Markdown files, read in.", 1000, mutated_papers.check, mutated_papers.judge
    ),
    "treatments": Suite(
        "Spoiled proposals, votes and elections, read within a case.",
        500,
        spoiled_treatments.check,
        spoiled_treatments.judge,
    ),
    "spoiled-lines": Suite(
        "Papers with lines gone, doubled, emptied or shuffled.", 500, spoiled_lines.check, spoiled_lines.judge
    ),
    "paper-trip": Suite(
        "Minutes printed in four formats, and read back.", 200, round_trip.check, round_trip.judge, round_trip.rows
    ),
    "growing": Suite("Papers with one kind of thing over and over, and twice that.", 27, growing.check),
    "redlines": Suite("Tracked changes in Word, all accepted and all rejected.", 1000, test_redlines.check),
    "pages": Suite("Minutes and texts in Markdown as PDF.", 500, pages.check),
}
