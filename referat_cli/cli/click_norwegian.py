"""What do click's own words say in Norwegian?

click passes its headings through gettext's functions, which follow the machine's locale; here they follow the tool's
language. Its errors are worded anew from their parts, because their English differs from one version of click to the
next.
"""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click
import click.core
import click.decorators
import click.formatting
import click.parser

from referat_cli.i18n import _


def _words() -> dict[str, str]:
    return {
        "Usage:": _("Bruk:"),
        "Options": _("Valg"),
        "Commands": _("Kommandoer"),
        "Arguments": _("Argumenter"),
        "Positional arguments": _("Argumenter"),
        "Show this message and exit.": _("Vis denne hjelpen."),
        "Show the version and exit.": _("Vis utgaven av referat."),
        "default: {default}": _("uten valg: {default}"),
        "required": _("må være med"),
        "Option {name!r} does not take a value.": _("Valget «{name}» tar ingen verdi."),
        "Option {name!r} requires an argument.": _("Valget «{name}» mangler en verdi."),
        "Option {name!r} requires {nargs} arguments.": _("Valget «{name}» tar {nargs} verdier."),
        "Argument {name!r} takes {nargs} values.": _("{name} tar {nargs} verdier."),
        "Missing command.": _("Kommandoen mangler."),
        "%(prog)s, version %(version)s": "%(prog)s %(version)s",
    }


def _say(message: str) -> str:
    return _words().get(message, message)


def _say_number(one: str, several: str, number: int) -> str:
    if "extra argument" in one:
        return _("Kommandoen tar ikke imot «{args}».")
    return _say(one if number == 1 else several)


def speak_norwegian() -> None:
    """Let click's headings and standing texts be Norwegian in this process."""
    for module in (click.core, click.decorators, click.formatting, click.parser):
        vars(module)["_"] = _say
    for module in (click.core, click.parser):
        vars(module)["ngettext"] = _say_number


def worded(error: click.ClickException) -> str:
    """A wrong call as one Norwegian sentence, with the way on."""
    if isinstance(error, click.UsageError):
        return f"{_sentence(error)} {_way_on(error)}".strip()
    if isinstance(error, click.FileError):
        return _("Filen «{name}» kan ikke åpnes.").format(name=error.ui_filename)
    return error.format_message()


def _sentence(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        near = _(" Mente du {near}?").format(near=error.possibilities[0]) if error.possibilities else ""
        return _("Valget «{name}» finnes ikke.").format(name=error.option_name) + near
    if isinstance(error, click.MissingParameter):
        name = error.param.make_metavar(error.ctx) if error.param and error.ctx else error.param_hint or ""
        return _("{name} mangler.").format(name=name)
    if isinstance(error, click.BadParameter):
        message = error.message if isinstance(error, WrongValue) else _wanted(error.param.type if error.param else None)
        name = _name(error.param) if error.param else ""
        return _("{name}: {message}").format(name=name, message=message) if name else message
    return error.message


def _name(param: click.Parameter) -> str:
    """What people call a parameter: an option by its first spelling, an argument by the word in the help."""
    return param.opts[0] if isinstance(param, click.Option) else param.metavar or param.human_readable_name


def _wanted(kind: "click.ParamType[Any] | None") -> str:
    """What a parameter takes, where click itself refused the value: its message is English."""
    for known, sentence in _kinds().items():
        if isinstance(kind, known):
            return sentence
    return _("verdien kan ikke brukes.")


def _kinds() -> "dict[type[click.ParamType[Any]], str]":
    return {
        click.types.IntParamType: _("verdien er ikke et helt tall, eller den er utenfor grensene."),
        click.types.FloatParamType: _("verdien er ikke et tall, eller den er utenfor grensene."),
        click.Choice: _("verdien er ikke en av dem som kan velges."),
        click.types.BoolParamType: _("verdien er verken ja eller nei."),
        click.DateTime: _("verdien er ikke en dato."),
        click.Path: _("filen eller mappen kan ikke brukes."),
        click.File: _("filen kan ikke åpnes."),
    }


def _way_on(error: click.UsageError) -> str:
    return _("Se «{command} --help».").format(command=error.ctx.command_path) if error.ctx else ""


class WrongValue(click.BadParameter):
    """A value that a parameter refuses with a Norwegian sentence of its own.

    The message of any other `click.BadParameter` is click's, and is never shown.
    """


class Group(click.Group):
    """A group of commands that answers an unknown one with the nearest it has.

    ``summaries`` has a line for each command. A command stands in the module of its name, loaded when it is called.
    """

    def __init__(self, *, summaries: Mapping[str, str], **attributes: Any) -> None:  # noqa: ANN401 - click's own
        super().__init__(**attributes)
        self.summaries = summaries

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """The names of the commands, in the order of the alphabet."""
        return sorted(self.summaries)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        """The command of that name, or None."""
        if name not in self.summaries:
            return None
        command: click.Command = getattr(import_module(f"referat_cli.cli.{name}"), name)
        command.options_metavar = "[VALG]"
        return command

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands, each in a line."""
        with formatter.section(_("Kommandoer")):
            formatter.write_dl([(name, self.summaries[name]) for name in sorted(self.summaries)])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments name; raises `click.UsageError` for an unknown one."""
        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            from referat_cli.model.names import nearest  # noqa: PLC0415 - only a wrong call pays

            near = nearest(args[0], self.list_commands(ctx))
            hint = _(" Mente du «{near}»?").format(near=near) if near else ""
            raise click.UsageError(_("Kommandoen «{name}» finnes ikke.").format(name=args[0]) + hint, ctx)
        return super().resolve_command(ctx, args)


class Choice(click.Choice[str]):
    """A choice between words that says so in Norwegian."""

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The chosen word; raises `WrongValue` for another."""
        words = [str(word) for word in self.choices]
        chosen = str(value).replace(" ", "_")  # the tables show «vedtatt endret»
        if chosen in words:
            return chosen
        message = _("«{value}» kan ikke velges; velg mellom {words}.").format(value=value, words=", ".join(words))
        raise WrongValue(message, ctx, param)


class Number(click.IntRange):
    """A whole number within limits that says so in Norwegian."""

    def convert(
        self,
        value: Any,  # noqa: ANN401 - click's own
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> int:
        """The number; raises `WrongValue` for what is none, or lies outside the limits."""
        try:
            return int(super().convert(value, param, ctx))
        except click.BadParameter:
            least, most = self.min, self.max
            told = _("«{value}» er ikke et helt tall fra {least}").format(value=value, least=least)
            message = _("{told} til {most}.") if most is not None else _("{told} og oppover.")
            raise WrongValue(message.format(told=told, most=most), ctx, param) from None

    def _describe_range(self) -> str:
        """Nothing: click's «x>=1» is no help to people, and the limits are told where they matter."""
        return ""
