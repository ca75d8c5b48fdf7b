"""The report of a document that was read in: what was placed, what by choice, what not, and what to do next.

It is Markdown for a secretary; what it quotes of the document shows just itself.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from referat_cli.document.schema_keys import flow
from referat_cli.i18n import _
from referat_cli.model.identity_numbers import without_identity_numbers
from referat_cli.paper.reading.account import Reworded, WordAccount
from referat_cli.paper.reading.carried import PaperEdit
from referat_cli.paper.reading.names import NewPerson
from referat_cli.paper.reading.source import DocumentPlace, SourceDocument
from referat_cli.render.labels import listed
from referat_cli.render.markdown_escapes import escape_within

# What follows the name of a meeting's file in that of its report.
ENDING = ".import.md"
_CODE = " " * 6
# What stands between a label and a value.
_ENDS = " ,.:;"


class ReadIn(NamedTuple):
    """A document that was read in, as its report tells of it.

    ``path`` is the file of the meeting, as the person would type it. ``people`` are those whom the register does not
    know, and ``register`` what it might be where there is none, of a ``committee`` of that name. ``remarks`` are the
    command's own sentences, ``edits`` the places where the paper says something else than the record that it carries.
    """

    document: SourceDocument
    path: str
    account: WordAccount
    people: tuple[NewPerson, ...] = ()
    places: Mapping[str, DocumentPlace] = MappingProxyType({})
    register: str = ""
    committee: str = ""
    register_path: str = ""
    remarks: tuple[str, ...] = ()
    edits: tuple[PaperEdit, ...] = ()


def report(read: ReadIn) -> str:
    """The report, as a file."""
    parts = (
        _about(read),
        _edited(read.edits),
        _placed(read.account),
        _chosen(read.account),
        _unplaced(read.account),
        _people(read),
        _next(read),
    )
    return "\n\n".join("\n".join(part) for part in map(tuple, parts) if part) + "\n"


def _said(text: str) -> str:
    """A text of the document, between quotation marks."""
    return _("«{text}»").format(text=escape_within(without_identity_numbers(text)))


def _about(read: ReadIn) -> Iterator[str]:
    document = read.document
    yield _("# Hentet inn: {name}").format(name=escape_within(document.name))
    yield ""
    yield _("- Ført i: {path}").format(path=escape_within(read.path))
    yield _("- Dokument: {name}").format(name=escape_within(document.name))
    yield _("- SHA-256: {sum}").format(sum=document.sha256)
    yield _("- Sider: {pages}").format(pages=max((line.place.page for line in document.lines), default=1))
    yield from (f"- {escape_within(remark)}" for remark in (*document.remarks, *read.remarks))
    yield _("- Steder er skrevet side:linje.")


def _placed(account: WordAccount) -> Iterator[str]:
    labels, furniture = (sum(_words(said).values()) for said in (account.labels, account.furniture))
    yield _("## Plassert")
    yield ""
    yield _("{n} ord er ført i referatet.").format(n=account.values)
    yield from _counted(_("Ledetekster, som referatet sier på sin måte"), labels, account.labels)
    yield from _counted(_("Det som står rundt hver side"), furniture, account.furniture)
    if account.reworded:
        yield ""
        yield _("Ført i en annen form:")
        yield ""
        yield from _reworded(account.reworded)


def _edited(edits: Sequence[PaperEdit]) -> Iterator[str]:
    """Where somebody has edited the paper; what is carried of it is shown, because it was public on the paper."""
    if not edits:
        return
    yield _("## Endret på papiret")
    yield ""
    for edit in edits:
        line = _("- {place}: her står {shown}; filen i dokumentet har {carried}.")
        shown, carried = (
            _said(text) if text else _("ingenting") for text in (_plain(edit.shown), _plain(edit.carried))
        )
        yield line.format(place=edit.place, shown=shown, carried=carried)


def _plain(text: str) -> str:
    """The words of an edit; a mark that stands in another column is told by the number of that."""
    return re.sub(r"\|(\d+)", lambda found: _("(kolonne {n})").format(n=int(found[1]) + 1), text)


def _words(said: Counter[str]) -> Counter[str]:
    return Counter({text: times * len(text.split()) for text, times in said.items()})


def _counted(what: str, words: int, said: Counter[str]) -> Iterator[str]:
    """A paragraph of texts with how often each stands in the document."""
    if said:
        times = [f"{escape_within(without_identity_numbers(text.strip(_ENDS)))} ({n})" for text, n in said.items()]
        yield ""
        yield _("{what}: {n} ord. {times}.").format(what=what, n=words, times=", ".join(times))


def _reworded(reworded: Sequence[Reworded]) -> Iterator[str]:
    """One line for all that say the same, with the place of the first."""
    alike: dict[tuple[str, str, str], list[DocumentPlace]] = {}
    for one in reworded:
        alike.setdefault((one.text, one.key, one.made), []).append(one.place)
    for (text, key, made), places in alike.items():
        more = _(" og {n} til").format(n=len(places) - 1) if len(places) > 1 else ""
        yield f"- {places[0]}{more}: {_said(text)} → {key}: {escape_within(made)}"


def _chosen(account: WordAccount) -> Iterator[str]:
    yield _("## Plassert med et valg")
    yield ""
    if not account.guesses:
        yield _("Ingen steder.")
    for guess in account.guesses:
        line = _("- {place}: {text} er ført som {made}: {why}.")
        made, why = escape_within(without_identity_numbers(guess.made)), escape_within(guess.why.rstrip("."))
        yield line.format(place=guess.place, text=_said(guess.text), made=made, why=why)


def _unplaced(account: WordAccount) -> Iterator[str]:
    yield _("## Ikke plassert")
    yield ""
    if account.is_complete:
        yield _("Ingen ord.")
    for one in account.unplaced:
        yield f"- {one.place}: {_said(one.text)}"
    for text in account.lost:
        yield _("- ukjent sted: {text}").format(text=_said(text))


def _people(read: ReadIn) -> Iterator[str]:
    if not (read.people or read.register):
        return
    yield _("## Personer")
    yield ""
    if read.register:
        yield _("Utvalget har ikke noe register. Ut fra deltakerlisten kan {path} se slik ut; se over rollene:").format(
            path=escape_within(read.register_path)
        )
        yield ""
        yield from (f"    {line}".rstrip() for line in read.register.splitlines())
        return
    yield _("Disse kjenner ikke registeret ({path}):").format(path=escape_within(read.register_path))
    for person in read.people:
        yield ""
        place = read.places.get(person.name)
        yield f"- {escape_within(person.name)} ({place})" if place else f"- {escape_within(person.name)}"
        yield from _what_to_write(person)


def _what_to_write(person: NewPerson) -> Iterator[str]:
    """The line of the register for a new spelling, and that for a new person."""
    new = _("En ny person føres under {group}:").format(group=escape_within(person.group or _("gruppen de hører til")))
    if person.near:
        yield ""
        near = escape_within(listed(person.near, _(" eller ")))
        yield _("  Ligner {near}. Er det samme person, føres skrivemåten under alias:").format(near=near)
        yield ""
        yield _CODE + flow({person.name: person.near[0]})[1:-1]
        new = _("Ellers føres en ny person under {group}:").format(
            group=escape_within(person.group or _("gruppen de hører til"))
        )
    yield ""
    yield f"  {new}"
    yield ""
    yield f"{_CODE}- {flow(person.line)}"


def _next(read: ReadIn) -> Iterator[str]:
    steps = []
    if read.register:
        steps.append(_("Lag registeret, og se over rollene i det."))
    elif read.people:
        steps.append(_("Før opp personene i registeret."))
    if not read.account.is_complete:
        steps.append(_("Før inn det som ikke er plassert, i {path}, eller la det være."))
    if read.account.guesses:
        steps.append(_("Se over valgene mot dokumentet."))
    steps.append(_("Kjør «referat validate {path}»."))
    steps.append(_("Slett denne filen, og sjekk inn referatet."))
    yield _("## Neste")
    yield ""
    path = escape_within(read.path)
    yield from (f"{number}. {step.format(path=path)}" for number, step in enumerate(steps, 1))
