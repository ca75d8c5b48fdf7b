"""What other programs get: Markdown for a summary, SARIF for code scanning, and a text that an editor has not saved."""

import json
from pathlib import Path

from tests.support.archives import MEETING_PATH, MINUTES, archive, write
from tests.support.running import referat

WRONG = MINUTES.replace("moeteleder: Kari Nordmann", "moeteleder: Kari Nordman")
LINK = MINUTES.replace("Ola Hansen var syk", "Se [her](#). Ola Hansen var syk").replace(
    "referat: |", "referat: | # referat: godta REF504 lenken er tom i kilden"
)


def test_markdown_lists_each_file_with_its_findings(tmp_path: Path) -> None:
    """What Markdown would read as its own is escaped, so that a link in a message is no link."""
    root = write(archive(tmp_path), {MEETING_PATH: LINK.replace("referent: Åse Vik", "referent: Åse Viken")})
    done = referat(root, "validate", "--format", "markdown")
    assert done.out == (
        "### 2 filer kontrollert: 1 feil, 1 godtatt avvik\n"
        "\n"
        "**minutes/prove/2026/2026-03-04.yaml**\n"
        "\n"
        "- linje 8: `REF301` feil: «Åse Viken» står ikke i registeret for prove; mente du «Åse Vik»? "
        "Rett navnet, eller før personen eller skrivemåten inn i utvalg.yaml (grupper eller alias)\n"
        "- linje 41: `REF504` advarsel: lenken «&#91;her&#93;(&#35;&#8203;)» peker ikke noe sted "
        "(godtatt: lenken er tom i kilden)\n"
    )


def test_sarif_has_each_rule_once_and_suppresses_what_is_accepted(tmp_path: Path) -> None:
    """Levels, places and suppressions as code scanning reads them, in SARIF 2.1.0."""
    root = write(archive(tmp_path), {MEETING_PATH: LINK.replace("referent: Åse Vik", "referent: Åse Viken")})
    answer = json.loads(referat(root, "validate", "--format", "sarif").out)
    assert answer["version"] == "2.1.0"
    (session,) = answer["runs"]
    rules = session["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["REF301", "REF504"]
    assert rules[1]["shortDescription"]["text"] == "En lenke i teksten peker ikke noe sted"
    unknown, link = session["results"]
    assert (unknown["ruleId"], unknown["ruleIndex"], unknown["level"]) == ("REF301", 0, "error")
    location = unknown["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == MEETING_PATH
    assert location["region"] == {"startLine": 8, "startColumn": 11, "endColumn": 20}
    assert "suppressions" not in unknown
    assert link["level"] == "warning"
    assert link["suppressions"] == [{"kind": "inSource", "justification": "lenken er tom i kilden"}]


def test_a_text_on_standard_input_is_judged_as_the_file_that_it_will_be(tmp_path: Path) -> None:
    """An editor checks what has not been saved, with the register and the neighbours of the file it belongs to."""
    root = archive(tmp_path)
    command = ["validate", "-", "--stdin-filename", MEETING_PATH, "--format", "concise"]
    done = referat(root, *command, stdin=WRONG)
    assert done.code == 1
    assert done.out.startswith(f"{MEETING_PATH}:7:13: REF301 «Kari Nordman» står ikke i registeret for prove")
    assert referat(root, *command, stdin=MINUTES).code == 0
    assert (root / MEETING_PATH).read_text(encoding="utf-8") == MINUTES


def test_a_new_file_on_standard_input_needs_not_exist(tmp_path: Path) -> None:
    """The first meeting of a year is written before its folder is there."""
    text = MINUTES.replace("2026-05-06", "2027-05-06").replace("2026-03-04", "2027-01-13").replace("/26", "/27")
    done = referat(
        archive(tmp_path),
        "validate",
        "-",
        "--stdin-filename",
        "minutes/prove/2027/2027-01-13.yaml",
        "--today",
        "2027-01-20",
        stdin=text,
        REFERAT_TODAY="2027-02-01",
    )
    assert (done.code, done.out) == (0, "")


def test_standard_input_stands_alone(tmp_path: Path) -> None:
    """Together with other files or with --staged it is a wrong call."""
    for more in ([MEETING_PATH], ["--staged"]):
        done = referat(archive(tmp_path), "validate", "-", *more, stdin=MINUTES)
        assert done.code == 2
        assert done.err.startswith("referat: «-» må stå alene")
