"""Run the tests with the oldest libraries that pyproject.toml allows: `python3 .ci/oldest.py [what pytest takes]`.

Makes the environment `.venv-oldest` with exactly the lower bound of every requirement, the tools of development too, so
that a bound that is written is a bound that holds. What those libraries themselves need is as new as they allow.
"""

import re
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).parents[1]
HOME = ROOT / ".venv-oldest"
PYTHON = HOME / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")

_BOUND = re.compile(r"([\w.-]+)(?:\[[\w,-]+\])?>=([\w.]+)")


def lower_bounds() -> list[str]:
    """Every requirement of the program and of development, pinned to its lower bound."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    required = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    found = [_BOUND.fullmatch(requirement) for requirement in required]
    if missing := [requirement for requirement, bound in zip(required, found, strict=True) if not bound]:
        sys.exit(f"no lower bound: {', '.join(missing)}")
    return [f"{bound[1]}=={bound[2]}" for bound in found if bound]


def main() -> int:
    """Make the environment, and run the tests in it."""
    venv.create(HOME, clear=True, with_pip=True)
    bounds = HOME / "bounds.txt"
    bounds.write_text("\n".join(lower_bounds()) + "\n", encoding="utf-8")
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet"]
    install = [*pip, "--constraint", str(bounds), "--editable", f"{ROOT}[dev]"]
    subprocess.run(install, check=True)
    tests = [str(PYTHON), "-m", "pytest", *(sys.argv[1:] or ["-n", "auto"])]
    return subprocess.run(tests, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
