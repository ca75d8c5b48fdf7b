"""Minutes that are a table, a row a case, with a column of who does what was decided."""

from typing import Any

import typst

from referat_cli.paper.reading.documents import read_document
from referat_cli.paper.reading.meeting import read_meeting
from tests.paper.word import word_document
from tests.support.rows import each


@each(
    "told, whose",
    [
        ("Ida / 1. mars", {"ansvarlig": ["Ida"], "frist": "2025-03-01"}),
        ("Ida og Ola", {"ansvarlig": ["Ida", "Ola"]}),
        ("Ida Lie // Innan 1. mars 2025", {"ansvarlig": ["Ida Lie"], "frist": "2025-03-01"}),
        ("Ida Lie // Ola Vik // 1. mars", {"ansvarlig": ["Ida Lie", "Ola Vik"], "frist": "2025-03-01"}),
        ("Ida Lie // Snarest", {"ansvarlig": ["Ida Lie"], "frist_tekst": "Snarest"}),
        ("Ida Lie innen uke 12", {"ansvarlig": ["Ida Lie"], "frist_tekst": "innen uke 12"}),
        ("Ida Lie, neste møte", {"ansvarlig": ["Ida Lie"], "frist_tekst": "neste møte"}),
    ],
)
def test_who_does_what_a_column_decides_stands_in_the_next(told: str, whose: dict[str, Any]) -> None:
    """It is of the decision, and nobody answers for the case."""
    words = (
        "= Referat fra styremøte 3. februar 2025\nTil stede: Ida Lie, Ola Vik\n!grid\n"
        "|Saksnr|Sak|Beslutning/oppfølging|Ansvar/frist|\n|1/25|Godkjenning|Godkjent.| |\n"
        f"|2/25|Dirigent // Dirigenten har sagt opp.|Stillingen lyses ut.|{told}|\n"
    )
    case = read_meeting(read_document("referat.docx", word_document(words)), None).record["saker"][1]

    assert case == {
        "saksnr": "2/25",
        "tittel": "Dirigent",
        "referat": "Dirigenten har sagt opp.",
        "vedtak": [{"tekst": "Stillingen lyses ut.", **whose}],
    }


def test_who_and_when_in_two_columns_are_of_the_decision_beside_them() -> None:
    """A table that has a column of deadlines says there who does what was decided, also where a row has no day."""
    words = (
        "= Referat fra møte i Nordre råd 3. februar 2025\nTil stede: Ida Lie, Ola Vik\n!grid\n"
        "|Sak|Tittel|Konklusjon|Ansvar|Frist|\n|1/25|Plan|Planen sendes kommunene.|Ida Lie|31.03.2025|\n"
        "|2/25|Kurs|Kurset holdes igjen.|Ola Vik| |\n"
    )
    cases = read_meeting(read_document("referat.docx", word_document(words)), None).record["saker"]

    assert [case["vedtak"] for case in cases] == [
        [{"tekst": "Planen sendes kommunene.", "ansvarlig": ["Ida Lie"], "frist": "2025-03-31"}],
        [{"tekst": "Kurset holdes igjen.", "ansvarlig": ["Ola Vik"]}],
    ]
    assert not any("saksansvarlig" in case for case in cases)


def test_who_and_when_are_of_the_decision_that_ends_what_was_said() -> None:
    """The column of what was said has it after its own label, and one column has both who and when."""
    words = (
        "= Referat fra møte i Nordre råd 3. februar 2025\nTil stede: Ida Lie, Ola Vik\n!grid\n"
        "|Sak|Referat|Ansvar/frist|\n"
        "|1/25 Plan|Planen ble lagt fram. // Konklusjon: Planen sendes ut.|Ida Lie // 1. desember 2025|\n"
        "|2/25 Kurs|Kurset er holdt.|Ola Vik|\n"
    )
    cases = read_meeting(read_document("referat.docx", word_document(words)), None).record["saker"]

    assert cases[0]["vedtak"] == [{"tekst": "Planen sendes ut.", "ansvarlig": ["Ida Lie"], "frist": "2025-12-01"}]
    assert ["saksansvarlig" in case for case in cases] == [False, True]


def test_actions_at_the_end_are_of_the_cases_that_they_name_also_where_these_are_only_counted() -> None:
    """«2» in the column of cases is the case «2. Piloter»."""
    words = (
        "= Referat fra møte i styringsgruppen 3. februar 2025\nTil stede: Ida Lie, Ola Vik\n# 1. Godkjenning\n"
        "Godkjent.\n# 2. Piloter\nOla Vik orienterte.\n# 3. Eventuelt\nIngen saker.\n# Aksjonsliste\n!grid\n"
        "|Sak|Aksjon|Ansvarlig|Frist|\n|2|Sende brev til kommunene|Ola Vik|20.06.2025|\n"
    )
    cases = read_meeting(read_document("referat.docx", word_document(words)), None).record["saker"]

    task = {"tekst": "Sende brev til kommunene", "ansvarlig": ["Ola Vik"], "frist": "2025-06-20"}
    assert [case.get("oppgaver") for case in cases] == [None, [task], None]


def test_who_answers_after_several_points_is_told_in_the_report() -> None:
    """The paper does not say which of them it is about, so it is of the case, and the day is left over."""
    text = (
        "Referat fra møte i Nordre råd 3. februar 2025\n\nTil stede: Ida Lie, Ola Vik\n\nSak 1/25 Plan\n\nVedtak:\n"
        "1. Planen sendes.\n2. Kurset holdes.\n\nAnsvarlig: Ida Lie. Frist: 1. mai 2025\n"
    )
    reading = read_meeting(read_document("referat.txt", text.encode()), None)

    (case,) = reading.record["saker"]
    assert case["vedtak"] == ["Planen sendes.", "Kurset holdes."]
    assert (case["saksansvarlig"], case.get("referat")) == (["Ida Lie"], None)
    assert [guess.made for guess in reading.ledger.guesses] == ["saksansvarlig: Ida Lie"]
    assert [left.text for left in reading.ledger.unplaced()] == ["Frist: 1. mai 2025"]


def test_the_title_may_stand_over_what_was_said_where_only_the_number_has_a_column() -> None:
    """«Sak» over a number, and «Behandling og vedtak» over the rest."""
    words = (
        "= Referat fra styremøte 3. februar 2025\nTil stede: Ida Lie, Ola Vik\n!grid\n"
        "|Sak|Behandling og vedtak|\n|1/25|Godkjenning // Enstemmig godkjent.|\n"
        "|2/25|Dirigent // Dirigenten har sagt opp. // Vedtak: Stillingen lyses ut.|\n"
    )
    case = read_meeting(read_document("referat.docx", word_document(words)), None).record["saker"][1]

    assert (case["saksnr"], case["tittel"], case["referat"]) == ("2/25", "Dirigent", "Dirigenten har sagt opp.")
    assert case["vedtak"] == ["Stillingen lyses ut."]


def test_what_was_decided_may_stand_in_a_row_below_a_title_that_is_counted() -> None:
    """Tabs of a printed page are columns, one of them empty where another row has more."""
    words = (
        "= Referat fra personalmøte 6. november 2025\nTil stede: Ida, Ola\nB 1. Medisiner\nNi avvik er meldt.\n"
        "!plain\n|Konklusjon:||Vi kontrollerer to ganger.|\n|Ansvar:|Ida|Frist: 1. desember|\nB 2. Garderobe\n"
        "Skapene tømmes.\nKonklusjon: Nye nøkler kjøpes.\n!plain\n|Ansvar:|Ola|\n"
    )
    first, second = read_meeting(read_document("referat.docx", word_document(words)), None).record["saker"]

    assert first["referat"] == "Ni avvik er meldt."
    assert first["vedtak"] == [
        {"tekst": "Vi kontrollerer to ganger.", "ansvarlig": ["Ida"], "frist": "2025-12-01"},
    ]
    assert second["vedtak"] == [{"tekst": "Nye nøkler kjøpes.", "ansvarlig": ["Ola"]}]


@each(
    "rows, key, told",
    [
        (
            "B Verv\tVald\tPeriode\nLeder\tIda Lie\t2 år\nStyremedlem\t\tOla Vik\t1 år\n",
            "valg",
            [{"verv": "Leder", "valgt": ["Ida Lie"]}, {"verv": "Styremedlem", "valgt": ["Ola Vik"]}],
        ),
        (
            "Leder\tIda Lie\tikke på valg\nStyremedlem\tOla Vik (ny)\t1 år\n",
            "valg",
            [{"verv": "Leder", "valgt": ["Ida Lie"]}, {"verv": "Styremedlem", "valgt": ["Ola Vik"]}],
        ),
        (
            "Hva\tAnsvarlig\tFrist\nKjøpe maling\tIda Lie\t2. mai\nLeie tilhenger\tOla Vik\n",
            "oppgaver",
            [
                {"tekst": "Kjøpe maling", "ansvarlig": ["Ida Lie"], "frist": "2025-05-02"},
                {"tekst": "Leie tilhenger", "ansvarlig": ["Ola Vik"]},
            ],
        ),
        ("Konklusjon\tStillingen lyses ut.\n", "vedtak", ["Stillingen lyses ut."]),
    ],
)
def test_a_table_of_a_case_may_be_set_with_tabs(rows: str, key: str, told: list[object]) -> None:
    """As it is typed where nobody makes a table; what a row has no more of is left out."""
    words = (
        "= Referat fra styremøte 3. februar 2025\nTil stede: Ida Lie, Ola Vik\n"
        f"# Sak 1/25 Godkjenning\nIngen merknader.\n# Sak 2/25 Valg\nStyret drøftet saken.\n{rows}"
    )
    case = read_meeting(read_document("referat.docx", word_document(words)), None).record["saker"][1]

    found = case[key]
    kept = [{name: one[name] for name in one if name in ("verv", "valgt")} if key == "valg" else one for one in found]
    assert kept == told


def test_the_names_of_columns_of_an_agenda_may_be_set_with_tabs() -> None:
    """Where no row below it has the case beside what was said."""
    words = (
        "= Referat fra styremøte 3. februar 2025\nTil stede: Ida Lie, Ola Vik\nSaksnr\tSak\tAnsvarlig\n"
        "1/25\tDugnad\tIda Lie\n# Sak 1/25 Dugnad\nVi rydder.\n"
    )
    record = read_meeting(read_document("referat.docx", word_document(words)), None).record

    assert [case["tittel"] for case in record["saker"]] == ["Dugnad"]
    assert record["saker"][0]["referat"] == "Vi rydder."


def test_what_was_said_stands_below_a_title_beside_nothing() -> None:
    """The left column has the word «Sak» with its number, or is empty: no table is part of what was said."""
    words = (
        "= Referat fra styremøte 3. februar 2025\nTil stede: Ida Lie, Ola Vik\n!grid\n"
        "|Sak 1/25|Port|\n|Vedtak|Porten males.|\n|Sak 2/25|Dugnad|\n| |Ola Vik spurte om nøkler.|\n| |Svar kommer.|\n"
    )
    cases = read_meeting(read_document("referat.docx", word_document(words)), None).record["saker"]

    assert [(case["tittel"], case.get("referat")) for case in cases] == [
        ("Port", None),
        ("Dugnad", "Ola Vik spurte om nøkler.\n\nSvar kommer."),
    ]


def test_the_head_of_a_table_may_begin_with_what_is_a_label_of_a_case() -> None:
    """Who was appointed to which committee stands below «Utvalg», which elsewhere says whose case it is."""
    words = (
        "# Referat fra brukerutvalget 3. februar 2025\n\nTil stede: Ida Lie, Ola Vik\n\n## Sak 1/25 Oppnevning\n\n"
        "| Utvalg | Representant | Vara |\n| --- | --- | --- |\n| Etisk råd | Ida Lie | Ola Vik |\n"
    )
    case = read_meeting(read_document("referat.md", words.encode()), None).record["saker"][0]

    assert case["referat"] == "| Utvalg | Representant | Vara |\n| --- | --- | --- |\n| Etisk råd | Ida Lie | Ola Vik |"


@each(
    "name, cell",
    [
        ("Ansvar/frist", "Ola Vik // Snarest"),
        ("Frist/ansvar", "1. desember 2025 // Ola Vik"),
        ("Frist og ansvar", "Ola Vik, før sommeren"),
    ],
)
def test_when_something_is_to_be_done_is_nobody_who_answers_for_the_case(name: str, cell: str) -> None:
    """Where nothing was decided only who is named has a place in the record, in whatever order a column has the two."""
    words = (
        "= Referat fra møte i Nordre råd 3. februar 2025\nTil stede: Ida Lie, Ola Vik\n!grid\n"
        f"|Saksnr|Tema|{name}|\n|1/25|Plan // Planen er klar til å sendes ut.|Ida Lie|\n"
        f"|2/25|Kurs // Kurset er fullt, og flere står på vent.|{cell}|\n"
    )
    case = read_meeting(read_document("referat.docx", word_document(words)), None).record["saker"][1]

    assert case["saksansvarlig"] == ["Ola Vik"]
    assert "oppgaver" not in case


def test_a_row_with_nothing_in_its_margin_is_text_of_the_case() -> None:
    """No table of the record is made of a table that only keeps the margin of the page."""
    words = (
        "= Referat fra møte i Nordre råd 3. februar 2025\nTil stede: Ida Lie, Ola Vik\nB Sak 1/25 Eventuelt\n!plain\n"
        "| |Ida Lie spurte om ny møteplan.|\n| |Planen sendes ut.|\n"
    )
    case = read_meeting(read_document("referat.docx", word_document(words)), None).record["saker"][0]

    assert case["referat"] == "Ida Lie spurte om ny møteplan.\n\nPlanen sendes ut."


def test_a_point_may_have_its_label_in_a_column_of_its_own() -> None:
    """Between the name of the part and its text, as tabs set it too."""
    words = (
        "Referat fra møte i Nordre råd 3. februar 2025\nTil stede: Ida Lie, Ola Vik\n\nSak 1/25 Øvelse\n"
        "Forslag til vedtak:\t1.\tDet holdes en øvelse.\n\t\t2.\tDet lages en plan.\n\n"
        "Vedtak:\t1.\tDet holdes en øvelse.\n\t\t2.\tDet lages to planer.\n"
    )
    case = read_meeting(read_document("referat.txt", words.encode()), None).record["saker"][0]

    assert case["forslag_til_vedtak"] == ["Det holdes en øvelse.", "Det lages en plan."]
    assert case["vedtak"] == ["Det holdes en øvelse.", "Det lages to planer."]


def test_a_title_and_what_was_said_below_it_are_told_apart_in_a_narrow_column() -> None:
    """A page sets them as one paragraph, and a capital within it begins the sentence; the choice is told."""
    told = "Regnskapet viser et lite overskudd."
    page = (
        "#set page(margin: 2cm)\n*Referat fra styremøte 3. februar 2025*\n\nTil stede: Ida Lie, Ola Vik\n\n"
        "#table(columns: (1.6cm, 4cm, 5cm), [*Sak*], [*Tema og referat*], [*Vedtak*],\n"
        f"[1/25], [Økonomi og bemanning i prosjektet \\ {told}], [Rapporten godkjennes.],\n"
        "[2/25], [Dugnad på huset og i hagen \\ Gjerdet skal males i mai.], [Ida kjøper maling.])\n"
    )
    reading = read_meeting(read_document("referat.pdf", typst.compile(page.encode())), None)
    case = reading.record["saker"][0]

    assert (case["tittel"], case["referat"]) == ("Økonomi og bemanning i prosjektet", told)
    assert "tittel" in {guess.made for guess in reading.ledger.guesses}


@each(
    "head",
    [
        "|Saksnr|1/25|Tittel|Budsjett|\n|Saksbehandler|Ola Vik|Type|Orientering|",
        "|Saksnr|1/25|Saksbehandler|Ola Vik|\n|Tittel|Budsjett|Type|Orientering|",
        "|Saksnr: 1/25|Tittel: Budsjett|\n|Saksbehandler: Ola Vik|Sakstype: O|",
    ],
)
def test_labels_and_values_beside_the_number_of_a_case_are_what_they_say(head: str) -> None:
    """A word for the title is none, and a word for a type heads no part of the case."""
    words = (
        "= Referat fra møte i Nordre råd 3. februar 2025\nTil stede: Ida Lie, Ola Vik\n"
        f"!grid\n{head}\nIda Lie la fram budsjettet.\nB Sak 2/25 Eventuelt\nIngen saker.\n"
    )
    case = read_meeting(read_document("referat.docx", word_document(words)), None).record["saker"][0]

    assert case == {
        "saksnr": "1/25",
        "tittel": "Budsjett",
        "sakstype": "orientering",
        "saksbehandler": ["Ola Vik"],
        "referat": "Ida Lie la fram budsjettet.",
    }


@each(
    "head, kind",
    [
        ("Orienteringssak 1/25: Budsjett", "orientering"),
        ("Beslutningssak nr. 1/25 Budsjett", "beslutning"),
        ("Drøftingssak 1/25 Budsjett", None),
        ("Sak 1/25 Sakstittel: Budsjett", None),
        ("Sak 1/25 O Budsjett", "orientering"),
        ("1/25 B: Budsjett", "beslutning"),
        ("Sak 1/25-O Budsjett", "orientering"),
    ],
)
def test_the_words_before_a_number_or_a_title_are_none_of_it(head: str, kind: str | None) -> None:
    """They may say what type the case is of."""
    words = f"= Referat 3. februar 2025\nTil stede: Ida Lie\nB {head}\nLagt fram.\nB Sak 2/25 Eventuelt\nIngen saker.\n"
    case = read_meeting(read_document("referat.docx", word_document(words)), None).record["saker"][0]

    assert (case["saksnr"], case["tittel"], case.get("sakstype")) == ("1/25", "Budsjett", kind)


@each(
    "columns, cells",
    [
        ("Saksnr | Sakstittel | Sakstype | Arkivsak", "1/25 | Budsjett | Orientering | 24/91"),
        ("Arkivsak | Sakstype | Saksnr | Sakstittel", "24/91 | Orientering | 1/25 | Budsjett"),
        ("Sak | Type sak | Arkivsak", "1/25 Budsjett | Orientering | 24/91"),
    ],
)
def test_what_the_archive_calls_a_case_is_no_case_below_it(columns: str, cells: str) -> None:
    """The table over what was said has it in a column of its own."""
    second = cells.replace("1/25", "2/25").replace("24/91", "24/92").replace("Budsjett", "Lønn")
    words = (
        "= Referat fra møte i Nordre råd 3. februar 2025\nTil stede: Ida Lie, Ola Vik\n"
        f"!grid\n| {columns} |\n| {cells} |\n!end\nIda Lie la fram budsjettet.\n"
        f"!grid\n| {columns} |\n| {second} |\n!end\nOla Vik svarte.\n"
    )
    cases = read_meeting(read_document("referat.docx", word_document(words)), None).record["saker"]

    told = [tuple(case[key] for key in ("saksnr", "tittel", "sakstype", "arkivsak")) for case in cases]
    assert told == [("1/25", "Budsjett", "orientering", "24/91"), ("2/25", "Lønn", "orientering", "24/92")]


def test_cases_that_differ_by_a_letter_keep_it() -> None:
    """It is of no type there."""
    words = "= Referat 3. februar 2025\nTil stede: Ida Lie\nB Sak 1/25 A Vann\nSagt.\nB Sak 1/25 B Vei\nSagt.\n"
    cases = read_meeting(read_document("referat.docx", word_document(words)), None).record["saker"]

    assert [(case["saksnr"], case["tittel"]) for case in cases] == [("1/25 A", "Vann"), ("1/25 B", "Vei")]


@each(
    "told, tasks",
    [
        (
            "Rektor sender brev til fylket // 1. oktober",
            [{"tekst": "Rektor sender brev til fylket", "frist": "2025-10-01"}],
        ),
        ("FAU purrer på kommunen", ["FAU purrer på kommunen"]),
        ("Daglig leder skal følge opp", ["Daglig leder skal følge opp"]),
        (
            "Rektor sender brev // 1. oktober // Ordføreren kontakter fylket // 2. oktober",
            [
                {"tekst": "Rektor sender brev", "frist": "2025-10-01"},
                {"tekst": "Ordføreren kontakter fylket", "frist": "2025-10-02"},
            ],
        ),
        ("Alle klassekontakter i 7A", None),
        ("Enhetsleder for teknisk drift", None),
        ("Daglig leder Ida Lie", None),
    ],
)
def test_a_sentence_in_the_column_of_who_does_it_is_a_task(told: str, tasks: list[Any] | None) -> None:
    """It answers for no case, and the day below it is its own, whether anything was decided or not."""
    words = (
        "= Referat fra styremøte 3. februar 2025\nTil stede: Ida Lie, Ola Vik\n!grid\n"
        "|Saksnr|Sak|Referat|Ansvar / frist|\n|1/25|Godkjenning|Godkjent.| |\n"
        f"|2/25|Trafikk|Det er farlig i Liaveien.|{told}|\n"
    )
    case = read_meeting(read_document("referat.docx", word_document(words)), None).record["saker"][1]

    assert case.get("oppgaver") == tasks
    assert ("saksansvarlig" in case) == (tasks is None)


@each("label", ["Vedtak", "Vedtak:", "Ansvarlig", "Forslag til vedtak"])
def test_a_field_that_nobody_filled_says_nothing(label: str) -> None:
    """A form has its labels in every case; what stands under one is its text."""
    rows = f"!grid\n| Referat | Kari Moe viste planen. |\n| {label} | |\n!end\n"
    filled = "!grid\n| Referat | Kari Moe viste planen. |\n| Vedtak | |\n| | Planen vedtas. |\n!end\n"
    paper = f"# Referat\nDato: 04.03.2026\n## Sak 1/26 Plan\n{rows}## Sak 2/26 Havn\n{filled}"
    first, second = read_meeting(read_document("referat.docx", word_document(paper)), None).record["saker"]

    assert first == {"saksnr": "1/26", "tittel": "Plan", "referat": "Kari Moe viste planen."}
    assert (second["vedtak"], second["referat"]) == (["Planen vedtas."], "Kari Moe viste planen.")
