"""Decisions that say little: how it was voted, in the words of the proposal above."""

from typing import Any

from referat_cli.paper.reading.documents import read_document
from referat_cli.paper.reading.ledger import DocumentReading
from referat_cli.paper.reading.meeting import read_meeting
from tests.paper.word import word_document
from tests.support.rows import each

Record = dict[str, Any]


def _case(lines: str) -> Record:
    """The second case, in minutes of those of the list."""
    words = (
        "= Protokoll fra styremøte\nDato: 3. mars 2026\nTil stede: Ida Lie, Ola Vik\nB Sak 1/26 Regnskap\nGodkjent.\n"
        f"B Sak 2/26 Port\n{lines}\nB Sak 3/26 Eventuelt\nIngen saker.\n"
    )
    case: Record = read_meeting(read_document("referat.docx", word_document(words)), None).record["saker"][1]
    return case


@each(
    "decision, vote",
    [
        ("Enstemmig vedtatt.", {"gjelder": ["A"], "enstemmig": True, "resultat": "vedtatt"}),
        ("Vedtatt mot 3 stemmer.", {"gjelder": ["A"], "imot": 3, "resultat": "vedtatt"}),
        ("Enstemmig som foreslått.", {"gjelder": ["A"], "enstemmig": True, "resultat": "vedtatt"}),
    ],
)
def test_a_decision_of_no_more_than_a_vote_is_on_the_proposal(decision: str, vote: Record) -> None:
    """There is one, and no other."""
    assert _case(f"Forslag til vedtak: Porten males.\nVedtak: {decision}")["votering"] == [vote]


def test_who_was_against_stands_in_brackets_after_a_decision() -> None:
    """«Mot 1 stemme (Lie).»."""
    case = _case("Vedtak: Porten males. Mot 1 stemme (Lie).")

    assert case["vedtak"] == ["Porten males."]
    assert [(vote["imot"], vote["resultat"]) for vote in case["votering"]] == [(1, "vedtatt")]


@each(
    "heading, vote",
    [
        ("Enstemmig vedtatt:", {"enstemmig": True}),
        ("Følgende ble enstemmig vedtatt:", {"enstemmig": True}),
        ("Styret vedtok samrøystes følgende:", {"enstemmig": True}),
        ("Beslutning (enstemmig):", {"enstemmig": True}),
        ("Uttalelse fra eldrerådet (enstemmig):", {"enstemmig": True}),
        ("Vedtak i utvalget (mot 2 stemmer):", {"imot": 2}),
        ("Enstemmig vedtak i styret:", {"enstemmig": True}),
        ("Vedtatt mot 2 stemmer:", {"imot": 2}),
        ("Vedtak, mot stemmen til Ola Vik:", {"stemte_imot": ["Ola Vik"]}),
    ],
)
def test_the_heading_of_a_decision_may_say_how_it_was_voted(heading: str, vote: Record) -> None:
    """Beside the word for the decision, or what was done with it."""
    case = _case(f"Ida Lie la fram saken.\n{heading} Porten males.")

    assert (case["vedtak"], case["votering"]) == (["Porten males."], [{**vote, "resultat": "vedtatt"}])


def test_a_break_within_a_paragraph_parts_a_label_from_what_it_is_the_label_of() -> None:
    """Shift and Enter after the bold word, and no colon."""
    head = "<h1>Protokoll fra styremøte 3.3.2026</h1><h2>Sak 1/26 Port</h2>"
    words = f"{head}<p><b>Vedtak</b><br>Porten males. (enstemmig)</p>"
    (case,) = read_meeting(read_document("referat.html", words.encode()), None).record["saker"]

    assert case["vedtak"] == ["Porten males."]
    assert case["votering"] == [{"enstemmig": True, "resultat": "vedtatt"}]


def test_what_a_heading_of_a_decision_says_that_no_vote_has_is_not_lost() -> None:
    """It stays in the running text."""
    case = _case("Ida Lie la fram saken.\nVedtak (enstemmig etter pausen i drøftingen): Porten males.")

    assert case["vedtak"] == ["Porten males."]
    assert "etter pausen i drøftingen" in case["referat"]


@each("told", ["Ida mente at det haster.", "Daglig leder orienterte om saken.", "Vaktmester kommenterte fargen."])
def test_what_somebody_said_below_a_proposal_is_no_point_of_it(told: str) -> None:
    """Somebody of the list by the first name alone, or by an office."""
    case = _case(f"Forslag til vedtak: Porten males.\n{told}\nVedtak: Porten males.")

    assert (case["forslag_til_vedtak"], case["referat"]) == (["Porten males."], told)


def test_lettered_parts_with_the_number_of_their_case_are_cases() -> None:
    """«2a)» and «2b)», each with a decision."""
    words = (
        "= Protokoll fra årsmøte\nDato: 3. mars 2026\nB Sak 1: Regnskap\nGodkjent.\nB Sak 2: Innkomne saker\n"
        "B 2a) Fartsdumper\nVedtak: Forslaget falt.\nB 2b) Velhuset\nVedtak: Velhuset selges.\n"
    )
    cases = read_meeting(read_document("referat.docx", word_document(words)), None).record["saker"]

    assert [(case["saksnr"], case["tittel"], case.get("vedtak")) for case in cases[1:]] == [
        ("2", "Innkomne saker", None),
        ("2a", "Fartsdumper", ["Forslaget falt."]),
        ("2b", "Velhuset", ["Velhuset selges."]),
    ]


def test_those_under_a_heading_of_no_right_to_vote_have_none() -> None:
    """Those with it have it by being members."""
    words = (
        "= Referat fra møte i studentrådet\nDato: 3. mars 2026\nTil stede med stemmerett: Ida Lie, Ola Vik\n"
        "Til stede uten stemmerett: Siv Nes\nB Sak 1/26 Regnskap\nGodkjent.\nB Sak 2/26 Eventuelt\nIngen saker.\n"
    )
    groups = read_meeting(read_document("referat.docx", word_document(words)), None).record["deltakere"]

    assert [person.get("stemmerett") for group in groups for person in group["personer"]] == [None, None, False]


def _last_words(told: str, title: str = "Plan") -> DocumentReading:
    paper = f"Referat fra møte i fagrådet\n\nDato: 4. mars 2026\n\nTil stede: Kari Moe, Ola Lie\n\nSak 1/26 {title}\n\n"
    return read_meeting(read_document("referat.txt", f"{paper}{told}\n".encode()), None)


@each(
    "told, decided",
    [
        ("Kari Moe orienterte.\n\nAnbefaling:\n1. Fagrådet anbefaler planen.\n2. Den evalueres.", 2),
        ("Kari Moe orienterte.\n\nTilråding: Planen blir følgt.", 1),
        ("Oppsummering: Fagrådet tar saken til orientering.", 1),
        ("Kari Moe orienterte.\n\nOppsummering:\n1. Fagrådet ber om en ny plan.\n2. Ola Lie skriver den.", 2),
    ],
)
def test_what_an_advisory_body_ends_with_is_what_it_arrived_at(told: str, decided: int) -> None:
    """It has no word for a decision, and the report tells of the choice."""
    reading = _last_words(told)

    (case,) = reading.record["saker"]
    assert (len(case["vedtak"]), "forslag_til_vedtak" in case) == (decided, False)
    assert "vedtak" in [guess.made for guess in reading.ledger.guesses]


@each(
    "told",
    [
        "Anbefaling: Planen følges.\n\nDiskusjon:\nKari Moe orienterte.",
        "Kari Moe orienterte.\n\nAnbefaling: Planen følges.\n\nVedtak: Planen følges.",
        "Kari Moe orienterte.\n\nAnbefaling: Planen følges.\n\nAnbefalingen ble vedtatt mot 2 stemmer.",
    ],
)
def test_advice_that_something_follows_is_the_recommendation(told: str) -> None:
    """What the body made of it stands below."""
    (case,) = _last_words(told).record["saker"]

    assert case["forslag_til_vedtak"] == ["Planen følges."]


def test_a_summary_of_what_was_said_decides_nothing() -> None:
    """It tells no more of what the body is to do."""
    (case,) = _last_words("Oppsummering: Det er lang ventetid, og mange ringer.").record["saker"]

    assert "vedtak" not in case


@each(
    "title, is_decided",
    [
        ("Godkjenning av referat", True),
        ("Referat fra møtet 6. januar", True),
        ("Forrige protokoll", True),
        ("Referat fra besøket", False),
    ],
)
def test_minutes_that_are_approved_were_approved_in_the_case_for_that(title: str, is_decided: bool) -> None:  # noqa: FBT001
    """In another case the same words tell of what was."""
    (case,) = _last_words("Referatet er godkjent.", title).record["saker"]

    assert (case.get("vedtak") == ["Referatet er godkjent."]) is is_decided


@each("first, second", [("1.", "2."), ("1)", "2)"), ("a)", "b)"), ("-", "-"), ("•", "•")])
@each("label", ["Vedtak:", "Forslag til vedtak:"])
def test_the_first_point_may_stand_on_the_line_of_the_label(label: str, first: str, second: str) -> None:
    """The second one is below."""
    case = _case(f"{label} {first} Porten males.\n{second} Dugnaden er i mai.")

    assert case[{"Vedtak:": "vedtak"}.get(label, "forslag_til_vedtak")] == ["Porten males.", "Dugnaden er i mai."]


@each("first, second", [("1.", "2."), ("(1)", "(2)"), ("a)", "b)")])
@each("label", ["Vedtak: ", "Vedtak:\n"])
def test_points_may_stand_one_after_the_other_on_a_line(label: str, first: str, second: str) -> None:
    """Each that counts on after a sentence is a point."""
    case = _case(f"{label}{first} Porten males innen 1. mai. {second} Taket legges.")

    assert case["vedtak"] == ["Porten males innen 1. mai.", "Taket legges."]


@each("told", ["1. Porten males. 3. Taket legges.", "1. Porten males, jf. punkt 2. Taket legges."])
def test_a_number_that_does_not_count_on_after_a_sentence_begins_no_point(told: str) -> None:
    """It is of what the point says."""
    assert _case(f"Vedtak: {told}")["vedtak"] == [told.removeprefix("1. ")]


@each("mark", ["-", "•", "◦", "o"])
def test_what_a_body_asks_for_in_a_list_is_one_list(mark: str) -> None:
    """Whatever mark it has, below the line that leads up to it."""
    case = _case(f"Vedtak:\nStyret ber leder:\n{mark} lage en plan\n{mark} sende den ut")

    assert case["vedtak"] == [{"tekst": "Styret ber leder:", "unummerert": True}, "lage en plan", "sende den ut"]


def test_who_is_to_see_to_it_may_stand_below_a_decision_that_no_label_names() -> None:
    """It is told of the decision, which stands above it."""
    case = _case("Ida Lie orienterte.\nDet ble besluttet å male porten.\nAnsvarlig: Ola Vik\nFrist: 1. juni")

    assert case["vedtak"] == [
        {"tekst": "Det ble besluttet å male porten.", "ansvarlig": ["Ola Vik"], "frist": "2026-06-01"}
    ]
    assert case["referat"] == "Ida Lie orienterte."


@each(
    "below, key, told",
    [
        ("Ansvar for oppfølging: Ola Vik", "ansvarlig", ["Ola Vik"]),
        ("Følges opp av: Ola Vik", "ansvarlig", ["Ola Vik"]),
        ("Frist 1. juni", "frist", "2026-06-01"),
    ],
)
def test_who_is_to_see_to_it_and_when_is_no_point_of_the_decision(below: str, key: str, told: object) -> None:
    """In whatever words the line below it says so."""
    assert _case(f"Vedtak:\nPorten males.\n{below}")["vedtak"] == [{"tekst": "Porten males.", key: told}]


@each("remark", ["Merknad til vedtaket: Ola Vik ønsket grønt.", "Kommentar: Fargen er ikke valgt."])
def test_a_remark_below_a_decision_is_no_point_of_it(remark: str) -> None:
    """It stays in the text."""
    case = _case(f"Vedtak: Porten males.\n{remark}")

    assert (case["vedtak"], case["referat"]) == (["Porten males."], remark)


@each(
    "line, kind, text",
    [
        ("Sakstype: Beslutning", "beslutning", None),
        ("Type sak: Orienteringssak", "orientering", None),
        ("Sakstype: Drøfting", None, "Sakstype: Drøfting"),
        ("Hensikt: Beslutning", None, "Hensikt: Beslutning"),
    ],
)
def test_what_stands_under_a_title_with_a_label_is_no_subtitle(line: str, kind: str | None, text: str | None) -> None:
    """The type is the record's where it has a word for it; what it has no place for stays in the text."""
    case = _case(f"{line}\nSaksbehandler: Ola Vik\nVedtak: Porten males.")

    assert (case.get("sakstype"), case.get("referat"), case.get("undertittel")) == (kind, text, None)
    assert case["saksbehandler"] == ["Ola Vik"]


@each(
    "label",
    ["Tidligere vedtak:", "Forrige vedtak i saken:", "Vedtak fra møtet 3. februar:", "Vedtak i møte 3. februar 2026:"],
)
def test_what_an_earlier_meeting_decided_is_not_what_this_one_did(label: str) -> None:
    """It was told before what was said, and is part of that."""
    case = _case(f"{label} Porten skal males.\nIda Lie la fram fargene.\nVedtak: Porten males grønn.")

    assert (case["vedtak"], case["referat"]) == (
        ["Porten males grønn."],
        f"{label} Porten skal males.\n\nIda Lie la fram fargene.",
    )


def test_the_decision_of_the_meeting_may_say_so() -> None:
    """Where there is no other."""
    assert _case("Ida Lie la fram fargene.\nVedtak fra møtet: Porten males.")["vedtak"] == ["Porten males."]


@each("label", ["Det ble konkludert med følgende:", "Konkludert:", "Det vart konkludert med:"])
def test_what_was_concluded_is_what_was_decided(label: str) -> None:
    """The words for it lead up to it."""
    assert _case(f"Ida Lie la fram fargene.\n{label}\nPorten males.")["vedtak"] == ["Porten males."]


@each("proposed, noun", [("Møteplanen for 2027 godkjennes.", "Planen"), ("Budsjettet for 2027 vedtas.", "Budsjettet")])
def test_a_vote_on_what_the_recommendation_begins_with_is_on_that(proposed: str, noun: str) -> None:
    """The word for it, or its last part, names it."""
    case = _case(
        f"Forslag til vedtak: {proposed}\nVotering: {noun} ble vedtatt med 3 mot 2 stemmer.\nVedtak: {proposed}"
    )

    assert case["votering"] == [{"gjelder": ["A"], "for": 3, "imot": 2, "resultat": "vedtatt"}]


def test_a_decision_that_begins_with_a_day_has_no_number() -> None:
    """«1. mai»."""
    assert _case("Vedtak: 1. mai feires på Tangen.")["vedtak"] == ["1. mai feires på Tangen."]


@each("titles", [("Avtalen – status for signering", "Planen: hva nå"), ("Avtalen - status", "Valg – neste år")])
def test_a_bold_line_that_is_only_counted_is_a_title_to_its_end(titles: tuple[str, str]) -> None:
    """Whatever signs it has within."""
    words = "= Protokoll fra styremøte\nDato: 3. mars 2026\nTil stede: Ida Lie, Ola Vik\n" + "".join(
        f"B {number}. {title}\nIda Lie la fram saken.\n" for number, title in enumerate(titles, 1)
    )
    cases = read_meeting(read_document("referat.docx", word_document(words)), None).record["saker"]

    assert tuple(case["tittel"] for case in cases) == titles


@each(
    "decision, vote",
    [
        ("Styret vedtok enstemmig å male porten.", {"enstemmig": True}),
        ("Det vart samrøystes vedteke at porten vert måla.", {"enstemmig": True}),
        ("Styret vedtok med 4 mot 1 stemme å male porten.", {"for": 4, "imot": 1}),
        ("Det ble vedtatt å male porten (4 mot 1 stemme).", {"for": 4, "imot": 1}),
        ("Styret vedtar å male porten mot 2 stemmer.", {"imot": 2}),
    ],
)
def test_a_decision_may_say_in_itself_how_it_was_made(decision: str, vote: Record) -> None:
    """It keeps its words, and the vote is on nothing else."""
    case = _case(f"Vedtak: {decision}")

    assert case["votering"] == [vote | {"resultat": "vedtatt"}]
    assert " ".join(case["vedtak"]).startswith(decision.partition(" (")[0].removesuffix("."))


@each(
    "told, vote",
    [
        ("Vedtatt mot Ola Viks stemme.", {"stemte_imot": ["Ola Vik"]}),
        ("Enstemmig vedtatt. Ola Vik deltok ikke i behandlingen.", {"enstemmig": True}),
    ],
)
def test_the_last_sentences_of_a_decision_may_tell_of_the_vote(told: str, vote: Record) -> None:
    """They are no part of what was decided."""
    case = _case(f"Vedtak: Porten males. {told}")

    assert (case["vedtak"], case["votering"]) == (["Porten males."], [vote | {"resultat": "vedtatt"}])


def test_who_abstained_is_told_below_a_decision_and_is_no_point_of_it() -> None:
    """It is a vote in which the others were for it."""
    case = _case("Vedtak: Porten males.\nOla Vik avsto fra å stemme.")

    assert (case["vedtak"], case["votering"]) == (
        ["Porten males."],
        [{"resultat": "vedtatt", "avholdt_seg": ["Ola Vik"]}],
    )


def test_a_decision_may_say_that_of_several_each_was_elected_unanimously() -> None:
    """The last of its sentences tells of no vote on the others."""
    case = _case("Vedtak: Ida Lie ble enstemmig valgt som leder. Ola Vik ble enstemmig valgt som nestleder.")

    assert case["valg"] == [
        {"verv": "leder", "form": "enstemmig", "valgt": ["Ida Lie"]},
        {"verv": "nestleder", "form": "enstemmig", "valgt": ["Ola Vik"]},
    ]
    assert "votering" not in case


@each(
    "told",
    [
        "Tiltak: Ida Lie bestiller maling innen 1. juni.",
        "Tiltak:\n- Ida Lie bestiller maling innen 1. juni.\n- Ola Vik leier stillas.",
        "Videre arbeid:\n- Bestille maling (Ida Lie)\n- Leie stillas, frist: 1. juni",
    ],
)
def test_what_somebody_is_to_do_after_a_decision_is_no_point_of_it(told: str) -> None:
    """Each line says who, or by when."""
    case = _case(f"Vedtak: Porten males.\n{told}")

    assert case["vedtak"] == ["Porten males."]
    assert len(case["oppgaver"]) == max(1, told.count("\n"))


def test_measures_that_nobody_is_named_for_may_be_what_was_decided() -> None:
    """The word for them says no more."""
    case = _case("Vedtak:\n1. Porten males.\nTiltak:\n- Porten vaskes.\n- Porten slipes.")

    assert "oppgaver" not in case
    assert "Porten slipes." in str(case["vedtak"])


@each(
    "lead",
    [
        "Hovudutvalet rår fylkesutvalet til å gjere slikt vedtak:",
        "Utvalget anbefaler kommunestyret å fatte følgende vedtak:",
        "Styret vedtar følgende:",
    ],
)
def test_what_only_leads_up_to_a_recommendation_is_no_point_where_it_was_not_adopted(lead: str) -> None:
    """Nobody struck it out."""
    case = _case(f"Forslag til vedtak:\n{lead}\nPorten males.\nVedtak:\nPorten males.")

    assert (case["forslag_til_vedtak"], case["vedtak"]) == (["Porten males."], ["Porten males."])
    assert "referat" not in case


def test_what_is_proposed_may_begin_as_the_decision_shall() -> None:
    """Both stood in the running text, and nothing was decided."""
    points = "Styret vedtar følgende:\n1. Porten males.\n2. Taket legges."
    case = _case(f"Forslag til vedtak:\n{points}\nVedtak:\n{points}")

    assert [one for one in case["vedtak"] if isinstance(one, str)] == ["Porten males.", "Taket legges."]
    assert "referat" not in case


@each("label", ["Bakgrunn", "Saksopplysninger", "Vurdering"])
def test_what_was_known_before_is_no_point_of_the_proposal_above_it(label: str) -> None:
    """It stands on the line of its label."""
    case = _case(
        f"Forslag til vedtak:\n- Porten males.\n- Taket legges.\n{label}: Taket lekker.\nVedtak: Taket legges."
    )

    assert (case["forslag_til_vedtak"], case["referat"]) == (
        ["Porten males.", "Taket legges."],
        f"{label}: Taket lekker.",
    )
