import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from tests.support.asu import MEETINGS, REGISTER, attendees, meeting_of, paper_of, register
from tests.verbatim.departures import stands_in
from tests.verbatim.paper import squeeze
from tests.verbatim.recorded import Record, points_of

# The attendance lists once more, read off the columns of the paper by hand, surname by surname.
ABSENT = {
    "2023-09-06": "Dehli Østvang Østbyhaug Selfjord Marion Burkeland Naversen Vaage Forbord",
    "2024-10-29": "Dehli Wold Karlsen Lurud Skaar Fjelly Lysø Rosten Laugsand Hansen Landheim Forbord",
}
ONLINE = {"2023-09-06": "Braseth Karlsen Skaar Fjelly Strøm", "2024-10-29": "Braseth Strøm"}
# Of the seats on the list, how many their own holder filled; substitutes stand apart.
FILLED = {
    ("2023-09-06", "medlem"): (13, 16),
    ("2023-09-06", "observatør"): (7, 13),
    ("2024-10-29", "medlem"): (11, 15),
    ("2024-10-29", "observatør"): (6, 14),
}

each_meeting = pytest.mark.parametrize("day", MEETINGS)


def registered(written: str) -> str:
    """The register's spelling of a name or a unit."""
    found: str = register()["alias"].get(written, written)
    return found


def tenures() -> Iterator[tuple[str, Record]]:
    """Every line of the register, with its group."""
    for group in register()["grupper"]:
        for line in group["personer"]:
            yield group["gruppe"], line


def seat(group: str, line: Record) -> tuple[str, str, str, str | None]:
    """Who sits in which seat, in the register's spelling."""
    return group, registered(line["navn"]), registered(line.get("enhet", "")), line.get("forbund")


def names_in(meeting: Record) -> Iterator[str]:
    """Every name that the record of a meeting writes in a field for names."""
    yield from (meeting["moeteleder"], meeting["referent"])
    for _, line in attendees(meeting):
        yield line["navn"]
        if "moette_for" in line:
            yield line["moette_for"]
    for slot in meeting["saksliste"]:
        yield from slot.get("ansvarlig", [])
    for case in meeting["saker"]:
        yield from (*case["saksansvarlig"], *case["saksbehandler"])


def words_of(day: str) -> str:
    """The whole paper of the day on one line."""
    paper = paper_of(day)
    return squeeze(" ".join([*paper.words.values(), *(case.words for case in paper.cases)]))


@each_meeting
def test_those_who_were_away_or_online_are_those_read_by_hand(day: str) -> None:
    """The marks, person by person."""
    found: dict[str, list[str]] = {"forfall": [], "digitalt": [], "møtt": []}
    for _, line in attendees(meeting_of(day)):
        found[line["oppmoete"]].append(line["navn"].split()[-1])
    assert (" ".join(found["forfall"]), " ".join(found["digitalt"])) == (ABSENT[day], ONLINE[day])


@pytest.mark.parametrize(("day", "role"), FILLED)
def test_seats_filled_by_their_own_holders_are_those_counted_by_hand(day: str, role: str) -> None:
    """Members and observers who came, of those on the list."""
    roles = {group["gruppe"]: group["rolle"] for group in register()["grupper"]}
    marks = [line["oppmoete"] for group, line in attendees(meeting_of(day)) if roles[group] == role]
    assert (sum(mark in {"møtt", "digitalt"} for mark in marks), len(marks)) == FILLED[day, role]


@each_meeting
def test_every_name_is_known_to_the_register(day: str) -> None:
    """As the register spells it, or by an alias; nothing is guessed."""
    known = {line["navn"] for _, line in tenures()}
    assert {name for name in names_in(meeting_of(day)) if registered(name) not in known} == set()


@each_meeting
def test_everybody_sits_where_the_register_has_them(day: str) -> None:
    """Group, unit and union of each line of the attendance list are those of a line of the register."""
    seats = {seat(group, line) for group, line in tenures()}
    assert {seat(group, line) for group, line in attendees(meeting_of(day))} - seats == set()


def test_the_register_holds_nobody_else_and_nobody_twice() -> None:
    """Each line is a seat that somebody held at a meeting, is told of in the case it names, or prepared a case."""
    lines = [seat(group, line) for group, line in tenures()]
    assert len(lines) == len(set(lines))
    held = {seat(group, line) for day in MEETINGS for group, line in attendees(meeting_of(day))}
    workers = {name for day in MEETINGS for case in meeting_of(day)["saker"] for name in case["saksbehandler"]}
    for group, line in tenures():
        assert "sak" in line or seat(group, line) in held or (group == "Saksbehandlere" and line["navn"] in workers)


def test_dates_in_the_register_are_those_that_a_case_proves() -> None:
    """A newcomer's first day is the meeting that tells of it, the leaver's last day is the day before."""
    for _, line in tenures():
        assert "sak" in line or not {"fra", "til"}.intersection(line)
        if "sak" not in line:
            continue
        day = next(day for day in MEETINGS for case in paper_of(day).cases if case.number == line["sak"])
        words = next(case.words for case in paper_of(day).cases if case.number == line["sak"])
        before = (date.fromisoformat(day) - timedelta(days=1)).isoformat()
        assert stands_in(line["navn"], words)
        assert (line.get("fra", day), line.get("til", before)) == (day, before)


def test_an_alias_is_a_spelling_on_paper_of_somebody_registered() -> None:
    """Nobody is given a spelling that the papers do not have, and no alias leads nowhere."""
    known = {line[key] for _, line in tenures() for key in ("navn", "enhet") if key in line}
    for written, name in register()["alias"].items():
        assert any(stands_in(written, words_of(day)) for day in MEETINGS)
        assert name in known
        assert written not in known


def test_the_bodies_are_those_that_the_decisions_name() -> None:
    """A body of the register, by its name or an alias, answers for a point of a decision; and the other way round."""
    named = {
        body
        for day in MEETINGS
        for case in meeting_of(day)["saker"]
        for _, point in points_of(case, "vedtak")
        for body in point.get("ansvarlig", [])
    }
    assert {body["navn"] for body in register()["organer"]} == named


def test_the_only_comments_are_the_schemas_and_the_accepted_slips() -> None:
    """Five links that lead nowhere and one sentence that breaks off are kept as they stand, and say so."""
    comments = [
        line.split("#", 1)[1].strip()
        for path in [REGISTER, *MEETINGS.values()]
        for line in path.read_text(encoding="utf-8").split("\n")
        if re.match(r"#| *referat: \| #", line)
    ]
    schema = "yaml-language-server: $schema="
    assert comments == [
        f"{schema}../../schema/utvalg.schema.json",
        f"{schema}../../../schema/moete.schema.json",
        f"{schema}../../../schema/moete.schema.json",
        *["referat: godta REF504 lenken er tom i kilden"] * 5,
        "referat: godta REF505 setningen er avbrutt i kilden",
    ]
