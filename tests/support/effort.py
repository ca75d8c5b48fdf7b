"""How many examples a property is tried on: few in the ordinary run, more where somebody has time."""

import os

# REFERAT_EXAMPLES=20 tries twenty times as many, drawn anew at each run; without it, every run tries the same ones, so
# that whether a change passes rests on the change.
_TIMES = os.environ.get("REFERAT_EXAMPLES")
ALWAYS_THE_SAME = _TIMES is None


def examples(ordinary: int) -> int:
    """The number of examples of a property, from that of the ordinary run."""
    return ordinary * int(_TIMES or "1")
