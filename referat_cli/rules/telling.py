"""What does a change say, in one line of a message?"""

from referat_cli.language import _
from referat_cli.meeting.record_change import RecordChange
from referat_cli.record.typed import Json

# More of a value than this is read in the file.
_LONG = 80
# What stands under these is called by its number: «vedtak 2.3».
_NUMBERED = ("vedtak", "forslag_til_vedtak", "rettelser")


def told(change: RecordChange) -> str:
    """What changed, as the record names it, with what was and what is."""
    key, _slash, name = change.field.partition("/")
    what = (f"{key} {name}" if key in _NUMBERED else change.field).replace("/", ", ")
    if change.case and change.field != "saker":
        what = _("{what} i sak {case}").format(what=what, case=change.case)
    elif change.case:
        what = _("sak {case}").format(case=change.case)
    if change.kind == "rekkefoelge":
        return _("{what} står i en annen rekkefølge").format(what=what)
    if change.before is None:
        return _("{what} er lagt til («{after}»)").format(what=what, after=short(change.after))
    if change.after is None:
        return _("{what} er tatt ut («{before}»)").format(what=what, before=short(change.before))
    wording = change.wording or change.kind
    if wording == "kosmetisk":
        return _("{what}: bare mellomrom eller linjeskift er endret (kosmetisk)").format(what=what)
    note = _(" (redaksjonell)") if wording == "redaksjonell" else ""
    before, after = _differing(str(change.before), str(change.after)) if change.text else (change.before, change.after)
    told = _("{what}: «{before}» → «{after}»{note}")
    return told.format(what=what, before=short(before), after=short(after), note=note)


def _differing(before: str, after: str) -> tuple[str, str]:
    """Two texts without the words that they begin and end with in common, but for one on each side."""
    old, new = before.split(), after.split()
    if old == new:
        return before, after
    start = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    room = min(len(old), len(new)) - start
    pairs = zip(reversed(old), reversed(new), strict=False)
    end = min(next((n for n, (a, b) in enumerate(pairs) if a != b), room), room)
    start, end = max(start - 1, 0), max(end - 1, 0)
    return tuple(  # type: ignore[return-value]  # two texts give two
        ("… " if start else "") + " ".join(words[start : len(words) - end]) + (" …" if end else "")
        for words in (old, new)
    )


def short(value: Json) -> str:
    """A value in one line, not longer than is read at a glance."""
    if isinstance(value, dict):
        value = [held for held in value.values() if not isinstance(held, dict | list)]
    text = ", ".join(map(short, value)) if isinstance(value, list) else str(value)
    text = " ".join(text.split())
    return text if len(text) <= _LONG else text[: _LONG - 1].rstrip() + "…"
