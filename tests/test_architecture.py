"""The house stands: imports point downwards, modules are small, and starting up is cheap."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

import referat_cli
from tests.support.archives import MEETING_PATH, MINUTES, archive, write
from tests.support.running import referat, repository

PACKAGE = Path(referat_cli.__file__).parent
# From the top of the house to the bottom; a floor may use those below it, and the language.
FLOORS = ["cli", "workflow", "paper", "render", "rules", "queries", "store", "compare", "document", "model"]
# The same for the reader of papers, whose own modules outside these stand above them or below.
READING = ["attendance", "cases", "head", "treatment", "elections", "votes", "people", "words"]


def modules() -> list[Path]:
    """Every module of the package."""
    return sorted(path for path in PACKAGE.rglob("*.py"))


@cache
def parsed(path: Path) -> ast.Module:
    """A module as Python reads it."""
    return ast.parse(path.read_text(encoding="utf-8"))


def statements(node: ast.AST, *, at_run_time: bool) -> Iterator[ast.AST]:
    """Every statement of a module, wherever in it: all, or without those that type checkers alone read."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        tested = node.test if at_run_time and isinstance(node, ast.If) else None
        if isinstance(tested, ast.Name) and tested.id == "TYPE_CHECKING":
            continue
        yield node
        if not isinstance(node, ast.expr):  # nothing is imported inside of those
            waiting += ast.iter_child_nodes(node)


def imported(path: Path) -> set[str]:
    """The project's own modules that a module names in an import, wherever in it."""
    found = set()
    for node in statements(parsed(path), at_run_time=False):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("referat_cli."):
            found.add(node.module)
            found |= {f"{node.module}.{name.name}" for name in node.names}
    return found


def upwards(folder: Path, floors: list[str]) -> list[str]:
    """The imports in a folder by which a floor knows one above its own, each as the module and what it imports."""
    package = ".".join((PACKAGE.name, *folder.relative_to(PACKAGE).parts, ""))
    found = []
    for path in modules():
        floor = path.relative_to(folder).parts[0] if path.is_relative_to(folder) else ""
        for name in imported(path):
            target = name.removeprefix(package).split(".")[0]
            if floor in floors and target in floors and floors.index(target) < floors.index(floor):
                found.append(f"{path.relative_to(PACKAGE)} → {name}")
    return found


def test_imports_point_downwards() -> None:
    """No module knows a floor above its own, in the house and in the reader of papers."""
    assert upwards(PACKAGE, FLOORS) == []
    assert upwards(PACKAGE / "paper/reading", READING) == []


@cache
def imports_at_run_time(path: Path) -> set[str]:
    """The modules that a module imports when it runs, wherever in it; not those named for type checkers alone."""
    found = set()
    for node in statements(parsed(path), at_run_time=True):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
    return found


def circles(graph: Mapping[str, set[str]]) -> list[list[str]]:
    """The groups of modules of which each imports, directly or through others, every other."""

    def reachable(start: str) -> set[str]:
        found: set[str] = set()
        waiting = [start]
        while waiting:
            new = graph[waiting.pop()] - found
            found |= new
            waiting += new
        return found

    reached = {module: reachable(module) for module in graph}
    groups = {frozenset(other for other in reached[one] if one in reached[other]) for one in graph}
    return sorted(sorted(group) for group in groups if group)


def test_no_module_imports_itself_through_others() -> None:
    """Inside a package as little as between packages, and no later in a function either."""
    named = {".".join(("referat_cli", *path.relative_to(PACKAGE).with_suffix("").parts)): path for path in modules()}
    assert circles({name: imports_at_run_time(path) & named.keys() for name, path in named.items()}) == []


def test_a_circle_is_seen() -> None:
    """Of two modules, and through a third."""
    assert circles({"a": {"b"}, "b": {"a"}, "c": {"a"}}) == [["a", "b"]]
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": set()}) == [["a", "b", "c"]]


def test_one_module_talks_to_git() -> None:
    """Questions start programs in one place.

    What commits does so as a person would, by way of GitPython, and starts Git and pre-commit itself. The pager is the
    person's own, and is loaded for a person on a terminal alone.
    """

    def using(*names: str) -> list[str]:
        return [str(path.relative_to(PACKAGE)) for path in modules() if imports_at_run_time(path) & set(names)]

    assert using("subprocess", "pty", "asyncio") == ["cli/pager.py", "store/git_process.py", "workflow/commit.py"]
    assert using("git", "git.exc", "git.cmd") == ["workflow/commit.py"]
    text = (PACKAGE / "store/git_process.py").read_text(encoding="utf-8")
    starting = r"subprocess\.\w+\(|(?<!class )_Process\(|os\.(?:system|popen|exec\w*|spawn\w*|posix_spawn\w*)\("
    assert re.findall(starting, text) == ["_Process("]


def test_every_module_says_which_question_it_answers() -> None:
    """A module's docstring opens with one sentence, and the module stays small enough to read in one sitting."""
    for path in modules():
        assert ast.get_docstring(parsed(path)), path
        assert path.read_text(encoding="utf-8").count("\n") <= 500, path


def test_no_class_name_stands_for_two_things() -> None:
    """Who reads of a name finds one class of that name, in the package and in the benchmarks."""
    places: dict[str, list[str]] = {}
    for path in [*modules(), *(PACKAGE.parent / "benchmarks").glob("*.py")]:
        for node in parsed(path).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places.setdefault(node.name, []).append(path.name)
    assert {name: found for name, found in places.items() if len(found) > 1} == {}


def test_commands_ask_no_tables() -> None:
    """What rows there are is for the floors below to know: no text in `cli` is a query."""
    asking = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for path in (PACKAGE / "cli").glob("*.py")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if re.search(
            r"\b(SELECT\s.+\sFROM|INSERT INTO|UPDATE\s.+\sSET|DELETE FROM)\b|\bFROM snapshot_file\b", node.value
        )
    ]
    assert asking == []


def loaded_by(*arguments: str) -> set[str]:
    """The modules that a call of the command loads: all of the package's own, and of others the packages' names."""
    program = (
        "import sys; from referat_cli.cli.main import main; main(sys.argv[1:]);"
        "print('\\n'.join(sorted(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    return {name if name.startswith("referat_cli.") else name.split(".")[0] for name in done.stderr.split()}


# What makes and reads papers, and what each is for.
PAPER = {
    "pdf": {"typst"},
    "docx": {"docx", "lxml"},
    "html": {"jinja2"},
    "running text": {"markdown_it"},
    "reading": {"pdfplumber", "pdfminer", "pypdfium2"},
}
# What checks, draws, compares, prints, reads YAML or reads history; a list that is warm needs none of it.
HEAVY = {
    "ruamel",
    "_ruamel_yaml",
    "jsonschema",
    "jsonschema_rs",
    "git",
    "matplotlib",
    "numpy",
    "referat_cli.compare.points",
    "referat_cli.store.rows",
    *(library for libraries in PAPER.values() for library in libraries),
}


def test_help_loads_nothing_heavy() -> None:
    """Asking for help never pays for reading, checking or comparing."""
    assert loaded_by("--help") & (HEAVY | {"msgspec", "sqlite3", "tabulate", "Stemmer"}) == set()


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive that has been asked before."""
    point = "      - Kommunene går sammen om legevakt i helgene.\n"
    commitment = point.replace("- ", "- tekst: ") + "        ansvarlig: [AU]\n"
    root = archive(tmp_path_factory.mktemp("warm"))
    repository(write(root, {MEETING_PATH: MINUTES.replace(point, commitment)}))
    for call in (["cases"], ["search", "legevakt"], ["followups"]):
        assert referat(root, *call).code == 0
    return root


@pytest.mark.parametrize(
    ("call", "alone"),
    [
        (["cases"], {"msgspec"}),
        (["people"], set()),
        (["followups"], {"msgspec"}),
        (["search", "legevakt"], {"msgspec"}),
        (["show", "2/26"], {"tabulate"}),
        (["show", "Kari Nordmann"], set()),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_warm_question_loads_no_more_than_its_answer_needs(call: list[str], alone: set[str], warm: Path) -> None:
    """Nothing that reads or judges a document; ``alone`` is what this question does without besides."""
    assert loaded_by("-C", str(warm), *call) & (HEAVY | alone) == set()


def test_data_is_written_without_what_draws_tables(warm: Path) -> None:
    """Programs read other forms."""
    assert loaded_by("-C", str(warm), "cases", "-f", "json") & (HEAVY | {"tabulate"}) == set()


def test_a_paper_is_made_with_the_library_of_its_format_alone(warm: Path) -> None:
    """The heaviest are those of Word and PDF."""
    loaded = loaded_by("-C", str(warm), "render", "2026-03-04", "-f", "html", "-o", "-")
    used = {use for use, libraries in PAPER.items() if libraries & loaded}
    assert used == {"html", "running text"}
