"""Short minutes as a secretary types them in the evening: no template, first names, a case on one line."""

from typing import Any

from referat_cli.paper.reading.documents import read_document
from referat_cli.paper.reading.meeting import read_meeting
from tests.support.rows import each

Record = dict[str, Any]
_CASE = "\n\nSak 1 Dugnad\nVi rydder stranda.\n"


def _record(text: str, name: str = "referat.txt") -> Record:
    return read_meeting(read_document(name, text.encode()), None).record


def _people(record: Record) -> list[Record]:
    return [person for group in record.get("deltakere", ()) for person in group.get("personer", ())]


def _met(name: str, **more: object) -> Record:
    return {"navn": name, "oppmoete": "møtt", **more}


def _away(name: str, **more: object) -> Record:
    return {"navn": name, "oppmoete": "forfall", **more}


@each(
    "listed, people",
    [
        (
            "Fra ledelsen: Ida Lie (leder), Ola Vik\nFra de ansatte: HVO Siv Nes\nIkke møtt: Per Bø",
            [_met("Ida Lie", funksjon="leder"), _met("Ola Vik"), _met("Siv Nes", funksjon="HVO"), _away("Per Bø")],
        ),
        (
            "Til stades var Ida, Ola og Jens Ove. Per var på jobb.",
            [_met("Ida"), _met("Ola"), _met("Jens Ove"), _away("Per")],
        ),
        (
            "Til stede: Ida Lie, Ola Vik\nForfall: Siv Nes\nSiv Nes tiltrådte møtet kl. 18.15.",
            [_met("Ida Lie"), _met("Ola Vik"), _met("Siv Nes", kom="18:15")],
        ),
        (
            "Til stede: Ida Lie\nKom senere: Ola Vik (18.15)\nGikk tidlig:\nSiv Nes (kl. 19)\nForfall: Per Bø",
            [_met("Ida Lie"), _met("Ola Vik", kom="18:15"), _met("Siv Nes", gikk="19:00"), _away("Per Bø")],
        ),
        (
            "Til stede: Ida Lie (styret), Siv og Ola Vik (26), Per Bø (28)",
            [_met("Ida Lie", enhet="styret"), _met("Siv"), _met("Ola Vik", enhet="26"), _met("Per Bø", enhet="28")],
        ),
        (
            "Til stede:\n- Ida Lie\n- Ola (forfall)\n- Per - kom kl 19",
            [_met("Ida Lie"), _away("Ola"), _met("Per", kom="19:00")],
        ),
        (
            "Til stede: Ola Vik, Per Bø, soknepresten\nMeldt forfall: Ida Lie. Vara Siv Nes møtte.",
            [_met("Ola Vik"), _met("Per Bø"), _away("Ida Lie"), _met("Siv Nes", moette_for="Ida Lie")],
        ),
        (
            "Til stede: Foreldrekontaktene Mina, Jostein, Sofia. Kontaktlærer Rune",
            [
                *(_met(name, funksjon="Foreldrekontakt") for name in ("Mina", "Jostein", "Sofia")),
                _met("Rune", funksjon="Kontaktlærer"),
            ],
        ),
        (
            "Til stede: Ola Vik\nForfall: Ida Lie (ansattvalgt), møtte vara Siv Nes",
            [_met("Ola Vik"), _away("Ida Lie", funksjon="ansattvalgt"), _met("Siv Nes", moette_for="Ida Lie")],
        ),
        (
            "Møtte: Ola Vik\nForfall: Ida Lie (for henne møtte 1. vara Siv Nes).",
            [_met("Ola Vik"), _away("Ida Lie"), _met("Siv Nes", moette_for="Ida Lie")],
        ),
        (
            "Møtte: Ola Vik\nForfall: Ida Lie. Stadfortredar Siv Nes møtte.",
            [_met("Ola Vik"), _away("Ida Lie"), _met("Siv Nes", moette_for="Ida Lie")],
        ),
        (
            "Møtte: Ola Vik\nForfall: Ida Lie\nVaramann Siv Nes møtte i hennar stad.",
            [_met("Ola Vik"), _away("Ida Lie"), _met("Siv Nes", funksjon="Varamann", moette_for="Ida Lie")],
        ),
        ("Til stades: Ola Vik, Siv Nes (ugild i sak 2/26)", [_met("Ola Vik"), _met("Siv Nes", ikke_sak=["2/26"])]),
        ("Til stede: Ola Vik, Siv Nes, Per Bø forfall", [_met("Ola Vik"), _met("Siv Nes"), _away("Per Bø")]),
        ("Til stades: Ola Vik, Siv Nes ikkje til stades", [_met("Ola Vik"), _away("Siv Nes")]),
        (
            "Til stades: Ola Vik, Per Bø (fråtrådte før sak 2/26)\nOla Vik drog kl. 19.30.",
            [_met("Ola Vik", gikk="19:30"), _met("Per Bø", gikk_foer="2/26")],
        ),
        (
            "Til stede: Ola Vik, Đuro Lie\nPersonlig vara for Čeazzan Bø: Łucja Nes\nĐuro Lie forlot møtet kl. 20.",
            [_met("Ola Vik"), _met("Đuro Lie", gikk="20:00"), _met("Łucja Nes", moette_for="Čeazzan Bø")],
        ),
        ("Til stede: rektor Šárá, Ove kasserer", [_met("Šárá", funksjon="rektor"), _met("Ove", funksjon="kasserer")]),
        (
            "Møtt:  Ida Lie       formann\n       Ola Vik       kasserer",
            [_met("Ida Lie", funksjon="formann"), _met("Ola Vik", funksjon="kasserer")],
        ),
        (
            "Forfall: Ida Lie – vara Siv Nes\nTil stede: Ola Vik, Siv Nes",
            [_away("Ida Lie"), _met("Siv Nes", moette_for="Ida Lie"), _met("Ola Vik")],
        ),
        (
            "Møtte: daglig leder Ida Lie (ref.), kantor Ola Vik under sak 1",
            [_met("Ida Lie", funksjon="daglig leder"), _met("Ola Vik", funksjon="kantor", paa_sak=["1"])],
        ),
        (
            "Oppmøte: Ida Lie, Ola Vik. Forfall Siv Nes.\nReferent/møteleder: Ida Lie / Ola Vik",
            [_met("Ida Lie"), _met("Ola Vik"), _away("Siv Nes")],
        ),
        ("Stad: Kafé Nord. Tid: kl. 19\nDesse møtte: Ida Lie, Ola Vik", [_met("Ida Lie"), _met("Ola Vik")]),
        (
            "Tilstede:\nLeder        Ida Lie\nKasserer     Ola Vik",
            [_met("Ida Lie", funksjon="Leder"), _met("Ola Vik", funksjon="Kasserer")],
        ),
        (
            "Til stede: Ida (1A), Ola kasserer og Siv + rektor Mona\n- Valg: Ida leder, Ola kasserer",
            [
                _met("Ida", enhet="1A"),
                _met("Ola", funksjon="kasserer"),
                _met("Siv"),
                _met("Mona", funksjon="rektor"),
            ],
        ),
        (
            "Medlemmer: Ida Lie, Ola Vik, Siv Nes\nForfall: Ola Vik",
            [_met("Ida Lie"), _away("Ola Vik"), _met("Siv Nes")],
        ),
        (
            "Til stede: Ida Lie 3B, Ola Vik- 5. klasse, Siv Nes- rektor",
            [_met("Ida Lie", enhet="3B"), _met("Ola Vik", enhet="5. klasse"), _met("Siv Nes", funksjon="rektor")],
        ),
        (
            "Til stede:\n1A Ida Lie\n1B Forfall\n2A Ola Vik (leder)\n7. trinn Siv Nes",
            [
                _met("Ida Lie", enhet="1A"),
                _met("Ola Vik", enhet="2A", funksjon="leder"),
                _met("Siv Nes", enhet="7. trinn"),
            ],
        ),
        (
            "Til stede: Ida, Ole Andre, Siv\nFravær: Liv Marie (syk), Per (fri)",
            [_met("Ida"), _met("Ole Andre"), _met("Siv"), _away("Liv Marie"), _away("Per")],
        ),
        (
            "Til stede; Ida Lie og Andre Vik.\nIkke til stede; Per Bø.",
            [_met("Ida Lie"), _met("Andre Vik"), _away("Per Bø")],
        ),
        (
            "Til stades: Ida Lie. Ola Vik og Per Bø var ikkje til stades.",
            [_met("Ida Lie"), _away("Ola Vik"), _away("Per Bø")],
        ),
        ("Til stede: Ida Lie\nIkke til stede Ola Vik", [_met("Ida Lie"), _away("Ola Vik")]),
        ("Til stede: Ida Lie\nForfall. Ola Vik og Per Bø", [_met("Ida Lie"), _away("Ola Vik"), _away("Per Bø")]),
        ("Til stede: Ida Lie\nOla Vik = forfall", [_met("Ida Lie"), _away("Ola Vik")]),
        (
            "Til stede: Lie, Ida (leder); Vik, Ola; Bø, Jo Are\nFravær: Nes, Siv",
            [_met("Ida Lie", funksjon="leder"), _met("Ola Vik"), _met("Jo Are Bø"), _away("Siv Nes")],
        ),
        (
            "8A: Ida og Ola, 8B: Siv, 9A: ikke møtt, 9B: Per",
            [_met("Ida", enhet="8A"), _met("Ola", enhet="8A"), _met("Siv", enhet="8B"), _met("Per", enhet="9B")],
        ),
        (
            "1A: Ida Lie, vara: Ola Vik\n1B: Siv Nes, vara: (ingen)",
            [_met("Ida Lie", enhet="1A"), _met("Ola Vik", enhet="1A", funksjon="vara"), _met("Siv Nes", enhet="1B")],
        ),
        (
            "Til stede:\nDaglig leder Ida Lie\nBedriftshelsetjenesten ved Ola Vik\nSiv Nes (frivillig)",
            [
                _met("Ida Lie", funksjon="Daglig leder"),
                _met("Ola Vik", enhet="Bedriftshelsetjenesten"),
                _met("Siv Nes", funksjon="frivillig"),
            ],
        ),
        ("Til stades: alle utanom Ola og Siv", [_away("Ola"), _away("Siv")]),
        ("Til stede: Ida, Ola, Per. (Siv kunne ikke.)", [_met("Ida"), _met("Ola"), _met("Per"), _away("Siv")]),
        ("Til stede: Ida, Ola\nSyke: Per og Siv", [_met("Ida"), _met("Ola"), _away("Per"), _away("Siv")]),
        (
            "Til stede: Ida Lie, Ola Vik\nUteblitt uten forfall: Siv Nes",
            [_met("Ida Lie"), _met("Ola Vik"), {"navn": "Siv Nes", "oppmoete": "uteblitt"}],
        ),
        (
            "Desse var med: Ida Lie, Ola Vik\nIkkje møtt: Leif Bø\nVara for Leif: Siv Nes\nKøyrde: Ola Vik",
            [_met("Ida Lie"), _met("Ola Vik"), _away("Leif Bø"), _met("Siv Nes", moette_for="Leif Bø")],
        ),
        (
            "Deltakere: Ida Lie (IT), Ola Vik (økonomi, frem til 09.40)",
            [_met("Ida Lie", enhet="IT"), _met("Ola Vik", enhet="økonomi", gikk="09:40")],
        ),
        (
            "Til stede: Ola Vik\nAndre: Koordinator Ida Lie, Ordfører (på sak 12)",
            [_met("Ola Vik"), _met("Ida Lie", funksjon="Koordinator")],
        ),
        ("Frammøtt: Ida Lie\nIkkje frammøtt: Ola Vik", [_met("Ida Lie"), _away("Ola Vik")]),
        (
            "Til stede: Ida, Ola\nIkke møtt: Eva\nReferent: Ola\n\nSak  Innhold\n1    Konsert",
            [_met("Ida"), _met("Ola"), _away("Eva")],
        ),
        ("Til stede: Ida Lie, Ola Vik\nForfall: Siv Nes - sjuk.", [_met("Ida Lie"), _met("Ola Vik"), _away("Siv Nes")]),
        (
            "Arbeidsgiverrepr.: Ida Lie, Ola Vik\nHVO: Siv Nes\nForfall: Ola Vik",
            [_met("Ida Lie"), _away("Ola Vik"), _met("Siv Nes", funksjon="HVO")],
        ),
        (
            "Til stede: Runa (leder), Vidar (6A), insp. Siv Nes",
            [_met("Runa", funksjon="leder"), _met("Vidar", enhet="6A"), _met("Siv Nes", funksjon="insp.")],
        ),
        (
            "Til stede: Ola Vik\nForfall: Ida Lie (vara Siv Nes møtte fra sak 1)",
            [_met("Ola Vik"), _away("Ida Lie"), _met("Siv Nes", moette_for="Ida Lie", fra_sak="1")],
        ),
        ("Til stede: Ida Lie\nForfall: ,", [_met("Ida Lie")]),
        ("Deltok: Ida Lie\nDeltok ikke: Ola Vik - fotball", [_met("Ida Lie"), _away("Ola Vik", enhet="fotball")]),
        (
            "Tilstede var Ida Lie, Ola Vik. Forfall fra Siv Nes, Per Bø møtte som vara.",
            [_met("Ida Lie"), _met("Ola Vik"), _away("Siv Nes"), _met("Per Bø", moette_for="Siv Nes")],
        ),
        (
            "Tilstede: Ida W, Øyvind, Guri (kasserer), Stein Erik",
            [_met("Ida W"), _met("Øyvind"), _met("Guri", funksjon="kasserer"), _met("Stein Erik")],
        ),
        (
            "Til stede: Ola Vik\nForfall: Ida Ås. Vara Siv Nes møtte.",
            [_met("Ola Vik"), _away("Ida Ås"), _met("Siv Nes", moette_for="Ida Ås")],
        ),
        ("Oppmøtte: Ida, Ola", [_met("Ida"), _met("Ola")]),
        ("Hvem: Ida, Ola", [_met("Ida"), _met("Ola")]),
        ("Tilstede: Ida, Ola\nBorte: Per", [_met("Ida"), _met("Ola"), _away("Per")]),
        (
            "Desse møtte: Ida, Ola\nDesse kunne ikkje møte: Per, Siv",
            [*map(_met, ("Ida", "Ola")), *map(_away, ("Per", "Siv"))],
        ),
        ("Vi var fire stykker: Ida, Ola, Per og Siv.", [*map(_met, ("Ida", "Ola", "Per", "Siv"))]),
        (
            "Til stede: Ida, Ola og Per. Ansatte: Siv og Åse",
            [*map(_met, ("Ida", "Ola", "Per", "Siv", "Åse"))],
        ),
        (
            "Tilstede: 8A: Ida og Siv, 8B: Per, 9A: Åse (leder)\nIkke tilstede: 9B\nLærer: Ola",
            [
                _met("Ida", enhet="8A"),
                _met("Siv", enhet="8A"),
                _met("Per", enhet="8B"),
                _met("Åse", enhet="9A", funksjon="leder"),
                _met("Ola", funksjon="Lærer"),
            ],
        ),
        (
            "Til stede: 31 foreldre, styrer Siv Nes, pedagogiske ledere Ida og Ola",
            [
                _met("Siv Nes", funksjon="styrer"),
                _met("Ida", funksjon="pedagogiske ledere"),
                _met("Ola"),
            ],
        ),
        (
            "Til stede: lærer Siv Nes og assistent Ola",
            [_met("Siv Nes", funksjon="lærer"), _met("Ola", funksjon="assistent")],
        ),
        (
            "Til stede: Ida, Ola og Per. Fra foreldrelaget: Siv og Åse.",
            [*map(_met, ("Ida", "Ola", "Per", "Siv", "Åse"))],
        ),
        (
            "Oppmøtte:\nIda Lie\nOla Vik\nÅrsmelding, budsjett og brev er sendt til 173 medlemmer.",
            [_met("Ida Lie"), _met("Ola Vik")],
        ),
    ],
)
def test_who_was_there_is_read_however_it_is_told(listed: str, people: list[Record]) -> None:
    """Everybody on the list once, with what the line says of them, and nobody else."""
    assert _people(_record(f"Styremøte 3. mars 2026\n{listed}{_CASE}")) == people


@each(
    "cases, titles",
    [
        ("Sak 1 – Skolevalg. Ola lager liste.\nSak 2 – Kiosk. Vi åpner kl. 12.", ["Skolevalg", "Kiosk"]),
        (
            "1. Lønn. Krav er sendt.\n2. Tariff - Siri reiser.\n3. Streik: bevilger 10 000 kr.",
            ["Lønn", "Tariff", "Streik"],
        ),
        ("Pkt 1 Avvik: tre stykker.\nPkt 2 Brannvern: øvelse i mai.", ["Avvik", "Brannvern"]),
        ("1. Opning\nKlokka 19.\n2. Rekneskap - godkjent\n3. Val\nLeiar: Ida Lie", ["Opning", "Rekneskap", "Val"]),
        ("1. Tur\nUtsatt.\n2. Tak\nReparert.\n3. Ymse. Ingen saker.", ["Tur", "Tak", "Ymse"]),
        ("1/26 Tur\nUtsatt.\n2/26 Tak\nReparert.\nEventuelt: Nøkkelen er borte.", ["Tur", "Tak", "Eventuelt"]),
        (
            "1/26 Vedtekter. Andre gangs behandling\nUtsatt.\n2/26 Tak\nReparert.",
            ["Vedtekter. Andre gangs behandling", "Tak"],
        ),
        (
            "1. Opning. Ok.\n2. Årsmelding. Opplesen av Arne. Godkjend med ei retting.\n3. Val\nLeiar: Ida Lie (ny)",
            ["Opning", "Årsmelding", "Val"],
        ),
        ("1   Tur\n    Utsatt.\n\n2   Tak\n    Reparert.\n\n3   Eventuelt\n    Ingen.", ["Tur", "Tak", "Eventuelt"]),
        ("1) Leder: Vi spør Anita.\n2) Kasserer: Gudmund.\n3) Vara: Utsatt.", ["Leder", "Kasserer", "Vara"]),
        ("07 – 2026    Tur\n\nUtsatt.\n\n08 – 2026    Tak\n\nReparert.", ["Tur", "Tak"]),
        (
            "Saker:\nREF 1/26   Tur\nVi drar til Nes i mai.\nREF 2/26   Tak\nTaket er reparert nå.",
            ["Tur", "Tak"],
        ),
    ],
)
def test_a_case_stands_on_one_line(cases: str, titles: list[str]) -> None:
    """Its title ends at the first sentence, a colon or a dash; what follows is what was said of it."""
    record = _record(f"Styremøte 3. mars 2026\nTil stede: Ida Lie, Ola Vik\n\n{cases}\n")

    assert [one["tittel"] for one in record["saker"]] == titles


@each(
    "when, date, venue",
    [
        ("Styremøte 17/11 2025 på biblioteket", "2025-11-17", "biblioteket"),
        ("REFERAT STYREMØTE\n\nTirsdag 04.02.2025 klokken 18.30 på stallkontoret", "2025-02-04", "stallkontoret"),
        ("Møte 2. juni 2025, kl. 08.30 - 09.45, kantina", "2025-06-02", "kantina"),
        ("Dato: torsdag 13. november 2025, kl. 19.30 i gamleskulen", "2025-11-13", "gamleskulen"),
        ("Referat frå styremøte 12.01.26 heime hos Ola", "2026-01-12", "heime hos Ola"),
        ("Mandag 12.01.2026 | 17.30–19.30 | Fellesrommet", "2026-01-12", "Fellesrommet"),
        ("5. mars 2026 kl. 12.30 – 13.30, møterom Fjorden", "2026-03-05", "møterom Fjorden"),
        ("Møte, 24/3-2026, kl 17–18.30, Kulturhuset (sal 2)", "2026-03-24", "Kulturhuset (sal 2)"),
    ],
)
def test_the_place_stands_after_the_day(when: str, date: str, venue: str) -> None:
    """«Heime hos», «i» and «på» begin a place; a day before its year is no number of the meeting."""
    record = _record(f"{when}\nTil stede: Ida Lie, Ola Vik{_CASE}")

    assert (record["moetedato"], record["moetested"], record.get("moetenummer")) == (date, venue, None)


@each(
    "line, key, value",
    [
        ("Neste møte 9/1 kl 18 hos Ola.", "neste_moete", "2027-01-09"),
        ("Neste møte hos Margit 15.12. kl. 19.30", "neste_moete", "2026-12-15"),
        ("Neste samling er onsdag 2. desember. Per baker.", "neste_moete", "2026-12-02"),
        ("Møtet slutt 20:45", "slutt", "20:45"),
        ("Møtet slutt 20.45.\nOla skreiv.", "slutt", "20:45"),
        ("Neste møter: 20. november og 3. januar.\nIda Lie", "neste_moete", "2026-11-20"),
        ("Skrevet av: Ida Lie", "referent", "Ida Lie"),
        ("Ola skreiv.", "referent", "Ola Vik"),
        ("Ida Lie (skrivar)", "referent", "Ida Lie"),
        ("Ola (sekr.)", "referent", "Ola"),
        ("Neste AMU: 18.11.2026 kl. 10\nRef.: Ida Lie", "neste_moete", "2026-11-18"),
        ("Ferdig 20.45. Skrevet av Ola.", "referent", "Ola Vik"),
        ("Neste gang: 2. desember\nSign. Ida Lie", "underskrifter", ["Ida Lie"]),
        ("Vel møtt til neste møte 3. mars!", "neste_moete", "2027-03-03"),
        ("* Dirigent\n  Kontrakten går ut. Ida snakker med Tor.", "moeteleder", None),
        ("Ida Lie skrev referat.", "referent", "Ida Lie"),
        ("Ref. Ola", "referent", "Ola Vik"),
        ("Ida Lie\n(ref.)", "referent", "Ida Lie"),
    ],
)
def test_the_next_meeting_and_the_end_are_told_in_few_words(line: str, key: str, value: str) -> None:
    """A date without a year is the first after the meeting."""
    record = _record(f"Styremøte 3. november 2026\nTil stede: Ida Lie, Ola Vik{_CASE}\n{line}\n")

    assert record.get(key) == value


@each("label", ["Klokka", "Tid", "Kl.", "Møtetid"])
def test_a_label_says_that_numbers_are_hours(label: str) -> None:
    """«Klokka: 1830-20» has no point and no «kl.», and a number after «Dato» is no hour."""
    record = _record(f"Styremøte 3. mars 2026\n{label}: 1830-20\nTil stede: Ida Lie, Ola Vik{_CASE}")

    assert (record["start"], record["slutt"]) == ("18:30", "20:00")
    assert "start" not in _record(f"Styremøte i mars 2026\nDato: 14\n3.3.2026\nTil stede: Ida Lie{_CASE}")


def test_the_next_meeting_is_told_before_the_day_of_this_one_is_known() -> None:
    """A date without a year waits for the title to say when the meeting was."""
    record = _record("**Husmøte** – søndag 9/2-25 kl 18\n\nTil stede: Ida, Ola\n\nNeste husmøte: søndag 9. mars\n")

    assert (record["moetedato"], record["neste_moete"]) == ("2025-02-09", "2025-03-09")


_IN_BOLD = (
    ("a.md", "# Husmøte 9.2.2026\n\nTil stede: Ida, Ola\n\n", "**{title}**\n- {text}\n\n"),
    ("a.html", "<h1>Husmøte 9.2.2026</h1><p>Til stede: Ida, Ola</p>", "<p><b>{title}</b><br>- {text}</p>"),
    (
        "a.html",
        "<h1>Husmøte 9.2.2026</h1><p>Til stede: Ida, Ola</p>",
        "<ul><li>{title}<ul><li>{text}</li></ul></li></ul>",
    ),
    ("a.txt", "Husmøte 9.2.2026\n\nTil stede: Ida, Ola\n\n", "{title}\n- {text}\n\n"),
)


@each("name, head, case", _IN_BOLD)
def test_titles_are_known_by_their_looks_where_nothing_else_tells(name: str, head: str, case: str) -> None:
    """Neither numbers nor an agenda say so, and therefore it is told as a choice."""
    cases = [case.format(title="Vask", text="Ny mopp."), case.format(title="Strøm", text="Delt på to.")]

    read = read_meeting(read_document(name, (head + "".join(cases)).encode()), None)

    assert read.record["saker"] == [
        {"tittel": "Vask", "referat": "- Ny mopp."},
        {"tittel": "Strøm", "referat": "- Delt på to."},
    ]
    assert [guess.text for guess in read.ledger.guesses if guess.made.startswith("sak: ")] == ["Vask"]


def test_titles_stand_in_the_agenda_alone() -> None:
    """What is told «ad» a number is of the case of that number, and none of it is taken for the agenda."""
    record = _record(
        "Møte 4.3.2026\nTil stede: Ida, Ola\nAgenda:\n1. Basar\n2. Tur\n\nAd 1. Basaren ble flott.\n\n"
        "Ad 2: Tur\nVi drar: prisen er grei.\n\nNeste møte hos Ida 8. april.\n"
    )

    assert [(case["saksnr"], case["tittel"], case["referat"]) for case in record["saker"]] == [
        ("1", "Basar", "Basaren ble flott."),
        ("2", "Tur", "Vi drar: prisen er grei."),
    ]
    assert record["neste_moete"] == "2026-04-08"


def test_the_end_of_minutes_without_cases_is_read() -> None:
    """The next meeting and who wrote stand below what no case is known for, which is left."""
    read = read_meeting(
        read_document(
            "a.txt", "Møte 4.3.2026\nTil stede: Ida, Ola\n\nVi ryddet.\n\nNeste møte er 8.4.2026\nRef. Ida".encode()
        ),
        None,
    )

    assert (read.record["neste_moete"], read.record["referent"]) == ("2026-04-08", "Ida")
    assert [one.text for one in read.ledger.unplaced()] == ["Vi ryddet."]


def test_headings_of_a_text_that_tells_of_no_meeting_are_no_cases() -> None:
    """Where nothing above them says who met or when, headings are left."""
    assert "saker" not in _record("# Turer 2026\n\n**Fjellet**\n\nVi går 3.3.2026.\n\n**Sjøen**\n\nVi ror.\n", "a.md")


_SENT = (
    "Fra: Ida Lie <ida@example.no>\nSendt: tirsdag 6. januar 2026 08:14\n"
    "Til: Ola Vik; Siv Nes;\n  Per Bø\nEmne: {subject}\n\n"
)


@each(
    "subject, text, date",
    [
        ("Referat fra teammøte 5. januar", "Hei!", "2026-01-05"),
        ("Kort referat fra teammøtet 5.1.", "Hei!", "2026-01-05"),
        ("Referat FAU 5.1", "Hei!", "2026-01-05"),
        ("Referat fra teammøte", "Møtet var fredag 19. desember kl. 9. Neste er 7. januar.", "2025-12-19"),
        ("Referat fra teammøte", "Hei!", "2026-01-06"),
    ],
)
def test_an_email_was_sent_after_the_meeting(subject: str, text: str, date: str) -> None:
    """A day without a year is before it was sent, and if no day is said, it is that one; either is told as a choice."""
    minutes = f"{_SENT.format(subject=subject)}{text}\n\nTil stede: Ida, Ola{_CASE}"

    read = read_meeting(read_document("referat.txt", minutes.encode()), None)

    assert read.record["moetedato"] == date
    assert [guess.made for guess in read.ledger.guesses] == [date]


def test_a_day_in_the_subject_of_an_email_is_no_hour() -> None:
    """«5.1» has no year and no word before it."""
    record = _record(
        f"{_SENT.format(subject='Referat FAU 5.10')}Hei!\n\nTil stede: Ida, Ola{_CASE}".replace("januar", "november")
    )

    assert (record["moetedato"], "start" in record) == ("2026-10-05", False)


def test_a_label_below_the_head_of_an_email_is_of_the_minutes() -> None:
    """When it was sent and who got it is said of the e-mail, and what stands below a blank line of the meeting."""
    record = _record(f"{_SENT.format(subject='Referat')}Dato: 2. januar 2026\nTil stede: Ida, Ola{_CASE}")

    assert record["moetedato"] == "2026-01-02"
    assert _people(record) == [_met("Ida"), _met("Ola")]


def test_a_table_numbers_its_titles_in_their_column() -> None:
    """Numbers that rise from row to row are those of the cases; who does what is a task, and no name."""
    rows = (("4.1 Referat", "Godkjent.", ""), ("4.2 Nettside", "To er prøvd.", "Ola lager notat til styret"))
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    page = (
        "<h1>Prosjektmøte 4.3.2026</h1><p>Til stede: Ida Lie, Ola Vik</p>"
        f"<table><tr><th>Sak</th><th>Referat</th><th>Ansvar</th></tr>{table}</table>"
    )

    assert _record(page, "referat.html")["saker"] == [
        {"saksnr": "4.1", "tittel": "Referat", "referat": "Godkjent."},
        {
            "saksnr": "4.2",
            "tittel": "Nettside",
            "referat": "To er prøvd.",
            "oppgaver": [{"tekst": "Ola lager notat til styret", "ansvarlig": ["Ola"]}],
        },
    ]


def test_sentences_beside_titles_are_what_was_said() -> None:
    """Whatever their column is called; and nobody is put on the list of attendance for them."""
    rows = (("Nærvær", "Fraværet er høyt nå.", "Ida"), ("Vikarer", "Vi prøver en pool.", "Ola lager liste"))
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    heading = "<tr><th>Tema</th><th>Hva ble sagt/bestemt</th><th>Hvem gjør hva</th></tr>"

    record = _record(
        f"<h1>Ledermøte 4.3.2026</h1><p>Til stede: Ida, Ola og Siv</p><table>{heading}{table}</table>", "a.html"
    )

    assert _people(record) == [*map(_met, ("Ida", "Ola", "Siv"))]
    assert record["saker"] == [
        {"tittel": "Nærvær", "saksansvarlig": ["Ida"], "referat": "Fraværet er høyt nå."},
        {
            "tittel": "Vikarer",
            "referat": "Vi prøver en pool.",
            "oppgaver": [{"tekst": "Ola lager liste", "ansvarlig": ["Ola"]}],
        },
    ]


def test_headings_are_numbered_within_the_meeting() -> None:
    """«7.1» is the first case of the seventh meeting."""
    record = _record(
        "# Prosjektmøte 4.3.2026\n\nTil stede: Ida, Ola\n\n## 7.1 Tak\nReparert.\n\n## 7.2 Neste møte\n18.3.2026\n",
        "a.md",
    )

    assert [(case["saksnr"], case["tittel"]) for case in record["saker"]] == [("7.1", "Tak"), ("7.2", "Neste møte")]
    assert record["neste_moete"] == "2026-03-18"


def test_the_day_when_a_page_was_put_out_is_not_that_of_the_meeting() -> None:
    """It stands above the day of the meeting on many pages, and is told among what surrounds it."""
    page = "<h1>Referat fra foreldremøte</h1><p>Publisert 5.3.2026</p><p>4.3.2026 kl. 18. 44 foreldre deltok.</p>"

    record = _record(f"{page}<h3>Mat</h3><p>Varmt.</p><h3>Tur</h3><p>Til byen.</p>", "a.html")

    assert (record["moetedato"], [case["tittel"] for case in record["saker"]]) == ("2026-03-04", ["Mat", "Tur"])


def test_a_conductor_may_not_have_led_the_meeting() -> None:
    """«Dirigent» is who led an annual meeting, and in a choir somebody else, so it is told as a choice."""
    read = read_meeting(
        read_document("a.txt", f"Styremøte 4.3.2026\nTil stede: Ida, Ola og dirigent Per{_CASE}".encode()), None
    )

    assert [guess.made for guess in read.ledger.guesses] == ["moeteleder: Per"]


def test_those_from_somewhere_are_there_without_a_heading() -> None:
    """It is told as a choice; and who is counted below them is no part of them."""
    read = read_meeting(
        read_document(
            "a.txt", f"Møte 4.3.2026\nFrå skulen: Ida, Siv og rektor Ola Vik\n32 føresette møtte.{_CASE}".encode()
        ),
        None,
    )

    assert [(group["gruppe"], group.get("antall")) for group in read.record["deltakere"]] == [
        ("Frå skulen", None),
        ("Føresette", {"moett": 32}),
    ]
    assert _people(read.record) == [_met("Ida"), _met("Siv"), _met("Ola Vik", funksjon="rektor")]
    assert [guess.made for guess in read.ledger.guesses] == ["oppmøte"]


@each("mark", [". ", ": "])
def test_paragraphs_are_led_by_what_they_are_about(mark: str) -> None:
    """Where most begin with a few words that are no label, these are cases; those that name people are not."""
    about = [f"{title}{mark}{text}" for title, text in (("Bom", "Låsen er byttet ut."), ("Vann", "Ida borer ikke nå."))]
    tasks = [f"{name}{mark}Kjøper pølser og brus." for name in ("Ida", "Ola", "Per")]
    head = "Møte i hytteforeninga 4.3.2026\n\nMøtte: Ida, Ola og Per\n\n"

    record = _record(head + "\n\n".join([*about, f"Vei{mark}Dugnad 14. juni kl. 10."]))

    assert [case["tittel"] for case in record["saker"]] == ["Bom", "Vann", "Vei"]
    assert "saker" not in _record(head + "\n\n".join(tasks))


def test_a_place_is_no_story() -> None:
    """What goes on after its first sentence tells of something else, and is left."""
    assert "moetested" not in _record(f"Møte 4.3.2026\nTil stede: Ida\nLokale: Hytta er leid. Pris 2500.{_CASE}")


def test_how_many_came_is_left_for_the_report() -> None:
    """What stands after the day and is no place is told, not lost with the day."""
    other = read_meeting(read_document("b.txt", f"Årsmøte 3. mars 2026. 17 frammøtte.{_CASE}".encode()), None)

    assert [one.text for one in other.ledger.unplaced()] == ["17 frammøtte."]


def test_groups_stand_beside_each_other_in_a_table() -> None:
    """Each column is a list under what the group is called; who is in «Forfall» too was not there."""
    page = (
        "<h1>Referat AMU 3.3.2026</h1><table><tr><td>Arbeidsgiver</td><td>Arbeidstaker</td></tr>"
        "<tr><td>Ida Lie (leder)</td><td>Ola Vik (HVO)</td></tr><tr><td>Siv Nes</td><td>Per Bø</td></tr></table>"
        "<p>Forfall: Per Bø</p><h2>Sak 1/26 Støy</h2><p>Målt.</p>"
    )

    people = _people(_record(page, "referat.html"))

    assert people == [
        _met("Ida Lie", funksjon="leder"),
        _met("Siv Nes"),
        _met("Ola Vik", funksjon="HVO"),
        _away("Per Bø"),
    ]


def test_what_was_said_before_who_is_responsible_is_no_subtitle() -> None:
    """A sentence under a title is running text, and a day among those who are responsible is left."""
    record = _record("Styremøte 3.3.2026\nTil stede: Ida, Ola og Siv\n\nSak 1 Tur\nVi drar til Nes.\nAnsvar: Ola\n")

    assert "undertittel" not in record["saker"][0]


def test_who_was_on_a_side_is_no_point_of_the_decision() -> None:
    """«Mot:» and a name tell how the decision was made."""
    record = _record("Styremøte 3.3.2026\nTil stede: Ida Lie, Ola Vik\n\n1/26 Mur\nVedtak: Vi bygger.\nMot: Ola Vik\n")

    assert record["saker"][0]["vedtak"] == ["Vi bygger."]


def test_a_case_goes_on_after_a_break_in_its_paragraph() -> None:
    """As Word and web pages have them: number and title, a break, and what was said."""
    page = (
        "<p>Styremøte 3.3.2026</p><p>Til stede: Ida, Ola og Siv</p><p>1. Tur<br>Utsatt.</p><p>2. Kiosk<br>Vi åpner.</p>"
    )

    cases = _record(page, "referat.html")["saker"]

    assert cases == [
        {"saksnr": "1", "tittel": "Tur", "vedtak": ["Utsatt."]},
        {"saksnr": "2", "tittel": "Kiosk", "referat": "Vi åpner."},
    ]


@each(
    "said, minutes, decided",
    [
        ("Godkjent.", "", ["Godkjent."]),
        ("Kiosken ble godkjent uten merknader.", "", ["Kiosken ble godkjent uten merknader."]),
        ("Ola fortalte. Saken tas til orientering.", "Ola fortalte.", ["Saken tas til orientering."]),
        ("Styret vedtok å male kiosken.", "", ["Styret vedtok å male kiosken."]),
        ("Det ble bestemt at Siv maler den.", "", ["Det ble bestemt at Siv maler den."]),
        ("Utsett til neste møte.", "", ["Utsett til neste møte."]),
        ("Planen ble lest opp og godkjent.", "", ["Planen ble lest opp og godkjent."]),
        ("Meldingane vart tekne til vitande.", "", ["Meldingane vart tekne til vitande."]),
        ("Saka vart utsett til neste møte.", "", ["Saka vart utsett til neste møte."]),
        ("Ola sa at den ble godkjent av kommunen i fjor.", "Ola sa at den ble godkjent av kommunen i fjor.", []),
        ("Planen vedtas i mai. Ola hører med Siv.", "Planen vedtas i mai. Ola hører med Siv.", []),
        ("Ingen merknader.", "Ingen merknader.", []),
    ],
)
def test_what_ends_a_case_without_headings_in_the_form_of_a_decision_is_one(
    said: str, minutes: str, decided: list[str]
) -> None:
    """The choice is told: the paper has no word for what it is."""
    page = f"Styremøte 3.3.2026\nTil stede: Ida, Ola og Siv\n\n1. Kiosk\n{said}\n\n2. Tur\nVi drar i mai.\n"
    reading = read_meeting(read_document("referat.txt", page.encode()), None)
    case = reading.record["saker"][0]

    assert (case.get("referat", ""), case.get("vedtak", [])) == (minutes, decided)
    assert [one.text for one in reading.ledger.guesses if one.made == "vedtak"] == decided


_NOTICE = (
    "Møteinnkalling\n\nUtvalg: Helseutvalget\nDato: 5.2.2026\n{listed}\n\n"
    "PS 1/26 Demensplan\n\nInnstilling:\nPlanen vedtas.\n\nSaksopplysninger:\nPlanen har vært på høring.\n"
)


@each(
    "listed, status, presence",
    [
        ("Innkalt: Ida Lie, Ola Vik", "innkalling", ["ukjent", "ukjent"]),
        ("Medlemmer: Ida Lie, Ola Vik", "innkalling", ["ukjent", "ukjent"]),
        ("Til stede: Ida Lie\nForfall: Ola Vik", "referat", ["møtt", "forfall"]),
    ],
)
def test_a_notice_with_the_papers_of_its_cases_says_who_is_called_and_not_who_came(
    listed: str, status: str, presence: list[str]
) -> None:
    """What is told of a case before the meeting does not make it minutes."""
    record = _record(_NOTICE.format(listed=listed))

    assert (record["status"], [one["oppmoete"] for one in _people(record)]) == (status, presence)


def test_a_table_below_another_has_columns_of_its_own() -> None:
    """What those from the administration are is no party of theirs, and nobody whom they met for."""
    tables = (
        "| Møtende medlemmer | Parti |\n|---|---|\n| Ida Lie | SV |\n\n"
        "| Varamedlemmer | Møtte for |\n|---|---|\n| Ola Vik | Per Bø |\n\n"
        "| Fra administrasjonen | Stilling |\n|---|---|\n| Siv Nes | Plansjef |\n"
    )

    assert _people(_record(f"# Møte i utvalget 4.3.2026\n\n{tables}{_CASE}", "referat.md")) == [
        _met("Ida Lie", parti="SV"),
        _met("Ola Vik", moette_for="Per Bø"),
        _met("Siv Nes", funksjon="Plansjef"),
    ]


def test_an_annual_meeting_tells_its_votes_below_the_decision_and_who_signs_below_the_election() -> None:
    """Numbers of votes are no part of a decision, and those who sign below the end of the meeting are not elected."""
    cases = (
        "Sak 1 Portåpner\nVedtak: Porten byttes.\nAntall stemmer for vedtaket: 33\nAntall stemmer mot: 2\n\n"
        "Sak 2 Valg\nSom styreleder for 2 år ble valgt: Ida Lie\n\nMøtet ble hevet kl. 20.45.\n"
        "Protokollen signeres elektronisk av de valgte.\nMøteleder: Siv Nes\nProtokollvitne: Ola Vik\nIda Lie (leder)\n"
    )

    record = _record(f"Protokoll fra generalforsamling i Lia borettslag 4.3.2026\n\n{cases}")

    assert [case.get("vedtak") for case in record["saker"]] == [["Porten byttes."], None]
    assert record["saker"][1]["valg"] == [{"verv": "styreleder", "valgt": ["Ida Lie"]}]
    assert (record["slutt"], record["moeteleder"]) == ("20:45", "Siv Nes")
    assert record["underskrifter"] == ["Ola Vik", "Ida Lie"]


_TABLE = """# Referat fra styremøte 4. mars 2026

## Deltakere

| Navn | Møtt |
|---|---|
| Ida Lie | x |
| Ola Vik | {word} |

## Sak 1/26 Dugnad

Vi rydder stranda.
"""


@each(
    "word, mark",
    [
        *((word, "forfall") for word in ("avbud", "meldt forfall", "fraværende", "fråvær", "nei", "ikke møtt")),
        ("permisjon", "permisjon"),
        *((word, "digitalt") for word in ("via Teams", "på Skype", "telefon")),
        *((word, "møtt") for word in ("ja", "x", "møtte")),
    ],
)
def test_a_word_in_the_column_of_those_who_met_says_how_it_was(word: str, mark: str) -> None:
    """Any word there was taken for a cross."""
    assert _people(_record(_TABLE.format(word=word), "referat.md"))[1] == {"navn": "Ola Vik", "oppmoete": mark}


def test_a_line_at_the_top_says_where_and_when_and_a_column_of_its_own_who_sent_no_word() -> None:
    """As the pages of municipalities have them; a line with hours is no letterhead."""
    rows = (("Ida Lie", "Til stede"), ("Ola Vik", "Meldt forfall"), ("Siv Nes", "Ikke møtt"))
    table = "".join(f"<tr><td>{name}</td><td>{status}</td></tr>" for name, status in rows)
    page = (
        "<h1>Møteprotokoll Ungdomsrådet 03.12.2025</h1><p>Dal kommune, Rådhuset, kl. 15:00–16:40</p><h2>Oppmøte</h2>"
        f"<table><tr><th>Navn</th><th>Status</th></tr>{table}</table><h2>Sak 1 Buss</h2><p>Vi venter.</p>"
    )
    record = _record(page, "referat.html")

    assert [record[key] for key in ("moetested", "start", "slutt")] == ["Dal kommune, Rådhuset", "15:00", "16:40"]
    assert [one["oppmoete"] for one in _people(record)] == ["møtt", "forfall", "uteblitt"]


def test_a_decision_that_sends_a_case_on_with_a_recommendation_is_the_decision() -> None:
    """As committees that report to the council have it: their recommendation is what they decided."""
    text = (
        "MØTEPROTOKOLL\nKontrollutvalget i Dal\nDato: 4. juni 2026\n\nSak 21/26 Bygg\n\nVedtak, enstemmig:\n"
        "Kontrollutvalget sender saken til kommunestyret med slik innstilling:\n"
        "1. Kommunestyret tar rapporten til orientering.\n2. Kommunestyret ber om en rapport.\n"
    )
    (case,) = _record(text)["saker"]

    assert "forslag_til_vedtak" not in case
    assert case["vedtak"] == [
        {"tekst": "Kontrollutvalget sender saken til kommunestyret med slik innstilling:", "unummerert": True},
        "Kommunestyret tar rapporten til orientering.",
        "Kommunestyret ber om en rapport.",
    ]
    assert case["votering"] == [{"enstemmig": True, "resultat": "vedtatt"}]


_TREATED = "MØTEPROTOKOLL\n\nUtvalg: Byggnemnda\nDato: 3.3.2026\n\nTil stede: Ida Lie, Ola Vik\n\nSak 1/26 Bygg\n\n{}"


def test_a_vote_after_another_sentence_is_on_the_only_thing_that_can_be_meant() -> None:
    """«Enstemmig vedtatt» at the end of the treatment, where nothing else was put forward; the choice is told."""
    body = (
        "Innstilling:\nBygget selges.\n\nBehandling:\nIngen merknader. Enstemmig vedtatt.\n\nVedtak:\nBygget selges.\n"
    )
    (case,) = _record(_TREATED.format(body))["saker"]

    assert case["votering"] == [{"gjelder": ["A"], "enstemmig": True, "resultat": "vedtatt"}]
    assert case["referat"] == "Ingen merknader."


def test_what_the_body_itself_recommends_after_another_recommendation_is_what_it_decided() -> None:
    """It stands above its treatment; a proposal in quotation marks says what it is as one without does."""
    body = (
        "Kommunedirektørens forslag til vedtak:\nBygget selges.\n\nBYGGNEMNDA DALS INNSTILLING:\nBygget leies ut.\n\n"
        'Behandling i Byggnemnda Dal 03.03.2026:\nOla Vik fremmet følgende forslag:\n"Saken utsettes."\n\n'
        "Ola Viks forslag falt med 1 mot 4 stemmer.\n"
    )
    (case,) = _record(_TREATED.format(body))["saker"]

    assert (case["forslag_til_vedtak"], case["vedtak"]) == (["Bygget selges."], ["Bygget leies ut."])
    assert [one["type"] for one in case["forslag"]] == ["utsettelse"]


def test_the_kind_of_a_body_before_its_name_is_no_part_of_it() -> None:
    """As parish councils head their minutes, under the word for them alone."""
    record = _record("MØTEBOK\n\nSokneråd: Dal sokneråd\nMøtedato: 9. april 2026\n\nTil stades: Ida Lie" + _CASE)

    assert record["utvalg"] == "dal-sokneraad"


def test_words_of_a_sentence_in_capitals_are_nobody_below_the_list() -> None:
    """What stands over the cases is no name, however it is set; the secretary of a board took the minutes."""
    listed = "Til stede: Ida Lie, Ola Vik\nStyresekretær: Siv Nes\n\nSAKER SOM BLE BEHANDLET"
    record = _record(f"Protokoll fra styremøte 3.3.2026\n\n{listed}{_CASE}")

    assert [one["navn"] for one in _people(record)] == ["Ida Lie", "Ola Vik"]
    assert record["referent"] == "Siv Nes"


def test_only_the_name_of_a_part_is_a_word_in_spread_letters() -> None:
    """Letters with blanks between them are else what they are."""
    lines = [line.text for line in read_document("a.txt", b"V E D T A K :\n\nKlassene A B C D E reiser.\n").lines]

    assert lines == ["VEDTAK :", "Klassene A B C D E reiser."]


def test_a_heading_that_is_no_word_for_people_leaves_it_in_doubt_whether_they_came() -> None:
    """Beside a list of those who did; the choice is told."""
    text = "Møte 3.3.2026\n\nTil stede: Ida Lie, Ola Vik\nHytta: Siv, Per\nElever: Liv Bø" + _CASE
    reading = read_meeting(read_document("a.txt", text.encode()), None)

    assert [one.text for one in reading.ledger.guesses if "«Hytta»" in one.why] == ["Siv"]
    assert not [one for one in reading.ledger.guesses if "«Elever»" in one.why]


def test_a_number_alone_stands_over_what_was_said_and_the_office_over_the_name() -> None:
    """A title is typed as a sentence of a word or two; a whole sentence is one only where nothing else is."""
    text = (
        "Styremøte 3.3.2026\n\nTil stede; Ida Lie, Ola Vik\n\nSak 1.\nLysløypa.\nDet er mørkt.\n\n"
        "Sak 2.\nStyret kjøper nye lamper til løypa for inntil 8000 kr.\n\n"
        "Kommende møter: 7. april og 5. mai.\n\nReferent\nOla Vik\n"
    )
    reading = read_meeting(read_document("a.txt", text.encode()), None)

    assert [case["tittel"] for case in reading.record["saker"]] == [
        "Lysløypa",
        "Styret kjøper nye lamper til løypa for inntil 8000 kr.",
    ]
    assert [one.text for one in reading.ledger.guesses if one.made == "tittel"] == [
        "Styret kjøper nye lamper til løypa for inntil 8000 kr."
    ]
    assert (reading.record["neste_moete"], reading.record["referent"]) == ("2026-04-07", "Ola Vik")


@each("label", ["Konklusjon", "Resultat", "Oppsummering og konklusjon"])
def test_what_is_called_a_conclusion_was_only_said_beside_what_is_called_a_decision(label: str) -> None:
    """The second was left for the discussion before, and the first stood as what was decided."""
    (case,) = _record(f"Møte 3.3.2026\n\nSak 1 Lys\nVi drøftet det.\n{label}: Det er dyrt.\nVedtak: Vi klager.\n")[
        "saker"
    ]

    assert (case["vedtak"], case["referat"]) == (["Vi klager."], "Vi drøftet det.\n\nDet er dyrt.")


def test_what_was_agreed_upon_is_a_decision_whatever_verb_says_it() -> None:
    """In bold, as in a note of a working group."""
    text = "# Møte 3.3.2026\n\n## Sykler\n\nDet er mange.\n\n**Bestemt:** De gis bort.\n\n## Strøm\n\nVi deler.\n"
    case, _strom = _record(text, "a.md")["saker"]

    assert (case["vedtak"], case["referat"]) == (["De gis bort."], "Det er mange.")


@each("head", ["Disse var med: Ida, Ola og Siv.\n", "Alle var her.\n"])
def test_titles_stand_below_the_name_of_the_meeting_or_those_who_were_there(head: str) -> None:
    """Each over a sentence, and none of them is somebody."""
    record = _record(f"Husmøte\nsøndag 1. mars 2026\n\n{head}\nVaskelista\nOla tar badet.\n\nStrøm\nVi deler på tre.\n")

    assert [case["tittel"] for case in record["saker"]] == ["Vaskelista", "Strøm"]
    assert not {"Vaskelista", "Strøm"} & {person["navn"] for person in _people(record)}


def test_a_letter_says_when_we_meet_again() -> None:
    """Below the cases of an e-mail."""
    record = _record(
        "Møte 3.3.2026\n\nSak 1 Dugnad\nVi rydder.\n\nVi møtes igjen mandag 20. april kl. 18.\n\nHilsen\nIda\n"
    )

    assert record["neste_moete"] == "2026-04-20"


@each("title", ["Byggemøte nr. 7", "Dugnadsgruppa, møte 7/2026"])
def test_the_number_of_a_meeting_stands_in_its_name(title: str) -> None:
    """Whatever kind of meeting it is."""
    assert _record(f"{title}\n\nDato: 3.3.2026{_CASE}")["moetenummer"] == "7"


def test_what_somebody_is_ends_where_a_sentence_says_that_they_were_away() -> None:
    """In one cell beside the name."""
    text = "Møte 3.3.2026\n\nIkkje møtt:\n\tIda Lie\tStyremedlem. Meldt forfall.\n" + _CASE

    assert _people(_record(text)) == [_away("Ida Lie", funksjon="Styremedlem")]


@each(
    "told, counted",
    [
        ("31 medlemmer møtte.", {"gruppe": "Medlemmer", "antall": {"moett": 31}}),
        ("31 av 80 medlemmer hadde møtt fram.", {"gruppe": "Medlemmer", "antall": {"moett": 31, "av": 80}}),
        ("Til stede: 31 stemmeberettigede eiere", {"gruppe": "Eiere", "antall": {"moett": 31}}),
    ],
)
def test_a_line_says_how_many_met(told: str, counted: dict[str, Any]) -> None:
    """Its verb may stand last, and what they are after the word for who may vote."""
    minutes = f"Referat fra årsmøte i Vik velforening\n\nDato: 3. mars 2026\n\n{told}\n\nSak 1 Vei\nVi asfalterer.\n"
    read = read_meeting(read_document("referat.txt", minutes.encode()), None)
    assert read.record["deltakere"] == [counted]
    assert [*read.ledger.unplaced()] == []


def test_who_prepared_a_case_stands_below_what_was_said_or_decided() -> None:
    """It is a fact of the case wherever it stands, and no point of the decision."""
    minutes = (
        "Referat fra styremøte i Vik velforening\n\nDato: 3. mars 2026\n\nSak 1 Vei\nVi så på den.\n"
        "Saksbehandler: Lise Aune\n\nVedtak: Veien asfalteres.\n"
        "Sak 2 Bro\nVedtak: Broen males.\nSaksbehandler: Per Moe\n"
    )
    cases = read_meeting(read_document("referat.txt", minutes.encode()), None).record["saker"]
    assert [(case["saksbehandler"], case["vedtak"]) for case in cases] == [
        (["Lise Aune"], ["Veien asfalteres."]),
        (["Per Moe"], ["Broen males."]),
    ]


def test_words_are_no_heading_of_a_list_that_nobody_stands_under() -> None:
    """They are left for the report: they went with the labels, and no reader saw that they were lost."""
    text = (
        "Møte 3.3.2026\n\nTil stede: Ida Lie, Ola Vik\n\n**Om økonomien**\n\nGarasjen: Porten er reparert nå.\n" + _CASE
    )
    reading = read_meeting(read_document("a.md", text.encode()), None)

    assert [one.text for one in reading.ledger.unplaced()][:1] == ["Om økonomien"]
    assert "Garasjen" in " ".join(one.text for one in reading.ledger.unplaced())


def test_a_table_tells_under_one_name_what_was_said_and_decided() -> None:
    """Beside the titles."""
    rows = "| Velkommen | Ida ønsket alle velkommen. |\n| Tur | Vi reiser til Dal i mai. |\n"
    record = _record(f"# Referat foreldremøte 3.3.2026\n\n| Sak | Innhold/vedtak |\n|---|---|\n{rows}", "a.md")

    assert [(case["tittel"], case["referat"]) for case in record["saker"]] == [
        ("Velkommen", "Ida ønsket alle velkommen."),
        ("Tur", "Vi reiser til Dal i mai."),
    ]


@each("hours", ["10–11.30", "10-11.30", "kl. 10.00-11.30"])
def test_an_hour_without_minutes_begins_a_span_that_ends_with_some(hours: str) -> None:
    """The end stood as the beginning."""
    record = _record(f"Teammøte\n\nNår: 12.1.2026, {hours}{_CASE}")

    assert (record["start"], record["slutt"]) == ("10:00", "11:30")


def test_paragraphs_of_a_letter_are_led_by_what_they_are_about() -> None:
    """Below who was there; a case may be when the next meeting is."""
    text = (
        "Kort fra styremøtet 4. mars 2026\n\nAlle var til stede: Ida, Ola og Siv.\n\nPorten: Den er reparert nå.\n"
        "Snøen: Vi bytter firma i april.\nHagen: Ola klipper plenen i mai.\n\nNeste styremøte er onsdag 1. april.\n"
    )
    record = _record(text)

    assert [case["tittel"] for case in record["saker"]] == ["Porten", "Snøen", "Hagen"]
    assert record["neste_moete"] == "2026-04-01"


def test_when_the_next_gathering_is_may_be_a_case() -> None:
    """Whatever the gathering is called."""
    record = _record("Møte 3.3.2026\n\nSak 1 Tur\nVi går.\n\nSak 2 Neste samling\nLørdag 9. mai hos Ida.\n")

    assert record["neste_moete"] == "2026-05-09"


def test_those_who_signed_stand_in_a_row_with_nothing_between_them() -> None:
    """They are known from the list; two who are not may be one, and that is told."""
    head = "Referat fra styremøte i Vik velforening\n\nDato: 3. mars 2026\nTil stede: Ida Lie, Per Dal, Siv Nes\n\n"
    cases = "Sak 1 Vei\nVi asfalterer.\n\n"
    read = read_meeting(read_document("referat.txt", f"{head}{cases}Ida Lie Per Dal Siv Nes\n".encode()), None)
    assert read.record["underskrifter"] == ["Ida Lie", "Per Dal", "Siv Nes"]
    read = read_meeting(read_document("referat.txt", f"{head}{cases}Ida Lie styreleder\nPer Dal\n".encode()), None)
    assert read.record["underskrifter"] == ["Ida Lie", "Per Dal"]
    read = read_meeting(read_document("referat.txt", f"{head}{cases}Mona Vik Ola Strand\n".encode()), None)
    assert [one.why for one in read.ledger.guesses if one.text == "Mona Vik Ola Strand"] == ["kan være navnene på to"]


def test_whose_decision_it_is_stands_above_its_heading_with_a_colon_or_without() -> None:
    """«Styrets enstemmige» over «VEDTAK»."""
    for colon in (":", ""):
        minutes = (
            "Styremøte i Vik sykehus\n\nDato: 3. mars 2026\n\nSak 1-2026 Rapport\n\n"
            f"Styrets enstemmige\nVEDTAK{colon}\nRapporten tas til orientering.\n\nSak 2-2026 Eventuelt\nIngen saker.\n"
        )
        (case, _other) = _record(minutes)["saker"]
        assert case["vedtak"] == ["Rapporten tas til orientering."]
        assert case["votering"] == [{"enstemmig": True, "resultat": "vedtatt"}]
        assert "referat" not in case


def test_a_title_of_the_agenda_begins_its_case_though_a_number_stands_below() -> None:
    """«3. 17. mai» over «6. trinn har ansvar», and «4. Eventuelt» as the last line."""
    minutes = (
        "Referat fra FAU-møte\n\nDato: 3. mars 2026\nTil stede: Ida Lie, Per Dal\n\nSaksliste\n1. Økonomi\n2. 17. mai\n"
        "3. Eventuelt\n\n1. Økonomi\n\nSaldoen er 400 kroner.\n\n2. 17. mai\n\n"
        "6. trinn har ansvar for arrangementet.\n\n3. Eventuelt\n"
    )
    cases = _record(minutes)["saker"]
    assert [case["tittel"] for case in cases] == ["Økonomi", "17. mai", "Eventuelt"]
    assert cases[1]["referat"] == r"6\. trinn har ansvar for arrangementet."  # an ordinal, and no item of a list


def test_who_wrote_stands_once_more_in_a_row_of_the_list() -> None:
    """Beside those who were there, and is no group of them."""
    rows = "Møtested:\tTeams\tMøteleder:\tIda Lie\nTil stede:\tIda Lie, Ola Vik\tReferent:\tOla Vik\n"
    record = _record(f"Referat 3.3.2026\n\n{rows}{_CASE}")

    assert (_people(record), record["referent"]) == ([_met("Ida Lie"), _met("Ola Vik")], "Ola Vik")


def test_a_number_that_counts_the_word_after_it_is_no_item() -> None:
    """It ended the cases, and those after it were lost in the one above."""
    text = "Møte 3.3.2026\n\n1. Prøver\nDe er i mai.\n\n2. Tur\n10. trinn reiser.\n\n3. Anna\nHugs nøkkelen.\n"

    assert [case["tittel"] for case in _record(text)["saker"]] == ["Prøver", "Tur", "Anna"]


def test_a_day_before_a_sentence_is_no_day_of_the_case() -> None:
    """What it tells of is something else than the meeting."""
    (case,) = _record("Møte 3.3.2026\n\nSak 1 Fest\nDato: 14. mars. Bandet er spurt.\n")["saker"]

    assert case["referat"] == "Dato: 14. mars. Bandet er spurt."


def test_where_a_party_is_to_be_may_be_a_case() -> None:
    """A word that is a label in the head alone."""
    text = "Møte 3.3.2026\n\nTil stede: Ida, Ola, Siv\n\n**Lokale**\n\nVi leier huset.\n\n**Mat**\n\nOla baker.\n"

    assert [case["tittel"] for case in _record(text, "a.md")["saker"]] == ["Lokale", "Mat"]


def test_those_who_are_not_named_are_told_of_where_all_but_some_were_there() -> None:
    """The record has only those who were away."""
    reading = read_meeting(
        read_document("a.txt", f"Møte 3.3.2026\n\nTil stede: Alle unntatt Siv{_CASE}".encode()), None
    )

    assert _people(reading.record) == [_away("Siv")]
    assert [one.text for one in reading.ledger.guesses] == ["Alle unntatt Siv"]


def test_nobody_was_there_for_being_spoken_of() -> None:
    """A sentence after a word for people is no list of them."""
    text = "Møte 3.3.2026\n\nIda meldte avbud.\nStyremedlemmer: To skal velges. Vi spør Per Bø og Siv Nes.\n" + _CASE

    assert _people(_record(text)) == [_away("Ida")]


def test_what_is_called_other_matters_is_other_business() -> None:
    """Below a list of those who sent word that they could not come."""
    text = "Møte 3.3.2026\n\nMøtt: Ida og Ola\nMeldt ifra: Siv\n\nTur\nVi går i mai.\n\nAnnet\nNøkkelen er borte.\n"
    record = _record(text)

    assert [case.get("sakstype") for case in record["saker"]] == [None, "eventuelt"]
    assert _people(record) == [_met("Ida"), _met("Ola"), _away("Siv")]


@each("between", ["\n", "\n\n"])
def test_titles_are_told_by_their_words_alone(between: str) -> None:
    """A short line between what was said is one, though nothing sets it apart; a name is none, and no title a name."""
    lines = (
        "Referat fra teammøte 3. mars 2026", "Til stede: Ida, Ola, Per", "Ikke til stede: Siv", "Turnus",
        "Ida viste den nye planen.", "Biler", "Bil 3 er på verksted. Ola følger opp.", "Eventuelt",
        "Per vil bytte helg.",
    )  # fmt: skip
    record = _record(f"{between.join(lines)}\n")
    assert [case["tittel"] for case in record["saker"]] == ["Turnus", "Biler", "Eventuelt"]
    assert [person["navn"] for person in _people(record)] == ["Ida", "Ola", "Per", "Siv"]


@each(
    "text, matters",
    [
        (
            "Natteravner: Det mangler folk på fredager.\nSykler: Rektor undersøker.",
            [
                {"tittel": "Natteravner", "referat": "Det mangler folk på fredager."},
                {"tittel": "Sykler", "referat": "Rektor undersøker."},
            ],
        ),
        ("Ola Lie: Når kommer lyset?", None),
        ("Styret drøftet to ting: lys og sykler.", None),
    ],
)
def test_other_business_is_told_after_the_name_of_each_matter(text: str, matters: list[Record] | None) -> None:
    """Somebody who speaks is no matter, and a sentence has no name before it."""
    (case,) = _record(f"Referat 4. mars 2026\n\nTil stede: Ida Lie\n\nSak 3/26 Eventuelt\n{text}\n")["saker"]

    assert case.get("eventuelt") == matters


@each(
    "top, day",
    [
        ("Protokoll fra årsmøte 2023\n\nDato: torsdag 16. mars kl. 18", "2023-03-16"),
        ("Styremøte 16. mars kl. 18\n\nTil stede: Ida Lie\n\nForrige møte var 20.02.2023.", "2023-03-16"),
        ("Styremøte 16. desember kl. 18\n\nTil stede: Ida Lie\n\nNeste møte: 04.01.2024", "2023-12-16"),
    ],
)
def test_a_day_without_a_year_has_that_of_the_title_or_the_nearest(top: str, day: str) -> None:
    """The year stands in the title alone, or with the day when the minutes were written."""
    read = read_meeting(read_document("referat.txt", f"{top}{_CASE}".encode()), None)

    assert read.record["moetedato"] == day
    assert day in [guess.made for guess in read.ledger.guesses]


def test_the_notice_is_approved_above_the_first_number() -> None:
    """A title of no number is a case before the others."""
    record = _record(
        "Styremøte 12.03.2023\n\nTil stede: Ida Lie\n\nGodkjenning av innkalling og saksliste\n"
        "Innkallingen ble godkjent."
        "\n\nSak 5/23 Dugnad\nVedtak: Dugnad 4. mai.\n"
    )

    assert [(case.get("saksnr"), case["tittel"]) for case in record["saker"]] == [
        (None, "Godkjenning av innkalling og saksliste"),
        ("5/23", "Dugnad"),
    ]


def test_the_numbers_of_a_vote_after_a_proposal_are_no_words_of_it() -> None:
    """«3 stemte for, 2 imot» on the line of what was proposed."""
    (case,) = _record(
        "Referat 4. mars 2026\n\nTil stede: Ida Lie\n\nSak 3/26 Loppemarked\n"
        "Forslag: Markedet flyttes til mars. 3 stemte for, 2 imot.\nVedtak: Markedet flyttes til mars.\n"
    )["saker"]

    assert case["forslag_til_vedtak"] == case["vedtak"] == ["Markedet flyttes til mars."]
    assert case["votering"] == [{"gjelder": ["A"], "for": 3, "imot": 2, "resultat": "vedtatt"}]


@each(
    "listed, people",
    [
        ("Til stede: Ida Lie\nRevisor Ola Vik deltok på Teams.", ["møtt", "digitalt"]),
        (
            "Til stede: Ida Lie, Ola Vik\nMerknader: Ola Vik fikk permisjon fra kl. 20.30, etter sak 3/26.",
            ["møtt", "møtt"],
        ),
    ],
)
def test_a_sentence_beside_the_list_says_how_and_when(listed: str, people: list[str]) -> None:
    """Also after «Merknader:»."""
    record = _record(f"Referat 4. mars 2026\n\n{listed}\n\nSak 3/26 Dugnad\nVi rydder.\n\nSak 4/26 Eventuelt\nIngen.\n")

    assert [person["oppmoete"] for person in _people(record)] == people
    assert _people(record)[1].get("til_sak") == ("3/26" if "Merknader" in listed else None)


def test_a_column_of_decisions_says_whose_they_are_too() -> None:
    """«Vedtak / ansvarlig» heads a column of a table of cases."""
    (first, _second) = _record(
        "# Styremøte 12.10.2022\n\nTil stede: Ida Lie\n\n| Sak | Referat | Vedtak / ansvarlig |\n|---|---|---|\n"
        "| 31/22 Innkalling | Ingen merknader. | Godkjent |\n| 32/22 Dugnad | Vi rydder. | Tatt til orientering |\n",
        "referat.md",
    )["saker"]

    assert (first["referat"], first["vedtak"]) == ("Ingen merknader.", ["Godkjent"])


@each("heading", ["Når?", "Hvem gjør hva?", "Status"])
def test_a_heading_among_cases_is_one_though_it_is_a_label_too(heading: str) -> None:
    """Where no case has a number; above them the same words may say when the meeting was, and who was there."""
    record = _record(
        "# Møte i hagegruppa\n\n## Når?\n3. mai 2026 kl. 18\n\n## Hvem var der?\nIda Lie, Ola Vik\n\n"
        f"## Maling\nVi maler gjerdet.\n\n## {heading}\nGjerdet er malt. Ida vasker.\n",
        "a.md",
    )

    assert [case["tittel"] for case in record["saker"]] == ["Maling", heading]
    assert (record["moetedato"], _people(record)) == ("2026-05-03", [_met("Ida Lie"), _met("Ola Vik")])


def test_an_hour_beside_a_name_is_no_unit() -> None:
    """It does not say whether somebody came then or left; a heading may say so without an hour."""
    reading = read_meeting(
        read_document(
            "a.txt", f"Møte 4.3.2026\nTil stede: Ida Lie, Ola Vik (18.15)\nKom sent: Siv Nes{_CASE}".encode()
        ),
        None,
    )

    assert _people(reading.record) == [_met("Ida Lie"), _met("Ola Vik"), _met("Siv Nes")]
    assert [one.text for one in reading.ledger.guesses] == ["(18.15)", "Siv Nes"]


@each(
    "text",
    [
        "Lederen orienterte fra møtet i det regionale rådet for eldre. Randi\nSkogvold har deltatt på konferansen.",
        "Saken ble lagt fram av rådgiveren, som viste til vedtaket hos\nStatsforvalteren i fjor.",
    ],
)
def test_a_line_that_ends_within_a_sentence_is_no_heading(text: str) -> None:
    """The word that the next line begins with is a name."""
    (case,) = _record(f"Møte 3.3.2026\n\nSak 1/26 Meldinger\n\n{text}\n\nVedtak:\nMeldingene tas til orientering.\n")[
        "saker"
    ]

    assert case["referat"] == text.replace("\n", " ")
