"""What came with a later version of the record's format is told of in the register, once, and repaired."""

from pathlib import Path

import pytest

from referat_cli.document.parser import read
from referat_cli.document.schema import newer_parts, typed
from referat_cli.rules.runner import fix, judge
from referat_cli.store.archive import Archive
from referat_cli.store.paths import kind_of, locate
from referat_cli.store.snapshot import Snapshot
from tests.support.archives import MEETING_PATH, MINUTES, REGISTER, REGISTER_PATH, write
from tests.support.running import TODAY


def problems(root: Path) -> list[str]:
    """What is said of the register, as code and sentence with the next step."""
    found = judge(Archive(Snapshot(locate(root))), REGISTER_PATH, TODAY)
    return [f"{problem.code} {problem.message}: {problem.step}" for problem in found if problem.code == "REF208"]


@pytest.mark.parametrize(
    ("old", "new", "word", "path"),
    [
        ("enhet: Nordby}\n      - {navn: Ola", "enhet: Nordby, parti: Ap}\n      - {navn: Ola", "parti", MEETING_PATH),
        ("    forslag_til", "    tatt_opp_i_moetet: true\n    forslag_til", "tatt_opp_i_moetet", MEETING_PATH),
        ("    forslag_til", "    tidligere: [1/25]\n    forslag_til", "tidligere", MEETING_PATH),
        ("    forslag_til", '    utfall: "trukket"\n    forslag_til', "trukket", MEETING_PATH),
        ("    rolle: medlem\n", "    rolle: medlem\n    plasser: 2\n", "plasser", REGISTER_PATH),
        ("Vestby}\n", "Vestby, etter: Kari Nordmann}\n", "etter", REGISTER_PATH),
    ],
)
def test_a_newer_key_under_an_older_format_is_told_of_and_repaired(
    old: str, new: str, word: str, path: str, tmp_path: Path
) -> None:
    """An older program would call the key a slip, so the register is to say the version that has it."""
    text = (MINUTES if path == MEETING_PATH else REGISTER).replace(old, new)
    files: dict[str, str | bytes] = {REGISTER_PATH: REGISTER, MEETING_PATH: MINUTES, path: text}
    root = write(tmp_path, files)
    step = "skriv «format: 2»; referat validate --fix retter dette"
    assert problems(root) == [f"REF208 format er 1, men «{word}» i {path} kom med format 2: {step}"]

    left, contents = fix(Archive(Snapshot(locate(root))), [REGISTER_PATH, MEETING_PATH], TODAY, lambda _problem: True)

    assert [problem.code for problem in left if problem.code == "REF208"] == []
    expected = (text if path == REGISTER_PATH else REGISTER).replace("format: 1", "format: 2")
    assert {path: after for path, (_before, after) in contents.items()} == {REGISTER_PATH: expected.encode()}


@pytest.mark.parametrize(
    ("old", "new", "key", "path"),
    [
        ("moeteleder: Kari Nordmann", "moeteleder: [{navn: Kari Nordmann}]", "moeteleder", MEETING_PATH),
        ("moeteleder: Kari Nordmann", "moeteleder:\n  - {navn: Kari Nordmann}", "moeteleder", MEETING_PATH),
        ("referent: Åse Vik", "referent: [{navn: Åse Vik}]", "referent", MEETING_PATH),
        (
            "Kommunene går sammen om legevakt i helgene.",
            "{tekst: Kommunene går sammen om legevakt i helgene., fra_forslag: B.1}",
            "fra_forslag",
            MEETING_PATH,
        ),
        ('"{nr}/{aar:2}"', '"PS {nr}/{aar:2}"', "saksnummer", REGISTER_PATH),
        ('"{nr}/{aar:2}"', "[]", "saksnummer", REGISTER_PATH),
    ],
)
def test_a_newer_form_of_an_older_key_is_told_of(old: str, new: str, key: str, path: str, tmp_path: Path) -> None:
    """A list of chairs is called a mistake by a program that knows one."""
    text = MINUTES if path == MEETING_PATH else REGISTER
    assert old in text
    files: dict[str, str | bytes] = {REGISTER_PATH: REGISTER, MEETING_PATH: MINUTES, path: text.replace(old, new)}
    step = "skriv «format: 2»; referat validate --fix retter dette"
    assert problems(write(tmp_path, files)) == [
        f"REF208 format er 1, men det som står under «{key}» i {path}, kom med format 2: {step}"
    ]


@pytest.mark.parametrize("form", ["{nr}/{aar}", "{nr}/{aar:2}", "{nr}/{aar:4}"])
def test_the_forms_of_the_first_format_are_no_newer_ones(form: str, tmp_path: Path) -> None:
    """Numbers, chairs and origins as they always were are read by every program."""
    register = REGISTER.replace("{nr}/{aar:2}", form)
    minutes = MINUTES.replace(
        "- Kommunene går sammen om legevakt i helgene.",
        '- tekst: Kommunene går sammen om legevakt i helgene.\n        fra_forslag: "1.2"',
    )
    assert problems(write(tmp_path, {REGISTER_PATH: register, MEETING_PATH: minutes})) == []


def test_words_of_prose_are_no_newer_keys(tmp_path: Path) -> None:
    """«Tidligere:» in the minutes of a case is a word, and «trukket» in a decision too."""
    minutes = MINUTES.replace("Ola Hansen var syk", "tidligere: Ola Hansen var syk, saken: trukket").replace(
        "legevakt i helgene.", "legevakt, og forslaget er trukket."
    )
    assert problems(write(tmp_path, {REGISTER_PATH: REGISTER, MEETING_PATH: minutes})) == []


def test_one_register_is_told_of_once(tmp_path: Path) -> None:
    """However many files use however many newer keys, one line is to be changed."""
    minutes = MINUTES.replace("    forslag_til", "    tidligere: [1/25]\n    tatt_opp_i_moetet: true\n    forslag_til")
    register = REGISTER.replace("Vestby}\n", "Vestby, parti: H}\n")
    assert len(problems(write(tmp_path, {REGISTER_PATH: register, MEETING_PATH: minutes}))) == 1


def test_the_newest_format_may_be_used_without_its_keys(tmp_path: Path) -> None:
    """A register that says 2 is judged as one that says 1."""
    register = REGISTER.replace("format: 1", "format: 2")
    assert problems(write(tmp_path, {REGISTER_PATH: register, MEETING_PATH: MINUTES})) == []


@pytest.mark.parametrize(
    "line",
    [
        "moetenummer: '1'",
        '"moetenummer": "1"',
        "? moetenummer\n: '1'",
        "moetenummer : '1'",
        "kilde: {dokument: a, avvik: []}\nmoeteform: fysisk",
        "deltakere: [{gruppe: A, personer: [{navn: B, oppmoete: 'permisjon'}]}]",
        "deltakere: [{gruppe: A, personer: [{oppmoete:\n permisjon, navn: B}]}]",
        "saker: [{tittel: A,saksnr: 1/26,utfall: trukket}]",
        "moeteleder:\n- {navn: A}",
        "moeteleder: [{navn: A}]",
    ],
)
def test_a_newer_word_is_seen_however_it_is_written(line: str) -> None:
    """The schema as it was then lets none of it stand."""
    text = f'utvalg: prove\nmoetedato: "2026-03-04"\nstatus: referat\n{line}\n'.encode()
    value = read(text, "").value
    assert value is None or list(newer_parts(value, "moete", 1))
    assert typed(value, "moete", 1) is None


def test_the_schema_as_it_was_and_the_marks_say_the_same() -> None:
    """A file has the form of the first version where it has that of the newest and uses nothing that came since."""
    examples = [*Path("tests/minutes").rglob("*.yaml"), *Path("minutes").rglob("*.yaml")]
    for path in examples:
        kind = kind_of(path.as_posix())
        value = read(path.read_bytes(), "").value
        is_old = typed(value, kind) is not None and not list(newer_parts(value, kind, 1))
        assert (typed(value, kind, 1) is not None) == is_old, path
    assert len(examples) > 50
