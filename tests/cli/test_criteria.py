"""What a member asks about, and every way of asking for less: the right rows, and one sentence where there are none."""

import csv
import io
import json
import shutil
from pathlib import Path

import jsonschema
import pytest

from referat_cli.queries import search
from tests.support import asu as real
from tests.support.archives import MEETING_PATH, MINUTES, REGISTER, archive, write
from tests.support.asking import ask, data, meeting, register, small, text_of
from tests.support.rows import each
from tests.support.running import Done, git, on_a_terminal, referat, repository

OUTPUT = real.ROOT / "schema" / "output"

FIRST = """\
utvalg: prove
moetedato: "2025-11-05"
status: godkjent
godkjent: {dato: "2026-03-04", sak: 1/26}
moeteleder: Ola Hansen
referent: Åse Vik
deltakere:
  - gruppe: Kommunene
    personer:
      - {navn: Kari N. Nordmann, oppmoete: forfall, enhet: Nordby}
      - {navn: Ola Hansen, oppmoete: møtt, enhet: Vestby}
      - {navn: Per Moe, oppmoete: digitalt, moette_for: Kari N. Nordmann}
  - gruppe: Andre til stede
    personer:
      - {navn: Liv Berg, oppmoete: møtt, paa_sak: [9/25]}
saker:
  - saksnr: 9/25
    tittel: Ærlig samtale om far
    sakstype: orientering
    saksansvarlig: [Ola Hansen]
    saksbehandler: [Åse Vik]
    forslag_til_vedtak:
      - Saken tas til orientering.
    vedtak:
      - Saken tas til orientering.
  - saksnr: 10/25
    tittel: Åpning av nytt hus
    sakstype: beslutning
    saksansvarlig: [Kari N. Nordmann, Ola Hansen]
    forslag_til_vedtak:
      - Huset åpnes i mai.
      - tekst: "Det bes om:"
        merking: bokstav
        punkter:
          - en liste
    vedtak:
      - Huset åpnes i juni.
      - tekst: "Det bes om:"
        merking: bokstav
        punkter:
          - en liste
          - tekst: en plan
            frist: "2026-01-31"
            ansvarlig: [AU]
  - saksnr: 11/25
    tittel: Øving i å få svar
    sakstype: beslutning
    saksbehandler: [Kari Nordmann]
    utfall: utsatt
    forslag_til_vedtak:
      - Planen vedtas som den er.
    vedtak:
      - Saken utsettes.
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An invented committee with a meeting in 2025 and one in 2026."""
    return repository(archive(tmp_path_factory.mktemp("arkiv"), d2025_11_05=FIRST))


@pytest.fixture(scope="module")
def asu(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of its own with the two real meetings."""
    folder = tmp_path_factory.mktemp("asu")
    shutil.copytree(real.ROOT / "minutes", folder / "minutes")
    return repository(folder)


def fits(answer: object, name: str) -> None:
    """Check an answer against its published schema."""
    schema = json.loads((OUTPUT / f"{name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(answer)


def numbers(folder: Path, *arguments: str) -> list[str]:
    """The numbers of the cases that are answered."""
    answer = data(folder, "cases", *arguments)
    fits(answer, "cases")
    return [row["saksnr"] for row in answer["saker"]]


ALL = ["1/26", "2/26", "9/25", "10/25", "11/25"]


@each(
    "asked, expected",
    [
        ([], ALL),
        (["--committee", "prove"], ALL),
        (["--committee", "prøveutvalget"], ALL),
        (["--from", "2026-03-04"], ["1/26", "2/26"]),
        (["--from", "2026-03-05"], []),
        (["--to", "2025-11-05"], ["9/25", "10/25", "11/25"]),
        (["--to", "2025-11-04"], []),
        (["--from", "2025-11-05", "--to", "2026-03-04"], ALL),
        (["--year", "2025"], ["9/25", "10/25", "11/25"]),
        (["--year", "2024"], []),
        (["--person", "Kari Nordmann"], ["1/26", "2/26", "10/25", "11/25"]),
        (["--person", "kari n. nordmann"], ["1/26", "2/26", "10/25", "11/25"]),
        (["--person", "Ola Hansen"], ["9/25", "10/25"]),
        (["--person", "Liv Berg"], ["9/25"]),
        (["--person", "Per Moe"], []),
        (["--responsible", "Kari Nordmann"], ["1/26", "10/25"]),
        (["--case-worker", "Kari Nordmann"], ["11/25"]),
        (["--case-worker", "Aase Vik"], ["1/26", "9/25"]),
        (["--responsible", "Ola Hansen", "--case-worker", "Åse Vik"], ["9/25"]),
        (["--outcome", "utsatt"], ["11/25"]),
        (["--outcome", "vedtatt_endret"], ["2/26", "10/25"]),
        (["--outcome", "vedtatt_uendret", "--year", "2025"], ["9/25"]),
        (["--type", "beslutning"], ["2/26", "10/25", "11/25"]),
        (["--type", "beslutning", "--person", "Ola Hansen"], ["10/25"]),
        (["--text", "helgene"], ["2/26"]),
        (["--text", "helg"], ["2/26"]),
        (["--text", "åpner huset"], ["10/25"]),
        (["--text", "får"], []),
        (["--text", "far"], ["9/25"]),
        (["--text", "orientering", "--type", "orientering"], ["9/25"]),
        (["--sort", "saksnr"], ["9/25", "10/25", "11/25", "1/26", "2/26"]),
        (["--sort", "tittel"], ["1/26", "2/26", "9/25", "11/25", "10/25"]),
        (["--sort", "tittel", "--limit", "3"], ["1/26", "2/26", "9/25"]),
        (["--limit", "1"], ["1/26"]),
        (["--limit", "99"], ALL),
    ],
)
def test_every_option_of_cases_takes_away_what_was_not_asked_for(
    asked: list[str], expected: list[str], root: Path
) -> None:
    """Days are inclusive, a person may be written by any registered spelling, and options are all to be fulfilled."""
    assert numbers(root, *asked) == expected
    assert ask(root, "cases", *asked).code == (0 if expected else 1)


@each(
    "first, expected",
    [
        (["--outcome", "vedtatt_endret", "--limit", "1"], ["2/26"]),
        (["--sort", "utfall", "--limit", "2"], ["11/25", "2/26"]),
    ],
)
def test_what_became_of_cases_is_known_to_the_first_who_asks(root: Path, first: list[str], expected: list[str]) -> None:
    """It is derived when it is asked for, also of the cases that stand before those that are shown."""
    referat(root, "index", "--drop")
    assert numbers(root, *first) == expected == numbers(root, *first)


def test_the_cases_of_a_person_are_those_of_the_paper(asu: Path) -> None:
    """The expectation is counted in the two files themselves, by every registered spelling of the name."""
    register = real.register()
    for name in ("Ingjerd Astad", "Runar Asp", "Tor Åm", "Vivian Sandberg Larsen", "Olaug Volden"):
        people = {line["navn"] for group in register["grupper"] for line in group["personer"]}
        if name not in people:
            continue
        spellings = {name} | {written for written, meant in register["alias"].items() if meant == name}
        for option, key in (("--responsible", "saksansvarlig"), ("--case-worker", "saksbehandler")):
            expected = [
                case["saksnr"]
                for day in ("2024-10-29", "2023-09-06")
                for case in real.meeting_of(day)["saker"]
                if spellings & set(case.get(key, ()))
            ]
            assert numbers(asu, option, name) == expected
            assert set(expected) <= set(numbers(asu, "--person", name))


@each(
    "asked, sentence",
    [
        (["cases", "--year", "2025", "--from", "2025-01-01"], "--year kan ikke brukes sammen med --from eller --to."),
        (["cases", "--from", "2026-01-02", "--to", "2026-01-01"], "--from 2026-01-02 er etter --to 2026-01-01."),
        (
            ["search", "hus", "--from", "2026-01-02", "--to", "2026-01-01"],
            "--from 2026-01-02 er etter --to 2026-01-01.",
        ),
        (["cases", "--from", "i fjor"], "--from: «i fjor» er ikke en dato; skriv den som 2024-10-29."),
        (["cases", "--to", "2026-02-30"], "--to: «2026-02-30» er ikke en dato; skriv den som 2024-10-29."),
        (["cases", "--year", "26"], "--year: «26» er ikke et helt tall fra 1800 til 9999."),
        (["cases", "--limit", "0"], "--limit: «0» er ikke et helt tall fra 1 og oppover."),
        (["cases", "--limit", "mange"], "--limit: «mange» er ikke et helt tall fra 1 og oppover."),
        (["cases", "--type", "tull"], "--type: «tull» kan ikke velges; velg mellom godkjenning, beslutning"),
        (["cases", "--outcome", "utsat"], "--outcome: «utsat» kan ikke velges; velg mellom vedtatt_uendret"),
        (["cases", "--sort", "alder"], "--sort: «alder» kan ikke velges; velg mellom dato, saksnr, tittel, utfall."),
        (["cases", "--committee", "prøve2"], "Utvalget «prøve2» finnes ikke. Mente du prove?"),
        (["cases", "--committee", "xyz"], "Utvalget «xyz» finnes ikke. Arkivet har prove."),
        (["people", "--committee", "xyz"], "Utvalget «xyz» finnes ikke. Arkivet har prove."),
        (["search", "hus", "--committee", "xyz"], "Utvalget «xyz» finnes ikke. Arkivet har prove."),
        (["cases", "--person", "qwerty"], "Ingen heter «qwerty»."),
        (["cases", "--person", ""], "Ingen heter «»."),
        (["cases", "--rev", "finnes-ikke"], "Utgaven «finnes-ikke» finnes ikke."),
        (["cases", "--rev", "mian"], "Utgaven «mian» finnes ikke. Mente du main?"),
        (["cases", "--text", ""], "Søket er tomt; skriv minst ett ord å lete etter."),
        (["search", " "], "Søket er tomt; skriv minst ett ord å lete etter."),
        (["search", "()"], "Søket «()» har ingen ord; skriv minst ett ord å lete etter."),
        (["search", "--", "-hus"], "Søket «-hus» sier bare hva som ikke skal finnes"),
        (["search", "-hus"], "Søket «-hus» sier bare hva som ikke skal finnes"),
        (["search", "hus", "--month", "5"], "Valget «--month» finnes ikke."),
        (["search", "--limt", "3", "hus"], "Valget «--limt» finnes ikke. Mente du --limit?"),
        (["cases", "--csv"], "Valget «--csv» finnes ikke. Mente du --format csv?"),
        (["cases", "--godkjenning"], "Valget «--godkjenning» finnes ikke. Mente du --type godkjenning?"),
        (["cases", "--persn", "Kari"], "Valget «--persn» finnes ikke. Mente du --person?"),
        (["cases", "--romskip"], "Valget «--romskip» finnes ikke. Se «referat cases --help»."),
        (["search", "hus", "-f"], "Valget «-f» mangler en verdi."),
        (["search", "hus", "--in", "saksliste"], "--in: «saksliste» kan ikke velges; velg mellom tittel, forslag"),
        (["search"], "ORD... mangler."),
        (["show"], "SAK|PUNKT|DATO|NAVN mangler."),
        (["show", "12/25"], "Saken «12/25» finnes ikke. Mente du"),
        (["show", "annet:9/25"], "Saken «annet:9/25» finnes ikke. Mente du 9/25?"),
        (["show", "10/25#9"], "Vedtaket i sak 10/25 har ikke noe punkt 9; det siste er 2.2."),
        (["show", "10/25#2.3"], "Vedtaket i sak 10/25 har ikke noe punkt 2.3; det siste er 2.2."),
        (["show", "10/25#"], "Saken «10/25#» finnes ikke. Mente du 10/25?"),
        (["show", "#1"], "Saken «#1» finnes ikke."),
        (["show", "2025-11-06"], "Det finnes ikke noe møte 2025-11-06. Det nærmeste er 2025-11-05."),
        (["show", "31.02.2025"], "Datoen 2025-02-31 finnes ikke."),
        (["show", "2/26", "9/25"], "Kommandoen tar ikke imot «9/25»."),
        (["peple"], "Kommandoen «peple» finnes ikke. Mente du «people»?"),
    ],
)
def test_what_cannot_be_asked_is_one_sentence_with_the_way_on(asked: list[str], sentence: str, root: Path) -> None:
    """Exit code 2, nothing on standard output."""
    done = ask(root, *asked)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"referat: {sentence}")
    assert done.err.count("\n") == 1


@each(
    "words",
    [
        '"',
        "hus AND",
        "hus OR far",
        "NEAR(hus far)",
        "ord: hus",
        "stammer:hus",
        "hus^2",
        "{ord}: hus",
        "hus*",
        "(hus",
        "hus)",
        "'; DROP TABLE",
        "hus\\",
        "-",
        "a" * 5000,
        "%",
        "_",
        "hus\u0000far",
        "¤",
        "\ud800",
    ],
)
def test_no_search_is_read_as_the_databases_own_language(words: str, root: Path) -> None:
    """Some of these find something, some nothing and some are no words: never a fault, never a table gone."""
    done = ask(root, "search", words)
    assert done.code in {0, 1, 2}
    assert (done.out != "") == (done.code == 0)
    assert numbers(root) == ALL


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (["helg"], [("2/26", "referat"), ("2/26", "vedtak")]),
        (["helgene"], [("2/26", "referat"), ("2/26", "vedtak")]),
        (["helgene", "--in", "vedtak"], [("2/26", "vedtak")]),
        (["legevakt", "--in", "tittel", "--in", "forslag"], [("2/26", "tittel"), ("2/26", "forslag_til_vedtak")]),
        (["åpne"], [("10/25", "forslag_til_vedtak"), ("10/25", "vedtak")]),
        (["åpnes i juni"], [("10/25", "vedtak")]),
        (["huset", "-juni"], [("10/25", "forslag_til_vedtak"), ("10/25", "tittel")]),
        # A word to leave out may begin as an option does, and stand first; what is no word is still an option.
        (["-mai", "huset"], [("10/25", "tittel"), ("10/25", "vedtak")]),
        (["få", "-fastlege", "-hospital", "-Chus"], [("11/25", "tittel")]),
        (["huset", "-åpnes i juni"], [("10/25", "forslag_til_vedtak"), ("10/25", "tittel")]),
        (["huset", "-C", ".", "--in", "vedtak"], [("10/25", "vedtak")]),
        (["far"], [("9/25", "tittel")]),
        (["få"], [("11/25", "tittel")]),
        (["orientering", "--to", "2025-12-31"], [("9/25", "forslag_til_vedtak"), ("9/25", "vedtak")]),
        (["orientering", "--from", "2026-01-01"], []),
    ],
)
def test_search_finds_any_form_of_the_words_where_it_is_told_to_look(
    asked: list[str], expected: list[tuple[str, str]], root: Path
) -> None:
    """Phrases word for word, a minus for what is not wanted; `far` is not `få`."""
    answer = data(root, "search", *asked)
    fits(answer, "search")
    assert sorted((hit["saksnr"], hit["felt"]) for hit in answer["treff"]) == sorted(expected)
    for hit in answer["treff"]:
        assert hit["merket"]
        assert all(0 <= start < end <= len(hit["utdrag"]) for start, end in hit["merket"])


def test_a_value_written_together_with_its_option_is_no_word_to_leave_out(root: Path) -> None:
    """«-fcsv» is a format, and «-fastlege» a word."""
    done = ask(root, "search", "huset", "-åpnes i juni", "-fcsv")
    assert done.out.startswith("utvalg,saksnr,")
    assert [line.split(",")[1] for line in done.out.splitlines()[1:]] == ["10/25", "10/25"]


def test_a_title_that_is_the_word_ranks_before_a_long_text_that_mentions_it(asu: Path) -> None:
    """The best hit is first, and the words are marked where nobody sees colours."""
    done = ask(asu, "search", "pasienttilstrømning")
    hits = data(asu, "search", "pasienttilstrømning")["treff"]
    assert hits[0]["saksnr"] == "32/23"
    assert "*" in done.out
    assert ask(asu, "search", "vedtak", "--limit", "2").err.startswith("Viser 2 av ")
    assert len(data(asu, "search", "vedtak", "--limit", "2")["treff"]) == 2


def test_of_a_word_in_thousands_of_texts_the_newest_meetings_are_ranked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The count is of all of them; where the newest have too few, or more are asked for, all are ranked."""
    root = small(tmp_path, *range(1, 9))
    whole = data(root, "search", "sak", "--in", "tittel")["treff"]
    assert len(whole) == 8
    monkeypatch.setattr(search, "_MANY", 4)
    monkeypatch.setattr(search, "_NEWEST", 3)
    done = ask(root, "search", "sak", "--in", "tittel", "--limit", "2", "-f", "json")
    assert [hit["moetedato"] for hit in json.loads(done.out)["treff"]] == ["2026-08-04", "2026-07-04"]
    assert done.err == "Viser 2 av 8 treff; --limit gir flere.\n"
    assert data(root, "search", "sak", "--in", "tittel", "--limit", "5")["treff"] == whole[:5]
    earlier = data(root, "search", "sak", "--to", "2026-05-31", "--limit", "3", "--in", "tittel")["treff"]
    assert [hit["moetedato"] for hit in earlier] == ["2026-05-04", "2026-04-04", "2026-03-04"]


def test_every_word_of_every_title_finds_its_case(asu: Path) -> None:
    """The fourteen titles as the two files hold them."""
    for day in real.MEETINGS:
        for case in real.meeting_of(day)["saker"]:
            hits = data(asu, "search", case["tittel"], "--in", "tittel", "--limit", "50")["treff"]
            assert (case["saksnr"], day) in [(hit["saksnr"], hit["moetedato"]) for hit in hits]


def test_a_dumb_terminal_gets_no_escape_codes(root: Path) -> None:
    """An editor's shell would show them; whoever asks for colour gets it all the same."""
    assert "\x1b" in on_a_terminal(root, 80, "--color", "auto", "cases", TERM="xterm")
    assert "\x1b" not in on_a_terminal(root, 80, "--color", "auto", "cases", TERM="dumb")
    assert "\x1b" in on_a_terminal(root, 80, "--color", "always", "cases", TERM="dumb")


@pytest.mark.parametrize(
    "question",
    [
        ["cases"],
        ["search", "legevakt"],
        ["people"],
        ["show", "10/25"],
        ["show", "10/25#2.2"],
        ["people", "Kari Nordmann"],
    ],
)
def test_every_answer_fits_a_terminal_of_forty_columns(question: list[str], root: Path) -> None:
    """Lines are folded, not cut."""
    seen = on_a_terminal(root, 40, "--color", "never", *question)
    assert max(map(len, seen.splitlines())) <= 40
    words = set(ask(root, *question).out.replace("*", "").split())
    headings = {"Sak", "Møte", "Type", "Utfall", "Tittel", "Felt", "Utdrag", "Navn", "Rolle", "Tid", "Plass"}
    assert {word for word in words - headings if word.isalpha() and len(word) < 12} <= set(
        seen.replace("*", "").split()
    )


def test_show_gives_a_point_its_words_its_deadline_and_what_became_of_it(root: Path) -> None:
    """As text and as data; a point only proposed is shown from the proposal."""
    text = ask(root, "show", "10/25#2.2").out
    assert "Sak 10/25, punkt 2.2 i vedtaket" in text
    assert "en plan" in text
    assert "31. januar 2026" in text
    assert "AU" in text
    answer = data(root, "show", "10/25#2.2")
    fits(answer, "show")
    point = answer["punkt"]
    assert (point["saksnr"], point["felt"], point["punkt"], point["tekst"]) == ("10/25", "vedtak", "2.2", "en plan")
    assert (point["frist"], point["ansvarlig"]) == ("2026-01-31", ["AU"])
    assert point["endring"]["art"] == "tilfoeyd"
    assert data(root, "show", "10/25#1")["punkt"]["endring"]["art"] == "endret"
    assert data(root, "show", "prove:10/25#2.1")["punkt"]["tekst"] == "en liste"


def test_show_of_a_point_is_the_papers(asu: Path) -> None:
    """The point that the meeting added to 42/24, word for word."""
    answer = data(asu, "show", "42/24#2.3")
    fits(answer, "show")
    expected = real.case_of(real.meeting_of("2024-10-29"), "42/24")["vedtak"][1]["punkter"][2]
    assert answer["punkt"]["tekst"] == (expected if isinstance(expected, str) else expected["tekst"])
    assert "Helseplattformen" in answer["punkt"]["tekst"]


def test_show_and_people_give_the_same_page_of_a_person(root: Path) -> None:
    """Seats over time, other spellings, meetings with their marks, and cases."""
    text = ask(root, "show", "Kari Nordmann").out
    assert text == ask(root, "people", "Kari N. Nordmann").out
    assert "Også skrevet: Kari N. Nordmann" in text
    assert "2025-11-05  forfall" in text
    answer = data(root, "people", "Kari Nordmann")
    assert answer == data(root, "show", "kari nordmann")
    fits(answer, "people")
    fits(answer, "show")
    person = answer["person"]
    assert person["alias"] == ["Kari N. Nordmann"]
    assert [row["saksnr"] for row in person["saker"]] == ["1/26", "2/26", "10/25", "11/25"]
    assert [(there["moetedato"], there["oppmoete"]) for there in person["moeter"]] == [
        ("2026-03-04", "møtt"),
        ("2025-11-05", "forfall"),
    ]


def test_a_person_as_rows_has_what_the_page_has(root: Path) -> None:
    """Seats, meetings and cases, a row each, in a spreadsheet and in Markdown; in JSON lines the page is one record."""
    page = data(root, "people", "Kari Nordmann")["person"]
    parts = {"plass": page["plasser"], "møte": page["moeter"], "sak": page["saker"]}
    rows = list(csv.DictReader(io.StringIO(ask(root, "people", "Kari Nordmann", "-f", "csv").out)))
    assert {row["person"] for row in rows} == {"kari-nordmann"}
    for what, records in parts.items():
        assert records
        listed = [row for row in rows if row["hva"] == what]
        for row, record in zip(listed, records, strict=True):
            assert {key: row[key] for key in record if isinstance(record[key], str)} == {
                key: value for key, value in record.items() if isinstance(value, str)
            }
    assert json.loads(ask(root, "people", "Kari Nordmann", "-f", "ndjson").out) == page
    markdown = ask(root, "people", "Kari Nordmann", "-f", "markdown").out
    assert len(markdown.splitlines()) == 2 + sum(map(len, parts.values()))


def test_a_person_of_no_register_is_a_row_all_the_same(tmp_path: Path) -> None:
    """Whoever is only named in a case has that case, and is in every form."""
    text = MINUTES.replace("saksbehandler: [Åse Vik]", "saksbehandler: [Else Krog]")
    root = write(archive(tmp_path), {MEETING_PATH: text})
    (row,) = csv.DictReader(io.StringIO(ask(root, "people", "Else Krog", "-f", "csv").out))
    assert (row["navn"], row["hva"], row["saksnr"]) == ("Else Krog", "sak", "1/26")
    assert ask(root, "people", "Else Krog", "-f", "markdown").out.endswith("| sak | 1/26 Godkjenning av innkalling |\n")


def test_a_substitute_and_a_guest_have_their_own_lines(root: Path) -> None:
    """For whom they met, and on which cases."""
    assert "2025-11-05  digitalt, møtte for Kari N. Nordmann" in " ".join(
        ask(root, "people", "Per Moe").out.split("\n")
    )
    assert data(root, "people", "Liv Berg")["person"]["moeter"][0]["paa_sak"] == ["9/25"]
    lines = data(root, "people", "Nora Lie")["person"]["plasser"]
    assert [(line["enhet"], line["fra"], line["til"]) for line in lines] == [("Sørby", "2026-06-10", "2026-12-31")]


def test_people_lists_everybody_as_norwegians_sort(root: Path) -> None:
    """One row a line of the register; data has one person each."""
    answer = data(root, "people")
    fits(answer, "people")
    assert [person["navn"] for person in answer["personer"]] == [
        "Ingrid Østby",
        "Kari Nordmann",
        "Liv Berg",
        "Nora Lie",
        "Ola Hansen",
        "Per Moe",
        "Åse Vik",
    ]
    assert data(root, "people", "--committee", "Prøveutvalget") == answer


def test_the_register_of_the_real_committee_is_listed_whole(asu: Path) -> None:
    """Everybody once, each with as many lines as the register has about them."""
    answer = data(asu, "people")
    fits(answer, "people")
    lines = [line["navn"] for group in real.register()["grupper"] for line in group["personer"]]
    assert sorted(person["navn"] for person in answer["personer"]) == sorted(set(lines))
    assert sum(len(person["plasser"]) for person in answer["personer"]) == len(lines)


def test_a_name_typed_roughly_gives_the_nearest_and_asks_nothing(root: Path) -> None:
    """It is said whom is shown; two that are as near are both named."""
    done = ask(root, "people", "Kari Normann")
    assert done.code == 0
    assert done.err == "Ingen heter «Kari Normann»; dette er Kari Nordmann.\n"
    assert done.out.startswith("Kari Nordmann\n")
    assert ask(root, "people", "aase vik").err == ""
    assert ask(root, "people", "qwerty").code == 2


def test_a_question_is_asked_of_any_revision(tmp_path: Path) -> None:
    """What was shown then is shown again, also of somebody who has left the register since."""
    root = repository(archive(tmp_path, d2025_11_05=FIRST))
    then = [
        ask(root, *question) for question in (["show", "2/26"], ["people", "Per Moe"], ["search", "helg"], ["cases"])
    ]
    write(
        root, {"minutes/prove/utvalg.yaml": REGISTER.replace("      - {navn: Per Moe, vara_for: Kari Nordmann}\n", "")}
    )
    write(root, {"minutes/prove/2026/2026-03-04.yaml": text_of(3).replace("2026-03-04", "2026-03-04")})
    git(root, "commit", "--quiet", "--all", "--message=Endre")
    again = (["show", "2/26"], ["people", "Per Moe"], ["search", "helg"], ["cases"])
    assert [ask(root, *question, "--rev", "HEAD~1") for question in again] == then
    assert ask(root, "show", "2/26").code == 2
    assert ask(root, "search", "helg") == Done(1, "", "Ingen tekster har alle ordene.\n")


def test_two_committees_may_share_a_number_a_person_and_an_alias(tmp_path: Path) -> None:
    """A spelling means whom the register of that committee says; who is the same name is the same person."""
    other = REGISTER.replace("kode: prove", "kode: annet").replace("navn: Prøveutvalget", "navn: Det andre")
    other = other.replace("Kari N. Nordmann: Kari Nordmann", "Kari N. Nordmann: Nora Lie")
    root = write(small(tmp_path, 1), {"minutes/annet/utvalg.yaml": other})
    text = text_of(1, "jordmor").replace("utvalg: prove", "utvalg: annet")
    write(
        root,
        {
            "minutes/annet/2026/2026-01-04.yaml": text.replace(
                "saksansvarlig: [Kari Nordmann]", "saksansvarlig: [Kari N. Nordmann]"
            )
        },
    )
    text = text_of(2).replace("saksansvarlig: [Kari Nordmann]", "saksansvarlig: [Kari N. Nordmann]")
    write(root, {"minutes/prove/2026/2026-02-04.yaml": text})
    assert ask(root, "show", "1/26").err == "referat: Flere utvalg har sak 1/26: skriv annet:1/26 eller prove:1/26.\n"
    assert ask(root, "show", "1/26#1").code == 2
    assert data(root, "show", "annet:1/26")["sak"]["tittel"] == "Sak om jordmor"
    assert numbers(root, "--responsible", "Kari Nordmann") == ["2/26", "1/26"]
    assert numbers(root, "--responsible", "Nora Lie") == ["1/26"]
    assert data(root, "cases", "--responsible", "Nora Lie")["saker"][0]["utvalg"] == "annet"
    done = ask(root, "cases", "--responsible", "Kari N. Nordmann")
    assert done.err == "referat: «Kari N. Nordmann» kan være Kari Nordmann eller Nora Lie; skriv mer av navnet.\n"
    assert numbers(root, "--committee", "Det andre") == ["1/26"]
    assert len(data(root, "people", "Kari Nordmann")["person"]["plasser"]) == 2
    assert [row["navn"] for row in data(root, "people")["personer"]].count("Kari Nordmann") == 1


@pytest.mark.parametrize("question", [["cases"], ["search", "legevakt"], ["people"], ["people", "Kari Nordmann"]])
def test_a_meeting_that_cannot_be_read_is_named_and_the_rest_is_answered(question: list[str], tmp_path: Path) -> None:
    """On standard error, with the command that says why; whatever is wrong with the file."""
    root = repository(small(tmp_path, 1, 2))
    expected = ask(root, *question)
    spoilt: list[str | bytes] = ["utvalg: [prove", "", "- liste\n", "utvalg: prove\n", b"\xff\xfe\x00", b"a" * 200]
    paths = [f"minutes/prove/2026/2026-{month:02}-04.yaml" for month in range(3, 3 + len(spoilt))]
    write(root, dict(zip(paths, spoilt, strict=True)))
    done = ask(root, *question)
    assert (done.code, done.out) == (expected.code, expected.out)
    told = done.err.splitlines()
    assert len(told) == len(paths)
    for path, line in zip(paths, told, strict=True):
        assert path.rpartition("/")[2] in line
        assert "kan ikke leses og er ikke med i svaret" in line


def test_a_register_that_cannot_be_read_is_named_and_names_are_as_written(tmp_path: Path) -> None:
    """Nobody is registered then, but the meetings still say who was there."""
    root = write(small(tmp_path, 1), {**register(), "minutes/prove/utvalg.yaml": "kode: [prove"})
    done = ask(root, "cases", "--person", "Kari Nordmann")
    assert done.code == 0
    assert "utvalg.yaml" in done.err
    assert "legevakt" in done.out
    assert "Står ikke i noe register." in ask(root, "people", "Kari Nordmann").out
    assert ask(root, "people").code == 1


def test_no_hit_is_exit_code_one_in_every_form(root: Path) -> None:
    """A sentence on standard error; nothing on standard output, but the envelope of JSON and the heading of CSV."""
    sentences = {
        ("cases", "--year", "1999"): "Ingen saker svarer til det du spør om.\n",
        ("search", "romskip"): "Ingen tekster har alle ordene.\n",
    }
    for question, sentence in sentences.items():
        for form in ("table", "ndjson", "markdown"):
            assert ask(root, *question, "-f", form) == Done(1, "", sentence)
        assert ask(root, *question, "-f", "csv").out.startswith("utvalg,saksnr,moetedato,")
        assert json.loads(ask(root, *question, "-f", "json").out) in (
            {"versjon": 1, "saker": []},
            {"versjon": 1, "treff": []},
        )


def test_a_process_and_this_process_answer_alike(root: Path) -> None:
    """The exit codes and streams of the tests above are those that a person gets."""
    for question in (["cases", "--year", "1999"], ["show", "99/99"], ["search", "helg"], ["cases", "--limit", "0"]):
        assert referat(root, *question) == ask(root, *question)
    assert meeting(1)
