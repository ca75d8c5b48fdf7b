"""What ``referat validate`` says, in each of its formats, and how findings are chosen and accepted."""

import json
from pathlib import Path

import pytest

from tests.support.archives import MEETING_PATH, MINUTES, archive, write
from tests.support.output_schemas import check_answer
from tests.support.running import Done, git, referat, repository

UNKNOWN = "REF301 {}«Kari Nordman» står ikke i registeret for prove; mente du «Kari Nordmann»?\n"
WRONG = MINUTES.replace("moeteleder: Kari Nordmann", "moeteleder: Kari Nordman")


def validated(root: Path, meeting: str, *arguments: str, **variables: str) -> Done:
    """Check an archive in which the one meeting is this text."""
    return referat(write(archive(root), {MEETING_PATH: meeting}), "validate", *arguments, **variables)


def test_a_good_archive_is_silent_and_says_so_to_the_person(tmp_path: Path) -> None:
    """Nothing on standard output, the count on standard error, exit code 0."""
    assert validated(tmp_path, MINUTES) == Done(0, "", "2 filer kontrollert: ingen feil\n")


def test_full_shows_the_line_a_caret_and_the_next_step(tmp_path: Path) -> None:
    """A person sees where it is, what is wrong, and what to do, without knowing YAML."""
    done = validated(tmp_path, WRONG, "--format", "full", "--select", "REF301")
    assert done.code == 1
    assert done.out == (
        f"{MEETING_PATH}:7:13: {UNKNOWN.format('feil: ')}"
        "  |\n"
        "7 | moeteleder: Kari Nordman\n"
        "  |             ^^^^^^^^^^^^\n"
        "  = rett navnet, eller før personen eller skrivemåten inn i utvalg.yaml (grupper\n"
        "    eller alias). Les mer: referat rule REF301\n"
    )
    assert done.err == "2 filer kontrollert: 1 feil\n"


def test_concise_is_one_line_a_problem(tmp_path: Path) -> None:
    """The form that editors and pipes read, and the one that is used when nobody looks."""
    done = validated(tmp_path, WRONG, "--select", "REF301")
    assert done.out == f"{MEETING_PATH}:7:13: {UNKNOWN.format('')}"
    assert validated(tmp_path, WRONG, "--select", "REF301", "-f", "concise") == done


def test_json_is_the_contract_for_programs(tmp_path: Path) -> None:
    """Every key of the contract is there, accepted findings too, and the answer fits its published schema."""
    done = validated(tmp_path, WRONG, "--format", "json", "--select", "REF301")
    answer = json.loads(done.out)
    check_answer(answer, "validate")
    assert answer == {
        "versjon": 1,
        "filer": 2,
        "problemer": [
            {
                "kode": "REF301",
                "alvor": "feil",
                "sti": "minutes/prove/2026/2026-03-04.yaml",
                "linje": 7,
                "kolonne": 13,
                "melding": "«Kari Nordman» står ikke i registeret for prove; mente du «Kari Nordmann»?",
                "tiltak": "rett navnet, eller før personen eller skrivemåten inn i utvalg.yaml (grupper eller alias)",
                "kan_rettes": False,
                "godtatt": None,
            }
        ],
    }
    assert validated(tmp_path, MINUTES, "-f", "json").out == '{\n  "versjon": 1,\n  "filer": 2,\n  "problemer": []\n}\n'


def test_github_puts_the_problem_on_its_line_of_a_pull_request(tmp_path: Path) -> None:
    """In GitHub Actions this is the form without being asked for; commas and colons in a path are escaped."""
    done = validated(tmp_path, WRONG, "--select", "REF301", GITHUB_ACTIONS="true")
    assert done.out.startswith(
        "::error file=minutes/prove/2026/2026-03-04.yaml,line=7,col=13,title=REF301::«Kari Nordman» står ikke"
    )
    assert done.code == 1


def test_paths_are_shown_from_where_the_person_stands(tmp_path: Path) -> None:
    """As Git does it; programs get the path from the root of the archive."""
    root = write(archive(tmp_path), {MEETING_PATH: WRONG})
    from_within = referat(root / "minutes" / "prove", "validate", "--select", "REF301")
    assert from_within.out.startswith("2026/2026-03-04.yaml:7:13: REF301")
    assert referat(root, "-C", "minutes/prove", "validate", "--select", "REF301") == from_within
    assert referat(root, "validate", "-C", "minutes/prove", "--select", "REF301") == from_within
    data = json.loads(referat(root / "minutes" / "prove", "validate", "-f", "json", "--select", "REF301").out)
    assert [p["sti"] for p in data["problemer"]] == [MEETING_PATH]


def test_select_and_ignore_take_codes_and_prefixes(tmp_path: Path) -> None:
    """A family is chosen by the beginning of its codes, in small letters or large, with commas or repeated."""
    both = WRONG.replace("navn: Åse Vik, oppmoete: møtt", "navn: Åse Vik, oppmoete: forfall").replace(
        'slutt: "09:30"', 'slutt: "09:40"'
    )

    def codes(*arguments: str) -> list[str]:
        done = validated(tmp_path, both, "-f", "json", *arguments)
        return [problem["kode"] for problem in json.loads(done.out)["problemer"]]

    assert codes() == ["REF301", "REF303", "REF401"]
    assert codes("--select", "REF3") == ["REF301", "REF303"]
    assert codes("--select", "ref4,REF303") == ["REF303", "REF401"]
    assert codes("--ignore", "REF3", "--ignore", "REF4") == []
    assert codes("--select", "REF3", "--ignore", "REF301") == ["REF303"]


def test_a_warning_counts_only_when_asked_to(tmp_path: Path) -> None:
    """Warnings are shown, and stop nothing unless the secretariat wants it so."""
    linked = MINUTES.replace("Ola Hansen var syk", "Se [her](#). Ola Hansen var syk")
    assert validated(tmp_path, linked).code == 0
    assert "REF504 lenken «[her](#)» peker ikke noe sted" in validated(tmp_path, linked).out
    assert validated(tmp_path, linked, "--strict").code == 1


LINK = MINUTES.replace("Ola Hansen var syk", "Se [her](#). Ola Hansen var syk")
ACCEPTED_ON_KEY = LINK.replace("referat: |", "referat: | # referat: godta REF504 lenken er tom i kilden")


@pytest.mark.parametrize(
    "text",
    [
        ACCEPTED_ON_KEY,
        LINK.replace("    referat: |", "    # referat: godta REF504 lenken er tom i kilden\n    referat: |"),
        LINK.replace("referat: |", "referat: | #   referat:   godta  REF505, REF504   lenken er tom i kilden"),
    ],
    ids=["on the line of the key", "on the line above it", "with other codes and spaces"],
)
def test_a_finding_is_accepted_in_the_record_with_its_reason(text: str, tmp_path: Path) -> None:
    """An accepted finding stays in the output as accepted, and counts for nothing, however strict."""
    data = json.loads(validated(tmp_path, text, "-f", "json", "--ignore", "REF901").out)
    assert [(p["kode"], p["godtatt"]) for p in data["problemer"]] == [("REF504", "lenken er tom i kilden")]
    assert validated(tmp_path, text, "--strict", "--ignore", "REF901").code == 0


def test_full_lists_what_is_accepted_and_concise_does_not(tmp_path: Path) -> None:
    """The reviewer can ask for everything; the secretary is left in peace."""
    full = validated(tmp_path, ACCEPTED_ON_KEY, "-f", "full")
    assert "REF504 godtatt: lenken «[her](#)» peker ikke noe sted" in full.out
    assert "= godtatt: lenken er tom i kilden" in full.out
    assert full.err == "2 filer kontrollert: ingen feil, 1 godtatt avvik\n"
    assert validated(tmp_path, ACCEPTED_ON_KEY, "-f", "concise").out == ""


def test_an_acceptance_must_give_a_reason_and_a_code(tmp_path: Path) -> None:
    """Without a reason the finding stands, and the acceptance is a mistake of its own."""
    bare = ACCEPTED_ON_KEY.replace(" lenken er tom i kilden", "")
    codes = [p["kode"] for p in json.loads(validated(tmp_path, bare, "-f", "json").out)["problemer"]]
    assert sorted(codes) == ["REF504", "REF902"]


def test_an_acceptance_that_matches_nothing_is_a_warning(tmp_path: Path) -> None:
    """So that it cannot hide the next mistake."""
    stale = ACCEPTED_ON_KEY.replace("Se [her](#). ", "")
    done = validated(tmp_path, stale)
    assert done.code == 0
    assert "REF901 godtaket av REF504 treffer ingenting her" in done.out


def test_words_inside_a_text_accept_nothing(tmp_path: Path) -> None:
    """Only a comment outside of the texts is an acceptance; the same words in the minutes are words."""
    inside = (
        LINK.replace("legevakt la", "legevakt")
        .replace("      Ola", "      # referat: godta REF504 fordi det står her\n      Ola")
        .replace("      Se [her]", "      # referat: godta REF504 fordi det står her\n      Se [her]")
    )
    done = validated(tmp_path, inside)
    assert "REF504" in done.out
    assert "REF901" not in done.out


def test_chosen_files_are_judged_with_their_neighbours(tmp_path: Path) -> None:
    """Only the named file is told about, but what the others hold counts."""
    root = write(
        archive(tmp_path),
        {
            "minutes/prove/2026/2026-05-06.yaml": MINUTES.replace("2026-05-06", "2026-06-10").replace(
                "2026-03-04", "2026-05-06"
            )
        },
    )
    done = referat(root, "validate", "minutes/prove/2026/2026-05-06.yaml")
    told = [line.partition(" ")[2] for line in done.out.splitlines()]
    assert told == [
        "REF503 saksnummer 1/26 er brukt i møtet 2026-03-04",
        "REF503 saksnummer 2/26 er brukt i møtet 2026-03-04",
    ]


def test_a_call_in_a_hook_of_another_repository_answers_for_its_own(tmp_path: Path) -> None:
    """Git's variables from a hook elsewhere are not followed into this archive."""
    mine, other = repository(archive(tmp_path / "mine")), repository(archive(tmp_path / "other"))
    (other / MEETING_PATH).write_text(WRONG, encoding="utf-8")
    hook = {"GIT_DIR": str(other / ".git"), "GIT_INDEX_FILE": str(other / ".git" / "index")}
    assert referat(mine, "validate", **hook).code == 0
    assert referat(mine, "validate", "--staged", **hook).code == 0
    assert referat(mine, "-C", str(other), "validate", **hook).code == 1


@pytest.mark.parametrize(
    ("wrong", "right", "sentence"),
    [
        (
            "navn: Ola Hansen, oppmoete: forfall",
            "navn: Ole Hansen, oppmoete: forfall",
            "REF301 «Ole Hansen» står ikke i registeret for prove; mente du «Ola Hansen»?",
        ),
        ("referent: Åse Vik", "referent: Liv Berg", "REF303 «Liv Berg» er referent, men står ikke i deltakerlisten"),
        (
            "navn: Åse Vik, oppmoete: møtt",
            "navn: Åse Vik, oppmoete: forfall",
            "REF303 «Åse Vik» er referent, men er ført med «forfall»",
        ),
        (
            "moette_for: Ola Hansen",
            "moette_for: Kari Nordmann",
            "REF304 «Ingrid Østby» møtte for «Kari Nordmann», som selv er ført med «møtt»",
        ),
        (
            "moette_for: Ola Hansen",
            "moette_for: Liv Berg",
            "REF304 «Ingrid Østby» møtte for «Liv Berg», som ikke har noen plass i utvalget",
        ),
        ('start: "09:30"', 'start: "09:20"', "REF401 2/26 begynner 09:20, før 1/26 er slutt 09:30"),
        ('slutt: "11:00", sak', 'slutt: "11:30", sak', "REF402 2/26 slutter 11:30, etter at møtet er slutt 11:00"),
        ("sak: 2/26, ansvarlig", "sak: 3/26, ansvarlig", "REF403 sak 3/26 står på sakslisten, men ikke under saker"),
        ("sak: 2/26, ansvarlig", "tittel: Pause, ansvarlig", "REF404 sak 2/26 står ikke på sakslisten"),
        ("saksnr: 2/26", "saksnr: 2/25", "REF502 sak 2/25 har et annet år enn møtet 2026-03-04"),
        ("saksnr: 2/26", "saksnr: 1/26", "REF503 saksnummer 1/26 står to ganger i møtet"),
        (
            'moetedato: "2026-03-04"',
            'moetedato: "2026-03-05"',
            "REF601 moetedato er 2026-03-05, men filen heter 2026-03-04.yaml",
        ),
        (
            'neste_moete: "2026-05-06"',
            'neste_moete: "2025-05-06"',
            "REF602 neste møte 2025-05-06 er ikke senere enn møtet 2026-03-04",
        ),
        ("    vedtak:\n      - Innkallingen godkjennes.\n", "", "REF603 sak 1/26 har forslag, men ikke vedtak"),
        ("status: referat", "status: godkjent", "REF603 status er «godkjent», men «godkjent» mangler"),
    ],
)
def test_each_mistake_is_told_in_a_sentence(wrong: str, right: str, sentence: str, tmp_path: Path) -> None:
    """The sentence carries the offending value, and what it is compared with."""
    done = validated(tmp_path, MINUTES.replace(wrong, right, 1))
    assert sentence in done.out
    assert done.code == 1


def test_a_file_beside_a_repository_that_is_said_to_be_bare_is_in_none(tmp_path: Path) -> None:
    """Its top is Git's own folder, and the file lies beside that."""
    root = repository(archive(tmp_path))
    git(root, "config", "core.bare", "true")
    done = referat(root, "validate", "minutes/prove/2026/borte.yaml")
    assert done.code == 1
    assert "filen finnes ikke" in done.out
