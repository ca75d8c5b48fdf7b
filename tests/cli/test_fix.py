"""What ``validate --fix`` puts right, what it leaves to people, and that it touches nothing else."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from referat_cli.document.edits import apply_edits
from referat_cli.document.fixes import FIXES, edits_for
from referat_cli.document.parser import read
from referat_cli.model.problem import Place, Problem
from referat_cli.rules.runner import fix, judge
from referat_cli.store.paths import kind_of
from tests.support.archives import MEETING_PATH, MINUTES, NOTICE, REGISTER, REGISTER_PATH, archive, write
from tests.support.effort import examples
from tests.support.judging import in_memory
from tests.support.running import TODAY, Done, referat, repository


def fixed(content: bytes, path: str = MEETING_PATH) -> tuple[bytes, list[str]]:
    """The file after everything has been put right that can be, and the codes of what is left."""
    contents = {REGISTER_PATH: REGISTER.encode(), MEETING_PATH: MINUTES.encode(), path: content}
    left, changed = fix(in_memory(contents), [path], TODAY, lambda _: True)
    assert not [problem for problem in left if problem.fixable]
    return changed.get(path, (content, content))[1], [problem.code for problem in left]


# What somebody has written, and what it becomes; all else stays.
PUT_RIGHT = {
    "a time without quotes": ('start: "09:00"\nslutt', "start: 09:00\nslutt"),
    "a time with a full stop": ('start: "09:00"\nslutt', "start: 9.00\nslutt"),
    "a date without quotes": ('moetedato: "2026-03-04"', "moetedato: 2026-03-04"),
    "a time in brackets": ('{start: "09:30",', "{start: 09:30,"),
    "a letter too few in a key": ("moetested: Rådhuset", "moetestd: Rådhuset"),
    "a letter too many": ("neste_moete:", "nestee_moete:"),
    "another letter": ("oppmoete: forfall", "oppmoede: forfall"),
    "a letter that the keys write as two": ("moetested: Rådhuset", "møtested: Rådhuset"),
    "a capital": ("  - saksnr: 2/26", "  - Saksnr: 2/26"),
    "a capital in a fixed word": ("oppmoete: forfall", "oppmoete: Forfall"),
    "a date as people write it": ('neste_moete: "2026-05-06"', "neste_moete: 06.05.2026"),
    "a date in words": ('neste_moete: "2026-05-06"', 'neste_moete: "6. mai 2026"'),
    "a name where a list must be": ("saksbehandler: [Åse Vik]", "saksbehandler: Åse Vik"),
    "a hard space in a name": ("moeteleder: Kari Nordmann", "moeteleder: Kari\u00a0Nordmann"),
    "a hard space after a dash": ("  - saksnr: 2/26", "  -\u00a0saksnr: 2/26"),
    "letters in parts": ("Ingrid Østby la fram", "Ingrid Østby la a\u030a fram"),
}


@pytest.mark.parametrize("what", PUT_RIGHT)
def test_what_takes_no_judgement_is_put_right(what: str) -> None:
    """The slip is found, told as fixable, and gone."""
    right, slip = PUT_RIGHT[what]
    right = unicodedata.normalize("NFC", slip) if what == "letters in parts" else right
    assert MINUTES.count(PUT_RIGHT[what][0]) == 1
    expected = MINUTES.replace(PUT_RIGHT[what][0], right)
    assert fixed(MINUTES.replace(PUT_RIGHT[what][0], slip).encode()) == (expected.encode(), [])


@pytest.mark.parametrize("written", ["2E10", "1_000", "0x1F", "1930", "true", "null2"])
def test_a_word_that_is_a_number_gets_quotes_where_it_is_a_text(written: str) -> None:
    """It is said so, and put right; a word that only looks a little like one stays."""
    text = MINUTES.replace("moetested: Rådhuset", f"moetested: {written}")
    right = written if written == "null2" else f'"{written}"'
    assert fixed(text.encode()) == (text.replace(f": {written}\n", f": {right}\n").encode(), [])


def test_the_mark_and_every_line_end_are_put_right_together_with_the_rest() -> None:
    """A file from Windows with other slips loses them all, and nothing else."""
    slips = MINUTES.replace("Rådhuset", "Ra\u030adhuset").replace('"09:00"', "09:00", 1).replace("status:", "staus:")
    assert fixed(b"\xef\xbb\xbf" + slips.replace("\n", "\r\n").replace("\r\n", "\r", 3).encode()) == (
        MINUTES.encode(),
        [],
    )


def test_every_hard_space_of_a_row_is_put_right_at_once() -> None:
    """One that is mended brings the next between the same brackets to light, and a single call mends them all."""
    names = [f'"Navn {number}"' for number in range(15)]
    expected, content = (
        MINUTES.replace("[Kari Nordmann]}", f"[{between.join(names)}]}}").encode() for between in (", ", ",\u00a0")
    )
    assert fixed(content)[0] == expected


# What may have been meant otherwise.
LEFT = {
    "a misspelt name": ("moeteleder: Kari Nordmann", "moeteleder: Kari Nordman", "REF301"),
    "a mark that is none": ("oppmoete: forfall", "oppmoete: forfal", "REF205"),
    "a key that belongs elsewhere": ("moetested: Rådhuset", "tittel: Rådhuset", "REF201"),
    "a key two letters wrong": ("moetested: Rådhuset", "mtestad: Rådhuset", "REF201"),
    "a key that stands there too": ("moetested: Rådhuset", "moetested: Rådhuset\nmoetestad: A", "REF201"),
    "two slips for one key": ("moetested: Rådhuset", "moetestad: Rådhuset\nmotested: A", "REF201"),
    "a time with seconds": ('start: "09:00"\nslutt', "start: 09:00:30\nslutt", "REF116"),
    "a tab": ("moetested: Rådhuset", "moetested: Rådhuset,\trom 2", "REF105"),
    "words that look like a time": ("moetested: Rådhuset", "moetested: 13.00", "REF116"),
}


@pytest.mark.parametrize("what", LEFT)
def test_what_takes_judgement_is_left_to_people(what: str) -> None:
    """A likely meaning is only a suggestion; the file stays as it is, byte by byte."""
    right, slip, code = LEFT[what]
    content = MINUTES.replace(right, slip, 1).encode()
    after, codes = fixed(content)
    assert after == content
    assert code in codes


def test_what_needs_quotes_between_brackets_gets_them() -> None:
    """An address has a colon, which divides what stands between brackets."""
    attached = "    vedlegg: [{{tittel: Kart, lenke: {}}}]\n    forslag_til_vedtak:"
    slip, right = (attached.format(written) for written in ("'«https://kart.no'", '"https://kart.no"'))
    before, middle, after = MINUTES.partition("    forslag_til_vedtak:")
    assert middle
    assert fixed(f"{before}{slip}{after}".encode())[0] == f"{before}{right}{after}".encode()


def test_what_is_accepted_is_left_alone() -> None:
    """Somebody has decided that it stands."""
    content = MINUTES.replace(
        "moetested: Rådhuset", "# referat: godta REF201 slik sto det\nmoetestad: Rådhuset"
    ).encode()
    assert fixed(content) == (content, ["REF201"])


def agenda(lines: str) -> str:
    """The minutes with another second slot, as lines below its list."""
    return MINUTES.replace('  - {start: "09:30", slutt: "11:00", sak: 2/26, ansvarlig: [Kari Nordmann]}\n', lines)


# A slot whose title is its case's own, and the slot without it.
TITLES = {
    "in brackets": (
        "  - {sak: 2/26, tittel: Samarbeid om legevakt, minutter: 10}\n",
        "  - {sak: 2/26, minutter: 10}\n",
    ),
    "first in brackets": ("  - {tittel: Samarbeid om legevakt, sak: 2/26}\n", "  - {sak: 2/26}\n"),
    "last in brackets": ("  - {sak: 2/26, tittel: Samarbeid om legevakt}\n", "  - {sak: 2/26}\n"),
    "on a line": (
        "  - sak: 2/26\n    tittel: Samarbeid om legevakt\n    minutter: 10\n",
        "  - sak: 2/26\n    minutter: 10\n",
    ),
    "on the last line": ("  - sak: 2/26\n    tittel: >-\n      Samarbeid om legevakt\n", "  - sak: 2/26\n"),
    "on the first line": ("  - tittel: Samarbeid om legevakt\n    sak: 2/26\n", "  - sak: 2/26\n"),
    "with a comment beside it": ("  - sak: 2/26\n    tittel: 'Samarbeid om legevakt' # slik\n",) * 2,
    "of another wording": ("  - {sak: 2/26, tittel: Samarbeid om legevakt.}\n",) * 2,
}


@pytest.mark.parametrize("what", TITLES)
def test_an_agenda_title_that_is_its_cases_own_goes(what: str) -> None:
    """The key goes with its value and nothing else, or it stays where something stands beside it."""
    before, after = (agenda(lines).encode() for lines in TITLES[what])
    assert fixed(before)[0] == after


def test_a_problem_without_a_repair_has_none() -> None:
    """The table is what says it."""
    problem = Problem(code="REF301", severity="feil", path=MEETING_PATH, place=Place(), message="ukjent")
    assert "REF301" not in FIXES
    assert edits_for(read(MINUTES.encode(), MEETING_PATH), problem, "moete") == []


SLIPS = [(right, slip) for right, slip in PUT_RIGHT.values()] + [(right, slip) for right, slip, _ in LEFT.values()]


@settings(max_examples=examples(15), deadline=None)
@given(st.data())
def test_an_edit_changes_only_its_own_span_and_no_other_value(data: st.DataObject) -> None:
    """Whatever is wrong with a file, each repair keeps every byte beside it, and every value that was not repaired."""
    text = MINUTES
    for right, slip in data.draw(st.lists(st.sampled_from(SLIPS), max_size=5, unique=True)):
        text = text.replace(right, slip, 1)
    if data.draw(st.booleans()):
        text = text.replace("\n", data.draw(st.sampled_from(["\r\n", "\r"])))
    content = data.draw(st.sampled_from([b"", b"\xef\xbb\xbf"])) + text.encode()
    document = read(content, MEETING_PATH)
    for problem in judge(in_memory({MEETING_PATH: content}), MEETING_PATH, TODAY):
        edits = edits_for(document, problem, kind_of(MEETING_PATH))
        assert problem.fixable == bool(edits)
        after = apply_edits(document.raw, edits)
        at = moved = 0
        for edit in sorted(edits):
            assert after[at + moved : edit.start + moved] == document.raw[at : edit.start]
            assert after[edit.start + moved :].startswith(edit.text)
            at, moved = edit.end, moved + len(edit.text) - (edit.end - edit.start)
        assert after[at + moved :] == document.raw[at:]
        if edits and document.readable:
            values = leaves(document.value), leaves(read(after.encode(), MEETING_PATH).value)
            assert len(values[0]) == len(values[1])
            changed = [pair for pair in zip(*values, strict=True) if pair[0] != pair[1]]
            assert len(changed) <= (len(edits) if problem.code == "REF106" else problem.code in FIXED_VALUES)


# Whose repairs write another value, or another key.
FIXED_VALUES = {"REF104", "REF116", "REF201", "REF203", "REF204", "REF205"}


def leaves(value: object, where: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
    """Every value of a document that holds no others, with where it stands, in the order of the file."""
    if isinstance(value, dict):
        return [leaf for key, inner in value.items() for leaf in leaves(inner, (*where, key))]
    if isinstance(value, list):
        return [leaf for index, inner in enumerate(value) for leaf in leaves(inner, (*where, index))]
    return [(*where, value)]


SLOPPY = (
    MINUTES.replace('"09:00"', "09:00", 1).replace("moetested:", "moetestad:").replace("Nordmann\nref", "Nordman\nref")
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An archive with a meeting that has two slips to put right and one to think about."""
    return write(archive(tmp_path), {MEETING_PATH: SLOPPY})


def test_a_problem_says_that_it_can_be_put_right(root: Path) -> None:
    """The next step names the command, for people and for programs."""
    done = referat(root, "validate", "--select", "REF116")
    assert done.out == f"{MEETING_PATH}:4:8: REF116 klokkeslettet «09:00» står uten anførselstegn\n"
    full = referat(root, "validate", "--select", "REF116", "--format", "full")
    assert '  = skriv "09:00"; referat validate --fix retter dette. Les mer: referat rule\n' in full.out
    as_json = referat(root, "validate", "--format", "json").out
    assert as_json.count('"kan_rettes": true') == 2


def test_fix_writes_and_tells_what_is_left(root: Path) -> None:
    """What takes judgement is told as usual."""
    done = referat(root, "validate", "--fix")
    assert done.code == 1
    assert done.out == (
        f"{MEETING_PATH}:7:13: REF301 «Kari Nordman» står ikke i registeret for prove; mente du «Kari Nordmann»?\n"
    )
    assert done.err == "2 filer kontrollert, 1 fil rettet: 1 feil\n"
    assert (root / MEETING_PATH).read_text(encoding="utf-8") == MINUTES.replace("Nordmann\nref", "Nordman\nref")


def test_fix_with_diff_shows_and_writes_nothing(root: Path) -> None:
    """The difference alone is the answer, and the exit code says that there is one."""
    done = referat(root, "validate", "--fix", "--diff", "--ignore", "REF3")
    expected = f"""\
--- a/{MEETING_PATH}
+++ b/{MEETING_PATH}
@@ -1,9 +1,9 @@
 # yaml-language-server: $schema=../../../schema/moete.schema.json
 utvalg: prove
 moetedato: "2026-03-04"
-start: 09:00
+start: "09:00"
 slutt: "11:00"
-moetestad: Rådhuset
+moetested: Rådhuset
 moeteleder: Kari Nordman
 referent: Åse Vik
 neste_moete: "2026-05-06"
"""
    assert done == Done(1, expected, "2 filer kontrollert, 1 fil kan rettes: ingen feil\n")
    assert (root / MEETING_PATH).read_text(encoding="utf-8") == SLOPPY


def test_fix_keeps_to_the_chosen_codes(root: Path) -> None:
    """What the call does not ask about is neither told nor touched."""
    assert referat(root, "validate", "--fix", "--select", "REF116").code == 0
    assert (root / MEETING_PATH).read_text(encoding="utf-8") == SLOPPY.replace("start: 09:00", 'start: "09:00"')


def test_fix_of_what_is_staged_and_diff_without_fix_are_wrong_calls(root: Path) -> None:
    """Each is refused in one sentence, and nothing is written."""
    repository(root)
    for arguments, word in ((["--fix", "--staged"], "--staged"), (["--diff"], "--fix"), (["--fix", "-"], "«-»")):
        done = referat(root, "validate", *arguments)
        assert (done.code, done.out) == (2, "")
        assert word in done.err
        assert len(done.err.splitlines()) == 1
    assert (root / MEETING_PATH).read_text(encoding="utf-8") == SLOPPY


def test_a_name_with_letters_in_parts_is_the_name() -> None:
    """It is told once, as letters in parts, and not as somebody whom nobody knows."""
    text = MINUTES.replace("Åse Vik", "A\u030ase Vik")
    files = {REGISTER_PATH: REGISTER.encode(), MEETING_PATH: text.encode()}
    assert [problem.code for problem in judge(in_memory(files), MEETING_PATH, TODAY)] == ["REF106"]


def test_a_case_without_its_number_stops_no_other_repair(tmp_path: Path) -> None:
    """A title that an agenda repeats is held against the cases that have both."""
    text = NOTICE.replace("{sak: 1/26}", "{sak: 1/26, tittel: Godkjenning av innkalling}")
    text = text.replace("saksnr: 2/26", "saknr: 2/26")
    root = write(archive(tmp_path), {MEETING_PATH: text})
    done = referat(root, "validate", "--fix")
    assert "Feil i referat" not in done.err
    assert (root / MEETING_PATH).read_text(encoding="utf-8") == NOTICE


def test_a_key_is_not_put_right_where_its_text_would_be_cut(tmp_path: Path) -> None:
    """Under the right key the sign is a mistake of its own, which a person has to see."""
    text = NOTICE.replace("status:", "moetessted: Rådhuset, rom #4\nstatus:")
    root = write(archive(tmp_path), {MEETING_PATH: text})
    done = referat(root, "validate", "--fix")
    assert "moetessted" in done.out
    assert (root / MEETING_PATH).read_text(encoding="utf-8") == text
