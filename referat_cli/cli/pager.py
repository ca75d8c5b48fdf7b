"""The program that shows an answer a screen at a time, on a terminal, as Git has it.

It is the one that the person's own environment names. A repository's settings (``core.pager``) are never asked: they
may be a stranger's, and a question runs no program that they name.
"""

import os
import shutil
import signal
import subprocess

# The first that is set counts, as in Git; an empty one, and `cat`, are no pager.
_VARIABLES = ("REFERAT_PAGER", "GIT_PAGER", "PAGER")
# What Git sets where the person has not: less ends by itself where the answer fits, shows colours, and leaves the text.
_SETTINGS = {"LESS": "FRX", "LV": "-c", "LESSCHARSET": "utf-8"}
# How a shell ends that could not start the program.
_NOT_STARTED = (126, 127)


def show(text: str) -> bool:
    """Show a text in the person's pager and wait until it is left; False where there is none that can be started."""
    pager = _chosen()
    if not pager:
        return False
    # Ctrl-C is the pager's while it runs. What is done here with it does not pass to the pager, as ignoring it would.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        process = subprocess.Popen(  # noqa: S602 - a command line of the person's own: `less -S`, `head -n 20 | less`
            pager,
            shell=True,
            stdin=subprocess.PIPE,
            env={**_SETTINGS, **os.environ},
        )
        process.communicate(text.encode("utf-8", "backslashreplace"))  # one that is left early has seen enough
    finally:
        signal.signal(signal.SIGINT, before)
    return process.returncode not in _NOT_STARTED


def _chosen() -> str | None:
    """The command line of the pager; None where the answer is shown as it is."""
    named = next((os.environ[name] for name in _VARIABLES if name in os.environ), None)
    if named is None:
        usual = None if os.environ.get("TERM") == "dumb" else "less"
        return usual if usual and shutil.which(usual) else None
    return None if named.strip() in ("", "cat") else named
