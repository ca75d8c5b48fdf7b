"""The workflows that come with the tool: what they may do, and what their commands do in a real repository."""

import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from ruamel.yaml import YAML

from tests.support.archives import MEETING_PATH, MINUTES, archive, write
from tests.support.lives import APPROVED
from tests.support.running import Done, environment, git, referat, repository, run

ROOT = Path(__file__).parents[1]
OWN, TEMPLATES = ROOT / ".github/workflows", ROOT / "referat_cli/workflow/templates"
FILES = [*sorted(OWN.iterdir()), TEMPLATES / "minutes.yml", TEMPLATES / "minutes-comment.yml"]
MINUTES_YML, COMMENT_YML = TEMPLATES / "minutes.yml", TEMPLATES / "minutes-comment.yml"
GITLAB = ROOT / "docs/gitlab-ci.yml"


def read(file: Path) -> dict[str, Any]:
    """A workflow, its triggers under «on»."""
    value: dict[str, Any] = YAML(typ="safe", pure=True).load(file)
    return value


def steps(file: Path, job: str | None = None) -> Iterator[dict[str, Any]]:
    """The steps of a workflow, or of one of its jobs."""
    for name, value in read(file)["jobs"].items():
        if job in (None, name):
            yield from value["steps"]


def step(file: Path, name: str, job: str | None = None) -> dict[str, Any]:
    """The step of that name."""
    return next(found for found in steps(file, job) if found.get("name") == name)


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_a_workflow_may_do_no_more_than_it_says(file: Path) -> None:
    """Nothing by default, and what writes has nothing of the branch: it neither fetches it nor is asked by it."""
    workflow, text = read(file), file.read_text(encoding="utf-8")
    assert workflow["permissions"] == {}
    assert "pull_request_target" not in workflow["on"]
    assert "secrets." not in text
    for job in workflow["jobs"].values():
        granted = job["permissions"]
        writes = {name for name, right in granted.items() if right != "read"}
        used = [found.get("uses", "").partition("@")[0] for found in job["steps"]]
        if not writes:
            assert granted == {"contents": "read"}
            continue
        assert "actions/checkout" not in used
        commands = [found for found in job["steps"] if "run" in found]
        of_another_run = set(workflow["on"]) == {"workflow_run", "workflow_call"}
        assert writes == ({"pull-requests"} if of_another_run else {"security-events"})
        assert of_another_run or not commands


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_what_others_wrote_is_never_a_part_of_a_command(file: Path) -> None:
    """A branch's name or a title comes as a variable, which a shell does not read; actions are named by commit."""
    for found in steps(file):
        command = found.get("run", "").replace("${{ matrix.run }}", "")
        assert "${{" not in command
        if "uses" in found:
            assert re.fullmatch(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}", found["uses"])
        if found.get("uses", "").startswith("actions/checkout"):
            assert found["with"]["persist-credentials"] is False


def test_an_action_is_the_same_everywhere() -> None:
    """One commit for each, so that a newer one is put in at once."""
    used = {found["uses"] for file in FILES for found in steps(file) if "uses" in found}
    assert len(used) == len({name.partition("@")[0] for name in used})


def test_our_own_workflows_are_those_that_others_get() -> None:
    """But for what is installed: here it is the branch's own."""
    own = (OWN / "minutes.yml").read_text(encoding="utf-8")
    offered = MINUTES_YML.read_text(encoding="utf-8")
    assert own.replace("inputs.referat || '.'", "inputs.referat || 'referat'") == offered
    assert (OWN / "minutes-comment.yml").read_bytes() == COMMENT_YML.read_bytes()
    assert read(COMMENT_YML)["on"]["workflow_run"]["workflows"] == [read(MINUTES_YML)["name"]]


def test_the_steps_run_each_for_itself() -> None:
    """A mistake in the minutes hides nothing of their history, and a required check always comes."""
    for job in ("validate", "review"):
        after = [*steps(MINUTES_YML, job)]
        first = next(at for at, found in enumerate(after) if found.get("id") == "install") + 2
        assert all(found["if"].startswith("${{ !cancelled()") for found in after[first:])
    assert read(MINUTES_YML)["on"]["pull_request"] is None


def carried_out(root: Path, found: dict[str, Any], **variables: str) -> Done:
    """A step run as GitHub runs it, with these values for its expressions."""
    shell = ["--noprofile", "--norc", "-eo", "pipefail"] if found.get("shell") == "bash" else ["-e"]
    given = {name: value for name, value in found.get("env", {}).items() if "${{" not in value}
    missing = found.get("env", {}).keys() - given.keys() - variables.keys()
    assert not missing, f"the step needs {missing}"
    return run(root, "bash", *shell, "-c", found["run"], GITHUB_ACTIONS="true", **(given | variables))


SILENT = APPROVED.replace("om legevakt i helgene", "om legevakt")
CORRECTED = SILENT.replace(
    "deltakere:\n", 'rettelser:\n  - {dato: "2026-06-01", sak: 4/26, gjelder: [2/26], tekst: Rettet.}\ndeltakere:\n', 1
)


def merged(root: Path, *edits: str) -> Path:
    """A repository as a pull request's run has it: the branch with these versions, merged into its base."""
    repository(write(archive(root), {MEETING_PATH: APPROVED}))
    git(root, "checkout", "--quiet", "-b", "gren")
    for text in edits:
        write(root, {MEETING_PATH: text})
        git(root, "commit", "--quiet", "--all", "--message=Endre")
    git(root, "checkout", "--quiet", "main")
    git(root, "merge", "--quiet", "--no-ff", "--message=Flett", "gren")
    return root


@pytest.fixture(scope="module")
def silent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A branch that changes an approved decision without a word."""
    return merged(tmp_path_factory.mktemp("silent") / "arkiv", SILENT)


def test_the_branch_is_stopped_and_its_report_made(silent: Path) -> None:
    """The verdict first, in the summary and in what is handed on, with the number of the pull request."""
    summary = silent.parent / "summary.md"
    found = step(MINUTES_YML, "Se over grenen")
    assert carried_out(silent, found, NUMBER="7", GITHUB_STEP_SUMMARY=str(summary)).code == 1
    report = (silent / "rapport/review.md").read_text(encoding="utf-8")
    assert "uten rettelse" in report.splitlines()[0]
    assert "<del>i helgene</del>" in report
    assert summary.read_text(encoding="utf-8") == report
    assert (silent / "rapport/number").read_text(encoding="utf-8") == "7\n"


def test_a_corrected_branch_passes_and_one_that_is_not_seen_over_does_not(tmp_path: Path) -> None:
    """What could not be looked at is not called fine."""
    root = merged(tmp_path / "arkiv", CORRECTED)
    found = step(MINUTES_YML, "Se over grenen")
    variables = {"NUMBER": "7", "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md")}
    assert carried_out(root, found, **variables).code == 0
    git(root, "checkout", "--quiet", "gren")  # no merge
    assert carried_out(root, found, **variables).code == 2
    told = "### Grenen kunne ikke ses over; kjøringen sier hvorfor.\n"
    assert (root / "rapport/review.md").read_text(encoding="utf-8") == told
    assert (tmp_path / "summary.md").read_text(encoding="utf-8").endswith(told)


def test_the_check_fails_for_what_the_branch_did_alone(silent: Path) -> None:
    """The files as they stand have no mistake; what was done to them is one."""
    assert carried_out(silent, step(MINUTES_YML, "Kontroller")).code == 0
    done = carried_out(silent, step(MINUTES_YML, "Kontroller historikken"))
    assert done.code == 1
    assert f"::error file={MEETING_PATH}" in done.out


def test_what_is_installed_is_what_was_asked_for(tmp_path: Path) -> None:
    """By its own name unless the caller says another."""
    (tmp_path / "python").write_text('#!/bin/sh\necho "$@"\n', encoding="utf-8")
    (tmp_path / "python").chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{environment()['PATH']}"
    for job in ("validate", "review"):
        found = step(MINUTES_YML, "Installer", job)
        assert carried_out(tmp_path, found, REFERAT="referat==1.2", PATH=path).out == "-m pip install referat==1.2\n"


def test_the_summary_has_the_whole_list_with_changed_files_first(tmp_path: Path) -> None:
    """And what the branch has done to the minutes that were there before."""
    approved = MINUTES.replace("status: referat\n", 'status: godkjent\ngodkjent: {dato: "2026-05-06", sak: 3/26}\n')
    earlier = MINUTES.replace("moeteleder: Kari Nordmann", "moeteleder: Kari Nordman").replace(
        "2026-03-04", "2026-01-14"
    )
    earlier = earlier.replace("1/26", "8/26").replace("2/26", "9/26")
    root = repository(archive(tmp_path / "repository", d2026_01_14=earlier))
    write(root, {MEETING_PATH: approved})
    git(root, "commit", "--all", "--quiet", "--message=Godkjenn")
    base = git(root, "rev-parse", "HEAD").strip()
    write(root, {MEETING_PATH: approved.replace("Rådhuset", "Biblioteket").replace("Åse Vik\n", "Åse Viken\n", 1)})
    git(root, "commit", "--all", "--quiet", "--message=Referat")
    file, found = tmp_path / "summary.md", step(MINUTES_YML, "Sammendrag")
    done = carried_out(root, found, BASE=base, SINCE="HEAD^1", GITHUB_STEP_SUMMARY=str(file))
    assert done.code == 0, done.err
    text = file.read_text(encoding="utf-8")
    assert text.startswith("## Referatene\n### 3 filer kontrollert: 2 feil")
    minutes, _, history = text.partition("## Historikken\n")
    assert 0 < minutes.index(f"**{MEETING_PATH}**") < minutes.index("**minutes/prove/2026/2026-01-14.yaml**")
    assert history.startswith("### historikken til 1 fil kontrollert: ")
    assert "REF802" in history
    file.unlink()
    assert carried_out(root, found, BASE=base, SINCE="", GITHUB_STEP_SUMMARY=str(file)).code == 0
    assert "Historikken" not in file.read_text(encoding="utf-8")


# What code scanning needs of SARIF 2.1.0 (section 3 of the standard): what is there, and of which kind.
_TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
_COUNT = {"type": "integer", "minimum": 1}
_LOCATION = {
    "type": "object",
    "required": ["physicalLocation"],
    "properties": {
        "physicalLocation": {
            "required": ["artifactLocation", "region"],
            "properties": {
                "artifactLocation": {
                    "required": ["uri"],
                    "properties": {"uri": {"pattern": "^[^/:\\\\ ]+[^:\\\\ ]*$"}},
                },
                "region": {
                    "required": ["startLine"],
                    "properties": {"startLine": _COUNT, "startColumn": _COUNT, "endColumn": _COUNT},
                },
            },
        }
    },
}
SARIF = {
    "type": "object",
    "required": ["$schema", "version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "minItems": 1,
            "items": {
                "required": ["tool", "results"],
                "properties": {
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "tool": {
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "required": ["name", "rules"],
                                "properties": {
                                    "rules": {
                                        "type": "array",
                                        "items": {"required": ["id"], "properties": {"shortDescription": _TEXT}},
                                    }
                                },
                            }
                        },
                    },
                    "results": {
                        "type": "array",
                        "items": {
                            "required": ["message", "ruleId", "locations"],
                            "properties": {
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "message": _TEXT,
                                "locations": {"type": "array", "minItems": 1, "items": _LOCATION},
                            },
                        },
                    },
                },
            },
        },
    },
}


def test_the_findings_are_sarif_and_an_answer_that_failed_is_not_uploaded(tmp_path: Path) -> None:
    """Findings are no failure of the step; where `validate` cannot answer, it fails."""
    wrong = MINUTES.replace("moeteleder: Kari Nordmann", "moeteleder: Kari Nordman")
    root = repository(write(archive(tmp_path / "arkiv"), {MEETING_PATH: wrong}))
    found = step(MINUTES_YML, "Funn som SARIF")
    assert carried_out(root, found).code == 0
    answer = json.loads((root / "referat.sarif").read_text(encoding="utf-8"))
    jsonschema.validate(answer, SARIF)
    (session,) = answer["runs"]
    (result,) = session["results"]
    assert session["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "REF301"
    shutil.rmtree(root / "minutes")
    git(root, "commit", "--quiet", "--all", "--message=Tom")
    assert carried_out(root, found).code != 0


# A program in the place of GitHub's own: it notes how it was called, and answers as the server would.
GH = """\
#!/bin/sh
printf '%s\\n' "$*" >> "$CALLS"
case "$*" in
  *"/pulls/"*) echo "$NOW" ;;
  *"--paginate"*) printf '%s' "$EARLIER" ;;
  *) for last; do :; done; cat "${last#body=@}" > "$POSTED" ;;
esac
"""
HEAD = "0123456789012345678901234567890123456789"


class Posting:
    """A folder with a report, and what the step that posts it did."""

    def __init__(self, folder: Path, report: str, number: str = "7\n") -> None:
        self.folder = folder
        (folder / "rapport").mkdir(parents=True)
        (folder / "rapport/review.md").write_bytes(report.encode("utf-8", "surrogateescape"))
        (folder / "rapport/number").write_text(number, encoding="utf-8")
        (folder / "programs").mkdir()
        (folder / "programs/gh").write_text(GH, encoding="utf-8")
        (folder / "programs/gh").chmod(0o755)

    def run(self, now: str = HEAD, earlier: str = "") -> Done:
        """Run the step."""
        return carried_out(
            self.folder,
            step(COMMENT_YML, "Skriv kommentaren"),
            GH_TOKEN="",
            GH_REPO="utvalg/arkiv",
            HEAD=HEAD,
            RUN="https://github.com/utvalg/arkiv/actions/runs/1",
            NOW=now,
            EARLIER=earlier,
            CALLS=str(self.folder / "calls"),
            POSTED=str(self.folder / "posted"),
            PATH=f"{self.folder / 'programs'}{os.pathsep}{environment()['PATH']}",
        )

    @property
    def changes(self) -> list[str]:
        """The calls that write."""
        calls = (self.folder / "calls").read_text(encoding="utf-8") if (self.folder / "calls").exists() else ""
        return [call for call in calls.splitlines() if "--method" in call]


REPORT = "### 1 møte ført.\n"


def test_the_report_becomes_a_comment_that_is_found_again(tmp_path: Path) -> None:
    """The first time it is new, and then it is the same one."""
    posting = Posting(tmp_path, REPORT)
    assert posting.run().code == 0
    assert posting.changes == ["api --silent --method POST repos/utvalg/arkiv/issues/7/comments -F body=@comment.md"]
    posted = (tmp_path / "posted").read_text(encoding="utf-8")
    assert posted == (
        f"<!-- referat review -->\n{REPORT}\n<sub>[Kjøringen](https://github.com/utvalg/arkiv/actions/runs/1)</sub>\n"
    )
    assert posting.run(earlier="42\n43\n").code == 0
    assert posting.changes[1] == "api --silent --method PATCH repos/utvalg/arkiv/issues/comments/42 -F body=@comment.md"


def test_a_branch_that_leaves_the_record_alone_is_not_commented_on(tmp_path: Path, silent: Path) -> None:
    """Unless it did touch it before: then the comment says that it does not any more."""
    report = referat(silent, "review", "HEAD...HEAD", "--format", "markdown").out
    posting = Posting(tmp_path, report)
    assert (posting.run().code, posting.changes) == (0, [])
    assert posting.run(earlier="42\n").code == 0
    assert len(posting.changes) == 1
    assert report in (tmp_path / "posted").read_text(encoding="utf-8")


def test_a_report_of_something_else_than_what_stands_there_now_is_not_posted(tmp_path: Path) -> None:
    """An older run, or a number that is another's pull request: a stranger's branch comments on itself alone."""
    posting = Posting(tmp_path, REPORT)
    done = posting.run(now="f" * 40)
    assert (done.code, posting.changes) == (0, [])
    assert "gjelder ikke det som står i pull request 7 nå" in done.out


@pytest.mark.parametrize(
    ("report", "number", "reason"),
    [
        (REPORT, "7; gh api", "Nummeret på pull requesten er ikke et tall."),
        (REPORT, "", "Nummeret på pull requesten er ikke et tall."),
        (REPORT, "../../x\n", "Nummeret på pull requesten er ikke et tall."),
        ("æ" * 60_002, "7\n", "Rapporten er for lang."),
        *(
            (text, "7\n", "Rapporten har noe som «referat review» ikke skriver.")
            for text in (
                "Hei @sekretariatet\n",
                "[Logg inn](//ond.example)\n",
                "![](x.png)\n",
                "Se HTTPS://ond.example\n",
                "www.ond.example\n",
                '<img src="x">\n',
                "<a\nhref=//ond.example>x</a>\n",
                "<img \udcff src=//ond.example/x.png>\n",
                "<img \0 src=//ond.example/x.png>\n",
                "Se #12\n",
            )
        ),
    ],
)
def test_what_no_review_says_is_not_posted(tmp_path: Path, report: str, number: str, reason: str) -> None:
    """A branch may change the workflow that makes the report, and so what is handed on may be anything."""
    posting = Posting(tmp_path, report, number)
    done = posting.run()
    assert (done.code, done.out, posting.changes) == (1, f"::error::{reason}\n", [])


def test_a_link_in_place_of_the_report_is_not_followed(tmp_path: Path) -> None:
    """What lies elsewhere on the machine is nobody's to see."""
    posting = Posting(tmp_path, REPORT)
    (tmp_path / "rapport/review.md").unlink()
    (tmp_path / "rapport/review.md").symlink_to("/proc/self/environ")
    done = posting.run()
    assert (done.code, done.out) == (1, "::error::rapport/review.md er ingen vanlig fil.\n")
    assert posting.changes == []


def test_a_review_of_hostile_texts_is_one_that_is_posted(tmp_path: Path) -> None:
    """Whatever the record says, the report has no link, no image and no call in it."""
    hostile = "Hei @ola og [her](https://ond.example), <img src=x> www.ond.example ftp://x.no a@b.no ![](y)"
    root = merged(tmp_path / "arkiv", SILENT.replace("legevakt.", f"legevakt. {hostile}"))
    report = referat(root, "review", "HEAD^1...HEAD^2", "--format", "markdown").out
    assert "ond.example" in report
    posting = Posting(tmp_path / "post", report)
    assert posting.run().code == 0, report
    assert len(posting.changes) == 1


def test_the_example_for_gitlab_does_the_same(silent: Path) -> None:
    """Its commands as they stand, each job for itself, as GitLab runs them."""
    base, head = (git(silent, "rev-parse", name).strip() for name in ("HEAD^1", "HEAD^2"))
    jobs = read(GITLAB)
    assert jobs["kontroll"]["script"] == [step(MINUTES_YML, "Kontroller")["run"]]
    for name in ("historikk", "gjennomgang"):
        commands = "\n".join(jobs[name]["script"])
        variables = {"CI_MERGE_REQUEST_DIFF_BASE_SHA": base, "CI_COMMIT_SHA": head}
        assert run(silent, "bash", "-eo", "pipefail", "-c", commands, **variables).code == 1, name
    page = (silent / jobs["gjennomgang"]["artifacts"]["paths"][0]).read_text(encoding="utf-8")
    assert "uten rettelse" in page


def test_a_call_from_another_repository_grants_what_the_called_one_needs() -> None:
    """GitHub starts no job that asks for more than its caller has, and the second waits for the first by its name."""
    page = (ROOT / "docs/arbeidsflyt.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```yaml\n# .github/workflows/(\S+)\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    callers = {name: YAML(typ="safe", pure=True).load(text) for name, text in blocks}
    assert callers.keys() == {"minutes.yml", "minutes-comment.yml"}
    for name, caller in callers.items():
        called = read(OWN / name)
        (job,) = caller["jobs"].values()
        assert job["uses"] == f"EIER/referat/.github/workflows/{name}@INNSJEKKING"
        needed = {right for one in called["jobs"].values() for right in one["permissions"].items()}
        assert job["permissions"].items() == needed
        assert caller["permissions"] == {}
        assert caller["on"] == {key: value for key, value in called["on"].items() if key != "workflow_call"}
        assert "workflow_call" in called["on"]
        assert caller["name"] == called["name"]


def test_an_older_archive_gets_the_workflows(tmp_path: Path) -> None:
    """`init --refresh` writes the new one beside the old, which it renews."""
    assert referat(tmp_path, "init", "--code", "prove", "--name", "Prøveutvalget").code == 0
    folder = tmp_path / ".github/workflows"
    (folder / "minutes-comment.yml").unlink()
    (folder / "minutes.yml").write_text("name: referater\n", encoding="utf-8")
    assert referat(tmp_path, "init", "--refresh", "--yes").err == "2 filer skrevet.\n"
    for name in ("minutes.yml", "minutes-comment.yml"):
        assert (folder / name).read_bytes() == (TEMPLATES / name).read_bytes()
