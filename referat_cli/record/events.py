"""Which parser turns a text into events?"""

from collections.abc import Callable
from functools import partial
from types import ModuleType
from typing import Any


def events(text: str, *, pure: bool = False) -> Callable[[], Any]:
    """A function that gives the next event of the text each time it is called, and None at the end.

    The events are those of ruamel.yaml, from its parser in C where it is installed (the extra ``oldlibyaml``), else or
    with ``pure`` from the one in Python, which is some thirty times slower. Calling the function raises ``YAMLError``
    where the text is not YAML; from ``pure`` also what `FAILURES` names.
    """
    # Imported here, because ruamel.yaml costs more than the rest of the start-up of a command that reads no file.
    if not pure:
        try:
            from _ruamel_yaml import CParser  # noqa: PLC0415
        except ModuleNotFoundError:
            pass
        else:
            next_event: Callable[[], Any] = CParser(text).get_event
            return next_event
    from ruamel.yaml import YAML  # noqa: PLC0415

    return partial(next, YAML(typ="safe", pure=True).parse(text), None)


def kinds(*, pure: bool = False) -> ModuleType:
    """Where the classes stand whose objects `events` gives: `light` may have put others in the parser in C."""
    if not pure:
        try:
            import _ruamel_yaml  # noqa: PLC0415
        except ModuleNotFoundError:
            pass
        else:
            module: ModuleType = _ruamel_yaml
            return module
    from ruamel.yaml import events as in_python  # noqa: PLC0415

    return in_python


# The parser in Python trusts an escape such as "\U99999999" to be a character.
FAILURES = (ValueError, OverflowError)
