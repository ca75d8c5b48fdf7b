"""click's commands, parameter types and errors in Norwegian, through click's public hooks alone.

click words its headings through gettext's functions, which follow the machine's locale, and its errors in an English
that differs from one version to the next. So help is laid out here, and an error is worded anew from its parts.
"""

from collections.abc import Mapping
from importlib import import_module
from keyword import iskeyword
from typing import Any

import click

from referat_cli.i18n import _


def did_you_mean(near: str | None) -> str:
    """What follows a sentence about something unknown: the nearest there is, or nothing."""
    return _(" Mente du {near}?").format(near=near) if near else ""


def _bare(word: str) -> str:
    """A word as it is written on a keyboard without the Norwegian letters, in one of two ways: «søk» is sok or soek."""
    from referat_cli.model.names import fold  # noqa: PLC0415 - help is shown without

    return fold(word).replace("oe", "o").replace("aa", "a")


# How Python keeps the bytes of a call that are no letters: from the first to the last.
_NO_TEXT = ("\udc80", "\udcff")


def _is_no_text(value: object) -> bool:
    first, last = _NO_TEXT
    return any(first <= letter <= last for letter in str(value))


class Command(click.Command):
    """A command whose help is Norwegian, and which refuses more arguments than it takes."""

    # Else click refuses them in its own words, before `parse_args` can.
    allow_extra_args = True

    def __init__(self, *arguments: Any, **attributes: Any) -> None:  # noqa: ANN401 - click's own
        super().__init__(*arguments, **{"options_metavar": "[VALG]", **attributes})

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the arguments; raises `click.UsageError` where some are left."""
        try:
            if not ctx.resilient_parsing:
                self._refuse_unclear(ctx, args)
            left = super().parse_args(ctx, args)
        except click.BadOptionUsage as error:
            name = error.option_name
            option = next((p for p in self.get_params(ctx) if name in (*p.opts, *p.secondary_opts)), None)
            raise click.UsageError(_describe_option_usage(option, name)) from None
        except click.BadArgumentUsage:  # an argument of several values
            raise click.UsageError(_("Kommandoen mangler en verdi.")) from None
        if left and not ctx.resilient_parsing and not isinstance(self, click.Group):
            raise click.UsageError(_("Kommandoen tar ikke imot «{args}».").format(args=" ".join(left)), ctx)
        return left

    def _refuse_unclear(self, ctx: click.Context, args: list[str]) -> None:
        """Raise `click.UsageError` where an option of one value has two, or one has a value that is no text.

        One of two would go without a word. Bytes that are no letters are for names of files alone.
        """
        values, _left, order = self.make_parser(ctx).parse_args(args=[*args])
        given: dict[str | None, click.Option] = {}
        for option in order:
            if not isinstance(option, click.Option):
                continue
            value = values.get(option.name)
            texts = value if isinstance(value, list) else [value]
            if not isinstance(option.type, click.Path) and any(map(_is_no_text, texts)):
                sentence = _("{option} har tegn som ikke lar seg lese; skriv det på nytt.")
                raise click.UsageError(sentence.format(option=option.opts[-1]), ctx)
            if option.multiple or option.count:
                continue
            first = given.setdefault(option.name, option)
            if first is not option:
                sentence = _("{one} kan ikke brukes sammen med {other}.")
                raise click.UsageError(sentence.format(one=first.opts[-1], other=option.opts[-1]), ctx)
            if order.count(option) > 1 and not option.is_flag:
                sentence = _("{option} er gitt flere ganger; gi det én gang.")
                raise click.UsageError(sentence.format(option=option.opts[-1]), ctx)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option that shows the help."""
        option = super().get_help_option(ctx)
        if option:
            option.help = _("Vis denne hjelpen.")
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line that says how the command is called."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix=_("Bruk:") + " ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of options."""
        with formatter.section(_("Valg")):
            formatter.write_dl(self.option_records(ctx))

    def option_records(self, ctx: click.Context) -> list[tuple[str, str]]:
        """Each option as it is written, and what it does."""
        options = (param for param in self.get_params(ctx) if isinstance(param, click.Option))
        records = filter(None, (option.get_help_record(ctx) for option in options))
        return [(name, text.replace("  [required]", _(" Må gis."))) for name, text in records]


class CommandGroup(Command, click.Group):
    """A group of commands that answers an unknown one with the nearest it has.

    ``summaries`` has a line for each command, and ``norwegian`` its other name, by the first. A command stands in the
    module of its name, loaded when it is called; where Python has that word for itself, an underscore follows it.
    """

    def __init__(
        self,
        *,
        summaries: Mapping[str, str],
        norwegian: Mapping[str, str] | None = None,
        **attributes: Any,  # noqa: ANN401 - click's own
    ) -> None:
        super().__init__(**attributes)
        self.summaries = summaries
        self.norwegian = norwegian or {}

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """The names of the commands, in the order of the alphabet."""
        return sorted(self.summaries)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        """The command of that name, or None; raises `LookupError` where its module does not have it."""
        if name not in self.summaries:
            return None
        own = f"{name}_" if iskeyword(name) else name
        module = import_module(f"referat_cli.cli.{own}")
        command = getattr(module, own, None)
        if isinstance(command, click.Command):
            return command
        message = f"{module.__name__} has no command called {own}: decorate a function of that name with @command"
        raise LookupError(message)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the lists of options and of commands, each in a line."""
        super().format_options(ctx, formatter)
        with formatter.section(_("Kommandoer")):
            names = {name: ", ".join(filter(None, (name, self.norwegian.get(name)))) for name in self.summaries}
            formatter.write_dl([(names[name], self.summaries[name]) for name in self.list_commands(ctx)])

    def first_name(self, name: str) -> str:
        """The first name of the command that has this one; else the name itself.

        On a keyboard without ø «søk» is written «sok» or «soek».
        """
        if name in self.summaries or name.startswith("-"):
            return name
        return next((first for first, other in self.norwegian.items() if _bare(name) == _bare(other)), name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments name; raises `click.UsageError` for an unknown one."""
        args = [*map(self.first_name, args[:1]), *args[1:]]
        if args and args[0] not in self.summaries and not args[0].startswith("-"):
            from referat_cli.model.names import nearest  # noqa: PLC0415 - help is shown without

            near = nearest(args[0], [*self.list_commands(ctx), *self.norwegian.values()])
            sentence = _("Kommandoen «{name}» finnes ikke.").format(name=args[0])
            raise click.UsageError(sentence + did_you_mean(f"«{near}»" if near else None), ctx)
        return super().resolve_command(ctx, args)


class WrongValue(click.BadParameter):
    """A value that a parameter refuses with a Norwegian sentence of its own.

    The message of any other `click.BadParameter` is click's, and is never shown.
    """


class Choice(click.Choice[str]):
    """A choice between words that says so in Norwegian."""

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The chosen word; raises `WrongValue` for another."""
        words = [str(word) for word in self.choices]
        if str(value) in words:
            return str(value)
        # The tables show «vedtatt endret» and «åpen».
        if chosen := next((word for word in words if _bare(word) == _bare(str(value))), None):
            return chosen
        message = _("«{value}» kan ikke velges; velg mellom {words}.").format(value=value, words=", ".join(words))
        raise WrongValue(message, ctx, param)


class Number(click.ParamType[int]):
    """A whole number within limits."""

    name = "tall"

    def __init__(self, least: int, most: int | None = None) -> None:
        self.least, self.most = least, most

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number; raises `WrongValue` for what is none, or lies outside the limits."""
        try:
            number = int(str(value))
        except ValueError:
            number = self.least - 1
        if self.least <= number and (self.most is None or number <= self.most):
            return number
        message = _("«{value}» er ikke et helt tall fra {least} og oppover.")
        if self.most is not None:
            message = _("«{value}» er ikke et helt tall fra {least} til {most}.")
        raise WrongValue(message.format(value=value, least=self.least, most=self.most), ctx, param)


def error_sentence(error: click.ClickException) -> str:
    """A wrong call as one Norwegian sentence, with the way on."""
    if not isinstance(error, click.UsageError):
        return error.format_message()
    way_on = _(" Se «{command} --help».").format(command=error.ctx.command_path) if error.ctx else ""
    return _describe_usage_error(error) + way_on


def _describe_usage_error(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        near = _nearest_option(error.option_name.lstrip("-"), error.ctx)
        return _("Valget «{name}» finnes ikke.").format(name=error.option_name) + did_you_mean(near)
    if isinstance(error, click.MissingParameter):
        if isinstance(error.param, click.Option):
            return _("{name} mangler.").format(name=error.param.opts[-1])
        name = error.param.make_metavar(error.ctx) if error.param and error.ctx else error.param_hint or ""
        return _("{name} mangler.").format(name=name)
    if isinstance(error, click.BadParameter):
        message = error.message if isinstance(error, WrongValue) else _("verdien kan ikke brukes.")
        if error.param is None:
            return message
        return _("{name}: {message}").format(name=_name(error.param), message=message)
    return error.message


def _nearest_option(name: str, ctx: click.Context | None) -> str | None:
    """What somebody may mean who writes an unknown option: one of a value of that name («--json»), or the nearest."""
    from referat_cli.model.names import nearest  # noqa: PLC0415 - only a wrong call pays

    options = [option for option in (ctx.command.get_params(ctx) if ctx else []) if isinstance(option, click.Option)]
    for option in options:
        if isinstance(option.type, Choice) and name in option.type.choices:
            return f"{option.opts[-1]} {name}"
    names = {written.lstrip("-"): written for option in options for written in option.opts if written.startswith("--")}
    near = nearest(name, names, least=0.75)
    return names[near] if near else None


def _describe_option_usage(option: click.Parameter | None, name: str) -> str:
    """How many values an option takes that was given too many, where it takes none, or too few."""
    if not isinstance(option, click.Option) or option.is_flag or option.count:
        return _("Valget «{name}» tar ingen verdi.").format(name=name)
    if option.nargs == 1:
        return _("Valget «{name}» mangler en verdi.").format(name=name)
    return _("Valget «{name}» tar {nargs} verdier.").format(name=name, nargs=option.nargs)


def _name(param: click.Parameter) -> str:
    """What people call a parameter: an option by its first spelling, an argument by the word in the help."""
    return param.opts[0] if isinstance(param, click.Option) else param.metavar or param.human_readable_name
