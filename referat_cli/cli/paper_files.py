"""Where papers go: to a file that the call names, a folder or standard output; nothing unnamed is overwritten."""

import sys
from pathlib import Path
from typing import NamedTuple

from referat_cli.cli.console import current_call, shown_from, write, write_bytes
from referat_cli.i18n import _
from referat_cli.model.user_error import UserError
from referat_cli.store.atomic_write import write_file
from referat_cli.store.os_errors import reason_of
from referat_cli.store.records import Records

_STDOUT = "-"


class PaperTarget(NamedTuple):
    """Where papers go: a folder, or the file (None: standard output) that the call names; and how their names end."""

    folder: Path
    file: Path | None
    names_file: bool
    ending: str

    def of(self, name: str) -> Path | None:
        """The file of a paper, None where it is shown; raises `UserError` where it is there, and nobody named it."""
        if self.names_file:
            return self.file
        file = self.folder / f"{name}.{self.ending}"
        if file.exists() or file.is_symlink():
            sentence = _("{file} finnes fra før, og blir ikke skrevet over. Flytt den, eller gi filen et navn med -o.")
            raise UserError(sentence.format(file=_shown(file)))
        return file


def paper_target(output: str | None, form: str, ending: str, number: int, *, is_text: bool) -> PaperTarget:
    """Where the papers go; raises `UserError` where several would be one file, or the name is that of another kind."""
    here = current_call().directory
    if output is None:
        return PaperTarget(here, None, is_text and number == 1, ending)
    if output == _STDOUT:
        if number > 1:
            raise UserError(_("-o - er for ett papir; her er det {number}.").format(number=number))
        if not is_text and sys.stdout and sys.stdout.isatty():
            raise UserError(_("{form} kan ikke vises på skjermen; si hvor filen skal ligge med -o.").format(form=form))
        return PaperTarget(here, None, names_file=True, ending=ending)
    place = here / output
    if place.is_dir() or output.endswith("/") or not (place.suffix or place.exists()):
        return PaperTarget(place, None, names_file=False, ending=ending)
    if place.suffix.lower() != f".{ending}" or (place.exists() and not place.is_file()):
        sentence = _("-o {file} er verken en mappe eller en fil som slutter på .{ending}.")
        raise UserError(sentence.format(file=output, ending=ending))
    if number > 1:
        raise UserError(
            _("-o {file} er én fil, og her er det {number} papirer; gi en mappe.").format(file=output, number=number)
        )
    return PaperTarget(place.parent, place, names_file=True, ending=ending)


def _shown(file: Path) -> str:
    return shown_from(file.parent)(file.name)


def deliver(content: bytes, file: Path | None, records: Records) -> None:
    """Show a paper, or write it to its file."""
    if file is None:
        write_bytes(content)
        return
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        sentence = _("{folder} kan ikke lages: {reason}.")
        raise UserError(sentence.format(folder=_shown(file.parent), reason=reason_of(error))) from None
    write_file(file, content, records.location, _shown(file))
    write(_shown(file))
