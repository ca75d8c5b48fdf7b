"""The wheel works where it is installed: in any repository, without a network, with its schemas inside."""

import json
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from tests.support.archives import MEETING_PATH, MINUTES, archive, write
from tests.support.running import environment

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built with what is installed here."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=ROOT, env=environment(), check=True, capture_output=True)
    return next(folder.glob("referat-*.whl"))


def test_the_wheel_carries_the_schemas_and_no_record(wheel: Path) -> None:
    """What an installed command needs is inside; the two meetings and the tests are not."""
    names = zipfile.ZipFile(wheel).namelist()
    for name in ("moete.schema.json", "utvalg.schema.json", "output/validate.schema.json"):
        assert json.loads(zipfile.ZipFile(wheel).read(f"referat_cli/schema/{name}"))
    assert not [name for name in names if name.startswith(("minutes/", "tests/"))]


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
    where = [str(python), "-c", "import referat_cli; print(referat_cli.__file__)"]
    found = subprocess.run(where, cwd=root, env=environment(), capture_output=True, text=True, check=True)
    assert found.stdout.startswith(str(site))
