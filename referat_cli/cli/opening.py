"""Which archive does a call ask, and in which version?"""

from referat_cli.archive.paths import locate
from referat_cli.archive.records import Records
from referat_cli.cli.context import asked, progress
from referat_cli.language import _
from referat_cli.record.problem import WrongCall


def opened(revision: str | None = None) -> Records:
    """The records of the archive that the call stands in, on the disk or in a revision.

    Raises `WrongCall` where there is no archive, or no such revision.
    """
    location = locate(asked().directory)
    commit = None
    if revision is not None:
        from referat_cli.cli.named import commit_called  # noqa: PLC0415 - most questions are about now

        commit = commit_called(location, revision)
    records = Records(location, revision=commit, progress=progress)
    if not records.held.unopened and not records.rows("SELECT 1 FROM held LIMIT 1"):
        raise WrongCall(_("Fant ingen møter under {folder}/minutes.").format(folder=location.root))
    return records
