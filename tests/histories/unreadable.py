"""Which versions of a generated meeting can't be used, and how are they mended?"""

from collections.abc import Callable
from dataclasses import replace

from tests.histories.mischief import Later, Mischief
from tests.histories.model import Other
from tests.histories.record import Record
from tests.histories.writing import written


def _spoilt(kind: str, wrong: str, spoil: Callable[[str], str]) -> Mischief:
    """A version that can't be used, mended some days later with nothing else changed."""

    def act(record: Record, key: int) -> Later:
        meeting, path = record.meeting(key), record.path(key)
        if not meeting or not path or not meeting.attendance:
            return None
        text = spoil(written(meeting))
        if text == written(meeting):
            return None
        record.commit(kind, f"Edit {meeting.date}", {path: Other(text, wrong, meeting)})

        def mend(later: Record) -> None:
            if lies := later.path(key):
                later.commit("mended", f"Mend {meeting.date}", {lies: replace(meeting, code=later.code)})

        return mend

    return act


def _half(text: str) -> str:
    """The first half of a file, ending inside a person's line."""
    return text[: text.index("{navn: ", text.index("deltakere:")) + 12]


SPOILT: dict[str, Mischief] = {
    "half": _spoilt("half", "half a file", _half),
    "unknown_mark": _spoilt(
        "unknown_mark", "a mark of an unknown kind", lambda t: t.replace("oppmoete: møtt", "oppmoete: kanskje", 1)
    ),
}
