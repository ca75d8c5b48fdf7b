"""Which archive does a call ask, and in which version?"""

from importlib import import_module
from typing import TYPE_CHECKING

from referat_cli.cli.console import asked, progress
from referat_cli.i18n import _
from referat_cli.model.problem import UserError
from referat_cli.store.paths import FOLDER, locate

if TYPE_CHECKING:
    from referat_cli.store.records import Records


def opened(revision: str | None = None, *needed: str) -> "Records":
    """The records of the archive that the call stands in, on the disk or in a revision.

    ``needed`` are the modules that the answer will need ("questions.cases"): they are loaded while Git looks at the
    work tree, which in a large archive takes as long. Raises `UserError` where there is no archive or no such revision.
    """
    location = locate(asked().directory)
    commit = looking = None
    if revision is not None:
        from referat_cli.cli.resolve_names import commit_called  # noqa: PLC0415 - most questions are about now

        commit = commit_called(location, revision)
    elif location.git and not location.git.bare:
        looking = location.git.begin_status(location.below + FOLDER)
    for module in ("store.records", *needed):
        import_module(f"referat_cli.{module}")
    from referat_cli.store.records import Records  # noqa: PLC0415 - see above

    records = Records(location, revision=commit, progress=progress, looking=looking)
    if not records.snapshot.unreadable and not records.rows("SELECT 1 FROM snapshot_file LIMIT 1"):
        raise UserError(_("Fant ingen møter under {folder}.").format(folder=location.root / FOLDER))
    return records
