"""The list of the rules, their manual pages, and the page of the documentation that is made of them."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from referat_cli.i18n import _
from referat_cli.render.screen import Screen, plain
from referat_cli.render.table import Table, draw
from referat_cli.rules.registry import Rule


def rule_list(rules: Sequence[Rule], screen: Screen) -> str:
    """Every rule on its line, by family: code, severity and title."""
    cells = [[rule.code, rule.severity, rule.title] for rule in rules]
    _heading, *drawn = draw([""] * 3, cells, screen)
    lines: list[str] = []
    for family, members in groupby(zip(rules, drawn, strict=True), lambda pair: pair[0].family):
        lines += ["", screen.style(family, "sterk")]
        for rule, (first, *more) in members:
            lines += [first.replace(rule.severity, screen.style(rule.severity, rule.severity), 1), *more]
    return "\n".join([*lines[1:], "", _("Les om en regel: referat rule REF301")])


def pages(rules: Sequence[Rule], screen: Screen) -> str:
    """The manual pages, one after the other."""
    return "\n\n\n".join("\n".join(_page(rule, screen)) for rule in rules)


def _page(rule: Rule, screen: Screen) -> Iterator[str]:
    yield f"{rule.code} {screen.style(rule.severity, rule.severity)} · {rule.family}"
    yield screen.style(screen.wrap(rule.title + "."), "sterk")
    for paragraph in rule.reason:
        yield ""
        yield screen.wrap(paragraph)
    for heading, example in _examples(rule):
        yield ""
        yield screen.style(heading, "sterk")
        yield from (f"    {plain(line)}".rstrip() for line in example.splitlines())


def _examples(rule: Rule) -> Iterator[tuple[str, str]]:
    """The two examples of a page with their headings."""
    yield _("Feil:"), rule.example("Feil")
    yield _("Riktig:"), rule.example("Riktig")


def _record(rule: Rule) -> dict[str, object]:
    """A rule as ``schema/output/rule.schema.json`` has it."""
    return {
        "kode": rule.code,
        "alvor": rule.severity,
        "familie": rule.family,
        "tittel": rule.title,
        "forklaring": list(rule.reason),
        "feil": rule.example("Feil"),
        "riktig": rule.example("Riktig"),
    }


def markdown(rules: Sequence[Rule], _screen: Screen) -> str:
    """The rules as a page of the documentation, with a list of contents."""
    return "\n".join(_document(rules)).rstrip()


def _document(rules: Sequence[Rule]) -> Iterator[str]:
    yield _("# Reglene")
    yield ""
    yield _("Det `referat validate` ser etter. Siden er laget av reglene selv, med `referat rule --format markdown`.")
    yield ""
    yield _("- **feil** må rettes før referatet kan sjekkes inn.")
    yield _("- **advarsel** bør ses på; med `--strict` teller den som feil.")
    yield _("- **info** er verdt å vite, og trenger ikke rettes.")
    yield ""
    yield _("Et funn som skal stå, godtas der det står: `# referat: godta KODE grunn`.")
    yield _("I eksemplene betyr `⟨FF⟩` én byte og `⟨U+200B⟩` ett tegn som ikke ville synes.")
    yield _("Reglene om historikken (REF8) gjelder to utgaver: den før står over `---` og den etter under.")
    yield ""
    for family, members in groupby(rules, lambda rule: rule.family):
        listed = list(members)
        yield f"## {family}\n"
        yield _("| kode | alvor | regel |")
        yield "|---|---|---|"
        yield from (f"| [{rule.code}](#{rule.code.lower()}) | {rule.severity} | {rule.title} |" for rule in listed)
        yield ""
        for rule in listed:
            yield f'### <a id="{rule.code.lower()}"></a>{rule.code} {rule.title}\n'
            yield from (f"{paragraph}\n" for paragraph in rule.reason)
            for heading, example in _examples(rule):
                yield f"{heading}\n\n```yaml\n{example}\n```\n"


RULES: Table[Rule] = Table(envelope="regler", record=_record, text=rule_list, markdown=markdown)
