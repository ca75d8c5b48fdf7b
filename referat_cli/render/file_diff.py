"""The difference between two versions of a file, line by line."""

from difflib import unified_diff

from referat_cli.render.screen import Screen, plain

_COLOURS = {"+": "tilfoeyd", "-": "stroeket", "@": "info"}


def difference(path: str, before: bytes, after: bytes, screen: Screen) -> str:
    """A unified diff that Git and patch can apply where nothing is hidden; "" where nothing differs.

    A carriage return and any other control character is made visible, because a terminal would obey it.
    """
    lines = unified_diff(_lines(before), _lines(after), f"a/{path}", f"b/{path}", lineterm="")
    return "\n".join(_shown(line, screen) for line in lines)


def _lines(content: bytes) -> list[str]:
    text = content.decode("utf-8", "replace")
    lines = text.split("\n")
    if lines[-1]:
        lines[-1] += "\n\\ No newline at end of file"
    else:
        lines.pop()
    return lines


def _shown(line: str, screen: Screen) -> str:
    colour = _COLOURS.get(line[:1])
    # An empty line of a text is shown as the blank that stands for "unchanged", and nothing after it.
    return screen.style(plain(line), colour) if colour else plain(line)
