"""What a committee was called on a day."""

from typing import TYPE_CHECKING

from referat_cli.model.names import one_slip_apart
from referat_cli.store.commits import committed_files
from referat_cli.store.paths import FOLDER, REGISTER
from referat_cli.store.versions import rows_of

if TYPE_CHECKING:
    from referat_cli.store.records import Records


def name_of_the_day(records: "Records", code: str, date: str, until: str | None) -> str | None:
    """The name that a committee had on a day by the history of its register; before the oldest version, that of it.

    One that was put right by a letter is no other name.
    """
    current = records.names_of_committees().get(code)
    files = committed_files(records, path=f"{FOLDER}/{code}/{REGISTER}", until=until)
    query = "SELECT v.blob, k.name FROM version v JOIN committee k ON k.version = v.id WHERE {blobs}"
    names: dict[str, str] = dict(rows_of(records, query, [file.after.blob for file in files if file.after], "utvalg"))
    dated = [(f.commit.time[:10], names[f.after.blob]) for f in files if f.after and f.after.blob in names]
    then = [name for day, name in dated if day <= date] or [name for _day, name in dated[:1]]
    return current if not then or current is None or one_slip_apart(then[-1], current) else then[-1]
