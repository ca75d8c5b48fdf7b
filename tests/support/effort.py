"""How many examples a property is tried on: few in the ordinary run, more where somebody has time."""

import os

# REFERAT_EXAMPLES=20 tries twenty times as many.
_TIMES = int(os.environ.get("REFERAT_EXAMPLES", "1"))


def examples(ordinary: int) -> int:
    """The number of examples of a property, from that of the ordinary run."""
    return ordinary * _TIMES
