"""What changed between two versions of a record, told as a secretary would name it."""

import pytest

from referat_cli.compare.change import RecordChange
from referat_cli.compare.records import attendance_changes, meeting_changes, register_changes
from tests.support.versions import MEETING, REGISTER, edited, edited_register, meeting, register, replaced

Told = list[tuple[str | None, str, object, object]]


def brief(changes: tuple[RecordChange, ...]) -> Told:
    """The case, the path, and the values before and after, of every change."""
    return [(change.case, change.field, change.before, change.after) for change in changes]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("status: referat", "status: innkalling", (None, "status", "referat", "innkalling")),
        ('start: "09:00"\nmoe', 'start: "09:30"\nmoe', (None, "start", "09:00", "09:30")),
        ("moetested: Rådhuset", "moetested: Teams", (None, "moetested", "Rådhuset", "Teams")),
        ("status: ref", 'neste_moete: "2026-05-06"\nstatus: ref', (None, "neste_moete", None, "2026-05-06")),
        (
            "status: referat",
            'status: referat\ngodkjent: {dato: "2026-05-06"}',
            (None, "godkjent", None, {"dato": "2026-05-06"}),
        ),
        ("dokument: a.pdf", "dokument: b.pdf", (None, "kilde/dokument", "a.pdf", "b.pdf")),
        ("skrevet: Rådhust", "skrevet: Rådhus", (None, "kilde/avvik/moetested/skrevet", "Rådhust", "Rådhus")),
        ("gjelder: [deltakere]", "gjelder: [1/26]", (None, "rettelser/1/gjelder", ["deltakere"], ["1/26"])),
        ("Felles legevakt", "Felles vakt", ("1/26", "tittel", "Felles legevakt", "Felles vakt")),
        ("    sakstype: beslutning\n", "", ("1/26", "sakstype", "beslutning", None)),
        (
            "saksansvarlig: [Kari Nordmann]",
            "saksansvarlig: [Kari Nordmann, Ola Hansen]",
            ("1/26", "saksansvarlig", ["Kari Nordmann"], ["Kari Nordmann", "Ola Hansen"]),
        ),
        (
            "      Kari Nordmann orienterte.",
            "      Kari Nordmann innledet.",
            ("1/26", "referat", "Kari Nordmann orienterte.\n", "Kari Nordmann innledet.\n"),
        ),
        (
            '{start: "09:00", sak: 1/26}',
            '{start: "09:10", sak: 1/26}',
            (None, "saksliste/1/26/start", "09:00", "09:10"),
        ),
        (
            "{tittel: Presentasjon}",
            "{tittel: Presentasjon, fil: p.pdf}",
            ("1/26", "vedlegg/Presentasjon/fil", None, "p.pdf"),
        ),
    ],
)
def test_one_key_is_told_by_its_name(old: str, new: str, told: tuple[object, ...]) -> None:
    """With what stood there and what stands there; nothing else is told."""
    assert brief(edited(old, new)) == [told]


class TestPoints:
    """The points of a proposal, a decision and the agenda."""

    def test_a_word_of_a_decision(self) -> None:
        """The words are those of the comparison of proposal and decision."""
        (change,) = edited("en felles arbeidsgruppe", "en egen arbeidsgruppe")
        assert brief((change,)) == [
            (
                "1/26",
                "vedtak/1",
                "Legevakten utredes av en felles arbeidsgruppe.",
                "Legevakten utredes av en egen arbeidsgruppe.",
            )
        ]
        assert change.kind == "endret"
        assert change.words == (
            ("uendret", "Legevakten utredes av en "),
            ("stroeket", "felles"),
            ("tilfoeyd", "egen"),
            ("uendret", " arbeidsgruppe."),
        )

    def test_a_point_put_in_renumbers_no_other(self) -> None:
        """The second and third point are now the third and fourth, and nobody changed them."""
        changes = edited("    vedtak:\n", "    vedtak:\n      - Legevakten får nytt navn fra nyttår.\n")
        assert brief(changes) == [("1/26", "vedtak/1", None, "Legevakten får nytt navn fra nyttår.")]

    def test_a_point_taken_out_is_told_by_the_number_it_had(self) -> None:
        """The third point is the second now."""
        out = '      - tekst: Arbeidsgruppen legger frem en rapport innen 30. juni 2026.\n        frist: "2026-06-30"\n'
        assert brief(edited(out, "")) == [
            ("1/26", "vedtak/2", "Arbeidsgruppen legger frem en rapport innen 30. juni 2026.", None),
            ("1/26", "vedtak/2/frist", "2026-06-30", None),
        ]

    def test_a_point_that_became_a_mapping_has_the_same_words(self) -> None:
        """Only what the mapping says besides is told."""
        changes = edited(
            "      - Kommunene dekker sine egne utgifter til møter og reiser.\n",
            "      - tekst: Kommunene dekker sine egne utgifter til møter og reiser.\n        ansvarlig: [Kommunene]\n",
        )
        assert brief(changes) == [("1/26", "vedtak/3/ansvarlig", None, ["Kommunene"])]
        assert edited("      - Legevakten utredes.\n", "      - tekst: Legevakten utredes.\n") == ()

    def test_a_deadline_belongs_to_its_point_wherever_it_stands(self) -> None:
        """The point with the deadline is now the third, and its deadline is another."""
        text = replaced(MEETING, "    vedtak:\n", "    vedtak:\n      - Legevakten får nytt navn fra nyttår.\n")
        text = replaced(text, 'frist: "2026-06-30"', 'frist: "2026-09-30"')
        assert brief(meeting_changes(meeting(MEETING), meeting(text)))[1:] == [
            ("1/26", "vedtak/3/frist", "2026-06-30", "2026-09-30")
        ]

    def test_a_point_that_only_moved(self) -> None:
        """It is told where it is, with the number it had; the others are not told."""
        last = "      - Kommunene dekker sine egne utgifter til møter og reiser.\n"
        text = replaced(replaced(MEETING, last, ""), "    vedtak:\n", "    vedtak:\n" + last)
        (change,) = meeting_changes(meeting(MEETING), meeting(text))
        assert (change.kind, change.field, change.moved_from, change.wording) == ("flyttet", "vedtak/1", "3", "uendret")
        assert change.before == change.after == "Kommunene dekker sine egne utgifter til møter og reiser."

    def test_cosmetics_are_told_as_such(self) -> None:
        """A full stop that went is a change of words, if the smallest."""
        (change,) = edited("Legevakten utredes.", "Legevakten utredes")
        assert (change.field, change.kind) == ("forslag_til_vedtak/1", "kosmetisk")

    def test_where_a_point_came_from_in_the_proposal_is_no_place_in_the_earlier_version(self) -> None:
        """`fra_forslag` speaks of the proposal: that the third point came from its first moves nothing."""
        changes = edited(
            "      - Kommunene dekker sine egne utgifter til møter og reiser.\n",
            '      - {tekst: Kommunene dekker sine egne utgifter til møter og reiser., fra_forslag: "1"}\n',
        )
        assert brief(changes) == [("1/26", "vedtak/3/fra_forslag", None, "1")]

    def test_a_decision_that_was_written(self) -> None:
        """Each point is told; a list left empty is told as a list."""
        case = "  - saksnr: 2/26\n    tittel: Eventuelt\n"
        assert brief(edited(case, case + "    vedtak:\n      - Saken utsettes.\n")) == [
            ("2/26", "vedtak/1", None, "Saken utsettes.")
        ]
        assert brief(edited(case, case + "    vedtak: []\n")) == [("2/26", "vedtak", None, [])]

    def test_a_point_under_the_agenda(self) -> None:
        """The slot is known by its case."""
        assert brief(edited("sak: 1/26}", "sak: 1/26, punkter: [Saker til eventuelt]}")) == [
            (None, "saksliste/1/26/punkter/1", None, "Saker til eventuelt")
        ]


class TestPeople:
    """The attendance list."""

    def test_a_mark(self) -> None:
        """One word of one line."""
        (change,) = edited("oppmoete: forfall", "oppmoete: møtt")
        assert brief((change,)) == [(None, "deltakere/Kommunene/Kari Nordmann/oppmoete", "forfall", "møtt")]
        assert change.was_at == change.is_at == ("deltakere", 0, "personer", 0, "oppmoete")

    def test_a_line_put_in_and_one_taken_out(self) -> None:
        """The whole line is told, and the place where it stands in its file."""
        kari = "      - {navn: Kari Nordmann, oppmoete: forfall, enhet: Nordby}\n"
        (change,) = edited(kari, "      - {navn: Åse Vik, oppmoete: møtt, moette_for: Kari Nordmann}\n" + kari)
        whole = {"navn": "Åse Vik", "oppmoete": "møtt", "moette_for": "Kari Nordmann"}
        assert brief((change,)) == [(None, "deltakere/Kommunene/Åse Vik", None, whole)]
        assert (change.was_at, change.is_at) == (None, ("deltakere", 0, "personer", 0))
        (change,) = edited(kari, "")
        whole = {"navn": "Kari Nordmann", "oppmoete": "forfall", "enhet": "Nordby"}
        assert brief((change,)) == [(None, "deltakere/Kommunene/Kari Nordmann", whole, None)]
        assert (change.was_at, change.is_at) == (("deltakere", 0, "personer", 0), None)

    def test_another_name_is_another_person(self) -> None:
        """In the same seat, with the same mark: nobody is taken for somebody else."""
        told = brief(edited("navn: Ola Hansen", "navn: Per Hansen"))
        assert sorted((field, after is None) for _, field, _, after in told) == [
            ("deltakere/Kommunene/Ola Hansen", True),
            ("deltakere/Kommunene/Per Hansen", False),
        ]

    def test_another_spelling_of_a_person_is_a_change_of_spelling(self) -> None:
        """The register knows the two as one."""
        spellings = {"Kari N.": "Kari Nordmann"}
        changes = edited("navn: Kari Nordmann", "navn: Kari N.", lambda name: spellings.get(name, name))
        assert brief(changes) == [(None, "deltakere/Kommunene/Kari N./navn", "Kari Nordmann", "Kari N.")]

    def test_a_person_on_two_lines(self) -> None:
        """Each line is known by its cases, so the second one's mark is told of the second."""
        (change,) = edited("oppmoete: digitalt", "oppmoete: møtt")
        assert brief((change,)) == [(None, "deltakere/Andre til stede/Liv Berg/oppmoete", "digitalt", "møtt")]
        assert change.is_at == ("deltakere", 1, "personer", 1, "oppmoete")

    def test_a_line_that_moved_to_another_group(self) -> None:
        """Is told in both: who sat where is not the same any more."""
        line = "      - {navn: Ola Hansen, oppmoete: møtt, enhet: Vestby}\n"
        text = replaced(MEETING, line, "")
        text = replaced(text, "Andre til stede\n    personer:\n", "Andre til stede\n    personer:\n" + line)
        assert [(change.field, change.kind) for change in meeting_changes(meeting(MEETING), meeting(text))] == [
            ("deltakere/Kommunene/Ola Hansen", "stroeket"),
            ("deltakere/Andre til stede/Ola Hansen", "tilfoeyd"),
        ]

    def test_another_order(self) -> None:
        """Is one change of the list, with the names as they stood and as they stand."""
        kari = "      - {navn: Kari Nordmann, oppmoete: forfall, enhet: Nordby}\n"
        ola = "      - {navn: Ola Hansen, oppmoete: møtt, enhet: Vestby}\n"
        (change,) = edited(kari + ola, ola + kari)
        assert change.kind == "rekkefoelge"
        names = ["Kari Nordmann", "Ola Hansen"]
        assert brief((change,)) == [(None, "deltakere/Kommunene", names, names[::-1])]

    def test_a_new_group_and_its_people(self) -> None:
        """The group is told, and then each person in it."""
        group = "  - gruppe: Sekretariatet\n    personer:\n      - {navn: Åse Vik, oppmoete: møtt}\n"
        assert brief(edited("saksliste:\n", group + "saksliste:\n")) == [
            (None, "deltakere/Sekretariatet", None, {"gruppe": "Sekretariatet"}),
            (None, "deltakere/Sekretariatet/Åse Vik", None, {"navn": "Åse Vik", "oppmoete": "møtt"}),
        ]

    def test_a_group_with_another_name_is_the_same_people(self) -> None:
        """Nobody left and nobody came."""
        assert brief(edited("gruppe: Kommunene", "gruppe: Medlemmene")) == [
            (None, "deltakere/Medlemmene/gruppe", "Kommunene", "Medlemmene")
        ]

    def test_the_list_that_a_notice_does_not_have(self) -> None:
        """From the notice to the minutes everybody is told; a list without groups is told as a list."""
        old = meeting(MEETING.split("deltakere:\n")[0])
        new = meeting(MEETING.split("saksliste:\n")[0])
        told = brief(attendance_changes(old.attendance, new.attendance))
        assert [field for _, field, _, _ in told] == [
            "deltakere/Kommunene",
            "deltakere/Kommunene/Kari Nordmann",
            "deltakere/Kommunene/Ola Hansen",
            "deltakere/Andre til stede",
            "deltakere/Andre til stede/Liv Berg",
            "deltakere/Andre til stede/Liv Berg",
        ]
        assert brief(attendance_changes(None, ())) == [(None, "deltakere", None, [])]


class TestCases:
    """The cases and the agenda."""

    def test_a_new_case_between_two(self) -> None:
        """Its title is told, and nothing of the case behind it."""
        (change,) = edited("  - saksnr: 2/26\n", "  - {saksnr: 5/26, tittel: Nytt bygg}\n  - saksnr: 2/26\n")
        assert brief((change,)) == [("5/26", "saker", None, "Nytt bygg")]

    def test_a_case_with_another_number(self) -> None:
        """Is the same case: everything else in it is the same."""
        assert brief(edited("saksnr: 2/26", "saksnr: 7/26")) == [("7/26", "saksnr", "2/26", "7/26")]

    def test_all_cases_move_on_by_one(self) -> None:
        """The number of the second is the first one's now, and still neither has become the other."""
        text = MEETING.replace("saksnr: 2/26", "saksnr: 3/26").replace("saksnr: 1/26", "saksnr: 2/26")
        assert brief(meeting_changes(meeting(MEETING), meeting(text))) == [
            ("2/26", "saksnr", "1/26", "2/26"),
            ("3/26", "saksnr", "2/26", "3/26"),
        ]

    def test_a_number_that_stands_twice(self) -> None:
        """Is a slip that rules tell of; here both cases are told."""
        old = meeting(MEETING + "  - {saksnr: 2/26, tittel: Nytt bygg}\n")
        new = meeting(MEETING + "  - {saksnr: 2/26, tittel: Nytt bygg, sakstype: orientering}\n")
        assert brief(meeting_changes(old, new)) == [("2/26", "sakstype", None, "orientering")]
        assert brief(meeting_changes(old, meeting(MEETING))) == [("2/26", "saker", "Nytt bygg", None)]

    def test_a_slot_with_another_title(self) -> None:
        """The slot at the same time is the same slot."""
        assert brief(edited("tittel: Pause", "tittel: Lunsj")) == [(None, "saksliste/Lunsj/tittel", "Pause", "Lunsj")]

    def test_other_business_by_its_title(self) -> None:
        """What was said of it, and that it was taken up in the meeting only."""
        assert brief(edited("referat: Det er for få plasser.", "meldt: false")) == [
            ("2/26", "eventuelt/Parkering/referat", "Det er for få plasser.", None),
            ("2/26", "eventuelt/Parkering/meldt", None, False),
        ]

    def test_another_order_of_the_cases(self) -> None:
        """Is one change, told by their numbers."""
        first, second = MEETING.split("saker:\n")[1].split("  - saksnr: 2/26")
        text = MEETING.split("saker:\n")[0] + "saker:\n  - saksnr: 2/26" + second + first
        (change,) = meeting_changes(meeting(MEETING), meeting(text))
        assert brief((change,)) == [(None, "saker", ["1/26", "2/26"], ["2/26", "1/26"])]

    def test_a_correction(self) -> None:
        """Is told by its number."""
        second = '  - {dato: "2026-06-10", gjelder: [1/26], tekst: Frist rettet.}\n'
        whole = {"dato": "2026-06-10", "gjelder": ["1/26"], "tekst": "Frist rettet."}
        assert brief(edited("deltakere:\n", second + "deltakere:\n")) == [(None, "rettelser/2", None, whole)]


def test_a_meeting_that_came_and_one_that_went() -> None:
    """The meeting is told by its date, and then its cases."""
    held = meeting(MEETING)
    assert brief(meeting_changes(None, held)) == [
        (None, "moete", None, "2026-03-04"),
        ("1/26", "saker", None, "Felles legevakt"),
        ("2/26", "saker", None, "Eventuelt"),
    ]
    assert brief(meeting_changes(held, None)) == [
        (None, "moete", "2026-03-04", None),
        ("1/26", "saker", "Felles legevakt", None),
        ("2/26", "saker", "Eventuelt", None),
    ]


class TestRegister:
    """The register of a committee."""

    def test_somebody_left(self) -> None:
        """The last day is told of the person in the group."""
        assert brief(edited_register("enhet: Nordby}", 'enhet: Nordby, til: "2026-03-03"}')) == [
            (None, "grupper/Kommunene/Kari Nordmann/til", None, "2026-03-03")
        ]

    def test_somebody_came(self) -> None:
        """The whole line is told."""
        ola = "      - {navn: Ola Hansen"
        assert brief(edited_register(ola, "      - {navn: Åse Vik, vara: true}\n" + ola)) == [
            (None, "grupper/Kommunene/Åse Vik", None, {"navn": "Åse Vik", "vara": True})
        ]

    def test_a_second_period_of_one_person(self) -> None:
        """Is another line; the first one is as it was."""
        ola = '      - {navn: Ola Hansen, enhet: Vestby, fra: "2025-01-01"}\n'
        first = '      - {navn: Ola Hansen, enhet: Vestby, fra: "2020-01-01", til: "2021-12-31"}\n'
        whole = {"navn": "Ola Hansen", "enhet": "Vestby", "fra": "2020-01-01", "til": "2021-12-31"}
        assert brief(edited_register(ola, first + ola)) == [(None, "grupper/Kommunene/Ola Hansen", None, whole)]

    def test_an_alias(self) -> None:
        """A spelling met in the minutes is told by itself."""
        assert brief(edited_register("grupper:\n", "alias:\n  Kari N.: Kari Nordmann\ngrupper:\n")) == [
            (None, "alias/Kari N.", None, "Kari Nordmann")
        ]

    def test_a_name_whose_old_spelling_became_an_alias(self) -> None:
        """Is the same person, spelled otherwise."""
        text = replaced(REGISTER, "navn: Kari Nordmann", "navn: Kari Ås Nordmann")
        text = replaced(text, "grupper:\n", "alias:\n  Kari Nordmann: Kari Ås Nordmann\ngrupper:\n")
        assert brief(register_changes(register(REGISTER), register(text))) == [
            (None, "alias/Kari Nordmann", None, "Kari Ås Nordmann"),
            (None, "grupper/Kommunene/Kari Ås Nordmann/navn", "Kari Nordmann", "Kari Ås Nordmann"),
        ]

    def test_the_rest_of_it(self) -> None:
        """The committee's name, its bodies and the role of a group."""
        assert brief(edited_register("Prøveutvalget", "Prøverådet")) == [(None, "navn", "Prøveutvalget", "Prøverådet")]
        assert brief(edited_register("[Arbeidsutvalget]", "[Arbeidsutvalget, Arb.utv.]")) == [
            (None, "organer/AU/alias", ["Arbeidsutvalget"], ["Arbeidsutvalget", "Arb.utv."])
        ]
        assert brief(edited_register("rolle: medlem", "rolle: vara")) == [
            (None, "grupper/Kommunene/rolle", "medlem", "vara")
        ]

    def test_a_register_that_came(self) -> None:
        """Is told by the name of its committee."""
        assert brief(register_changes(None, register(REGISTER))) == [(None, "register", None, "Prøveutvalget")]


def test_another_order_of_groups_of_one_name_is_told_by_their_places() -> None:
    """The names alone would be the same before and after."""
    base = 'utvalg: prove\nmoetedato: "2026-03-04"\nstatus: referat\ndeltakere:\n'
    one, other = (f"  - gruppe: K\n    personer: [{{navn: {name}, oppmoete: møtt}}]\n" for name in ("A", "B"))
    (change,) = meeting_changes(meeting(base + one + other), meeting(base + other + one))
    assert (change.kind, change.before, change.after) == ("rekkefoelge", ["K (1)", "K (2)"], ["K (2)", "K (1)"])
