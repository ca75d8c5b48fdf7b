"""The columns of a table of tasks: what is to be done, by whom and by when."""

import re
from collections.abc import Sequence

from referat_cli.model.names import fold
from referat_cli.paper.reading.columns import cells_of
from referat_cli.paper.reading.source import SourceLine, whole
from referat_cli.paper.reading.words.labels import PART, label_of, meaning_of, word_set

_TASK = word_set(
    "oppgave oppgaver oppgaave oppgaaver tiltak aksjon aksjoner aksjonspunkt hva kva gjoeremaal oppfoelging "
    "oppfoelgingspunkt hva_skal_gjoeres beskrivelse punkt handling aktivitet tema sak"
)
# What is called so may head the columns of minutes or of an agenda too.
_ALSO_CASES = word_set("beskrivelse punkt tema sak oppfoelging")
_WHO = word_set("ansvarlig ansvarleg ansvar hvem kven eier utfoeres_av hvem_gjoer_det ansvarlige")
_WHEN = word_set("frist tidsfrist naar innen dato tidspunkt ferdig tid_frist deadline")
_PLACES = {"task": _TASK, "who": _WHO, "when": _WHEN}
_COLUMNS = 2
# The heading of a case: "Sak 3/26 Ambulanse", "3. Ambulanse".
_NUMBERED = re.compile(r"(?:ad\s+)?sak(?:snr\.?)?:?\s*(?:[A-ZÆØÅ]{1,4}\s)?\d|\d{1,3}\.\s+\w", re.IGNORECASE)


def task_columns(line: SourceLine) -> tuple[int | None, ...]:
    """Which column of a table has what is to be done, by whom and by when; empty where it is no table of tasks."""
    if len(line.cells) < _COLUMNS:
        return ()
    places: dict[str, int] = {}
    for place, cell in enumerate(cells_of(line)):
        words = "_".join(fold(cell.text).split())
        for key, names in _PLACES.items():
            if words in names:
                places[key] = place if key != "task" or words != "sak" else places.get("task", place)
                break
    return tuple(map(places.get, _PLACES)) if {"task", "who"} <= places.keys() else ()


def names_tasks(line: SourceLine) -> bool:
    """Whether a line is a heading of tasks and nothing else: "Tiltak:"."""
    called = "_".join(fold(line.text).split())
    return not line.cells and (called in _TASK or meaning_of(line.text, PART) == "tasks")


def rows_of_tasks(lines: Sequence[SourceLine]) -> frozenset[int]:
    """The places of the rows of tables of tasks that stand within a case or after it, and are no cases of their own."""
    found: set[int] = set()
    is_after = False
    for place, line in enumerate(lines):
        if not line.cells and not is_after:
            label = label_of(whole(line), PART)
            is_headed = (line.kind == "heading" or line.strong) and _NUMBERED.match(line.text.strip()) is not None
            is_after = is_headed or (label is not None and label.meaning == "decision")
        elif is_after and _is_of_tasks_alone(line):
            end = place
            while end < len(lines) and len(lines[end].cells) == len(line.cells):
                end += 1
            found |= {*range(place, end)}
    return frozenset(found)


def _is_of_tasks_alone(line: SourceLine) -> bool:
    if not task_columns(line):
        return False
    texts = [cell.text for cell in cells_of(line)]
    tells = {meaning_of(text, PART) for text in texts} & {"decision", "minutes", "account", "proposal"}
    return not tells and any(fold(text) in _TASK - _ALSO_CASES for text in texts)
