"""The house stands: imports point downwards, modules are small, and starting up is cheap."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import referat_cli

PACKAGE = Path(referat_cli.__file__).parent
# From the top of the house to the bottom; a floor may use those below it, and the language.
FLOORS = ["cli", "render", "rules", "queries", "store", "compare", "document", "model"]


def modules() -> list[Path]:
    """Every module of the package."""
    return sorted(path for path in PACKAGE.rglob("*.py"))


def imported(path: Path) -> set[str]:
    """The project's own modules that a module names in an import, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("referat_cli."):
            found.add(node.module)
            found |= {f"{node.module}.{name.name}" for name in node.names}
    return found


def test_imports_point_downwards() -> None:
    """No module knows a floor above its own."""
    upwards = []
    for path in modules():
        floor = path.relative_to(PACKAGE).parts[0]
        for name in imported(path):
            target = name.split(".")[1]
            if floor in FLOORS and target in FLOORS and FLOORS.index(target) < FLOORS.index(floor):
                upwards.append(f"{path.relative_to(PACKAGE)} → {name}")
    assert upwards == []


def imports_at_run_time(path: Path) -> set[str]:
    """The modules that a module imports when it runs, wherever in it; not those named for type checkers alone."""

    def statements(node: ast.AST) -> Iterator[ast.AST]:
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            return
        yield node
        for child in ast.iter_child_nodes(node):
            yield from statements(child)

    found = set()
    for node in statements(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
    return found


def test_one_module_talks_to_git() -> None:
    """Other programs are started, and Git is asked, in one place."""
    programs = {"subprocess", "git", "pty"}
    asking = [str(path.relative_to(PACKAGE)) for path in modules() if imports_at_run_time(path) & programs]
    assert asking == ["store/git.py"]


def test_every_module_says_which_question_it_answers() -> None:
    """A module's docstring opens with one sentence, and the module stays small enough to read in one sitting."""
    for path in modules():
        text = path.read_text(encoding="utf-8")
        docstring = ast.get_docstring(ast.parse(text))
        assert docstring, path
        assert text.count("\n") <= 500, path


def loaded_by(*arguments: str) -> set[str]:
    """The modules that a call of the command loads."""
    program = (
        "import sys; from referat_cli.cli.main import main; main(sys.argv[1:]);"
        "print('\\n'.join(sorted(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    return {name.split(".")[0] for name in done.stderr.split()}


def test_help_loads_nothing_heavy() -> None:
    """Asking for help never pays for reading, checking or comparing."""
    heavy = {"ruamel", "_ruamel_yaml", "jsonschema", "jsonschema_rs", "git", "msgspec", "sqlite3", "snowballstemmer"}
    assert loaded_by("--help") & heavy == set()
