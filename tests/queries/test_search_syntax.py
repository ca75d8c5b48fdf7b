"""What a person may write to look for something: every way of writing finds what it says, and none is an error."""

import sqlite3
from collections.abc import Iterator
from functools import partial

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from referat_cli.model.texts import Text
from referat_cli.model.user_error import UserError
from referat_cli.queries.search_syntax import Query, understood
from referat_cli.store import tables
from referat_cli.store.rows import text_rows
from referat_cli.store.stemming import composed, words
from referat_cli.store.text_index import forms_of, insert_texts, list_words, new_words
from tests.support.rows import each


@pytest.fixture(scope="module")
def empty() -> Iterator[sqlite3.Connection]:
    """The tables of the index, and nothing in them."""
    base = sqlite3.connect(":memory:", isolation_level=None)
    tables.create(base)
    yield base
    base.close()


def found(base: sqlite3.Connection, query: Query, *texts: str) -> list[int]:
    """Which of the texts SQLite finds, from 0, best or not."""
    rows = text_rows(Text(place, "referat", text) for place, text in enumerate(texts))
    base.execute("BEGIN")
    try:
        insert_texts(base, [(1, rows)])
        list_words(base, new_words(base, None), [1])
        match = query.match(partial(forms_of, base))
        hits = "SELECT place FROM words JOIN passage p ON p.id = words.rowid WHERE words MATCH ? ORDER BY place"
        return [place for (place,) in base.execute(hits, (match,))]
    finally:
        base.execute("ROLLBACK")


def marked(query: Query, text: str) -> list[str]:
    """The pieces of a text that the query marks."""
    return [text[mark.start : mark.end] for mark in query.marks(text)]


@each(
    "written, yes, no",
    [
        ("vedtak", "Styret vedtok budsjettet", "Styret utsatte saken"),
        ("psykisk helse", "Helsen er også psykisk", "Psykisk lidelse"),
        ('"psykisk helse"', "God psykisk helse.", "Psykisk og annen helse"),
        ('"psykisk helse"', "God psykisk helse.", "Psykiske helsetilbud"),
        ("«psykisk helse»", "psykisk\n  helse", "helse psykisk"),
        ("“psykisk helse”", "psykisk helse", "helse psykisk"),
        ("„psykisk helse“", "psykisk helse", "helse psykisk"),
        ("«vedtaket»", "vedtaket", "vedtatt"),
        ("møte -digitalt", "møte i Trondheim", "møte, digitalt"),
        ("møte -digitale", "møte i Trondheim", "digitalt møte"),
        ("møte −digitalt", "møte i Trondheim", "møte, digitalt"),  # the minus sign of a word processor
        ("møte IKKE digitalt", "møte i Trondheim", "møte, digitalt"),
        ('møte -"på nett"', "møte på et nett", "møte på nett"),
        ("møte IKKE «på nett»", "møte på et nett", "møte på nett"),
        ("samhandl*", "Samhandlingskoordinator", "handling og sam"),
        ("vedta*", "vedtaksføring", "vedlegg"),
        ("42/24", "Sak 42/24 ble tatt opp", "Sak 24/42"),
        ("42/24", "Sak 42/24 ble tatt opp", "Sak 42, den 24."),
        ("42/2*", "Sak 42/24 ble tatt opp", "Sak 42/13"),
        ("e-post", "Send e-post", "post e"),
        ("e-post", "Begge e-postene er lest", "E er postens bokstav"),
        ("kari@example.org", "Skriv til kari@example.org!", "Kari i example.net, org"),
        ("får", "Styret får svar", "Far kom"),
        ("far", "Far kom", "Styret får svar"),
        ("FÅR", "styret får svar", "far"),
        ("ikke vedtatt", "ikke vedtatt", "vedtatt"),  # only in capitals does it leave out
        ("møte IKKE", "møtet ble ikke holdt", "møtet ble holdt"),
        ("møte OR helse", "møte or helse", "møte"),
        ("tittel:helse", "tittel: helse", "helse"),
        ("NEAR(helse rus)", "near helse rus", "helse rus"),
        ('møte "psykisk', "møte psykisk", "møte"),
    ],
)
def test_what_is_written_is_what_is_found(empty: sqlite3.Connection, written: str, yes: str, no: str) -> None:
    """One text that it should find, and one much like it that it should not."""
    query = understood(written)
    assert found(empty, query, yes, no) == [0]
    assert query.marks(yes)


@pytest.mark.parametrize(
    ("written", "text", "expected"),
    [
        ("vedtak", "Vedtaket ble vedtatt.", ["Vedtaket", "vedtatt"]),
        ("42/24", "Sak 42/24, ikke 42.", ["42/24"]),
        ("«psykisk helse»", "Psykisk helse er helse.", ["Psykisk helse"]),
        ("samhandl*", "Samhandling i samhandlingsrommet", ["Samhandling", "samhandlingsrommet"]),
        ("«god psykisk»*", "god psykiske god psyk", ["god psykiske"]),
        ("42/2*", "42/24, 42/13 og 42/2", ["42/24", "42/2"]),
        ("møte -digitalt", "Digitalt møte", ["møte"]),
        ("får", "Far får svar", ["får"]),
        ("«a b a»", "a b a b a", ["a b a", "a b a"]),
    ],
)
def test_the_words_found_are_marked(written: str, text: str, expected: list[str]) -> None:
    """As they stand in the text, and nothing else."""
    assert marked(understood(written), text) == expected


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("", "Søket er tomt; skriv minst ett ord å lete etter."),
        ("  \n", "Søket er tomt; skriv minst ett ord å lete etter."),
        (' "" - * ', 'Søket «"" - *» har ingen ord; skriv minst ett ord å lete etter.'),
        ("-helse", "Søket «-helse» sier bare hva som ikke skal finnes; skriv også et ord som skal finnes."),
        (
            "IKKE helse -rus",
            "Søket «IKKE helse -rus» sier bare hva som ikke skal finnes; skriv også et ord som skal finnes.",
        ),
    ],
)
def test_a_query_with_nothing_to_find_is_a_wrong_call(written: str, sentence: str) -> None:
    """One sentence, with what was written and the next step."""
    with pytest.raises(UserError) as raised:
        understood(written)
    assert str(raised.value) == sentence


SYNTAX = ["AND", "OR", "NOT", "NEAR", "NEAR(", "(", ")", ":", "^", '"', "*", "+", "-", "{", "}", "ord", "stammer", ","]
SYNTAX += ["IKKE", "«", "»", "“", "”", "„", "−", "'", "\\", "\0", "\ud800", "helse", "møtet", "42/24", "får", " ", " "]


@given(st.one_of(st.text(), st.lists(st.sampled_from(SYNTAX), max_size=12).map("".join)))
@example("ord : helse OR (stammer")
@example('"helse" + ^møte NEAR(a b, 2)')
@example("helse; DROP TABLE t --")
def test_no_query_is_an_error_to_sqlite(empty: sqlite3.Connection, written: str) -> None:
    """Whatever is typed is a query or one sentence of Norwegian, never SQLite's complaint."""
    try:
        query = understood(written)
    except UserError as refused:
        sentence = str(refused)
    else:
        sentence = ""
    if sentence:
        assert sentence.endswith(".")
        return
    assert set(found(empty, query, "Møtet tok opp 42/24.", written)) <= {0, 1}


PIECES = st.sampled_from(
    [*"aåæø", "vedtaket", "Helse", "42/24", "e-post", "«", '"', "(", "OR", "får", "ª", "é", "e\u0301"]
)
WRITTEN = st.one_of(st.text(), st.lists(PIECES, max_size=8).map(" ".join))


@given(WRITTEN, st.text(), st.text())
def test_a_text_that_holds_the_query_as_written_is_found(
    empty: sqlite3.Connection, written: str, before: str, after: str
) -> None:
    """Any words in any script, with any text around them; what is left out and beginnings have tests of their own."""
    assume(words(written))
    assume(not set("-−*").intersection(written))
    assume("IKKE" not in written)
    query = understood(written)
    text = composed(f"{before} {written} {after}")
    assert found(empty, query, text) == [0]
    assert {mark.term for mark in query.marks(text)} == set(range(len(query.terms)))


@given(WRITTEN, st.lists(WRITTEN, min_size=3, max_size=3))
def test_a_text_is_found_exactly_when_every_term_is_marked_in_it(
    empty: sqlite3.Connection, written: str, texts: list[str]
) -> None:
    """What SQLite finds and what is shown as found are the same."""
    assume(words(written))
    assume(not set("-−").intersection(written))
    assume("IKKE" not in written)
    query = understood(written)
    every = set(range(len(query.terms)))
    expected = [i for i, text in enumerate(texts) if {mark.term for mark in query.marks(composed(text))} == every]
    assert found(empty, query, *texts) == expected


def test_a_long_query_is_a_query_like_any_other(empty: sqlite3.Connection) -> None:
    """A whole page pasted in: SQLite has a bound for the depth of an expression, and this has no depth."""
    page = " ".join(f"ord{number}" for number in range(3000))
    assert found(empty, understood(page), page, "ord1") == [0]
    assert found(empty, understood("ord1 " + " ".join(f"-x{number}" for number in range(3000))), page, "x7 ord1") == [0]


def test_words_in_one_that_may_stand_in_thousands_of_forms_are_a_wrong_call(empty: sqlite3.Connection) -> None:
    """Each form of the one beside each form of the others; in quotation marks they stand in one."""
    forms = "vedta vedtar vedtas vedtatt vedtok vedtak vedtaket vedtakene vedtakets vedtek vedtekne"
    with pytest.raises(UserError) as raised:
        found(empty, understood("vedtak-vedtak-vedtak"), forms)
    assert (
        str(raised.value) == "Søket har ord skrevet i ett som kan stå i for mange former; sett dem i «anførselstegn»."
    )
    assert found(empty, understood("«vedtak-vedtak-vedtak»"), forms, "vedtak, vedtak, vedtak") == [1]
    assert found(empty, understood("vedtak-vedtak"), forms, "vedtaket") == [0]


def test_the_same_word_twice_is_one_term() -> None:
    """Forms of one word are the same word."""
    assert len(understood("vedtak vedtatt Vedtaket").terms) == 1
