"""The reader: what a file says, where it says it, and what it tells a secretary who wrote it otherwise."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from referat_cli.document.document import Document
from referat_cli.document.nodes import events
from referat_cli.document.parser import read
from referat_cli.model.limits import MAX_BYTES
from referat_cli.model.problem import Finding, Key, Place, Where, Within
from tests.support.rows import each

MEETING = """\
# yaml-language-server: $schema=../../../schema/moete.schema.json
utvalg: prove
moetedato: "2024-10-29"
status: innkalling  # til alle
deltakere:
  - gruppe: Kommunene
    personer:
      - {navn: Kari Nordmann, oppmoete: møtt, enhet: "Hva? A/S"}
saker:
  - saksnr: 1/24
    tittel: Plan for
      kommunen
    undertittel:
    vedtak:
      - Planen vedtas.
      - tekst: >-
          Planen følges
          opp.
        punkter: []
    referat: |
      ### Innspill

      Se [her](#) og [her](#).
"""


def document(text: str | bytes) -> Document:
    """The text read as the file minutes/prove/2024/2024-10-29.yaml."""
    content = text if isinstance(text, bytes) else text.encode()
    return read(content, "minutes/prove/2024/2024-10-29.yaml")


def told(text: str | bytes) -> list[tuple[str, int]]:
    """The codes and lines of what is wrong with a text."""
    return [(problem.code, problem.place.line) for problem in document(text).problems]


def said(text: str | bytes) -> tuple[str, str]:
    """The sentence and the next step of the only problem of a text."""
    (problem,) = document(text).problems
    return problem.message, problem.step


# What is read


def test_the_parser_in_c_comes_with_the_project() -> None:
    """The extra that the project asks for brings the parser in C: without it reading takes twenty times as long."""
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert any(needed.startswith("ruamel.yaml[oldlibyaml]") for needed in project["dependencies"])
    assert "CParser" in repr(events("a: b"))
    assert "CParser" not in repr(events("a: b", pure=True))


def test_the_help_of_the_command_does_not_load_a_parser() -> None:
    """Importing the reader imports no part of ruamel.yaml; only reading does."""
    code = "import sys, referat_cli.document.parser; sys.exit(any('ruamel' in name for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_meeting_is_read_as_mappings_lists_and_texts() -> None:
    """Everything that the design's example uses is read, and nothing is wrong with it."""
    read_in = document(MEETING)
    assert read_in.problems == ()
    assert read_in.readable
    assert read_in.value == {
        "utvalg": "prove",
        "moetedato": "2024-10-29",
        "status": "innkalling",
        "deltakere": [
            {
                "gruppe": "Kommunene",
                "personer": [{"navn": "Kari Nordmann", "oppmoete": "møtt", "enhet": "Hva? A/S"}],
            }
        ],
        "saker": [
            {
                "saksnr": "1/24",
                "tittel": "Plan for kommunen",
                "undertittel": None,
                "vedtak": ["Planen vedtas.", {"tekst": "Planen følges opp.", "punkter": []}],
                "referat": "### Innspill\n\nSe [her](#) og [her](#).\n",
            }
        ],
    }


@each(
    "written, value",
    [
        ("no", "no"), ("yes", "yes"), ("on", "on"), ("off", "off"), ("n", "n"),
        ("true", True), ("False", False), ("~", None), ("null", None), ("NULL", None), ("nULL", "nULL"), ("", None),
        ("12", 12), ("-3", -3), ("+7", "+7"), ("0o17", 15), ("017", 17), ("0x1F", 31), ("0b101", 5), ("1_000", 1000),
        ("1.5", 1.5), ("4.5", 4.5), ("1.", 1.0), (".5", 0.5), ("1e3", 1000.0), ("-.inf", float("-inf")),
        ("2024", 2024), ("1930, 30M11", "1930, 30M11"), ("4,5 mill.", "4,5 mill."), ("29.10.2024", "29.10.2024"),
        ("41/24", "41/24"), ("13.60", 13.6), ("25.10", 25.1), ("2024-10", "2024-10"), ("1e", "1e"), ("--", "--"),
    ],
)  # fmt: skip
def test_words_mean_what_yaml_1_2_says(written: str, value: object) -> None:
    """`no` is a word, as is `+7`, and a number is a number however else it is written."""
    read_in = document(f"a: {written}\n")
    assert (read_in.value, read_in.problems) == ({"a": value}, ())


def test_three_hyphens_on_top_are_fine() -> None:
    """A document may be opened and closed as YAML has it."""
    assert document("---\na: b\n...\n").value == {"a": "b"}


# Files that are no text, or hold what cannot be seen


def test_more_than_five_megabytes_are_refused_before_they_are_decoded() -> None:
    """A hundred times a long meeting is no meeting; the limit itself is let through."""
    assert told(b"\xff" * (MAX_BYTES + 1)) == [("REF102", 1)]
    assert told(b"#" * MAX_BYTES) == [("REF110", 1)]


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        ("a: møte\n".encode("utf-16"), 1, "UTF-16"),
        ("a: møte\n".encode("utf-16-le"), 1, "UTF-16"),
        ("a: mote\n".encode("utf-16-be"), 1, "UTF-16"),
        ("a: b\nc: møte\n".encode("latin-1"), 2, "Latin-1"),
        (b"PK\x03\x04\x00\x00\x00\x00\x08\x00x\x00", 1, "ikke tekst"),
        ("a: b\nc: å".encode()[:-1], 2, "midt i en bokstav"),
    ],
)
def test_bytes_that_are_not_utf_8_are_refused_with_a_guess(content: bytes, line: int, words: str) -> None:
    """A secretary is told what the file probably is, and to save it as UTF-8."""
    assert told(content) == [("REF103", line)]
    assert words in said(content)[0]


@pytest.mark.parametrize("char", ["\x1b", "\x7f", "\x9b", "\u202e", "\u2066", "\u200f", "\u200b", "\ufeff", "\xad"])
def test_a_character_that_cannot_be_seen_is_refused(char: str) -> None:
    """What reviewers cannot see must not be in the record, and the number says what it is."""
    text = f"a: b\nc: d{char}e\n"
    assert told(text) == [("REF104", 2)]
    assert f"U+{ord(char):04X}" in said(text)[0]
    assert not document(text).readable


@pytest.mark.parametrize("char", ["\x85", "\u2028", "\u2029"])
def test_a_line_end_of_another_kind_is_refused_and_moves_no_line(char: str) -> None:
    """The lines of later problems are those of the editor."""
    assert told(f"a: b{char}\nc: 13.00\n") == [("REF104", 1), ("REF116", 2)]


@pytest.mark.parametrize("escape", [r"\x1b[31m", r"\e", r"\u200b", r"\0", r"\N", r"\ud800", r"\u202E"])
def test_a_hidden_character_made_by_an_escape_is_refused(escape: str) -> None:
    """The value must not hold what the text must not, or it reaches the terminal after all."""
    read_in = document(f'a: b\nc: "x{escape}"\n')
    assert [(problem.code, problem.place.line) for problem in read_in.problems] == [("REF104", 2)]
    assert read_in.value is None


def test_ordinary_signs_are_let_through() -> None:
    """Norwegian quotes, dashes, hard spaces, Sami and Polish letters and pictures are text."""
    text = "tittel: «Møte» – 10 % ’s … \xa0 áčđŋšŧž Łódź 😀 → €\n"
    assert document(text).problems == ()


HARD = pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2007"])


@HARD
@each(
    "text, line, column",
    [
        ("utvalg: prove\n¤¤status: referat\n", 2, 1),
        ("saker:\n  - saksnr: 1/24\n   ¤tittel: Plan\n", 3, 4),
        ("vedtak:\n  -¤Planen vedtas.\n", 2, 4),
        ("vedtak:\n  - ¤tekst: Planen vedtas.\n", 2, 5),
        ("status:¤referat\nstart: x\n", 1, 8),
        ("Møteleder:¤Kari Nordmann\n", 1, 11),
        ("tittel:¤Plan\n", 1, 8),
        ('start: ¤"13:00"\n', 1, 8),
        ("vedtak:¤\n  - Planen vedtas.\n", 1, 8),
        ("tekst: >-¤\n  Planen vedtas.\n", 1, 10),
        ('start: "13:00"¤\nslutt: "14:00"\n', 1, 15),
        ("- {navn: Kari, oppmoete: møtt}¤\n", 1, 31),
        ('- {navn: "Kari"¤, oppmoete: møtt}\n', 1, 16),
        ("- {navn:¤Kari, oppmoete: møtt}\n", 1, 9),
        ("- {navn: Kari,¤oppmoete: møtt}\n", 1, 15),
        ("status¤: referat\n", 1, 7),
        ("moete¤leder: Kari\n", 1, 6),
        ("navn: Albert¤Verhagen\n", 1, 13),
        ("- {navn: Albert¤Verhagen, oppmoete: møtt}\n", 1, 16),
        ("saksbehandler: [Per¤Moen]\n", 1, 20),
        ("saksbehandler:\n  - Per¤Moen\n", 2, 8),
        ('moetedato: "2024-10-29¤"\n', 1, 23),
        ("status: referat¤\n", 1, 16),
        ("status: referat¤# nå\n", 1, 16),
        ("referent: >-\n  Kari¤Nordmann\n", 2, 7),
        ("alias:\n  Kari¤Normann: Kari Nordmann\n", 2, 7),
        ("referat: |\n  Først.\n¤¤Så.\n", 3, 1),
        ("a: b\n¤\nc: d\n", 2, 1),
    ],
)
def test_a_hard_space_in_place_of_an_ordinary_one_is_named(space: str, text: str, line: int, column: int) -> None:
    """To YAML it is a letter, so it is told before what it makes of the indentation, the key or the name."""
    (problem,) = document(text.replace("¤", space)).problems
    assert (problem.code, problem.place.line, problem.place.column) == ("REF104", line, column)
    assert f" har et hardt mellomrom (U+{ord(space):04X}), " in problem.message
    assert problem.step == "bytt det ut med et vanlig mellomrom"


@HARD
@each(
    "text",
    [
        "tittel: Gis 120¤000 kroner\n",
        'tittel: "Gis 120¤000 kroner"\n',
        "vedtak:\n  - Merk:¤gis 10¤% av sak¤#4¤\n  - ¤Utsatt\n",
        "vedtak:\n  - tekst: >-\n      Gis 120¤000\n      -¤kroner\n      dette:¤kroner\n      ¤\n    merke: b\n",
        "referat: |\n  -¤Først\n  ¤¤-¤Så\n  status:¤x\n\n  ¤\nvedtak: []\n",
        "punkter:\n  - |2\n      Slik\n    -¤så\n",
        "punkter: [gis 120¤000, {tekst: gis 10¤%}]\n",
        "#¤om møtet\nmoetested: Rom¤3\n",
        "dokument: Referat¤2024.pdf\n",
    ],
)
def test_a_hard_space_in_running_text_is_let_through(space: str, text: str) -> None:
    """It means what a space means there, and is kept as it was pasted."""
    pasted = document(text.replace("¤", space))
    assert pasted.problems == ()
    assert repr(pasted.value) == repr(document(text).value).replace("¤", repr(space)[1:-1])


def test_a_hard_space_made_by_an_escape_is_told_of_too() -> None:
    """A name must be spelled as it is elsewhere, however it is written here."""
    assert told('navn: "Kari\\_Nordmann"\n') == [("REF104", 1)]
    assert told('tittel: "gis 120\\_000"\n') == []


def test_every_line_with_hard_spaces_is_told_once_and_the_rest_is_read() -> None:
    """A file that is indented with them is mended line by line, and other mistakes in it are still told."""
    text = "saker:\n__- saksnr:_1/24\n____tittel: Sak # 4\n".replace("_", "\u00a0")
    assert told(text) == [("REF104", 2), ("REF104", 3), ("REF118", 3)]


def test_tabs_are_one_problem_a_file() -> None:
    """One sentence says how many there are, and what to put in their place."""
    text = "a:\tb\nc: d\te\n"
    assert told(text) == [("REF105", 1)]
    message, step = said(text)
    assert "2" in message
    assert step == "bytt ut tabulatortegn med mellomrom"


def test_letters_in_parts_are_one_problem_a_file_and_are_kept() -> None:
    """A text from a Mac is told of at its first letter, with how many there are, and stays as it is written."""
    text = "a: b\nc: Ga\u030ard og a\u030are\n"
    (problem,) = document(text).problems
    assert (problem.code, problem.place) == ("REF106", Place(2, 5, 1, 2))
    assert "«å»" in problem.message
    assert "2" in problem.message
    assert document(text).value == {"a": "b", "c": "Ga\u030ard og a\u030are"}


def test_a_mark_before_the_text_is_told_of_and_left_out() -> None:
    """A BOM from Notepad does not change what is read, nor where it stands."""
    read_in = document(b"\xef\xbb\xbfa: b\n")
    assert told(b"\xef\xbb\xbfa: b\n") == [("REF107", 1)]
    assert (read_in.value, read_in.text) == ({"a": "b"}, "a: b\n")


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_windows_are_one_problem_a_file_and_the_file_is_read(end: str) -> None:
    """The lines are counted as an editor counts them, whatever ends them."""
    read_in = document(f"a: b{end}c: |{end}  d{end}start: 13:00{end}")
    assert read_in.value == {"a": "b", "c": "d\n", "start": "13:00"}
    assert [(problem.code, problem.place.line) for problem in read_in.problems] == [("REF108", 1), ("REF116", 4)]


def test_a_conflict_left_by_git_is_all_that_is_told() -> None:
    """Until the versions are merged, nothing else of the file means anything."""
    text = "a: b\n<<<<<<< HEAD\nc: 13.00\n=======\nc: d\n>>>>>>> gren\n"
    assert told(text) == [("REF109", 2)]
    assert told("a: b\n=======\n") == [("REF109", 2)]
    assert told("a: |\n  =======\n") == []


@pytest.mark.parametrize("text", ["", "\n\n", "# bare dette\n", "---\n", "# a\n---\n# b\n"])
def test_a_file_without_anything_in_it_is_empty(text: str) -> None:
    """Comments alone are no meeting."""
    assert [code for code, _ in told(text)] == ["REF110"]


# What is no YAML


@each(
    "text, line, words",
    [
        ('a: "hei\nb: 1\n', 1, "anførselstegnet"),
        ("a: x\nb: 'hei\nc: 1\n", 2, "anførselstegnet"),
        ('a: x\nb: "hei\nc: d\ne: "x"\n', 2, "anførselstegnet"),
        ("a:\n    b: 1\n  c: 2\n", 3, "innrykk"),
        ("a:\n  - b\n c: 1\n", 3, "innrykk"),
        ("a: b\n- c\n", 2, "innrykk"),
        ("a: x\nb:1\nc: 2\n", 2, "mellomrom etter kolon"),
        ("a:1\nb: 2\n", 1, "mellomrom etter kolon"),
        ("- a\n-b: c\nd: e\n", 2, "innrykk"),
        ("-a\nb: c\n", 1, "mellomrom etter bindestreken"),
        ("a: >\n x\ny\n", 3, "verken en nøkkel"),
        ("a: x\nb: [c, d\ne: f\n", 2, "«[» blir ikke lukket"),
        ("a: x\nb: {c: d, e: f\n", 2, "«{» blir ikke lukket"),
        ("saker:\n  - {saksnr: 1/24, tittel: He", 2, "blir ikke lukket"),
        ("a: @kari\n", 1, "«@»"),
        ("a: `kode`\n", 1, "«`»"),
        ("a: %s\n", 1, "«%»"),
        ("a: * kursiv\n", 1, "«*»"),
        ("a: & co\n", 1, "«&»"),
        ("a: !<x\n", 1, "«!»"),
        ("a: , b\n", 1, "«,»"),
        ('a: "x" y\n', 1, "etter at verdien er slutt"),
        ("a: [b] c\n", 1, "etter at verdien er slutt"),
        ('a: "C:\\qx"\n', 1, "bakstrek"),
        ("a: >- tekst\n", 1, "på samme linje"),
        ("a: - b\n", 1, "på samme linje"),
        ("[a]: b\n", 1, "«[»"),
        ("1: a\n", 1, "nøkkel"),
        (": a\n", 1, "nøkkel"),
        ("a: -_\n", 1, "tall"),
        ("- ? hva nå\n", 1, "«?»"),
        ("|\n  tekst\n", 1, "bare en tekst"),
    ],
)
def test_what_is_no_yaml_is_told_at_the_line_to_mend_in_plain_words(text: str, line: int, words: str) -> None:
    """The line is the one a person should look at, and the sentence is in the words of a secretary."""
    assert told(text) == [("REF111", line)]
    message, step = said(text)
    assert words in message
    assert step
    assert not any(jargon in (message + step).lower() for jargon in ("scalar", "mapping", "token", "expected", "yaml"))


def test_what_was_found_before_the_file_broke_is_told_too() -> None:
    """A secretary sees several mistakes at once, but not what only follows from another."""
    assert told("tittel: Sak # 4\n  og mer\n") == [("REF118", 1)]
    assert told("start: 13.00\ntittel: Sak #4\nslutt: 'x\n") == [("REF116", 1), ("REF118", 2), ("REF111", 3)]


def test_a_key_that_stands_twice_names_both_lines() -> None:
    """Nobody can say which of the two was meant, so the file says nothing until one is gone."""
    text = "a: 1\nb: 2\na: 3\n"
    assert told(text) == [("REF112", 3)]
    assert said(text)[0] == "«a» står to ganger: i linje 1 og i linje 3"
    assert not document(text).readable


def test_keys_are_compared_as_they_are_read() -> None:
    """Quotes do not make another key of it."""
    assert told('navn: a\n"navn": b\n') == [("REF112", 2)]


@pytest.mark.parametrize(
    "text",
    [
        "a: &b c\n",
        "a: *b\n",
        "a: !!str 1\n",
        "a: ! b\n",
        "<<: {a: b}\n",
        "a:\n  <<: b\n",
        "%YAML 1.2\n---\na: b\n",
        "%x\n",
    ],
)
def test_what_makes_one_text_stand_for_another_is_refused(text: str) -> None:
    """Anchors, aliases, tags, merge keys and directives have no place in a record that people read as it stands."""
    assert [code for code, _ in told(text)] == ["REF113"]


def test_an_anchor_bomb_is_refused_at_its_first_anchor() -> None:
    """What stands for what stands for what is never unfolded."""
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\n" + "".join(f"b{n}: &b{n} [*b, *b, *b]\n" for n in range(9))
    assert told(bomb) == [("REF113", 1)]


@pytest.mark.parametrize("text", ["a: b\n---\nc: d\n", "---\na: b\n---\n", "a: b\n...\nc: d\n"])
def test_a_second_document_is_refused(text: str) -> None:
    """One file is one meeting."""
    assert [code for code, _ in told(text)] == ["REF114"]


@pytest.mark.parametrize("sign", ["[", "{a: ", "- ", "? "])
def test_ten_thousand_levels_are_refused_without_going_down(sign: str) -> None:
    """A hundred levels are more than any meeting has; the rest is never read."""
    assert told(sign * 10_000) in ([("REF115", 1)], [("REF111", 1)])
    assert told("[" * 100 + "]" * 100) == []
    assert told("[" * 101 + "]" * 101) == [("REF115", 1)]


# What YAML takes for something else


@pytest.mark.parametrize(
    ("written", "step"),
    [
        ("2024-10-29", 'skriv "2024-10-29"'),
        ("2024-10-29T13:00:00", 'skriv "2024-10-29T13:00:00"'),
        ("2024-10-29 13:00", 'skriv "2024-10-29 13:00"'),
        ("13:00", 'skriv "13:00"'),
        ("9:05", 'skriv "09:05"'),
        ("13.00", 'skriv "13:00"'),
        ("15.10", 'skriv "15:10"'),
        ("9.05", 'skriv "09:05"'),
    ],
)
def test_a_date_or_time_without_quotes_is_told_of_and_kept_as_written(written: str, step: str) -> None:
    """15.10 would become the number 15.1; what is written is kept, so that nothing is lost."""
    for text in (f"start: {written}\n", f"a: {{start: {written}}}\n", f"- {written}\n"):
        assert told(text) == [("REF116", 1)]
        assert said(text)[1] == step
    read_in = document(f"start: {written}\n")
    assert (read_in.readable, read_in.value) == (True, {"start": written})


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("vedtak:\n  - Innspill fra ASU: Det bes om mer\n", 2),
        ("vedtak:\n  - Merknad: Det bes om mer\n", 2),
        ("punkter:\n  - tekst: fra kommunene (vara: Ingjerd)\n", 2),
        ("tittel: Plan: del 2\n", 1),
        ("moetested: Rådhuset, rom: 3\n", 1),
        ("tittel:\n  Plan for dette: del 2\n", 2),
        ("referat: Det ble sagt\n  at følgende gjelder: ja\n", 2),
    ],
)
def test_prose_with_a_colon_is_told_of_as_text(text: str, line: int) -> None:
    """Unquoted text with ": " would become a key and its value, or break the file."""
    assert told(text) == [("REF117", line)]
    message, step = said(text)
    assert "inneholder «: »" in message
    assert ">-" in step or 'i anførselstegn: "' in step
    assert not document(text).readable


def test_names_may_be_keys_below_alias() -> None:
    """The register's list of spellings has names for keys, with spaces and capitals."""
    text = "alias:\n  Wenche Dehli: Wenche P. Dehli\n  Helse: Helse Midt\n"
    assert document(text).value == {"alias": {"Wenche Dehli": "Wenche P. Dehli", "Helse": "Helse Midt"}}


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("tittel: Oppfølging av sak #4 og mer\n", 27),
        ("vedtak:\n  - Planen vedtas. # enstemmig\n", 20),
        ("tekst: # 4 saker\n", 8),
        ("punkter:\n  - #4 utsettes\n", 5),
        ("punkter:\n  - En lang\n    tekst # kuttet\n", 11),
    ],
)
def test_prose_cut_by_a_comment_is_told_of(text: str, column: int) -> None:
    """What stands after " #" is gone from the text, and only its author knows whether that was meant."""
    (problem,) = document(text).problems
    assert (problem.code, problem.place.column) == ("REF118", column)
    assert not document(text).readable


@pytest.mark.parametrize(
    "text",
    [
        "status: referat # innkalling → referat\n",
        "saksnr: 4/24 # ny\n",
        "# om tittelen\ntittel: Plan\n",
        "tittel: Plan\n# om den neste\ntekst: x\n",
        'tittel: "Plan #4" # stor\n',
        "tekst: >- # slik\n  Plan #4\n",
        "referat: |  # slik\n  # Overskrift\n",
        "vedtak: # disse\n  - Planen vedtas.\n",
        "tittel: sak#4\n",
        "tittel: Plan # referat: godta REF505 slik står det\n",
        "{tittel: Plan} # slik\n",
    ],
)
def test_a_comment_that_cuts_nothing_is_never_a_problem(text: str) -> None:
    """A comment on its own line, after quotes, after a block's header or after a value that is no prose is safe."""
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("p: {navn: Kari, enhet: Fagråd forebygging, tidlig innsats}\n", "«tidlig innsats»"),
        ("p: {spm: Hva nå?, navn: Kari}\n", "«?»"),
        ("p: [a:b]\n", "«:»"),
        ("p: {lenke: https://example.org/a}\n", "«:»"),
        ("p: {?a: b}\n", "«?»"),
        ("p: {navn:Kari}\n", "«:»"),
    ],
)
def test_a_value_between_brackets_that_needs_quotes_is_told_of(text: str, words: str) -> None:
    """A comma splits it, and of "?" and ":" programs make different things."""
    assert told(text) == [("REF119", 1)]
    assert words in said(text)[0]
    assert '"' in said(text)[1] or "anførselstegn" in said(text)[1]
    assert not document(text).readable


@pytest.mark.parametrize(
    ("text", "line", "column", "key"),
    [
        ("- {navn: Kari, oppmoete: møtt enhet: Nordby}\n", 1, 31, "enhet"),
        ("- {navn: Kari oppmoete: møtt}\n- {navn: Ola, oppmoete: møtt}\n", 1, 15, "oppmoete"),
        ('- {navn: "Kari" oppmoete: møtt}\n', 1, 17, "oppmoete"),
        ("- {navn: Kari, paa_sak: [1/24] oppmoete: møtt}\n", 1, 32, "oppmoete"),
        ("- {navn: Kari,\n   oppmoete: møtt enhet: Nordby}\n", 2, 19, "enhet"),
        ("- {navn: Kari, oppmoete: møtt enhet: Nordby\n", 1, 31, "enhet"),
        ("- {gruppe: Gjester rolle: gjest}\n", 1, 20, "rolle"),
    ],
)
def test_a_missing_comma_between_braces_is_named(text: str, line: int, column: int, key: str) -> None:
    """A key that may stand beside the others begins a pair of its own."""
    (problem,) = document(text).problems
    assert (problem.code, problem.place.line, problem.place.column) == ("REF111", line, column)
    assert problem.message == f"det mangler et komma foran «{key}»"
    assert problem.step == f"sett inn et komma foran «{key}»"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("- {navn: Kari, enhet: Nordby (vara: Ola)}\n", "Nordby (vara: Ola)"),
        ("- {navn: Kari, enhet: Nordby (vara: Ola), oppmoete: møtt}\n", "Nordby (vara: Ola)"),
        ("- {tittel: Plan for veien: del 2, saksnr: 1/24}\n", "Plan for veien: del 2"),
    ],
)
def test_a_colon_in_a_value_between_braces_is_told_of_the_whole_value(text: str, value: str) -> None:
    """The value is what needs quotes, not what stands after the colon."""
    (problem,) = document(text).problems
    assert problem.code == "REF119"
    assert problem.message == f"«{value}» inneholder «: » og står uten anførselstegn mellom {{ }} eller [ ]"
    assert problem.step == f'skriv "{value}"'
    assert problem.source[problem.place.column - 1 :].startswith(value)
    assert problem.place.width == len(value)


@pytest.mark.parametrize("quoted", ["«13:00»", "“13:00”", "„13:00“"])
def test_curly_quotes_between_brackets_are_not_told_to_be_missing(quoted: str) -> None:
    """They are signs like others, and straight ones are what is needed."""
    assert told(f"- {{start: {quoted}}}\n") == [("REF119", 1)]
    assert said(f"- {{start: {quoted}}}\n") == (
        f"anførselstegnene i {quoted} regnes som en del av teksten",
        'bruk rette anførselstegn (")',
    )
    assert told("- {tittel: «Plan for veien»} # x\n") == []


@pytest.mark.parametrize(
    ("text", "line", "sign"),
    [
        ("vedtak:\n• Planen vedtas.\n• Takk.\n", 2, "•"),
        ("saker:\n  - vedtak:\n    1. Planen vedtas.\n    2. Takk.\n", 3, "1."),
        ("vedtak:\n  * Planen vedtas.\n  * Takk.\n", 2, "*"),
    ],
)
def test_pasted_bullets_where_no_text_can_stand(text: str, line: int, sign: str) -> None:
    """The bullets of the paper are named, with what is to stand in their place."""
    assert [found for _code, found in told(text)] == [line]
    assert said(text)[1] == f"skriv «- » foran hvert punkt, på egne linjer under nøkkelen, i stedet for «{sign}»"


def test_a_question_mark_at_the_end_of_a_text_is_an_ordinary_sign() -> None:
    """The key on the next line is a key, also where the file is looked at closely."""
    text = (
        "tittel: Hva nå?\nstatus: referat # x\nspm: Hvem\n  og hva?\npunkter:\n  - Hvor?\n  - tekst: x?\n    merke: y\n"
    )
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "a: x # y\n" * 5_000, "# referat: godta REF504 x\n" * 5_000, "? " * 50_000, "a: [" * 25_000,
        "{" * 50_000, "a\u030a" * 25_000, "'" * 100_001, "a: &" * 25_000, "\x1b" * 100_000, "\t" * 100_000,
        "- 13:00\n" * 10_000, "a: 'b\n" * 12_500, "#" * 100_000, " #" * 50_000, " " * 100_000 + "#",
        "\u00a0" * 100_000, "-\u00a0" * 50_000, "a:\u00a0b\n" * 20_000, "navn: b" + " \u00a0" * 50_000,
        "a: |\n\u00a0" * 20_000, "- {navn: " + "b c: " * 20_000, "- {" + "navn: b, " * 10_000 + "c d: e",
        "1. a\n" * 20_000,
        "a: |\n" + " \n" * 37_500, "- " + "a " * 37_500 + ": b", "<<<<<<<" * 15_000, "=" * 100_000, "1" * 100_000,
    ],
)  # fmt: skip
def test_a_large_hostile_file_is_answered(text: str) -> None:
    """No text makes the reader take its square, which would be minutes; what is told of it stays short."""
    read_in = document(text)
    assert len(read_in.problems) <= 23
    assert all(len(problem.message) < 400 for problem in read_in.problems)


@pytest.mark.parametrize(
    ("line", "others"),
    [("a{n}: 13.00\n", 80), ("a{n}: b\u200b\n", 80), ("a{n}: [b ?]\n", 80), ("vedtak{n}: [a: b]\n", 80)],
)
def test_twenty_problems_are_told_of_one_file_and_how_many_others_there_are(line: str, others: int) -> None:
    """More than that tells nobody more; what is not shown is not called fine."""
    document = read("".join(line.format(n=n) for n in range(100)).encode(), "a.yaml")
    assert [problem.more for problem in document.problems] == [0] * 20 + [others]
    assert str(others) in document.problems[-1].message
    assert document.problems[-1].place.line == 21


def test_reading_ends_after_twenty_mistakes_that_part_the_text_and_says_so() -> None:
    """A key that stands twice may mean that all that follows stands where it was not meant to."""
    document = read(b"a: b\n" * 100, "a.yaml")
    assert len(document.problems) == 20
    assert document.problems[-1].step.endswith("; resten av filen er ikke lest")


# Where it stands


@each(
    "where, place",
    [
        ((), Place(1, 1, 1, 1)),
        (("utvalg",), Place(2, 9, 5, 2)),
        ((Key("utvalg"),), Place(2, 1, 6, 2)),
        (("mangler",), Place(1, 1, 1, 1)),
        (("deltakere",), Place(5, 1, 9, 5)),
        (("deltakere", 0, "personer", 0, "oppmoete"), Place(8, 41, 4, 8)),
        (("deltakere", 0, "personer", 0), Place(8, 9, 56, 8)),
        (("saker", 0), Place(10, 5, 6, 10)),
        (("saker", 0, "mangler"), Place(10, 5, 6, 10)),
        (("saker", 0, Key("mangler")), Place(10, 5, 6, 10)),
        (("saker", 7, "tittel"), Place(9, 1, 5, 9)),
        (("saker", 0, "tittel"), Place(11, 13, 8, 11)),
        (("saker", 0, "tittel", Within("kommunen")), Place(12, 7, 8, 11)),
        (("saker", 0, "tittel", Within("for kommunen")), Place(11, 18, 3, 11)),
        (("saker", 0, "undertittel"), Place(13, 5, 11, 13)),
        (("saker", 0, "vedtak", 0), Place(15, 9, 14, 15)),
        (("saker", 0, "vedtak", 1, "tekst"), Place(16, 16, 2, 16)),
        (("saker", 0, "vedtak", 1, "tekst", Within("opp.")), Place(18, 11, 4, 16)),
        (("saker", 0, "vedtak", 1, "punkter"), Place(19, 18, 2, 19)),
        (("saker", 0, "referat", Within("[her](#)")), Place(23, 10, 8, 20)),
        (("saker", 0, "referat", Within("[her](#)", 1)), Place(23, 22, 8, 20)),
        (("saker", 0, "referat", Within("[her](#)", 2)), Place(20, 14, 1, 20)),
    ],
)
def test_a_place_is_where_an_editor_shows_it(where: Where, place: Place) -> None:
    """Line and column from 1, as wide as its first line, with the line of the key for a comment about it."""
    assert document(MEETING).place(where) == place


def test_lines_are_counted_from_one_and_empty_outside() -> None:
    """A place outside the file has no line."""
    read_in = document("a: b\nc: d")
    assert [read_in.line(number) for number in (-1, 0, 1, 2, 3)] == ["", "", "a: b", "c: d", ""]


@pytest.mark.parametrize(
    ("where", "written"),
    [
        (("a",), "15.10000"), (("b",), '"x"'), ((Key("a"),), "a"), (("c", 0), "~"), (("c",), ""), (("d",), ""),
        ((Key("d"),), ""), (("a", Within("15")), ""), ((), ""),
    ],
)  # fmt: skip
def test_a_value_can_be_quoted_as_it_is_written(where: Where, written: str) -> None:
    """A message shows what stands in the file, not what a program made of it."""
    assert document('a: 15.10000\nb: "x"\nc: [~]\n').written(where) == written


def test_a_finding_becomes_a_problem_with_its_place_and_its_line() -> None:
    """A rule names a value; the document knows where it stands."""
    problem = document(MEETING).problem(Finding(("utvalg",), "ukjent", "skriv et annet"), "REF205", "feil")
    assert problem.place == Place(2, 9, 5, 2)
    assert (problem.path, problem.source) == ("minutes/prove/2024/2024-10-29.yaml", "utvalg: prove")
    assert (problem.code, problem.severity, problem.message, problem.step) == (
        "REF205",
        "feil",
        "ukjent",
        "skriv et annet",
    )
    assert problem.accepted is None


def test_a_file_that_cannot_be_read_still_has_lines_and_places() -> None:
    """What is told of it shows its line, and asking for a place is never a mistake."""
    read_in = document("a: b\nc: 'd\n")
    assert read_in.problems[0].source == "c: 'd"
    assert read_in.place(("a",)) == Place(1, 4, 1, 1)
    assert document(b"\xff").place(("a", 0)) == Place()


@pytest.mark.parametrize("end", ["- {navn: Kari Nordmann, oppm", "- {navn: Kari Nordmann, oppmoete: m", "- {navn"])
def test_a_file_that_stops_in_the_middle_is_said_to(end: str) -> None:
    """No comma has divided anything, and the rest may be had."""
    _message, step = said(f"utvalg: prove\nliste:\n  {end}")
    assert step.endswith("; slutter filen for tidlig, hent resten av den")
