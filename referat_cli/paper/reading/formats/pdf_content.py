"""What the content of a PDF page says, in order: operators, and the operands that stand before them (ISO 32000-1, 7.8).

pdfminer reads it sign by sign, which is half the work of a long document; here a pattern finds each whole operation,
and the operands are taken apart of those that are wanted.
"""

import re
from collections.abc import Container, Iterator
from typing import Any, NamedTuple

from pdfminer.psparser import LIT, literal_name

# What neither a name nor an operator goes on after.
_END = rb"\s/%\[\]()<>{}"
# What fits nothing is passed over.
_TOKEN = re.compile(
    rb"(?P<number>[+-]?(?:\d+(?:\.\d*)?|\.\d+))"
    rb"|\((?P<text>[^()\\]*(?:\\.[^()\\]*)*)\)"
    rb"|(?P<opens><<|\[)"
    rb"|<(?P<hex>[0-9A-Fa-f\s]*)>?"
    rb"|(?P<closes>>>|\])"
    rb"|(?P<image>BI[\s/].*?(?:EI(?=\s|\Z)|\Z))"
    rb"|(?P<operator>[A-Za-z][^#" + _END + rb"]*|['\"])"
    rb"|/(?P<name>[^" + _END + rb"]*)"
    rb"|(?P<nested>\()"
    rb"|%[^\r\n]*",
    re.DOTALL,
)
# An operation as nearly all are: operands without texts that hold brackets, and the operator.
_OPERATION = re.compile(
    rb"((?:[\s\d.+\-\[\]]++|<<|>>|<[0-9A-Fa-f\s]*+>?+|/[^" + _END + rb"]*+"
    rb"|\([^()\\]*+(?:\\.[^()\\]*+)*+\)|%[^\r\n]*+)*+)"
    rb"(?!(?:BI|true|false)[" + _END + rb"])([A-Za-z][^#" + _END + rb"]*+|['\"])",
    re.DOTALL,
)
_NO_PLAIN = re.compile(rb"[\[(<%]")
_IN_NAME = re.compile(rb"#([0-9A-Fa-f]{2})")
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_IN_TEXT = re.compile(rb"[()]|" + _ESCAPE.pattern, re.DOTALL)
# Numbers and letters that mean the same to Python.
_AS_IN_PYTHON = re.compile(rb"(?:[^\\]++|\\(?:[0-3][0-7]{0,2}|[4-7][0-7]?(?![0-7])|[nrtbf\\]))*+")
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
_ESCAPED |= {form % code: bytes((code & 0xFF,)) for code in range(0o1000) for form in (b"%o", b"%02o", b"%03o")}
_WORDS = {b"true": True, b"false": False}


class _Operator(NamedTuple):
    """An operator, after the values that stand before it."""

    name: bytes


class _Values(dict[bytes, Any]):
    """What each token so far means: a page says most of them again and again."""

    def __missing__(self, token: bytes) -> Any:  # noqa: ANN401 - numbers, names
        """A number or a name; raises KeyError of what is no such token, or several."""
        found = _TOKEN.fullmatch(token)
        if not found or found.lastgroup not in {"number", "name"}:
            raise KeyError(token)
        value = self[token] = _value(found.lastgroup, found[found.lastgroup])
        return value


def operations(content: bytes, wanted: Container[bytes]) -> Iterator[tuple[bytes, list[Any]]]:
    """The operators that are wanted, each with its operands as plain values, and names as pdfminer has them.

    What fits nothing is passed over, and so are pictures in the text.
    """
    values = _Values()
    at = 0
    while at < len(content):
        if found := _OPERATION.match(content, at):
            at = found.end()
            said, operator = found.groups()
            if operator in wanted:
                yield operator, _operands(said, values)
        else:
            operator, operands, at = _read_operation(content, at, values)
            if operator in wanted:
                yield operator, operands


def _operands(said: bytes, values: _Values) -> list[Any]:
    if not _NO_PLAIN.search(said):
        try:
            return [values[token] for token in said.split()]
        except KeyError:  # two with nothing between
            pass
    return [value for value, _after in _tokens(said, 0, values)]


def _read_operation(content: bytes, begin: int, values: _Values) -> tuple[bytes, list[Any], int]:
    """The next operator, token by token, with its operands and where it ends; an empty one at the end."""
    operands: list[Any] = []
    for value, end in _tokens(content, begin, values):
        if isinstance(value, _Operator):
            return value.name, operands, end
        operands.append(value)
    return b"", operands, len(content)


def _tokens(content: bytes, at: int, values: _Values) -> Iterator[tuple[Any, int]]:
    """Each value and operator from a place on, and where it ends."""
    opened: list[tuple[bytes, list[Any]]] = []
    while found := _TOKEN.search(content, at):
        at = found.end()
        kind, token = found.lastgroup, found[0]
        if kind is None or kind == "image":
            continue
        if kind == "opens":
            opened.append((token, []))
            continue
        if kind == "closes":
            if not opened or (opened[-1][0] == b"[") != (token == b"]"):
                continue
            value: Any = _closed(*opened.pop())
        elif kind == "nested":
            end, at = _end_of_text(content, at)
            value = _text(content[found.end() : end])
        elif (value := values.get(token)) is None:
            value = values[token] = _value(kind, found[kind])
        if opened:
            opened[-1][1].append(value)
        else:
            yield value, at


def _value(kind: str, said: bytes) -> Any:  # noqa: ANN401 - numbers, texts, names
    if kind == "number":
        return float(said) if b"." in said else int(said)
    if kind == "hex":
        digits = b"".join(said.split()).decode()
        return bytes.fromhex(digits + "0" * (len(digits) % 2))
    if kind == "operator":
        return _WORDS[said] if said in _WORDS else _Operator(said)
    if kind == "name":
        name = _IN_NAME.sub(lambda found: bytes.fromhex(found[1].decode()), said)
        try:
            return LIT(name.decode())
        except UnicodeDecodeError:
            return LIT(name)
    return _text(said)


def _closed(opening: bytes, held: list[Any]) -> list[Any] | dict[str, Any]:
    """The array or the dictionary that ends."""
    return (
        held if opening == b"[" else {literal_name(key): value for key, value in zip(*[iter(held)] * 2, strict=False)}
    )


def _end_of_text(content: bytes, begin: int) -> tuple[int, int]:
    """Where the text from after its bracket, which may hold others, ends, and where what follows it begins."""
    depth, end = 1, begin
    for found in _IN_TEXT.finditer(content, begin):
        depth += (found[0] == b"(") - (found[0] == b")")
        if depth == 0:
            return found.start(), found.end()
        end = found.end()
    return end, end


def _text(said: bytes) -> bytes:
    """A text without its escapes."""
    if b"\\" not in said:
        return said
    if b"\\\\" not in said:  # which would hide what follows it
        said = said.replace(b"\\(", b"(").replace(b"\\)", b")")
    if _AS_IN_PYTHON.fullmatch(said):
        return said.decode("unicode_escape").encode("latin-1")
    parts = _ESCAPE.split(said)
    parts[1::2] = [_ESCAPED.get(sign, sign) for sign in parts[1::2]]
    return b"".join(parts)
