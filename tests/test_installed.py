"""The wheel works where it is installed: in any repository, without a network, with its schemas inside."""

import json
import os
import re
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from email import message_from_string
from pathlib import Path
from shutil import which

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from referat_cli import __version__
from referat_cli.cli.main import referat
from tests.support.archives import MEETING_PATH, MINUTES, archive, write
from tests.support.running import environment

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def name_and_versions(requirement: str) -> tuple[str, str, str]:
    """A requirement, however its name is spelled."""
    found = Requirement(requirement)
    return canonicalize_name(found.name), ",".join(sorted(found.extras)), str(found.specifier)


def build(sources: Path, folder: Path, target: str) -> Path:
    """The wheel or the archive of sources, built with what is installed here."""
    command = [sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", str(folder)]
    subprocess.run(command, cwd=sources, env=environment(), check=True, capture_output=True)
    (built,) = folder.glob("referat-*")
    return built


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    return build(ROOT, tmp_path_factory.mktemp("wheel"), "wheel")


def test_the_wheel_carries_the_schemas_and_no_record(wheel: Path) -> None:
    """What an installed command needs is inside; the two meetings and the tests are not."""
    names = zipfile.ZipFile(wheel).namelist()
    for name in ("moete.schema.json", "utvalg.schema.json", "output/validate.schema.json"):
        assert json.loads(zipfile.ZipFile(wheel).read(f"referat_cli/schema/{name}"))
    assert not [name for name in names if name.startswith(("minutes/", "tests/", "man/"))]


def test_the_wheel_carries_a_manual_page_for_each_command(wheel: Path) -> None:
    """Where `man` looks when it is installed."""
    names = zipfile.ZipFile(wheel).namelist()
    pages = [name.rpartition("/")[2] for name in names if "/data/share/man/man1/" in name]
    assert sorted(pages) == sorted(["referat.1", *(f"referat-{name}.1" for name in referat.summaries)])


def test_the_wheel_says_what_it_is_and_what_it_needs(wheel: Path) -> None:
    """As pyproject.toml has it; the page of the package is the README."""
    with zipfile.ZipFile(wheel) as files:
        said = message_from_string(files.read(f"referat-{__version__}.dist-info/METADATA").decode())
        assert f"referat-{__version__}.dist-info/licenses/LICENSE" in files.namelist()
    assert (said["Name"], said["Version"], said["Summary"]) == ("referat", __version__, PROJECT["description"])
    assert (said["License-Expression"], said["Requires-Python"]) == ("MIT", PROJECT["requires-python"])
    assert said["Description-Content-Type"] == "text/markdown"
    assert str(said.get_payload()).startswith("# referat\n")
    needed = [Requirement(line) for line in said.get_all("Requires-Dist", [])]
    assert set(map(name_and_versions, PROJECT["dependencies"])) == {
        name_and_versions(str(one)) for one in needed if not one.marker
    }


def test_the_archive_of_sources_makes_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    """Nothing that the wheel needs is left out of it, and nothing of Git, of an editor or of a machine is in it."""
    sources = build(ROOT, tmp_path / "sources", "sdist")
    subprocess.run([sys.executable, "-m", "tarfile", "-e", sources, tmp_path], check=True)
    (unpacked,) = tmp_path.glob("referat-*")
    assert not {entry.name for entry in unpacked.iterdir() if entry.name.startswith(".")} - {".gitignore"}
    again = build(unpacked, tmp_path / "again", "wheel")
    assert again.read_bytes() == wheel.read_bytes()


def test_the_lock_holds_every_requirement_with_its_hashes() -> None:
    """Of the program and of development, in a version that pyproject.toml allows."""
    lock = (ROOT / "requirements-dev.lock").read_text(encoding="utf-8")
    held = dict(re.findall(r"^([\w.-]+)==([\w.]+)", lock, re.MULTILINE))
    assert len(re.findall(r"^[\w.-]+==.* \\\n    --hash=sha256:", lock, re.MULTILINE)) == lock.count("\n    # via")
    extras = PROJECT["optional-dependencies"]
    wanted = [*map(Requirement, [*PROJECT["dependencies"], *extras["dev"]])]
    own = [extra for requirement in wanted if requirement.name == PROJECT["name"] for extra in requirement.extras]
    assert own == ["papir"]
    wanted += [Requirement(one) for extra in own for one in extras[extra]]
    for requirement in (one for one in wanted if one.name != PROJECT["name"]):
        assert requirement.specifier.contains(held[canonicalize_name(requirement.name)]), requirement


def test_an_installed_referat_checks_any_repository_without_a_network(wheel: Path, tmp_path: Path) -> None:
    """Installed from the wheel alone, beside the dependencies that are on the machine, it finds the mistake."""
    home = tmp_path / "environment"
    venv.create(home, symlinks=True)
    scripts = home / ("Scripts" if sys.platform == "win32" else "bin")
    python = scripts / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python)]
    offline = [*pip, "install", "--quiet", "--no-index", "--no-deps", str(wheel)]
    subprocess.run(offline, env=environment(PYTHONWARNINGS="default"), check=True, capture_output=True)
    site = Path(sysconfig.get_path("purelib", vars={"base": str(home), "platbase": str(home)}))
    (site / "machine.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    root = write(
        archive(tmp_path / "elsewhere"), {MEETING_PATH: MINUTES.replace("oppmoete: forfall", "oppmoete: borte")}
    )
    done = subprocess.run(
        [str(scripts / "referat"), "validate", "--format", "concise"],
        cwd=root,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith(f"{MEETING_PATH}:15:38: REF205 «oppmoete» må være møtt, digitalt, forfall")
    if finder := which("man"):
        for name in ("referat", "referat-cases"):
            page = subprocess.run(
                [finder, "-w", name],
                env=environment(PATH=f"{scripts}{os.pathsep}{os.environ['PATH']}", MANPATH=""),
                capture_output=True,
                text=True,
                check=True,
            )
            assert Path(page.stdout.strip()) == home / "share" / "man" / "man1" / f"{name}.1"
    where = [str(python), "-c", "import referat_cli; print(referat_cli.__file__)"]
    found = subprocess.run(where, cwd=root, env=environment(), capture_output=True, text=True, check=True)
    assert found.stdout.startswith(str(site))
