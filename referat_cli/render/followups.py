"""The list of commitments, and the page of a body with those that it was given."""

from collections.abc import Iterator, Sequence

from referat_cli.i18n import _
from referat_cli.queries.followups import FOLLOWUP_KEYS, Followup
from referat_cli.queries.people import RegisteredBody
from referat_cli.render.people import section
from referat_cli.render.screen import Screen, plain
from referat_cli.render.table import Column, Table, fold, markdown_table

# The columns that the wording of a deadline gets; on a narrower screen it is read in the text, where it always stands.
_WORDING, _WIDE_SCREEN = 22, 64


def _state(row: Followup) -> str:
    words = {"forfalt": _("forfalt"), "aapen": _("åpen"), "ubestemt": _("ubestemt"), "lukket": _("lukket")}
    return words[row.state]


def followups_table(rows: Sequence[Followup], screen: Screen) -> Table[Followup]:
    """The list of these commitments; several committees are told apart in their addresses."""
    several = len({row.committee for row in rows}) > 1

    def address(row: Followup) -> str:
        return (f"{row.committee}:" if several else "") + f"{row.address or row.number}#{row.point}"

    def deadline(row: Followup) -> str:
        """The deadline as recorded, or else in the words of the decision and the day that they are read as."""
        if not row.deadline_text or (row.deadline and len(row.deadlines) <= 1) or screen.width < _WIDE_SCREEN:
            return "\n".join(row.deadlines) or row.deadline or ""
        read = [f"({day})" if day != row.deadline else day for day in row.deadlines]
        return "\n".join([*([] if row.deadline else fold(plain(row.deadline_text), _WORDING)), *read])

    def markdown(rows: Sequence[Followup], _screen: Screen) -> str:
        headings = [_("Punkt"), _("Tilstand"), _("Frist"), _("Ansvarlig"), _("Tekst")]
        return markdown_table(headings, ([address(row), *_in_markdown(row)] for row in rows))

    return Table(
        envelope="oppfoelging",
        columns=[
            Column(_("Punkt"), address),
            Column(_("Tilstand"), _state),
            Column(_("Frist"), deadline),
            Column(_("Ansvarlig"), lambda row: ", ".join(row.responsible)),
        ],
        details=_below,
        markdown=markdown,
        keys=FOLLOWUP_KEYS,
        record=followup_record,
        nothing_found=_("Ingen forpliktelser svarer til det du spør om."),
    )


def followup_record(row: Followup) -> dict[str, object]:
    """A commitment as ``schema/output/followups.schema.json`` has it."""
    return dict(zip(FOLLOWUP_KEYS, row, strict=False))


def _below(row: Followup) -> Iterator[str]:
    """What stands under the columns of a commitment."""
    if row.closed_by:
        yield _("Lukket i sak {case}").format(case=row.closed_by)
    yield row.text
    yield from (f"– {text}" for text in row.below)


def _in_markdown(row: Followup) -> Iterator[str]:
    """The cells after the address: the state with the case that closed it, and the text last."""
    yield " ".join(filter(None, (_state(row), row.closed_by)))
    yield ", ".join(row.deadlines) or row.deadline_text or ""
    yield ", ".join(row.responsible)
    yield " – ".join((row.text, *row.below))


def body_page(body: RegisteredBody, rows: Sequence[Followup], screen: Screen) -> Iterator[str]:
    """The lines about a body that decisions name: what was delegated to it, what is open first."""
    yield screen.style(plain(body.name), "sterk")
    if body.spellings:
        yield screen.wrap(_("Også skrevet: {names}").format(names=plain(", ".join(body.spellings))), "", "  ")
    yield screen.wrap(plain(_("Organ i {committees}").format(committees=", ".join(body.committees))), "", "  ")
    for heading, closed in ((_("Åpent ({count})"), False), (_("Lukket ({count})"), True)):
        part = [row for row in rows if (row.state == "lukket") == closed]
        yield from section(heading.format(count=len(part)), screen)
        if part:
            yield followups_table(part, screen).render(part, "table", screen)


def body_record(body: RegisteredBody, rows: Sequence[Followup]) -> dict[str, object]:
    """The same as the contract of `people` and `show` has it."""
    return {
        "navn": body.name,
        "alias": body.spellings,
        "utvalg": body.committees,
        "oppfoelging": [followup_record(row) for row in rows],
    }
