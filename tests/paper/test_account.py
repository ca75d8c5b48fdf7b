"""Every word of a document is in the record or in the report: what a step loses is caught."""

from hashlib import sha256
from typing import Any

from referat_cli.paper.reading.account import WordAccount, account
from referat_cli.paper.reading.documents import read_document
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.meeting import read_meeting
from referat_cli.paper.reading.report import ReadIn, report
from referat_cli.paper.reading.source import DocumentPlace, Piece, SourceDocument, SourceLine, whole

TEXT = """\
Møtereferat
Dato: 4. mars 2026
Sak 1/26 Budsjett
Kari Nordmann la fram saken.
Vedtak: Budsjettet vedtas.
"""
RECORD: dict[str, Any] = {
    "moetedato": "2026-03-04",
    "saker": [
        {
            "saksnr": "1/26",
            "tittel": "Budsjett",
            "referat": "Kari Nordmann la fram saken.\n",
            "vedtak": ["Budsjettet vedtas."],
        }
    ],
}


def document(text: str, *others: str) -> SourceDocument:
    """A document of a text, a line a line; its words as another reading has them, and some more."""
    lines = tuple(SourceLine(DocumentPlace(1, n), line) for n, line in enumerate(text.splitlines(), 1))
    return SourceDocument("referat.txt", sha256(text.encode()).hexdigest(), lines, words=(*text.split(), *others))


def ledger_of(source: SourceDocument) -> Ledger:
    """What a reading of the text takes, and for what."""
    ledger = Ledger(source.lines)
    title, date, case, told, decision = (whole(line) for line in source.lines[:5])
    ledger.furniture(title)
    ledger.label(date.part(0, 5))
    ledger.value(("moetedato",), date.part(6))
    ledger.label(case.part(0, 3))
    ledger.value(("saker", 0, "saksnr"), case.part(4, 8))
    ledger.value(("saker", 0, "tittel"), case.part(9))
    ledger.value(("saker", 0, "referat"), told)
    ledger.label(decision.part(0, 7))
    ledger.value(("saker", 0, "vedtak", 0), decision.part(8))
    return ledger


def accounted(record: dict[str, Any] = RECORD, *others: str) -> WordAccount:
    """The account of the text against a record."""
    source = document(TEXT, *others)
    return account(source, ledger_of(source), record)


def test_all_words_are_placed() -> None:
    """As values, labels and furniture; a date is told of in the form that the record has."""
    found = accounted()
    assert found.is_complete
    assert (found.labels, found.furniture) == ({"Dato:": 1, "Sak": 1, "Vedtak:": 1}, {"Møtereferat": 1})
    assert [(str(one.place), one.text, one.key, one.made) for one in found.reworded] == [
        ("1:2", "4. mars 2026", "moetedato", "2026-03-04")
    ]


def test_a_value_that_the_record_does_not_have_is_not_placed() -> None:
    """A parser that takes words and writes nothing is caught, and so is one that writes half of them."""
    case = {key: value for key, value in RECORD["saker"][0].items() if key != "vedtak"}
    found = accounted({**RECORD, "saker": [case]})
    assert [(str(one.place), one.text) for one in found.unplaced] == [("1:5", "Budsjettet vedtas.")]
    halved = {**RECORD["saker"][0], "referat": "Kari Nordmann la fram.\n"}
    found = accounted({**RECORD, "saker": [halved]})
    assert [(str(one.place), one.text) for one in found.unplaced] == [("1:4", "Kari Nordmann la fram saken.")]


def test_a_word_that_only_another_reading_has_is_not_placed() -> None:
    """A reader that leaves lines out is caught; what stands beside each other is told together."""
    found = accounted(RECORD, "En", "fotnote", "til", "saken.")
    assert found.lost == ("En fotnote til saken",)
    assert not found.is_complete


def test_a_word_divided_at_the_end_of_a_line_is_one() -> None:
    """One reading has its parts, the other the whole."""
    record = {**RECORD, "moetested": "Kommunestyresalen"}
    assert accounted(record, "Kommune-", "styresalen").is_complete
    together = {**RECORD, "moetested": "Store møterom"}
    assert accounted(together, "Storemøterom").is_complete


def test_a_part_of_a_divided_word_may_be_a_word_that_stands_elsewhere_too() -> None:
    """The other part, and what stands in the next column between the two, are lost no more."""
    record = {**RECORD, "moetested": "For forslaget: helsestasjonsleder Siv, leder"}
    assert accounted(record, "For", "for-", "slaget", "helsestasjons-", "Siv", "leder", "leder").is_complete
    assert accounted(record, "For", "slaget", "helsestasjonsleder", "Siv", "leder").lost == ("slaget",)


def test_a_number_that_is_taken_for_a_label_and_recorded_nowhere_is_told() -> None:
    """A day or a count may be lost in a line that seems to say only what a value is; a year may lack its century."""
    source = document(TEXT + "Godkjent 17. april 2026\nMøte 4.3.26\n")
    ledger = ledger_of(source)
    ledger.label(whole(source.lines[5]))
    ledger.label(whole(source.lines[6]))
    found = account(source, ledger, RECORD)
    assert [(str(one.place), one.text, one.made) for one in found.guesses] == [
        ("1:6", "Godkjent 17. april 2026", "ledetekst")
    ]


def test_words_are_counted_as_often_as_they_stand() -> None:
    """That a word stands in the record once is no account of it standing on paper twice."""
    assert accounted(RECORD, "Budsjettet").lost == ("Budsjettet",)


def test_the_name_of_the_committee_is_known_wherever_it_stands() -> None:
    """A paper says it over and over; the record has the code of it."""
    source = document(TEXT + "Prøve-utvalget\nPrøveutvalget\n")
    found = account(source, ledger_of(source), {**RECORD, "utvalg": "proeve-utvalget"})
    assert [one.text for one in found.unplaced] == ["Prøveutvalget"]
    assert found.labels["Prøve-utvalget"] == 1


def test_a_closed_case_stays_closed_in_the_report() -> None:
    """Neither what was left over, nor what was read of it otherwise, is shown; that there was something is told."""
    text = TEXT + "Sak 2/26 Personalsak\nOla Hansen har søkt permisjon.\nSak 3/26 Vei\nEn linje til overs.\n"
    source = document(text, "Vinje")
    ledger = ledger_of(source)
    record = {**RECORD, "saker": [*RECORD["saker"]]}
    for number, line, title in ((1, 5, "Personalsak"), (2, 7, "Vei")):
        ledger.label(Piece(source.lines[line], 0, 3))
        ledger.value(("saker", number, "saksnr"), Piece(source.lines[line], 4, 8))
        ledger.value(("saker", number, "tittel"), Piece(source.lines[line], 9, 9 + len(title)))
        closed = {"lukket": {"hjemmel": "offl. § 13"}} if number == 1 else {}
        record["saker"].append({"saksnr": f"{number + 1}/26", "tittel": title, **closed})
    ledger.guess(Piece(source.lines[6], 0, 10), "Ola Hansen", "navnet står i saken")
    shown = report(ReadIn(source, "minutes/prove/2026/2026-03-04.yaml", account(source, ledger, record)))
    assert shown[shown.index("## Plassert med") : shown.index("## Neste")] == (
        "## Plassert med et valg\n\nIngen steder.\n\n## Ikke plassert\n\n"
        "- 1:7: «5 ord, som ikke vises fordi de kan gjelde en lukket sak»\n"
        "- 1:9: «En linje til overs.»\n"
        "- ukjent sted: «1 ord, som ikke vises fordi de kan gjelde en lukket sak»\n\n"
    )
    assert "Hansen" not in shown


def test_nothing_of_the_document_is_a_mark_in_the_report() -> None:
    """Neither Markdown, nor HTML, nor an identity number, nor what would call a person."""
    source = document(TEXT + "<script>alert(1)</script> *stjerne* [lenke](http://x.no) @ola `kode` 01010050053\n")
    shown = report(ReadIn(source, "2026-03-04.yaml", account(source, ledger_of(source), RECORD)))
    line = next(one for one in shown.splitlines() if one.startswith("- 1:6"))
    assert not any(mark in line for mark in ("<s", "*", "[", "`", "01010050053", "@o"))
    assert "&lt;script&gt;alert(1)" in line.replace("&#60;", "&lt;").replace("&#62;", "&gt;")


def test_what_the_paper_says_twice_or_in_a_longer_form_is_placed() -> None:
    """A place that both heads have, and whose recommendation it was."""
    paper = (
        "Møtereferat – Nordre råd\n\nDato: 4.3.2026\nSted: Fjordsalen, 3. etg.\n\nMøtested: Fjordsalen, 3. etg.\n\n"
        "Sak 1/26 Budsjett\n\nDaglig leders innstilling:\nBudsjettet vedtas.\n\nVedtak:\nBudsjettet vedtas.\n"
    )
    source = read_document("referat.txt", paper.encode())
    reading = read_meeting(source, None)

    assert reading.record["saker"][0]["innstilling_fra"] == "Daglig leder"
    assert account(source, reading.ledger, reading.record).is_complete
