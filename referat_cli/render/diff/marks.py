"""The kept, deleted and inserted words of a text: in a terminal, in Markdown and on a page."""

import unicodedata
from collections.abc import Iterable, Iterator
from html import escape

from referat_cli.compare.text_diff import WordKind, Words
from referat_cli.i18n import _
from referat_cli.render.markdown_escapes import escape_within
from referat_cli.render.screen import Screen, plain

_MARKS: dict[WordKind, tuple[str, str]] = {"stroeket": ("[-", "-]"), "tilfoeyd": ("{+", "+}"), "uendret": ("", "")}

# ``<del>`` and ``<ins>`` rather than Markdown's own marks: those do not work inside a word or beside a bracket, and
# have none for what was inserted. GitHub and GitLab show them struck through and underlined.
_TAGS: dict[WordKind, str] = {"stroeket": "del", "tilfoeyd": "ins"}
_LEGEND = _("<del>strøket</del> <ins>tilføyd</ins>")
LEGEND, HTML_LEGEND = f"<sub>{_LEGEND}</sub>", f'<p class="tegn">{_LEGEND}</p>'

# White space that alone was changed would be a pair of empty marks.
_VISIBLE = str.maketrans({" ": "␣", "\n": "↵"})

# A word as it will be printed: its parts, each of one kind, the marks included.
_Parts = list[tuple[WordKind, str]]


def shown(words: Words) -> Iterator[tuple[WordKind, str]]:
    """The words as they can be seen: white space stands outside the marks, unless it is all that was changed.

    A character without a look of its own is told by its number where it was changed.
    """
    for kind, text in words:
        core = text.strip(" \n")
        if kind == "uendret":
            yield kind, plain(text)
        elif not core:
            yield kind, text.translate(_VISIBLE)
        else:
            start = text.index(core)
            yield from ((("uendret", text[:start]),) if start else ())
            yield kind, plain("".join(map(_seen, core)))
            yield from ((("uendret", rest),) if (rest := text[start + len(core) :]) else ())


def _seen(character: str) -> str:
    unseen = character > "~" and unicodedata.category(character) in ("Zs", "Cf")
    return f"<U+{ord(character):04X}>" if unseen else character


def in_markdown(words: Words) -> str:
    """The text as Markdown, with its deleted and inserted words marked."""
    marked = []
    for kind, text in shown(words):
        tag, safe = _TAGS.get(kind), escape_within(text)
        marked.append(f"<{tag}>{safe}</{tag}>" if tag else safe)
    return "".join(marked).strip()


def in_html(words: Words) -> str:
    """The text as HTML, with its deleted and inserted words marked, also for those who hear it read."""
    marked = []
    for kind, text in shown(words):
        safe, tag = escape(text), _TAGS.get(kind)
        if tag is None:
            marked.append(safe)
            continue
        word = _("strøket") if kind == "stroeket" else _("tilføyd")
        start = f'<span class="skjult"> ({word}: </span>'
        marked.append(f'<{tag}>{start}{safe}<span class="skjult">) </span></{tag}>')
    return "".join(marked)


def fold(words: Words, screen: Screen, width: int) -> list[str]:
    """The lines of a text in a column of that width, its changes marked and, on a colour screen, coloured."""
    lines: list[list[_Parts]] = [[]]
    used = 0
    for word in (piece for whole in _printed(shown(words)) for piece in _fitted(whole, width)):
        length = _length(word)
        if lines[-1] and used + 1 + length > width:
            lines.append([])
            used = 0
        used += length + (1 if lines[-1] else 0)
        lines[-1].append(word)
    return [_coloured(line, screen) for line in lines]


def _printed(pieces: Iterable[tuple[WordKind, str]]) -> Iterator[_Parts]:
    """The words between white space, each with the marks that it carries."""
    word: _Parts = []
    for kind, text in pieces:
        before, after = _MARKS[kind]
        marked = f"{before}{text}{after}"
        for number, part in enumerate(marked.replace("\n", " ").split(" ")):
            if number and word:
                yield word
                word = []
            if part:
                word.append((kind, part))
    if word:
        yield word


def _length(word: _Parts) -> int:
    return sum(len(text) for _kind, text in word)


def _fitted(word: _Parts, width: int) -> Iterator[_Parts]:
    """A word that is wider than its column, cut between what was struck and what was added; any other as it is."""
    if _length(word) > width:
        for place in range(1, len(word)):
            if word[place - 1][0] == "stroeket":
                yield word[:place]
                yield from _fitted(word[place:], width)
                return
    yield word


def _coloured(line: list[_Parts], screen: Screen) -> str:
    """A line of words; one colour from the first to the last word of a change, the spaces between them too."""
    runs: list[tuple[WordKind, str]] = []
    for number, word in enumerate(line):
        for place, (kind, text) in enumerate(word):
            space = " " if number and not place else ""
            if runs and runs[-1][0] == kind:
                runs[-1] = (kind, runs[-1][1] + space + text)
            else:
                runs += [("uendret", space)] if space else []
                runs.append((kind, text))
    return "".join(text if kind == "uendret" else screen.style(text, kind) for kind, text in runs)
