"""The form of a document is told in a secretary's words: one mistake, one sentence, one next step."""

import json
from typing import Any

import pytest

from referat_cli.document.parser import read
from referat_cli.document.schema import Kind
from referat_cli.document.schema_errors import problems

HEAD = 'utvalg: prove\nmoetedato: "2024-10-29"\nstatus: referat\n'
CASE = HEAD + "saker:\n  - saksnr: 41/24\n    tittel: Budsjett\n"
PERSON = HEAD + "deltakere:\n  - gruppe: Kommunene\n    personer:\n      "
REGISTER = "format: 1\nkode: prove\nnavn: Prøveutvalget\n"


def told(text: str, kind: Kind = "moete") -> list[str]:
    """The problems of a document, each as line, code, sentence and next step."""
    document = read(text.encode(), "minutes/prove/2024/2024-10-29.yaml")
    assert document.readable, document.problems
    found = problems(document, kind)
    return [f"{problem.place.line} {problem.code} {problem.message} → {problem.step}" for problem in found]


# Documents that have their form


def test_a_meeting_needs_only_committee_date_and_status() -> None:
    """A notice that has just been begun has the form of a meeting."""
    assert told(HEAD) == []


def test_a_full_meeting_has_its_form() -> None:
    """Everything that the design shows in a meeting may stand there."""
    assert told(MEETING) == []


def test_a_full_register_has_its_form() -> None:
    """Everything that the design shows in a register may stand there."""
    assert told(FULL_REGISTER, "utvalg") == []


def test_lists_may_be_empty() -> None:
    """An empty list is an answer: nobody, nothing, left open."""
    text = CASE + "    forslag_til_vedtak: [{tekst: Mandat, punkter: []}]\n    vedtak: []\n    eventuelt: []\n"
    assert told(text + "deltakere: []\nsaksliste: []\nrettelser: []\n") == []


def test_the_text_of_a_point_may_be_empty() -> None:
    """Whether a point says enough is for the rules to judge."""
    assert told(CASE + '    vedtak: [{tekst: ""}, ""]\n') == []


# Keys


def test_a_key_with_norwegian_letters_is_named_in_the_records_own() -> None:
    """Keys are in ASCII; who writes ø is told the key that was meant."""
    assert told(HEAD + "møteleder: Kari Nordmann\n") == [
        "4 REF201 ukjent nøkkel «møteleder»; mente du «moeteleder»? → skriv «moeteleder» i stedet for «møteleder»"
    ]


def test_a_misspelt_key_is_not_missing_as_well() -> None:
    """One slip of the keyboard is one problem, also where the key must stand."""
    assert told(HEAD.replace("moetedato", "motedato")) == [
        "2 REF201 ukjent nøkkel «motedato»; mente du «moetedato»? → skriv «moetedato» i stedet for «motedato»"
    ]


def test_another_word_for_a_key_is_understood() -> None:
    """The words of the form are many; the record has one of them."""
    assert told(HEAD + "saker:\n  - saksnummer: 41/24\n    tittel: Budsjett\n    innstilling: []\n") == [
        "5 REF201 ukjent nøkkel «saksnummer»; mente du «saksnr»? → skriv «saksnr» i stedet for «saksnummer»",
        (
            "7 REF201 ukjent nøkkel «innstilling»; mente du «forslag_til_vedtak»? "
            "→ skriv «forslag_til_vedtak» i stedet for «innstilling»"
        ),
    ]


def test_a_key_in_the_wrong_place_is_sent_home() -> None:
    """A key that the record knows, elsewhere, is told where."""
    assert told(HEAD + "vedtak:\n  - Utvalget tar saken til orientering.\n") == [
        "4 REF201 «vedtak» hører hjemme under en sak → flytt «vedtak» dit"
    ]


def test_a_key_of_the_register_is_sent_to_the_register() -> None:
    """What somebody is for good stands in utvalg.yaml, not in the meeting."""
    assert told(PERSON + "- {navn: Kari Nordmann, oppmoete: møtt, vara_for: Ola Nordmann}\n") == [
        "7 REF201 «vara_for» hører hjemme på linjen til en person i utvalg.yaml → flytt «vara_for» dit"
    ]


def test_a_misspelt_key_in_the_wrong_place_is_sent_home_by_its_right_name() -> None:
    """Both the spelling and the place are told at once."""
    assert told(CASE + "    Oppmøte: møtt\n") == [
        (
            "7 REF201 ukjent nøkkel «Oppmøte»; mente du «oppmoete», som hører hjemme på linjen til en person under "
            "«deltakere»? → skriv «oppmoete», og flytt linjen dit"
        )
    ]


def test_a_key_written_twice_in_two_spellings_is_one_too_many() -> None:
    """The right key stands there already, so renaming would not help."""
    assert told(HEAD + "Status: godkjent\n") == [
        "4 REF201 ukjent nøkkel «Status»; «status» står her fra før → slå de to sammen til «status»"
    ]


def test_a_key_that_nobody_knows_gets_the_keys_that_may_stand_there() -> None:
    """Where no key is near, the whole choice is told."""
    assert told(HEAD + "godkjent: {dato: '2024-11-27', hvem: Kari Nordmann}\n") == [
        (
            "4 REF201 ukjent nøkkel «hvem» → bruk en av disse: dato, sak; er den fra en nyere utgave, "
            "oppgrader referat, ellers slett den"
        )
    ]


def test_a_missing_key_is_told_with_an_example() -> None:
    """The line that must be added is shown as it can be written."""
    assert told("utvalg: prove\nstatus: referat\n") == [
        '1 REF202 mangler «moetedato» → legg til «moetedato: "2024-10-29"»'
    ]


def test_a_missing_key_of_a_person_is_told_on_the_persons_line() -> None:
    """What is missing is missing in a place."""
    assert told(PERSON + "- {navn: Kari Nordmann, oppmoete: møtt}\n      - {navn: Ola Nordmann}\n") == [
        "8 REF202 mangler «oppmoete» → legg til oppmoete: møtt, digitalt, forfall, permisjon, uteblitt eller ukjent"
    ]


def test_a_missing_choice_is_never_made_for_the_writer() -> None:
    """Who pastes the step must not have written down that somebody came, or how far the minutes are."""
    assert told('utvalg: prove\nmoetedato: "2024-10-29"\n') == [
        "1 REF202 mangler «status» → legg til status: innkalling, referat, godkjent eller avlyst"
    ]
    assert told(REGISTER + "grupper:\n  - gruppe: Kommunene\n", "utvalg") == [
        "5 REF202 mangler «rolle» → legg til rolle: medlem, observatør, vara, gjest eller sekretariat"
    ]


def test_what_the_place_in_the_archive_says_is_taken_from_there() -> None:
    """The folder is the committee and the name is the date; outside of the layout nobody knows."""

    def steps(path: str, text: str, kind: Kind = "moete") -> list[str]:
        return [problem.step for problem in problems(read(text.encode(), path), kind)]

    missing = "status: referat\n"
    here = ["legg til «utvalg: helse-1»", 'legg til «moetedato: "2023-09-06"»']
    assert steps("minutes/helse-1/2023/2023-09-06.yaml", missing) == here
    assert steps("minutes/helse-1/2023/2023-09-06-2.yaml", missing) == here
    empty = "utvalg:\nmoetedato:\nstatus: referat\n"
    assert steps("minutes/helse-1/2023/2023-09-06.yaml", empty) == [
        "skriv «utvalg: helse-1»",
        'skriv «moetedato: "2023-09-06"»',
    ]
    for path in ("utkast.yaml", "minutes/prove/2024/2023-09-06.yaml", "minutes/Prøve/2023/2023-09-06.yaml"):
        assert steps(path, missing) == [
            "skriv for eksempel «utvalg: prove»",
            'skriv for eksempel «moetedato: "2024-10-29"»',
        ]
    register = "format: 1\nnavn: Helseutvalget\n"
    assert steps("minutes/helse-1/utvalg.yaml", register, "utvalg") == ["legg til «kode: helse-1»"]


# Kinds of values


def test_a_number_where_a_time_stands_is_shown_in_quotes() -> None:
    """The hour alone is understood, and so are four digits."""
    assert told(HEAD + "start: 13\nslutt: 1730\n") == [
        '4 REF203 «start» må være tekst i anførselstegn, skriv "13:00" (her står 13) → skriv «start: "13:00"»',
        '5 REF203 «slutt» må være tekst i anførselstegn, skriv "17:30" (her står 1730) → skriv «slutt: "17:30"»',
    ]


def test_a_number_or_a_yes_where_a_text_stands_is_shown_in_quotes() -> None:
    """A room may be called 1930, if it says so."""
    assert told(HEAD + "moetested: 1930\nreferent: true\n") == [
        '4 REF203 «moetested» må være tekst i anførselstegn, skriv "1930" (her står 1930) → skriv «moetested: "1930"»',
        '5 REF203 «referent» må være tekst i anførselstegn, skriv "true" (her står true) → skriv «referent: "true"»',
    ]


def test_a_number_that_cannot_be_read_as_the_text_gets_the_form() -> None:
    """Where nobody can tell what was meant, an example must do."""
    assert told(CASE + "    vedtak:\n      - {tekst: Rapport, frist: 2025}\n") == [
        (
            "8 REF203 «frist» må være en dato på formen 2025-06-30 (her står 2025) "
            '→ skriv for eksempel «frist: "2025-06-30"»'
        )
    ]


def test_a_case_number_that_became_a_fraction_is_read_back() -> None:
    """41.24 is a number to the file, and 41/24 to everybody else."""
    assert told(HEAD + "saksliste:\n  - {sak: 41.24}\n") == [
        '5 REF203 «sak» må være tekst i anførselstegn, skriv "41.24" (her står 41.24) → skriv «sak: "41.24"»'
    ]


def test_a_text_where_a_list_stands() -> None:
    """One name is a list as well, and is shown as one."""
    assert told(CASE + "    saksbehandler: Per Moen\n") == [
        (
            "7 REF203 «saksbehandler» må være en liste; begynn hver linje med «- » (her står «Per Moen») "
            "→ skriv «saksbehandler: [Per Moen]»"
        )
    ]


@pytest.mark.parametrize(
    ("bullet", "shown"),
    [
        ("•", "«•»"), ("◦", "«◦»"), ("·", "«·»"), ("▪", "«▪»"), ("–", "«–»"), ("o", "«o»"), ("1.", "«1.»"),
        ("a)", "«a)»"), ("\uf0b7", "kuletegnet (U+F0B7)"), ("\uf0a7", "kuletegnet (U+F0A7)"),
    ],
)  # fmt: skip
def test_pasted_bullets_are_no_list(bullet: str, shown: str) -> None:
    """Two points that are pasted with their bullets become one text; each needs a dash and a line of its own."""
    lines = f"      {bullet} Innkallingen godkjennes\n      {bullet} Sakslisten godkjennes\n"
    step = f"skriv «- » foran hvert punkt, på egne linjer under nøkkelen, i stedet for {shown}"
    for key, header in (("forslag_til_vedtak", ""), ("vedtak", " |")):
        (problem,) = told(CASE + f"    {key}:{header}\n{lines}")
        assert problem.split(" ", 2)[1] == "REF203"
        assert problem.endswith(f") → {step}")


def test_a_text_where_points_stand_is_never_put_in_brackets() -> None:
    """How many points a text is only its author knows, and prose between brackets is not safe."""
    step = "skriv «- » foran hvert punkt, på egne linjer under nøkkelen"
    for written in (" Utvalget tar saken til orientering.", f" {'ord ' * 80}", "\n      tekst: Vedtatt."):
        (problem,) = told(CASE + f"    vedtak:{written}\n")
        assert problem.endswith(f") → {step}")
    assert told(CASE + "    vedtak:\n") == [
        f"7 REF206 «vedtak» mangler innhold → {step}, eller slett linjen hvis den ikke trengs"
    ]


def test_names_on_lines_of_their_own_are_not_one_name() -> None:
    """Two names without dashes, or with other bullets, are still two."""
    step = "skriv «- » foran hvert navn, på egne linjer under nøkkelen"
    (plain,) = told(CASE + "    saksbehandler:\n      Per Moen\n      Åse Lien\n")
    assert plain.endswith(f") → {step}")
    (pasted,) = told(CASE + "    saksbehandler: • Per Moen\n")
    assert pasted.endswith(f") → {step}, i stedet for «•»")


def test_a_mapping_where_a_list_stands() -> None:
    """A list of one is still a list."""
    assert told(CASE + "    vedlegg:\n      tittel: Presentasjon\n") == [
        (
            "7 REF203 «vedlegg» må være en liste; begynn hver linje med «- » (her står nøkkelen «tittel») "
            "→ skriv for eksempel «vedlegg: [{tittel: Presentasjon}]»"
        )
    ]


def test_nothing_is_said_of_what_stands_below_a_wrong_kind() -> None:
    """The mapping that should be a list is one mistake, whatever it holds."""
    assert len(told(HEAD + "deltakere:\n  navn: Kari Nordmann\n  oppmote: 1\n  gruppe: [a]\n")) == 1


def test_a_list_where_a_text_stands() -> None:
    """A title is one text."""
    assert told(HEAD + "moetested:\n  - Rådhuset\n") == [
        (
            "4 REF203 «moetested» må være én tekst (her står en liste) "
            "→ skriv teksten på én linje, uten «- » foran og uten klammer"
        )
    ]


def test_a_mapping_where_a_text_stands() -> None:
    """A person is named, not described."""
    assert told(HEAD + "moeteleder:\n  navn: Åse Lien\n") == [
        (
            "4 REF203 «moeteleder» må være én tekst (her står nøkkelen «navn») "
            "→ skriv for eksempel «moeteleder: Kari Nordmann»"
        )
    ]


def test_a_point_that_a_colon_made_a_mapping() -> None:
    """One colon is one mistake: neither an unknown key nor a missing text."""
    assert told(CASE + "    vedtak:\n      - Vedtatt.\n      - innspill: Det bes om en rapport.\n") == [
        (
            "9 REF203 nr. 2 i «vedtak» skal være en tekst, men kolonet gjør «innspill» til en nøkkel "
            "→ skriv «>-» her, og hele teksten på linjen under med innrykk"
        )
    ]


def test_a_point_with_a_misspelt_text_is_still_a_point() -> None:
    """A key that is nearly one of a point's own is a slip, not a sentence."""
    assert told(CASE + "    vedtak:\n      - tekts: Vedtatt.\n") == [
        "8 REF201 ukjent nøkkel «tekts»; mente du «tekst»? → skriv «tekst» i stedet for «tekts»"
    ]


def test_a_list_where_a_point_stands() -> None:
    """Points below a point have a place of their own."""
    assert told(CASE + "    vedtak:\n      - [Vedtatt., Utsatt.]\n") == [
        (
            "8 REF203 nr. 1 i «vedtak» må være én tekst (her står en liste) "
            "→ skriv underpunkter under «punkter:» i et punkt med «tekst:»"
        )
    ]


def test_a_text_where_a_mapping_stands() -> None:
    """What was written is put where it surely belongs, and the rest is shown."""
    assert told(PERSON + "- Åse Lien\n") == [
        (
            "7 REF203 nr. 1 i «personer» må ha «navn» og «oppmoete» (her står «Åse Lien») "
            "→ skriv «{navn: Åse Lien, oppmoete: …}», "
            "der «…» er møtt, digitalt, forfall, permisjon, uteblitt eller ukjent"
        )
    ]
    assert told(HEAD + "godkjent: ja\n") == [
        (
            "4 REF203 «godkjent» må ha «dato» (her står «ja») "
            '→ skriv for eksempel «godkjent: {dato: "2024-11-27", sak: 50/24}»'
        )
    ]
    assert told(HEAD + "saksliste:\n  - 41/24\n") == [
        (
            "5 REF203 nr. 1 i «saksliste» må ha nøkler, som «start», «slutt» og «sak» (her står «41/24») "
            '→ skriv for eksempel «{start: "13:00", slutt: "13:20", sak: 41/24}»'
        )
    ]


def test_a_document_that_is_a_list() -> None:
    """The whole file may have the wrong form."""
    assert told("- utvalg\n- prove\n") == [
        (
            "1 REF203 filen må bestå av linjer som «utvalg: prove» (her står en liste) "
            "→ skriv en nøkkel, kolon, mellomrom og en verdi på hver linje"
        )
    ]


def test_a_number_in_quotes() -> None:
    """Minutes are counted, so they stand without quotes, and whole."""
    assert told(HEAD + 'saksliste:\n  - {minutter: "20"}\n  - {minutter: 20.0}\n  - {minutter: kort}\n') == [
        "5 REF203 «minutter» må være et helt tall uten anførselstegn (her står «20») → skriv «minutter: 20»",
        "6 REF203 «minutter» må være et helt tall uten anførselstegn (her står 20.0) → skriv «minutter: 20»",
        (
            "7 REF203 «minutter» må være et helt tall uten anførselstegn (her står «kort») "
            "→ skriv for eksempel «minutter: 20»"
        ),
    ]


def test_a_yes_in_norwegian() -> None:
    """The two words of the file's own language must be learnt once."""
    text = CASE + "    eventuelt:\n      - {tittel: Parkering, meldt: nei}\n      - {tittel: Kantine, meldt: kanskje}\n"
    assert told(text) == [
        (
            "8 REF203 «meldt» må være true (ja) eller false (nei), uten anførselstegn (her står «nei») "
            "→ skriv «meldt: false»"
        ),
        (
            "9 REF203 «meldt» må være true (ja) eller false (nei), uten anførselstegn (her står «kanskje») "
            "→ skriv ett av disse ordene"
        ),
    ]


# The form of texts


def test_a_case_number_of_another_form() -> None:
    """There is a digit in a number, whatever form the committee has chosen."""
    assert told(HEAD + "saker:\n  - {saksnr: Budsjett, tittel: Budsjett}\n") == [
        (
            "5 REF204 «saksnr» må være på formen 41/24 eller PS 5/26 (her står «Budsjett») "
            "→ skriv for eksempel «saksnr: 41/24»"
        ),
    ]


@pytest.mark.parametrize("written", ["29.10.2024", "29.10.24", "29/10/2024", "29. oktober 2024", "20241029"])
def test_a_date_as_people_write_it(written: str) -> None:
    """A date in another order is understood, and shown as the record has it."""
    assert told(HEAD.replace("2024-10-29", written)) == [
        (
            f"2 REF204 «moetedato» må være en dato på formen 2024-10-29 (her står «{written}»); "
            'mente du "2024-10-29"? → skriv «moetedato: "2024-10-29"»'
        )
    ]


def test_a_date_that_does_not_exist() -> None:
    """February has no thirtieth day, in any order."""
    assert told(HEAD + 'neste_moete: "2024-02-30"\n') == [
        (
            "4 REF204 «neste_moete» er en dato som ikke finnes (her står «2024-02-30») "
            "→ se etter i kalenderen, og rett datoen"
        )
    ]
    assert told(HEAD + 'neste_moete: "30.02.2024"\n') == [
        (
            "4 REF204 «neste_moete» må være en dato på formen 2024-11-27 (her står «30.02.2024») "
            '→ skriv for eksempel «neste_moete: "2024-11-27"»'
        )
    ]


@pytest.mark.parametrize(("written", "meant"), [("13.00", "13:00"), ("kl. 9", "09:00"), ("9:05", "09:05")])
def test_a_time_as_people_write_it(written: str, meant: str) -> None:
    """A time with a full stop or one digit is understood, and shown as the record has it."""
    assert told(f'{HEAD}start: "{written}"\n') == [
        (
            f"4 REF204 «start» må være et klokkeslett fra 00:00 til 23:59 på formen 13:00 (her står «{written}»); "
            f'mente du "{meant}"? → skriv «start: "{meant}"»'
        )
    ]


@pytest.mark.parametrize("quoted", ["«13:00»", "“13:00”", "„13:00“", "‘13:00’", "”13:00”", "´13:00´"])
def test_a_time_in_other_quotes_than_straight_ones(quoted: str) -> None:
    """Word makes quotes curly, and the file takes them for a part of the text."""
    assert told(f"{HEAD}start: {quoted}\n") == [
        (
            f"4 REF204 «start» må være et klokkeslett fra 00:00 til 23:59 på formen 13:00 (her står {quoted}); "
            'mente du "13:00"? → bruk rette anførselstegn ("), slik: «start: "13:00"»'
        )
    ]


def test_a_value_in_quotes_twice() -> None:
    """What needs no quotes is shown without, what needs them in one pair."""
    assert told(HEAD + """start: '"13:00"'\nsaksliste:\n  - {sak: “41/24”, minutter: «20»}\n""") == [
        (
            '4 REF204 «start» må være et klokkeslett fra 00:00 til 23:59 på formen 13:00 (her står «"13:00"»); '
            'mente du "13:00"? → skriv «start: "13:00"»'
        ),
        "6 REF204 «sak» må være på formen 41/24 (her står “41/24”); mente du «41/24»? → skriv «sak: 41/24»",
        "6 REF203 «minutter» må være et helt tall uten anførselstegn (her står «20») → skriv «minutter: 20»",
    ]


def test_a_time_that_does_not_exist() -> None:
    """The day ends before 24:00."""
    assert told(HEAD + 'slutt: "24:00"\n') == [
        (
            "4 REF204 «slutt» må være et klokkeslett fra 00:00 til 23:59 på formen 17:00 (her står «24:00») "
            '→ skriv for eksempel «slutt: "17:00"»'
        )
    ]


def test_a_committee_by_its_name() -> None:
    """The committee is named by its code."""
    assert told(HEAD.replace("prove", "Prøve")) == [
        (
            "1 REF204 «utvalg» må være små bokstaver a til z, tall og bindestrek, som prove (her står «Prøve»); "
            "mente du «proeve»? → skriv «utvalg: proeve»"
        )
    ]


def test_a_reference_to_a_case_where_a_point_is_meant() -> None:
    """A commitment is followed up point by point."""
    assert told(CASE + '    foelger_opp: ["32/24#1", 32/24]\n') == [
        (
            "7 REF204 nr. 2 i «foelger_opp» må være på formen 32/24#1 eller 42/24#2.3 (her står «32/24») "
            "→ skriv for eksempel «32/24#1»"
        )
    ]


def test_the_number_of_a_proposed_point_stands_in_quotes() -> None:
    """2.3 is the third point below the second, not a number."""
    assert told(CASE + "    vedtak:\n      - {tekst: Vedtatt., fra_forslag: 2.3}\n") == [
        '8 REF203 «fra_forslag» må være tekst i anførselstegn, skriv "2.3" (her står 2.3) → skriv «fra_forslag: "2.3"»'
    ]


def test_a_number_outside_its_bounds() -> None:
    """No slot lasts for no time, or for more than a day."""
    assert told(HEAD + "saksliste:\n  - {minutter: 0}\n  - {minutter: 2000}\n") == [
        "5 REF204 «minutter» må være et helt tall fra 1 til 1440 (her står 0) → skriv for eksempel «minutter: 20»",
        "6 REF204 «minutter» må være et helt tall fra 1 til 1440 (her står 2000) → skriv for eksempel «minutter: 20»",
    ]


def test_what_a_correction_concerns_is_a_case_or_a_key() -> None:
    """Both forms are shown, and a capital letter is a slip."""
    assert told(HEAD + 'rettelser:\n  - {dato: "2025-01-15", gjelder: [Deltakere], tekst: Navn.}\n') == [
        (
            "5 REF204 nr. 1 i «gjelder» må være på formen 45/24 eller deltakere (her står «Deltakere»); "
            "mente du «deltakere»? → skriv «deltakere»"
        )
    ]


def test_a_line_break_after_a_value_is_not_a_part_of_its_form() -> None:
    """A date in a block of text ends with a line break, and is no date."""
    assert told(HEAD.replace('"2024-10-29"', "|\n  2024-10-29")) == [
        (
            "2 REF204 «moetedato» må være en dato på formen 2024-10-29 (her står «2024-10-29»); "
            'mente du "2024-10-29"? → skriv «moetedato: "2024-10-29"»'
        )
    ]


# Choices


def test_a_mark_misspelt() -> None:
    """The choice is told, and the one that was meant."""
    assert told(PERSON + "- {navn: Kari Nordmann, oppmoete: mott}\n") == [
        (
            "7 REF205 «oppmoete» må være møtt, digitalt, forfall, permisjon, uteblitt eller ukjent (her står «mott»); "
            "mente du «møtt»? → skriv «oppmoete: møtt»"
        )
    ]


def test_a_mark_as_the_paper_has_it() -> None:
    """«Teams» on paper is «digitalt» in the record, and an «x» is there to be seen."""
    text = PERSON + "- {navn: Kari Nordmann, oppmoete: Teams}\n      - {navn: Ola Nordmann, oppmoete: x}\n"
    choice = "REF205 «oppmoete» må være møtt, digitalt, forfall, permisjon, uteblitt eller ukjent"
    assert told(text) == [
        f"7 {choice} (her står «Teams»); mente du «digitalt»? → skriv «oppmoete: digitalt»",
        f"8 {choice} (her står «x»); mente du «møtt»? → skriv «oppmoete: møtt»",
    ]


def test_a_choice_that_is_near_none() -> None:
    """Where nobody can tell what was meant, nothing is guessed."""
    assert told(HEAD.replace("referat", "ferdig")) == [
        (
            "3 REF205 «status» må være innkalling, referat, godkjent eller avlyst (her står «ferdig») "
            "→ skriv ett av disse ordene"
        )
    ]


def test_a_choice_that_is_not_made() -> None:
    """The words are told, and none of them is chosen; a line that must be there is not said to be one too many."""
    assert told(HEAD.replace("referat", "")) == [
        "3 REF206 «status» mangler innhold → skriv ett av ordene innkalling, referat, godkjent eller avlyst"
    ]


# Empty, too long, twice


def test_a_key_without_a_value() -> None:
    """An empty line is filled in or taken away."""
    assert told(HEAD + 'referent:\nmoeteleder: ""\n') == [
        (
            "4 REF206 «referent» mangler innhold → skriv for eksempel «referent: Ola Nordmann», "
            "eller slett linjen hvis den ikke trengs"
        ),
        (
            "5 REF206 «moeteleder» mangler innhold → skriv for eksempel «moeteleder: Kari Nordmann», "
            "eller slett linjen hvis den ikke trengs"
        ),
    ]


def test_an_empty_line_in_a_list() -> None:
    """A dash with nothing after it is no point."""
    assert told(CASE + "    vedtak:\n      - Vedtatt.\n      -\n") == [
        "9 REF206 nr. 2 i «vedtak» mangler innhold → fyll ut, eller slett linjen"
    ]


def test_a_title_that_swallowed_the_minutes() -> None:
    """A title of 600 characters is a text in the wrong place."""
    assert told(HEAD + f"saker:\n  - saksnr: 41/24\n    tittel: {'Budsjett ' * 60}\n") == [
        (
            "6 REF206 «tittel» er for lang: 539 tegn, og det er plass til 500 (her står "
            "«Budsjett Budsjett Budsjett Budsjett Budsjett Budsjett Budsje …») → kort ned teksten"
        )
    ]


def test_the_same_twice_in_a_list() -> None:
    """The second one is one too many."""
    assert told(CASE + "    saksbehandler:\n      - Per Moen\n      - Åse Lien\n      - Per Moen\n") == [
        "10 REF206 «Per Moen» står to ganger i «saksbehandler» → slett den ene"
    ]


# The register


def test_a_register_newer_than_the_program() -> None:
    """Whatever else it holds is for a newer program to judge."""
    assert told("format: 3\nkode: prove\nmedlemsliste: {}\n", "utvalg") == [
        "1 REF207 «format» er 3, men dette programmet leser bare til og med 2 → oppgrader referat"
    ]
    assert told(REGISTER.replace("1", "3"), "utvalg") == [
        "1 REF207 «format» er 3, men dette programmet leser bare til og med 2 → oppgrader referat"
    ]


def test_a_register_of_no_format() -> None:
    """The format is a number from 1."""
    assert told(REGISTER.replace("1", '"1"'), "utvalg") == [
        "1 REF203 «format» må være et helt tall uten anførselstegn (her står «1») → skriv «format: 1»"
    ]
    assert told(REGISTER.replace("1", "0"), "utvalg") == [
        "1 REF204 «format» må være et helt tall, minst 1 (her står 0) → skriv for eksempel «format: 2»"
    ]


def test_the_aliases_are_lines_of_names() -> None:
    """The one mapping whose keys are free is checked as well."""
    assert told(REGISTER + "alias: [Kari Normann]\n", "utvalg") == [
        (
            "4 REF203 «alias» må bestå av linjer som «Kari Normann: Kari Nordmann» (her står en liste) "
            "→ skriv en nøkkel, kolon, mellomrom og en verdi på hver linje"
        )
    ]
    assert told(REGISTER + "alias:\n  Rom: 1930\n", "utvalg") == [
        '5 REF203 «Rom» må være tekst i anførselstegn, skriv "1930" (her står 1930) → skriv «Rom: "1930"»'
    ]


def test_a_role_in_the_plural() -> None:
    """A group has the role of each of its people."""
    assert told(REGISTER + "grupper:\n  - {gruppe: Kommunene, rolle: medlemmer}\n", "utvalg") == [
        (
            "5 REF205 «rolle» må være medlem, observatør, vara, gjest eller sekretariat (her står «medlemmer»); "
            "mente du «medlem»? → skriv «rolle: medlem»"
        )
    ]


def test_a_mark_in_the_register_is_sent_to_the_meeting() -> None:
    """Who came stands in the minutes."""
    text = REGISTER + "grupper:\n  - {gruppe: Kommunene, rolle: medlem, personer: [{navn: Per Moen, oppmoete: møtt}]}\n"
    assert told(text, "utvalg") == [
        (
            "5 REF201 «oppmoete» hører hjemme på linjen til en person under «deltakere» i filen for et møte "
            "→ flytt «oppmoete» dit"
        )
    ]


# The order and the depth


def test_problems_stand_in_the_order_of_the_file() -> None:
    """A reader mends a file from the top."""
    text = 'saker:\n  - {saksnr: 1, tittel: ""}\nstatus: ferdig\nutvalg: prove\nmotedato: "2024-10-29"\n'
    assert [line.split(" ", 2)[:2] for line in told(text)] == [
        ["2", "REF203"],
        ["2", "REF206"],
        ["3", "REF205"],
        ["5", "REF201"],
    ]


def test_a_deep_tree_of_points_is_told_as_any_other() -> None:
    """Fifty points below each other, with a mistake at the bottom, are one problem."""
    points: list[Any] = [1]
    for _ in range(45):
        points = [{"tekst": "Punkt", "punkter": points}]
    meeting = {"utvalg": "prove", "moetedato": "2024-10-29", "status": "referat"}
    meeting["saker"] = [{"saksnr": "41/24", "tittel": "Budsjett", "vedtak": points}]  # type: ignore[assignment]
    assert told(json.dumps(meeting)) == [
        '1 REF203 nr. 1 i «punkter» må være tekst i anførselstegn, skriv "1" (her står 1) → skriv «"1"»'
    ]


MEETING = """\
utvalg: prove
moetedato: "2024-10-29"
start: "13:00"
slutt: "17:00"
moetested: Rådhuset, formannskapssalen
arkivsak: 2024/1207
moeteleder: Kari Nordmann
referent: Ola Nordmann
neste_moete: "2024-11-27"
status: godkjent
godkjent: {dato: "2024-11-27", sak: 50/24}
kilde:
  dokument: referat-2024-10-29.pdf
  avvik:
    - {felt: moetested, skrevet: "Rådhust,"}
    - {felt: tittel, skrevet: Budsjet, sak: 41/24}

rettelser:
  - {dato: "2025-01-15", sak: 2/25, gjelder: [45/24, deltakere], tekst: Åse Lien var til stede.}

deltakere:
  - gruppe: Kommunene
    personer:
      - {navn: Kari Nordmann, oppmoete: møtt, enhet: Storvik kommune}
      - {navn: Ola Nordmann, oppmoete: digitalt, enhet: Nordlia kommune, forbund: NSF}
      - {navn: Per Moen, oppmoete: møtt, moette_for: Åse Lien, paa_sak: [41/24]}

saksliste:
  - start: "13:00"
    slutt: "13:20"
    sak: 41/24
    tittel: Budsjettet
    punkter:
      - Saker til eventuelt
    ansvarlig: [Kari Nordmann]
  - {minutter: 15, tittel: Pause}

saker:
  - saksnr: 41/24
    tittel: Budsjett
    undertittel: status og veien videre
    sakstype: beslutning
    saksansvarlig: [Kari Nordmann]
    saksbehandler: [Per Moen, Åse Lien]
    forslag_til_vedtak:
      - Utvalget tar saken til orientering.
      - tekst: >-
          Utvalget nedsetter en gruppe: mandatet er
        merking: bokstav
        punkter:
          - utarbeide kunnskapsgrunnlag
          - {tekst: foreslå tiltak, merke: bb, punkter: []}
    referat: |
      Per Moen orienterte.
    vedlegg:
      - {tittel: Presentasjon, fil: presentasjon.pdf, lenke: "https://example.org/presentasjon.pdf"}
    foelger_opp: ["32/24#1", "42/24#2.3"]
    vedtak:
      - tekst: Gruppen rapporterer innen 30.06.25.
        fra_forslag: "2.3"
        frist: "2025-06-30"
        frist_tekst: innen 30.06.25
        ansvarlig: [Gruppen]
    utfall: vedtatt_endret
  - saksnr: 42/24
    tittel: Eventuelt
    sakstype: eventuelt
    eventuelt:
      - tittel: Parkering ved rådhuset
        referat: Åse Lien innledet.
        meldt: false
"""

FULL_REGISTER = """\
format: 1
kode: prove
navn: Prøveutvalget
saksnummer: "{nr}/{aar:2}"
organer:
  - {navn: AU, alias: [Arbeidsutvalget]}
alias:
  Kari Normann: Kari Nordmann
grupper:
  - gruppe: Kommunene
    rolle: medlem
    overskrift: "Kommunene (faste):"
    personer:
      - {navn: Kari Nordmann, enhet: Storvik kommune, fra: "2023-09-06", til: "2024-12-31", sak: 30/23}
      - {navn: Per Moen, id: per-moen-2, enhet: Storvik kommune, vara: true}
      - {navn: Åse Lien, vara_for: Kari Nordmann, forbund: NSF}
  - {gruppe: Gjester, rolle: gjest}
"""
