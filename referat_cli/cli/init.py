"""`referat init`: a repository for the minutes of a committee."""

import os
import sys
from pathlib import Path

import click

from referat_cli.cli.console import EXIT_OK, EXIT_PROBLEMS, current_call, notify, screen, shown_from, today, write
from referat_cli.cli.editing import commit_files
from referat_cli.cli.options import command
from referat_cli.i18n import _, ngettext
from referat_cli.model.case_numbers import USUAL_FORM
from referat_cli.model.names import slug
from referat_cli.model.user_error import UserError
from referat_cli.paper.writing.look import TEMPLATES
from referat_cli.render.problems import Report, full
from referat_cli.render.text import difference
from referat_cli.rules.cache import judge_archive
from referat_cli.store.atomic_write import write_file
from referat_cli.store.os_errors import reason_of
from referat_cli.store.paths import FOLDER, Location, locate
from referat_cli.store.snapshot import Snapshot
from referat_cli.workflow.commit import arm_hooks, begin
from referat_cli.workflow.setup import KEPT, Setup, check, contents, members, shared_files


@command(
    help=_(
        "Lag et arkiv for referatene til et utvalg i MAPPE (eller her): registeret over utvalget, skjemaene for "
        "redigering, kontrollene før hver innsjekking, og en kort veiledning. Det som finnes fra før, blir ikke "
        "rørt.\n\n"
        "På en terminal spør kommandoen om det du ikke har gitt. Listen over medlemmer er en CSV-fil fra et regneark, "
        "med kolonnen navn, og de du vil av gruppe, rolle, enhet, parti, forbund, fra, til og vara_for.\n\n"
        "Med --refresh bringes skjemaer, kontroller og arbeidsflyt i et eldre arkiv opp til denne utgaven. Med "
        "--templates får arkivet malene som papiret settes med («referat render»), så utvalget kan gjøre dem til sine."
    ),
)
@click.argument("target", required=False, metavar="[MAPPE]", type=click.Path(path_type=Path))
@click.option("--code", metavar="KODE", help=_("Den korte koden til utvalget, som «asu»."))
@click.option("--name", metavar="NAVN", help=_("Det fulle navnet på utvalget."))
@click.option("--numbering", metavar="FORM", help=_("Hvordan sakene nummereres; {nr}/{aar:2} når ikke noe annet sies."))
@click.option("--members", "listed", metavar="FIL", type=click.Path(path_type=Path), help=_("Medlemmene, som CSV."))
@click.option("--commit", is_flag=True, help=_("Sjekk inn filene med en gang."))
@click.option("--refresh", is_flag=True, help=_("Bring filene i et eldre arkiv opp til denne utgaven."))
@click.option("--templates", is_flag=True, help=_("Legg malene for papir i maler/; de som er der, blir ikke rørt."))
@click.option("--yes", is_flag=True, help=_("Med --refresh: skriv uten å spørre."))
def init(  # noqa: PLR0913 - one parameter an option
    target: Path | None,
    code: str | None,
    name: str | None,
    numbering: str | None,
    listed: Path | None,
    *,
    commit: bool,
    refresh: bool,
    templates: bool,
    yes: bool,
) -> int:
    """Make a repository, bring one up to date, or give one the templates of its papers."""
    here = current_call().directory
    root = here / target if target else here
    if refresh:
        return _refresh(root, yes=yes)
    if templates:
        return _templates(root, commit=commit)
    name = name or _ask(_("Hva heter utvalget?"), "--name")
    code = code or _ask(_("Kort kode for utvalget"), "--code", slug(name))
    people = _members(here, listed)
    setup = Setup(code, name, numbering or USUAL_FORM, people)
    check(setup)
    planned = dict(contents(setup))
    existing = [path for path in planned if (root / path).exists()]
    *_shared, register = planned
    if register in existing:
        raise UserError(
            _("{path} finnes fra før, og blir ikke rørt. Bruk --refresh for å fornye resten.").format(path=register)
        )
    location = _repository(root)
    _write(location, {path: content for path, content in planned.items() if path not in existing})
    for path in existing:
        notify(_("{path} finnes fra før, og er ikke rørt.").format(path=path))
    arm_hooks(location)
    wrong = _judge(location, register)
    if wrong:
        notify(_("Rett {path}, og kjør «referat validate».").format(path=register))
    else:
        notify(_("Neste: referat new DATO --case «Tittel»"))
    if commit:
        made = [path for path in planned if path not in existing]
        commit_files(location, made, _("Opprett arkivet for {name}").format(name=name))
    return EXIT_PROBLEMS if wrong else EXIT_OK


def _templates(root: Path, *, commit: bool) -> int:
    """Write the templates that the archive around a folder has not."""
    from referat_cli.paper.writing.first_templates import template_files  # noqa: PLC0415 - few calls write them

    location = locate(root)
    if not (location.root / FOLDER).is_dir():
        raise UserError(_("Fant ikke noe arkiv i {folder}.").format(folder=root))
    _check_is_folder(location)
    files = dict(template_files())
    there = [path for path in files if os.path.lexists(location.root / path)]
    made = {path: content for path, content in files.items() if path not in there}
    _write(location, made)
    for path in there:
        notify(_("{path} finnes fra før, og er ikke rørt.").format(path=path))
    if commit and made:
        commit_files(location, list(made), _("Legg inn maler for papir"))
    return EXIT_OK


def _check_is_folder(location: Location) -> None:
    """Raise `UserError` where the templates would come to lie outside of the archive."""
    folder = location.root / TEMPLATES
    if os.path.lexists(folder) and not (folder.is_dir() and folder.resolve().is_relative_to(location.root.resolve())):
        sentence = _("{folder} er ikke en mappe i arkivet, så ingen maler er skrevet.")
        raise UserError(sentence.format(folder=TEMPLATES))


def _judge(location: Location, register: str) -> bool:
    """Say what is wrong with the register as it was written; whether there is anything that must be mended."""
    judged = judge_archive(Snapshot(location), today())
    report = Report([one for one in judged.problems if one.path == register], 1, shown_from(location.root))
    if report.problems:
        notify(full(report, screen()), styled=True)
    return any(one.severity == "feil" for one in report.problems)


def _ask(question: str, option: str, suggestion: str | None = None) -> str:
    """What a person answers on a terminal; raises `UserError` where nobody can answer."""
    if not sys.stdin.isatty():
        raise UserError(_("{option} mangler.").format(option=option))
    return str(click.prompt(question, default=suggestion, err=True))


def _members(here: Path, listed: Path | None) -> tuple[dict[str, str], ...]:
    if listed is None:
        return ()
    try:
        return members((here / listed).read_bytes(), str(listed))
    except OSError as error:
        raise UserError(_("{file} kan ikke leses: {reason}.").format(file=listed, reason=reason_of(error))) from None


def _repository(root: Path) -> Location:
    """The repository around a folder, begun where there is none."""
    _make_folder(root, root)
    git = locate(root).git
    if git is None:
        begin(root)
        git = locate(root).git
    return Location(root, git)


def _make_folder(folder: Path, name: Path | str) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(_("{file} kan ikke skrives: {reason}.").format(file=name, reason=reason_of(error))) from None


def _write(location: Location, files: dict[str, bytes]) -> None:
    """Write files of an archive that has none of them."""
    for path, content in files.items():
        _make_folder((location.root / path).parent, path)
        write_file(location.root / path, content, location, path)
        write(path)


def _refresh(root: Path, *, yes: bool) -> int:
    """Show how the shared files would change, and write them when that is wanted."""
    register = next(iter(sorted((root / FOLDER).glob("*/utvalg.yaml"))), None)
    if register is None:
        raise UserError(_("Fant ikke noe arkiv i {folder}.").format(folder=root))
    changed = {}
    for path, content in shared_files(""):
        file = root / path
        before = file.read_bytes() if file.is_file() else b""
        if path not in KEPT and before != content:
            changed[path] = content
            write(difference(path, before, content, screen()))
    if not changed:
        notify(_("Alt er som i denne utgaven."))
        return EXIT_OK
    if not yes and not (sys.stdin.isatty() and click.confirm(_("Skriv endringene?"), err=True)):
        notify(_("Ingenting er skrevet. Med --yes skrives endringene."))
        return EXIT_PROBLEMS
    for path, content in changed.items():
        _make_folder((root / path).parent, path)
        write_file(root / path, content, Location(root, None), path)
    notify(ngettext("{n} fil skrevet.", "{n} filer skrevet.", len(changed)).format(n=len(changed)))
    return EXIT_OK
