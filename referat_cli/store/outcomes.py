"""What became of the cases of a version that the index has, derived when somebody asks.

Beside `rows`, because it needs nothing that reads files: that is most of what a first question would have to load.
"""

from referat_cli.compare.outcome import case_outcome
from referat_cli.store.tables import decoded

# What became of a case, the columns `OUTCOME`; the version, and the place of the case in it.
OutcomeRow = tuple[str | None, bool, bool, int, int]


def outcomes_of_record(asked: tuple[int, list[int], bytes]) -> list[OutcomeRow]:
    """What became of the cases at some places of a version, given with its record."""
    version, places, record = asked
    meeting = decoded(record, "moete")
    found = ((place, case_outcome(meeting.cases[place], meeting.status)) for place in places)
    return [(*(known or (None, False, True)), version, place) for place, known in found]
