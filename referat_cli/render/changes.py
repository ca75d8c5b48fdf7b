"""One change of a record, described in its own terms, and the changes of one, those of a case together."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from referat_cli.compare.change import ChangePlace, RecordChange
from referat_cli.compare.text_diff import Words
from referat_cli.i18n import _
from referat_cli.model.case_numbers import has_number
from referat_cli.model.fields import Json
from referat_cli.render.diff import marks
from referat_cli.render.labels import describe_amount, describe_date, describe_value, label
from referat_cli.render.markdown_escapes import as_block, escape_markdown
from referat_cli.render.screen import Screen, plain

_HANG = "  "
_NARROWEST = 30
_PEOPLE = ("deltakere", "grupper")

# Of a longer text only the words around its changes are shown.
_LONG = 600
_AROUND = 60


def describe_change(change: RecordChange, screen: Screen) -> list[str]:
    """The lines that describe a change, folded to the width: «vedtak 2.3: ASU ber [-AU-]{+AU1+} om …».

    The number of the case is not in them, but for a case that came or went.
    """
    lines = marks.fold(change_words(change), screen, max(screen.width - len(_HANG), _NARROWEST))
    return [lines[0], *(_HANG + line for line in lines[1:])]


def describe_in_markdown(change: RecordChange) -> str:
    """The same as Markdown, on one line."""
    return as_block(marks.in_markdown(change_words(change)))


def by_case(changes: Sequence[RecordChange]) -> Iterator[tuple[str | None, list[RecordChange]]]:
    """The changes of each case under its number; those of the meeting, as a case that came or went, under None."""
    for case, found in groupby(changes, key=lambda change: None if change.field == "saker" else change.case):
        yield case, list(found)


def describe_changes(changes: Sequence[RecordChange], screen: Screen, indent: str) -> Iterator[str]:
    """The lines that describe the changes of a record, each case under its number."""
    for case, found in by_case(changes):
        below = indent
        if case is not None:
            yield indent + screen.style(plain(case_heading(case)), "sterk")
            below += _HANG
        inner = screen._replace(width=screen.width - len(below))
        yield from (below + line for change in found for line in describe_change(change, inner))


def changes_in_markdown(
    changes: Sequence[RecordChange], also: Sequence[str] = (), *, in_case: bool = False
) -> Iterator[str]:
    """The same as blocks of Markdown: lists under the numbers of their cases, or one list of a case by itself.

    ``also`` is what else is said of the record.
    """
    lists: list[tuple[str | None, list[RecordChange]]] = [(None, [*changes])] if in_case else [*by_case(changes)]
    if also and (not lists or lists[0][0] is not None):
        lists.insert(0, (None, []))
    for at, (case, found) in enumerate(lists):
        if case is not None:
            yield f"#### {escape_markdown(case_heading(case))}"
        items = [*map(describe_in_markdown, found), *(() if at else map(escape_markdown, also))]
        if items:
            yield "\n".join(f"- {item}" for item in items)


def case_heading(case: str) -> str:
    """What stands above the changes of a case."""
    return _("sak {number}").format(number=case)


def change_words(change: RecordChange, *, whole: bool = False) -> Words:
    """The description, with what was struck and added in it; of a long text the ``whole``, or what is near a change."""
    if change.kind == "rekkefoelge":
        return _sentence(_("{subject}: annen rekkefølge: {names}"), subject=_subject(change), names=_list(change.after))
    place = _place(change)
    if not place or (change.field == "saker" and change.case):
        return _sentence(_whole(change))
    if isinstance(place[-1], int) and not change.text:  # a point has its text
        return _sentence(_item(change))
    if (change.before, change.after) in ((None, []), ([], None)):
        return _sentence(_list_itself(change))
    return _text(change, whole=whole) if change.text else _sentence(_value(change))


def _sentence(sentence: str, **values: str) -> Words:
    return (("uendret", sentence.format(**values) if values else sentence),)


def _place(change: RecordChange) -> ChangePlace:
    """Where the change is: in the new document, or in the old one for what is gone."""
    place = change.was_at if change.is_at is None else change.is_at
    return place or ()


def _list(value: Json) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else ""


def _whole(change: RecordChange) -> str:
    """A meeting, a register or a case that came or went."""
    came = change.before is None
    name = str(change.after if came else change.before)
    if change.field == "moete":
        return (_("nytt møte {date}") if came else _("møtet {date} er slettet")).format(date=describe_date(name))
    if change.field == "register":
        return (_("nytt register: {name}") if came else _("registeret er slettet: {name}")).format(name=name)
    sentence = _("ny sak {number} {title}") if came else _("sak {number} {title} er tatt ut")
    if not has_number(change.case or ""):
        sentence = _("ny sak: {title}") if came else _("saken {title} er tatt ut")
    return sentence.format(number=change.case, title=name)


def _item(change: RecordChange) -> str:
    """An item of a list that came or went, with what it says besides its name."""
    came = change.before is None
    item = change.after if came else change.before
    values = item if isinstance(item, dict) else {}
    place = _place(change)
    if place[0] in _PEOPLE and len(place) > 2:  # noqa: PLR2004 - a list, a group, its people, a person
        group, name = _line(change)
        details = ", ".join(_of_person(key, value) for key, value in values.items() if key != "navn")
        sentence = _("{name}, lagt til i {group}") if came else _("{name}, tatt ut av {group}")
        return sentence.format(name=name, group=group) + (f" ({details})" if details else "")
    name = _subject(change)
    called = _middle(change)[1].rpartition("/")[2]
    rest = {key: value for key, value in values.items() if describe_value("", value) != called}
    sentence = _("{name}, lagt til") if came else _("{name}, tatt ut")
    return sentence.format(name=name) + (f" ({describe_value('', rest)})" if rest else "")


def _of_person(key: str, value: Json) -> str:
    """What a line says of a person, short: what needs no word of its own has none."""
    if key in ("oppmoete", "enhet", "forbund"):
        return str(value)
    return label(key) if value is True else f"{label(key)} {describe_value(key, value)}"


def _list_itself(change: RecordChange) -> str:
    """A list that is written without items, or not written any more."""
    sentence = _("{subject}: tom liste lagt til") if change.before is None else _("{subject}: listen er tatt ut")
    return sentence.format(subject=_subject(change))


def _value(change: RecordChange) -> str:
    """A value, then and now."""
    key = str(_place(change)[-1])
    place = _place(change)
    if key == "navn" and place[0] in _PEOPLE:
        return _("{before} skrives nå {after}").format(before=change.before, after=change.after)
    if key == "gruppe" and place[0] in _PEOPLE:
        return _("gruppen {before} heter nå {after}").format(before=change.before, after=change.after)
    if change.before is None and place[0] == "alias":
        return _("ny skrivemåte: «{written}» for {name}").format(written=place[-1], name=change.after)
    before, after = (describe_value(key, value) for value in (change.before, change.after))
    return _("{subject}: {before} → {after}").format(subject=_subject(change), before=before, after=after)


def _text(change: RecordChange, *, whole: bool) -> Words:
    """A text word by word; of running text that came or went only how much it is, but for the ``whole``."""
    notes = {"kosmetisk": _("kosmetisk"), "redaksjonell": _("redaksjonell")}
    note = notes.get(change.wording or change.kind, "")
    if change.moved_from:
        moved = _("flyttet fra {number}").format(number=change.moved_from)
        note = f"{moved}, {note}" if note else moved
    head = _subject(change) + (f" ({note}): " if note else ": ")
    if not whole and _place(change)[-1] == "referat" and (change.before is None or change.after is None):
        amount = describe_amount(str(change.before or change.after))
        done = _("skrevet") if change.before is None else _("tatt ut")
        return _sentence(f"{head}{done} ({amount})")
    words = change.words if whole else _around(change.words)
    return (("uendret", head), *(words or (("uendret", _("(tomt punkt)")),)))


def _around(words: Words) -> Words:
    """The words of a text; of a long one only those around its changes."""
    if sum(len(text) for _kind, text in words) <= _LONG:
        return words
    last = len(words) - 1
    return tuple(
        (kind, _cut(text, after=place > 0, before=place < last) if kind == "uendret" else text)
        for place, (kind, text) in enumerate(words)
    )


def _cut(text: str, *, after: bool, before: bool) -> str:
    """A kept passage without its middle: its first words after a change, and its last ones before the next."""
    if len(text) <= 3 * _AROUND:
        return text
    start = re.sub(r"\S*\Z", "", text[:_AROUND]) if after else ""
    end = re.sub(r"\A\S*", "", text[-_AROUND:]) if before else ""
    return f"{start}…{end}"


def _middle(change: RecordChange) -> tuple[str, str, str | None]:
    """The parts of a path: the list, the name in it, and the key of what is named so (None for the whole of it)."""
    place = _place(change)
    root = str(place[2] if place[0] == "saker" and len(place) > 2 else place[0])  # noqa: PLR2004 - a case and its key
    last = place[-1]
    # Neither the list of a group's people nor a spelling in the look-up is a key that the path names.
    is_key = isinstance(last, str) and last not in (change.field, "personer") and root != "alias"
    key = str(last) if is_key else None
    name = change.field.removeprefix(root).removeprefix("/")
    return root, name.removesuffix(key or "").removesuffix("/") if key else name, key


def _line(change: RecordChange) -> tuple[str, str]:
    """The group and the name of a line of people."""
    group, _slash, name = _middle(change)[1].rpartition("/")
    return group, name


def _subject(change: RecordChange) -> str:
    """What the change is of, in words: «vedtak 2.3, frist», «Kari Nordmann, møtte for», «status»."""
    root, name, key = _middle(change)
    place = _place(change)
    if not name:
        return label(root) + (f", {label(key)}" if key else "")
    if root in _PEOPLE:
        if len(place) > 3:  # noqa: PLR2004 - a list, a group, its people, a person
            person = _line(change)[1]
            return f"{person}, {label(key)}" if key and key != "oppmoete" else person
        group = _("gruppen {name}").format(name=name)
        return f"{group}, {label(key)}" if key else group
    if name.startswith("avvik/"):
        root, name = "avvik", label(name.removeprefix("avvik/"))
    if "/punkter/" in name:
        item, _mark, number = name.rpartition("/punkter/")
        name = _("{item}, punkt {number}").format(item=item, number=number)
    elif "/kandidater/" in name:
        office, _mark, candidate = name.rpartition("/kandidater/")
        name = _("{office}, kandidaten {name}").format(office=office, name=candidate)
    one = {
        "rettelser": _("rettelse {name}"),
        "organer": _("organet {name}"),
        "alias": _("skrivemåten {name}"),
        "saksliste": _("sakslisten, {name}"),
        "forslag": _("forslag {name}"),
        "habilitet": _("habiliteten til {name}"),
        "votering": _("votering {name}") if name.isdecimal() else _("votering over {name}"),
        "valg": _("valg, {name}"),
        "protokolltilfoersler": _("protokolltilførsel {name}"),
        "oppgaver": _("oppgave {name}"),
        "eventuelt": _("eventuelt, {name}"),
        "avvik": _("avvik fra kilden, {name}"),
        "steder": _("stedene i kilden, {name}"),
    }
    subject = one[root].format(name=name) if root in one else f"{label(root)} {name}"
    return f"{subject}, {label(key)}" if key else subject
