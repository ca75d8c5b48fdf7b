"""The list of hits of a search."""

from referat_cli.i18n import _
from referat_cli.model.case_names import short_name
from referat_cli.queries.search import Hit
from referat_cli.render.table import Column, Marked, Table
from referat_cli.store.paths import meeting_name

# A column of passages narrower than this is harder to read than passages below their headings.
_NARROW = 36


def field_word(field: str) -> str:
    """What people call a field of the record: the heading that it has on paper."""
    words = {
        "forslag_til_vedtak": _("forslag"),
        "moetested": _("møtested"),
        "neste_moete": _("neste møte"),
        "protokolltilfoersler": _("protokolltilførsel"),
        "oppgaver": _("oppgave"),
    }
    key, _slash, point = field.partition("/")
    return " ".join(filter(None, (words.get(key, key.replace("_", " ")), point)))


def _record(hit: Hit) -> dict[str, object]:
    """A hit as ``schema/output/search.schema.json`` has it."""
    return {
        "utvalg": hit.committee,
        "saksnr": hit.number,
        "moetedato": hit.date,
        "felt": hit.field,
        "utdrag": hit.excerpt.text,
        "merket": hit.excerpt.spans,
        "tittel": hit.title,
        "sti": hit.path,
    }


HITS: Table[Hit] = Table(
    envelope="treff",
    columns=[
        Column(_("Utvalg"), lambda hit: hit.committee, distinctive=True),
        Column(_("Sak"), lambda hit: short_name(hit.number or "")),
        Column(_("Møte"), lambda hit: meeting_name(hit.path, hit.date)),
        Column(_("Felt"), lambda hit: field_word(hit.field)),
        Column(_("Utdrag"), lambda hit: Marked(*hit.excerpt)),
    ],
    least=_NARROW,
    keys=("utvalg", "saksnr", "moetedato", "felt", "utdrag", "tittel", "sti"),
    record=_record,
    nothing_found=_("Ingen tekster har alle ordene."),
)

# The same with a row for each case: its title, and where in it the words stand.
CASE_HITS: Table[Hit] = HITS._replace(
    columns=[
        *HITS.columns[:3],
        Column(_("Treff i"), lambda hit: ", ".join(map(field_word, hit.fields))),
        Column(_("Tittel"), lambda hit: hit.title or ""),
    ],
    least=0,
    keys=(*HITS.keys, "felter"),
    record=lambda hit: {**_record(hit), "felter": hit.fields},
)
