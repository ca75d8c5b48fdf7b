"""Who is the tool measured against, each in an environment of its own, as its users have it?

In the tool's own environment the others would have what it brings along: with its YAML parser in C, for one,
check-jsonschema is more than twice as fast as its users know it.
"""

import os
import platform
import shutil
import subprocess
import sys
import venv
from pathlib import Path

from referat_cli.store.workers import processors

PYTHON_PEERS = {"check-jsonschema": ("check-jsonschema",), "ready": ("click", "tabulate")}


def environment(folder: Path, name: str) -> Path:
    """The folder of the programs of a peer's environment; made, with the newest versions, where it is not there."""
    home = folder / "peers" / name
    programs = home / ("Scripts" if os.name == "nt" else "bin")
    if not programs.exists():
        venv.create(home, with_pip=True)
        install = [str(programs / "python"), "-m", "pip", "install", "-qq", *PYTHON_PEERS[name]]
        subprocess.run(install, check=True)
    return programs


def check_jsonschema(folder: Path) -> str:
    """The command of check-jsonschema."""
    return str(environment(folder, "check-jsonschema") / "check-jsonschema")


def ready_python(folder: Path) -> str:
    """A Python that has click and tabulate, and nothing else."""
    return str(environment(folder, "ready") / "python")


def versions(folder: Path) -> str:
    """What was measured against what, and on how many processors: without it a table cannot be made again."""
    told = [f"Python {platform.python_version()}, {processors()} processors, {platform.system()}"]
    told.append(_said("git", "--version"))
    for name, packages in PYTHON_PEERS.items():
        if (folder / "peers" / name).exists():
            asked = (
                f"from importlib.metadata import version as of; print(*(f'{{one}} {{of(one)}}' for one in {packages}))"
            )
            told.append(_said(str(environment(folder, name) / "python"), "-c", asked))
    if program := sourcemeta():
        told.append(f"sourcemeta {_said(program, 'version')}")
    return "; ".join(told)


def _said(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout.strip()


def sourcemeta() -> str | None:
    """The validator in C++, which ``SOURCEMETA`` names and nothing else: other programs are called jsonschema too."""
    named = os.environ.get("SOURCEMETA")
    if named and not shutil.which(named):
        message = f"SOURCEMETA names {named}, which is no program"
        raise SystemExit(message)
    return named or None


def referat() -> list[str]:
    """This project's own command, as people run it, which is a little sooner there than with -m."""
    script = Path(sys.executable).with_name("referat")
    return [sys.executable, str(script)] if script.exists() else [sys.executable, "-m", "referat_cli"]
