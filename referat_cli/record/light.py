"""How does the parser in C hand over its events with the least work?

The classes that ruamel.yaml has for events are written in Python, three constructors deep, and take as long as the
parser itself: half a millisecond of a meeting's two. These have the same names and the same attributes in the same
order, and are made in C.
"""

from typing import Any

from msgspec import Struct


class ScalarEvent(Struct, gc=False):
    """A text, a number, or another value that holds no others."""

    anchor: Any
    ctag: Any
    implicit: Any
    value: Any
    start_mark: Any = None
    end_mark: Any = None
    style: Any = None


class _StartEvent(Struct, gc=False):
    anchor: Any
    ctag: Any
    implicit: Any
    start_mark: Any = None
    end_mark: Any = None
    flow_style: Any = None


class _EndEvent(Struct, gc=False):
    start_mark: Any = None
    end_mark: Any = None


class MappingStartEvent(_StartEvent, gc=False):
    """The beginning of a mapping."""


class SequenceStartEvent(_StartEvent, gc=False):
    """The beginning of a list."""


class MappingEndEvent(_EndEvent, gc=False):
    """The end of a mapping."""


class SequenceEndEvent(_EndEvent, gc=False):
    """The end of a list."""


def make_events_light() -> None:
    """Let the parser in C use these classes in this process from now on; nothing happens where it is not installed.

    That changes another library for all who use it in the process, and so is only for one that was started to judge
    files and does nothing else: over a thousand meetings it saves a fifth of the time, which nothing else found does.
    """
    try:
        import _ruamel_yaml  # noqa: PLC0415 - see `events`
    except ModuleNotFoundError:
        return
    for light in (ScalarEvent, MappingStartEvent, MappingEndEvent, SequenceStartEvent, SequenceEndEvent):
        setattr(_ruamel_yaml, light.__name__, light)
