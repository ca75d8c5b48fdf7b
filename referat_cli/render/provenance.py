"""Where the minutes stand on the paper that they were taken over from, as a list."""

from collections.abc import Mapping, Sequence
from typing import Any

from referat_cli.i18n import _
from referat_cli.model.problem import excerpt
from referat_cli.queries.provenance import Provenance
from referat_cli.render.screen import Screen, plain
from referat_cli.render.table import Column, Table


def as_text(rows: Sequence[Provenance], source: Mapping[str, Any], screen: Screen) -> str:
    """The document and its sum, and below them what stands where, part by part."""
    lines = [_("Dokument: {name}").format(name=plain(str(source["dokument"])))]
    if "sha256" in source:
        lines.append(_("SHA-256: {sum}").format(sum=plain(str(source["sha256"]))))
    return "\n".join([*lines, "", _list(source).render(rows, "table", screen)])


def as_json(rows: Sequence[Provenance], source: Mapping[str, Any], path: str, screen: Screen) -> str:
    """The same for a program."""
    known = {key: source[key] for key in ("dokument", "sha256") if key in source}
    return _list({**known, "sti": path}).render(rows, "json", screen)


def _list(source: Mapping[str, Any]) -> Table[Provenance]:
    return Table(
        envelope="steder",
        columns=[
            Column(_("Del"), lambda row: row.part, title=lambda row: row.part),
            Column(_("Punkt"), lambda row: row.number, optional=True),
            Column(_("Side:linje"), lambda row: row.place),
            Column(_("Tekst"), lambda row: row.misfit or excerpt(row.text)),
        ],
        record=_record,
        beside={"kilde": dict(source)},
    )


def _record(row: Provenance) -> dict[str, object]:
    record: dict[str, object] = {"del": row.part, "punkt": row.number or None, "sted": row.place or None}
    record["tekst"] = row.text or None
    return {**record, "avvik": row.misfit} if row.misfit else record
