"""Whatever a text says, an answer shows it and does nothing with it: every command, in every form that it has."""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import click

from referat_cli.cli.main import referat
from referat_cli.model.hidden_characters import HIDDEN
from tests.reliability.hostile_archive import DAY, EVERY, FILE, Texts, hostile_archive
from tests.support.asking import ask
from tests.support.calls import WRITING
from tests.support.running import Done

# What is asked with each command that needs or takes something; NAVN and ORD stand for a name and words of the archive.
QUESTIONS: dict[str, tuple[tuple[str, ...], ...]] = {
    "validate": ((), ("--since", "HEAD~1"), ("--since", "HEAD~4"), (FILE,), ("--fix", "--diff")),
    "fmt": (("--diff",), ("--check",)),
    "rule": ((), ("REF802",)),
    "cases": ((), ("--person", "NAVN")),
    "show": (("1/26",), (DAY,), ("1/26#1",), ("NAVN",)),
    "diff": ((), ("1/26", "--full"), ("--stat",), (DAY, "--explain"), ("--against", "notice")),
    "search": (("Utvalget",), ("endret", "--in", "tittel")),
    "people": ((), ("NAVN",), ("NAVN", "--history")),
    "attendance": (
        (), ("--by", "seat"), ("--by", "group"), ("--by", "unit"), ("--by", "meeting"), ("--by", "case"),
        ("--explain", "NAVN"),
        ("--chart",), ("--compare", "HEAD~2"), ("--history",),
    ),
    "followups": ((),),
    "history": (("1/26",), (DAY,), ("1/26", "--blame"), ("1/26", "--oneline")),
    "changes": (("HEAD~4..",), ("HEAD~1..",)),
    "review": (("HEAD~4..",), ("HEAD~1..",)),
    "index": (("--status",),),
}  # fmt: skip

_CONTROL = re.compile(f"[\\t{HIDDEN}]")
_SGR = re.compile(r"\x1b\[[0-9;]*m")
_FORMULA = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")


def forms(command: str) -> tuple[str | None, ...]:
    """The forms that a command says it has, from the table of commands."""
    with click.Context(referat) as context:
        known = referat.get_command(context, command)
    assert known is not None
    choices = [param.type.choices for param in known.params if "--format" in param.opts]  # type: ignore[attr-defined]
    return tuple(choices[0]) if choices else (None,)


def commands() -> list[str]:
    """Every command that asks, or shows what it would write."""
    with click.Context(referat) as context:
        return [name for name in referat.list_commands(context) if name not in WRITING]


def check(seed: int, folder: Path, every: int = 1) -> Counter[str]:
    """The archive of a seed, asked everything, or every so many of the questions."""
    texts = Texts(seed, harmless=False)
    harmless = Texts(seed, harmless=True)
    roots = hostile_archive(folder / "arkiv", texts), hostile_archive(folder / "tvilling", harmless)
    count: Counter[str] = Counter()
    for kind, text in EVERY:
        count[f"payload: {kind}"] += sum(text in one for one in [*texts.hostile.values(), *texts.tried])
    wrong = []
    for command, arguments, form in list(questions())[seed % every :: every]:
        asked = Asked(roots, (texts, harmless), command, arguments, form)
        wrong += [f"{asked.call}: {fault}" for fault in asked.faults()]
        count[f"form: {command} {form or '(text)'}"] += 1
    assert not wrong, f"{len(wrong)} wrong\n" + "\n".join(wrong[:25])
    return count


def judge(total: Counter[str]) -> None:
    """Every command was asked in each of its forms, and every kind of payload was tried."""
    rows = {f"form: {command} {form or '(text)'}" for command in commands() for form in forms(command)}
    rows |= {f"payload: {kind}" for kind, _text in EVERY}
    missing = {row for row in rows if not total[row]}
    assert not missing, f"never tried: {sorted(missing)}"


def questions() -> Iterator[tuple[str, tuple[str, ...], str | None]]:
    """Each question in each form."""
    for command in commands():
        for arguments in QUESTIONS.get(command, ((),)):
            for form in forms(command)[: 1 if "--diff" in arguments else None]:  # a difference has no forms
                yield command, arguments, form


class Asked:
    """One question in one form, asked of the hostile archive and of its twin."""

    def __init__(
        self,
        roots: tuple[Path, Path],
        texts: tuple[Texts, Texts],
        command: str,
        arguments: tuple[str, ...],
        form: str | None,
    ) -> None:
        self.command, self.form, self.texts = command, form, texts[0]
        self._root, self._arguments = roots[0], arguments
        self.call = " ".join([command, *arguments, *(["-f", form] if form else [])])
        self.hostile, self.clean = (
            self._answer(root, arguments, of_root.person, form) for root, of_root in zip(roots, texts, strict=True)
        )

    def _answer(self, root: Path, arguments: tuple[str, ...], name: str, form: str | None) -> Done:
        words = [argument for argument in arguments if argument != "NAVN"]
        if "NAVN" in arguments:  # which may begin with a dash
            words = [f"{words[-1]}={name}"] if arguments[0].startswith("--") else [*words, "--", name]
        return ask(root, self.command, *(["--format", form] if form else []), *words)

    def faults(self) -> Iterator[str]:
        """Why the answer is not what it must be."""
        if self.hostile.code != self.clean.code:
            yield f"the exit code is {self.hostile.code}, not {self.clean.code}: {self.hostile.err[:300]}"
        for name, stream in (("out", self.hostile.out), ("err", self.hostile.err)):
            if raw := set(_CONTROL.findall(stream)):
                yield f"raw characters on {name}: {sorted(map(ascii, raw))}"
        laws = {**LAWS, "markdown": _summary} if self.command == "validate" else LAWS
        yield from laws.get(self.form or "", _nothing)(self)

    def again(self, form: str) -> Done:
        """The answer about the hostile archive in another form."""
        return self._answer(self._root, self._arguments, "", form)


def _nothing(_asked: Asked) -> Iterator[str]:
    return iter(())


class _Page(HTMLParser):
    """The elements of a page with their attributes, and where each ends."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.marks: Counter[object] = Counter()
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """See `HTMLParser`."""
        self.marks[tag, tuple(name for name, _value in attrs)] += 1
        for name, value in attrs:
            assert not re.match("on|src|style", name), (tag, name)
            assert not re.match(r"\s*(javascript|data|http)", value or "", re.IGNORECASE), (tag, value)

    def handle_endtag(self, tag: str) -> None:
        """See `HTMLParser`."""
        self.marks["/", tag] += 1

    def handle_comment(self, _data: str) -> None:
        """See `HTMLParser`."""
        self.marks["comment"] += 1


# How many words were struck and added rests on the words; a mark of ours has nothing else in it.
_CHANGED_WORDS = re.compile(
    r"<(?:ins|del)>(?:<span class=.skjult.> \((?:strøket|tilføyd): </span>)?"
    r"|(?:<span class=.skjult.>\) </span>)?</(?:ins|del)>"
)


def _html(asked: Asked) -> Iterator[str]:
    """A page has the elements and attributes of its twin's, and no other."""
    try:
        found, clean = (_Page(_CHANGED_WORDS.sub("", done.out)).marks for done in (asked.hostile, asked.clean))
    except AssertionError as error:
        yield f"the page has {error}"
        return
    if found != clean:
        yield f"other elements: {dict((found - clean) + (clean - found))}"


# A line of Markdown begins with marks of blocks: quotes, items, headings, rules, fences, code.
_BLOCK = re.compile(r" {0,3}(?:>|[-+*](?=\s|$)|\d{1,9}[.)](?=\s|$)|#{1,6}(?=\s|$)|`{3,}|~{3,})\s*|(?: {4}|\t)")
_RULE = re.compile(r" {0,3}(?:(?:-\s*){3,}|(?:_\s*){3,}|(?:\*\s*){3,}|=+\s*)$")
# What stands for itself in Markdown only where it is written as an entity.
_MARKS = re.compile(r"""[\\`*_\[\]<>|~$@#]|\b(?:https?|ftp|mailto|xmpp):|\bwww\.|\bGH-\d|!\[""", re.IGNORECASE)


def structure(text: str) -> Counter[str]:
    """The structural marks of a Markdown text, by a strict reading: what is no entity is a mark."""
    if fence := re.match("`{3,}", text):
        inside = [line for line in text.split("\n") if re.match(rf" {{0,3}}{fence[0]}", line)]
        return Counter({"fence": len(inside)})
    marks: Counter[str] = Counter()
    # How many words were struck and added rests on the words; what stands on both sides of a mark is not one address.
    text = re.sub("</?(?:ins|del)>", "\N{ZERO WIDTH SPACE}", text)
    text = re.sub(r"&(?:#\d+|#x[0-9a-f]+|amp|lt|gt|quot);", "\N{REPLACEMENT CHARACTER}", text, flags=re.IGNORECASE)
    for line in text.split("\n"):
        marks["rule"] += bool(_RULE.match(line))
        rest = line
        while block := _BLOCK.match(rest):
            marks[block[0].strip() and re.sub(r"\d+", "1", block[0].strip())] += 1
            rest = rest[block.end() :]
        marks.update(found.lower() for found in _MARKS.findall(rest))
    return +marks


def _markdown(asked: Asked) -> Iterator[str]:
    """As many structural marks as the twin's, and a table has the same rows and columns."""
    found, clean = structure(asked.hostile.out), structure(asked.clean.out)
    if asked.command == "search":  # how many words of an excerpt stand out depends on where it is cut
        clean["*"] = found["*"] - found["*"] % 4
    if found != clean:
        yield f"other marks: more {dict(found - clean)}, fewer {dict(clean - found)}"


def _csv(asked: Asked) -> Iterator[str]:
    """The rows and columns of the twin, and no cell that a spreadsheet would calculate."""
    rows, clean = (list(csv.reader(io.StringIO(done.out))) for done in (asked.hostile, asked.clean))
    if [len(row) for row in rows] != [len(row) for row in clean]:
        yield "other rows or columns"
    formulas = [cell for row in rows for cell in row if cell.startswith(_FORMULA)]
    if formulas:
        yield f"formulas: {formulas[:3]}"


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key != "ord":  # words that were struck and added are pieces of a text
                yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def _data(asked: Asked) -> Iterator[str]:
    """The same texts as the twin's, each as it stands in the record."""
    read: Callable[[str], object] = json.loads if asked.form == "json" else _lines
    found, clean = (Counter(_texts(read(done.out))) if done.out else Counter() for done in (asked.hostile, asked.clean))
    lost = {text: number for text, number in clean.items() if found[asked.texts.hostile.get(text, text)] < number}
    lost = {text: number for text, number in lost.items() if text in asked.texts.hostile}
    if lost:
        yield f"not as they stand: {list(lost)[:4]}"


def _lines(text: str) -> list[object]:
    return [json.loads(line) for line in text.splitlines()]


_COMMAND = re.compile(r"::(error|warning|notice) file=[^,:\n]+,line=\d+,col=\d+,title=REF\d{3}::[^\n]*")


def _problems(asked: Asked) -> list[dict[str, object]]:
    """What a check finds in the hostile archive, as a program gets it."""
    found: list[dict[str, object]] = json.loads(asked.again("json").out)["problemer"]
    return found


def _annotations(asked: Asked) -> Iterator[str]:
    """One workflow command a line, with encoded values; as many as there are problems."""
    lines = asked.hostile.out.splitlines()
    if odd := [line for line in lines if not _COMMAND.fullmatch(line) or re.search("%(?!25|0A|0D|3A|2C)", line)]:
        yield f"no annotation: {odd[:2]}"
    if len(lines) != len(_problems(asked)):
        yield f"{len(lines)} annotations of {len(_problems(asked))} problems"


def _one_line_each(asked: Asked) -> Iterator[str]:
    """As many lines as there are problems."""
    if len(asked.hostile.out.splitlines()) != len(_problems(asked)):
        yield f"{len(asked.hostile.out.splitlines())} lines of {len(_problems(asked))} problems"


def _sarif(asked: Asked) -> Iterator[str]:
    """As many results as there are problems."""
    results = json.loads(asked.hostile.out)["runs"][0]["results"]
    if len(results) != len(_problems(asked)):
        yield f"{len(results)} results of {len(_problems(asked))} problems"


def _summary(asked: Asked) -> Iterator[str]:
    """A heading, the name of each file, and an item for each problem with its code."""
    problems = _problems(asked)
    files = len({problem["sti"] for problem in problems})
    wanted = +Counter({"###": 1, "*": 4 * files, "-": len(problems), "`": 2 * len(problems)})
    if (found := structure(asked.hostile.out)) != wanted:
        yield f"other marks: more {dict(found - wanted)}, fewer {dict(wanted - found)}"


LAWS: dict[str, Callable[[Asked], Iterator[str]]] = {
    "html": _html,
    "markdown": _markdown,
    "csv": _csv,
    "json": _data,
    "ndjson": _data,
    "github": _annotations,
    "concise": _one_line_each,
    "sarif": _sarif,
}
