"""Proposed against adopted, as people see it: every case of the two real meetings, the outcomes, and wrong calls."""

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.support.archives import MEETING_PATH, MINUTES, NOTICE, REGISTER, archive, write
from tests.support.rows import each
from tests.support.running import Done, git, referat, repository

ROOT = Path(__file__).parents[2]
PLACE_2023 = "Administrativt samarbeidsutvalg, 6. september 2023 (referat)"
PLACE_2024 = "Administrativt samarbeidsutvalg, 29. oktober 2024 (referat)"

# What a reader sees of each case, without the title and the place, which are the same in every one.
WHOLE = {
    "30/23": """\
30/23 vedtatt med endringer (utledet): 1 punkt tilføyd

  – → 2  tilføyd  {+Endring av ASU representasjon fra Fjellregionen tas til
                  orientering.+}

  Uendret: 1 punkt.
""",
    "31/23": """\
31/23 vedtatt med endringer (utledet): 1 punkt endret, 1 punkt og 4 underpunkter tilføyd

  3        endret   Med bakgrunn i høringsinnspill og behandling av saken i ASU
                    06.09.23, vedtas følgende justeringer som [-innarbeides i
                    endelig dokument-]{+tas med i den videre prosessen+}:
  – → 3.1  tilføyd  {+Helsefellesskapet har en omforent intensjon om å etablere
                    et pilotprosjekt med tverrfaglig pasientsentrert
                    helsetjenesteteam+}
  – → 3.2  tilføyd  {+Brukermedvirkning i pilotprosjektet sikres.+}
  – → 3.3  tilføyd  {+Dokumentasjon av prosessen og evaluering innarbeides i
                    planene.+}
  – → 3.4  tilføyd  {+Tidspunktet for erfaringskonferanse avklares nærmere i
                    AU/ASU.+}
  – → 12   tilføyd  {+ASU gir Arbeidsutvalget myndighet til å følge opp vedtaket
                    videre, herunder avklare en tydelig ansvarsplassering for at
                    tiltakene som er vedtatt blir operasjonalisert og
                    målsettingene realisert.+}

  Uendret: 10 punkter.
""",
    "32/23": """\
32/23 vedtatt med endringer (utledet): 1 punkt endret

  2  endret  ASU ber kommunene og St. Olavs hospital om å gjennomgå rapporten og
             de foreslåtte tiltak, som grunnlag for sluttbehandling i ASU [-i
             oktober-]{+høsten 2023+}.

  Uendret: 1 punkt.
""",
    "33/23": """\
33/23 vedtatt med endringer (utledet): 1 underpunkt endret

  1    uendret  ASU oppnevner følgende medlemmer til Forhandlingsutvalget i …
  1.1  endret   Laura Steinsli og Albert Verhagen fra kommunene {+(vara: Ingjerd
                Astad)+}

  Uendret: 2 punkter og 3 underpunkter.
""",
    "34/23": "34/23 uten forslag og vedtak\n",
    "41/24": "41/24 vedtatt uendret (utledet): 1 punkt\n",
    "42/24": """\
42/24 vedtatt med endringer (utledet): 2 underpunkter tilføyd, 1 redaksjonell, 3 kosmetiske

  1          uendret       ASU gir tilslutning til at rekrutterings- og …
  1.3        uendret       Helseplattformen som samhandlingsverktøy, 1,85 mill.
  – → 1.3.1  tilføyd       {+knyttes opp mot prosjekt innenfor digital
                           hjemmeoppfølging+}
  2          uendret       ASU ber utvidet AU håndtere det videre arbeidet med …
  2.1        kosmetisk     [-rekruttering-]{+Rekruttering+} av personell,
                           etablering og ledelse av ad-hoc arbeidsgrupper
  2.2        kosmetisk     [-oppdragsbeskrivelse-]{+Oppdragsbeskrivelse+}/mandat
                           herunder gevinster og tidslinje/milepælsplan
  – → 2.3    tilføyd       {+Beskrivelse av mulighetene for Helseplattformen som
                           samhandlingsverktøy i prosjektene+}
  2.3 → 2.4  kosmetisk     [-oppfølging-]{+Oppfølging+} og rapportering[-.-]
  5          redaksjonell  ASU ber utvidet AU arbeide videre med hvordan
                           prosessen for tilskuddsmidler i 2025 skal
                           gjennomføres og fremlegge dette for ASU på første
                           møte i 2025. Det vil for 2025 bli vurdert
                           [-utlysnings-]{+utlysings+}- og søknadsprosess med
                           gitte kriterier for hele eller deler av tilskuddet.

  Uendret: 4 punkter og 8 underpunkter.
""",
    "43/24": "43/24 vedtatt uendret (utledet): 1 punkt\n",
    "44/24": "44/24 vedtatt uendret (utledet): 3 punkter og 1 underpunkt\n",
    "45/24": """\
45/24 utsatt (utledet): 1 punkt og 1 underpunkt strøket, 1 punkt tilføyd

  1 → –    strøket  [-ASU gir sin tilslutning til etablering av nytt
                    samhandlingsforum etter de kriteriene gitt i saken. AU
                    delegeres å etablere det nye samhandlingsforumet.-]
  1.1 → –  strøket  [-AU bes om å ta stilling til organisatorisk plassering av
                    samhandlingsforumet når ny organisasjonsstruktur i
                    helsefelleskapet foreligger.-]
  – → 1    tilføyd  {+Saken utsettes til første halvår i 2025.+}
""",
    "46/24": "46/24 vedtatt uendret (utledet): 2 punkter\n",
    "47/24": "47/24 vedtatt uendret (utledet): 4 punkter og 4 underpunkter\n",
    "48/24": "48/24 vedtatt uendret (utledet): 1 punkt\n",
    "49/24": "49/24 uten forslag og vedtak\n",
}


@pytest.fixture(scope="module")
def asu(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of its own with the two real meetings."""
    folder = tmp_path_factory.mktemp("asu")
    shutil.copytree(ROOT / "minutes", folder / "minutes")
    return repository(folder)


def without_place(text: str) -> str:
    """The answer without the title and the place of the case, which follow its first line."""
    first, rest = text.split("\n", 1)
    lines = rest.split("\n")
    while lines and lines[0].strip():
        del lines[0]
    return "\n".join([first, *lines])


def meeting(proposal: list[str] | None, decision: list[str] | None, more: str = "") -> str:
    """The minutes with these points in case 2/26; None for a key that is not there."""
    case = MINUTES[: MINUTES.rindex("    forslag_til_vedtak:")]
    for key, texts in (("forslag_til_vedtak", proposal), ("vedtak", decision)):
        if texts is not None:
            case += f"    {key}:" + ("".join(f"\n      - {json.dumps(text)}" for text in texts) or " []") + "\n"
    return case + more


def told(folder: Path, text: str, *options: str) -> str:
    """What is said of case 2/26 in an archive with that meeting."""
    done = referat(write(archive(folder), {MEETING_PATH: text}), "diff", "2/26", *options)
    assert (done.code, done.err) == (0, "")
    return done.out


@pytest.mark.parametrize("number", WHOLE)
def test_every_case_of_the_two_meetings(number: str, asu: Path) -> None:
    """The summary first, then only what changed, word for word, then how much did not."""
    done = referat(asu, "diff", number)
    assert (done.code, done.err) == (0, "")
    assert without_place(done.out) == WHOLE[number]
    assert (PLACE_2023 if number.endswith("/23") else PLACE_2024) in done.out


def test_without_arguments_it_is_the_newest_meeting_with_decisions(asu: Path) -> None:
    """The meeting is summed up, and then its nine cases follow in its own order."""
    done = referat(asu, "diff")
    assert done.code == 0
    first, second = done.out.splitlines()[:2]
    assert first == "Administrativt samarbeidsutvalg, 29. oktober 2024: 6 vedtatt uendret, 1 vedtatt"
    assert second == "  med endringer, 1 utsatt, 1 uten vedtak"
    summaries = [WHOLE[number].splitlines()[0] for number in WHOLE if number.endswith("/24")]
    assert [line for line in done.out.splitlines() if line in summaries] == summaries


@pytest.mark.parametrize(
    "asked", ["2024-10-29", "asu:2024-10-29", "minutes/asu/2024/2024-10-29.yaml", "minutes/asu/2024", "42/24"]
)
def test_a_meeting_is_asked_for_by_date_file_or_folder(asked: str, asu: Path) -> None:
    """Each is the same meeting; a case that is asked for besides is shown once."""
    done = referat(asu, "diff", asked, "2024-10-29")
    assert sorted(line.split()[0] for line in done.out.splitlines() if "/24 " in line[:6]) == [
        f"{number}/24" for number in range(41, 50)
    ]
    assert referat(asu / "minutes", "diff", str(asu / "minutes/asu/2024/2024-10-29.yaml")) == referat(asu, "diff")


def test_a_newer_notice_is_not_the_newest_meeting_with_decisions(tmp_path: Path) -> None:
    """Before a meeting nothing has been decided."""
    later = NOTICE.replace("2026-03-04", "2026-04-08").replace("1/26", "3/26").replace("2/26", "4/26")
    root = archive(tmp_path, d2026_04_08=later)
    assert referat(root, "diff").out.startswith("Prøveutvalget, 4. mars 2026: 1 vedtatt uendret, 1 vedtatt med")


LEGEVAKT = "Kommunene går sammen om en felles legevakt i Nordby."
TOMT = "Vestby skaffer en tomt og betaler for bygget."
TURNUS = "Sykehuset lager en turnus for legene i løpet av høsten."
NURSES = "Sykepleiere fra alle kommunene deltar i opplæringen."


@each(
    "proposal, decision, stated, line",
    [
        ([LEGEVAKT], [LEGEVAKT], "", "vedtatt uendret (utledet): 1 punkt"),
        ([LEGEVAKT], [LEGEVAKT[:-1]], "", "vedtatt uendret (utledet): 1 kosmetisk forskjell"),
        ([LEGEVAKT, TOMT], [LEGEVAKT[:-1], TOMT[:-1]], "", "vedtatt uendret (utledet): 2 kosmetiske forskjeller"),
        (
            [LEGEVAKT, "Utlysning av midler."],
            [LEGEVAKT[:-1], "Utlysing av midler."],
            "",
            "vedtatt uendret (utledet): 1 redaksjonell og 1 kosmetisk forskjell",
        ),
        ([LEGEVAKT, TOMT], [LEGEVAKT], "", "vedtatt med endringer (utledet): 1 punkt strøket"),
        ([LEGEVAKT], [LEGEVAKT, TOMT, NURSES], "", "vedtatt med endringer (utledet): 2 punkter tilføyd"),
        ([TURNUS, LEGEVAKT, TOMT], [LEGEVAKT, TOMT, TURNUS], "", "vedtatt med endringer (utledet): 1 punkt flyttet"),
        ([LEGEVAKT], ["Saken utsettes."], "", "utsatt (utledet): 1 punkt strøket, 1 punkt tilføyd"),
        ([LEGEVAKT], ["Forslaget avvises."], "", "avvist (utledet): 1 punkt strøket, 1 punkt tilføyd"),
        ([LEGEVAKT], [NURSES], "", "erstattet av et annet vedtak (utledet): 1 punkt strøket, 1 punkt tilføyd"),
        (None, [LEGEVAKT, TOMT], "", "vedtatt uten ført forslag: 2 punkter"),
        ([], [LEGEVAKT], "", "vedtatt uten ført forslag: 1 punkt"),
        ([LEGEVAKT], [], "", "uten vedtak: forslaget har 1 punkt"),
        ([LEGEVAKT, TOMT], None, "", "uten vedtak: forslaget har 2 punkter"),
        (None, None, "", "uten forslag og vedtak"),
        ([LEGEVAKT], None, "utsatt", "utsatt, uten vedtak: forslaget har 1 punkt"),
        (None, None, "utsatt", "utsatt, uten forslag og vedtak"),
        (None, [LEGEVAKT], "erstattet", "erstattet av et annet vedtak, uten forslag: 1 punkt"),
        (None, None, "uten_forslag", "vedtatt uten ført forslag, vedtakets tekst er ikke ført"),
    ],
)
def test_the_first_line_says_what_became_of_a_case(
    proposal: list[str] | None, decision: list[str] | None, stated: str, line: str, tmp_path: Path
) -> None:
    """Singular and plural, every outcome, and what there is nothing to hold against."""
    text = meeting(proposal, decision, f"    utfall: {stated}\n" if stated else "")
    assert told(tmp_path, text).splitlines()[0] == f"2/26 {line}"


def test_what_there_is_nothing_to_hold_against_is_one_line(tmp_path: Path) -> None:
    """The line, the title and the place; a proposal that came to nothing is not shown as struck."""
    for proposal, decision in ((None, [LEGEVAKT]), ([LEGEVAKT], []), (None, None)):
        text = told(tmp_path, meeting(proposal, decision))
        assert text.splitlines()[1:] == ["Samarbeid om legevakt", "Prøveutvalget, 4. mars 2026 (referat)"]


def test_before_the_meeting_a_case_is_not_treated_yet(tmp_path: Path) -> None:
    """A notice is no fault, and nothing in it has been struck."""
    proposed = NOTICE.replace("sakstype: beslutning}", f"sakstype: beslutning, forslag_til_vedtak: [{LEGEVAKT}]}}")
    root = write(archive(tmp_path), {MEETING_PATH: proposed})
    done = referat(root, "diff", "2026-03-04", "--exit-code")
    assert done.code == 0
    assert [line for line in done.out.splitlines() if line[1:5] == "/26 "] == [
        "1/26 ikke behandlet ennå, uten forslag",
        "2/26 ikke behandlet ennå",
    ]
    assert referat(root, "diff") == Done(1, "", "Fant ingen saker å sammenligne.\n")


def test_a_stated_outcome_wins_and_the_reader_is_told(tmp_path: Path) -> None:
    """What the record says counts; that the texts say otherwise is told too, and is a problem for the secretary."""
    text = meeting([LEGEVAKT, TOMT], [LEGEVAKT], "    utfall: utsatt\n")
    shown = told(tmp_path, text).splitlines()
    assert shown[0] == "2/26 utsatt: 1 punkt strøket"
    assert shown[3:5] == [
        "Utfallet er ført i referatet. Etter tekstene er saken vedtatt med endringer.",
        "",
    ]
    found = referat(tmp_path, "validate", "-f", "concise").out
    assert "REF530 utfallet er «utsatt», men forslaget og vedtaket tyder på «vedtatt_endret»" in found


def test_a_stated_outcome_stands_where_the_texts_only_hint_at_another(tmp_path: Path) -> None:
    """A proposal that was turned round is rejected or amended: the secretary knows which."""
    proposed, decided = ["Havneplanen vedtas."], ["Havneplanen vedtas ikke.", "Kommunestyret ber om en ny plan."]
    text = meeting(proposed, decided, "    utfall: avvist\n")
    found = referat(write(archive(tmp_path), {MEETING_PATH: text}), "validate", "-f", "concise").out
    assert ("REF530" in found, "REF521" in found) == (False, False)


def test_white_space_and_unseen_characters_that_changed_are_seen(tmp_path: Path) -> None:
    """A space more, and a hard space, would else be empty marks, or two words that look the same."""
    assert "om[-␣-] en felles" in told(tmp_path, meeting([LEGEVAKT.replace("om en", "om  en")], [LEGEVAKT]))
    hard = told(tmp_path, meeting([LEGEVAKT.replace("om en", "om\N{NO-BREAK SPACE}en")], [LEGEVAKT]))
    assert "<U+00A0>" in hard
    assert "\N{NO-BREAK SPACE}" not in hard


def test_full_shows_every_point_and_counts_none(asu: Path) -> None:
    """33/23: the one that changed among those that stayed."""
    lines = referat(asu, "diff", "33/23", "--full").out.splitlines()
    assert [line.split()[:2] for line in lines if line[:3].strip() and line.startswith("  ")] == [
        ["1", "uendret"],
        ["1.1", "endret"],
        ["1.2", "uendret"],
        ["1.3", "uendret"],
        ["1.4", "uendret"],
        ["2", "uendret"],
    ]
    assert "Uendret:" not in "\n".join(lines)


def test_explain_says_what_made_two_points_the_same(tmp_path: Path, asu: Path) -> None:
    """Each of the passes, in words, below the point."""
    text = referat(asu, "diff", "42/24", "--full", "--explain").out
    for reason in (
        "samme punkt, fordi teksten er den samme",
        "samme punkt, fordi ordene er de samme",
        "samme punkt, fordi tekstene likner",
        "nytt, fordi ikke noe punkt i forslaget likner nok",
    ):
        assert f"\n{'':27}{reason}" in text
    named = meeting([LEGEVAKT], None, f'    vedtak:\n      - {{tekst: {TURNUS}, fra_forslag: "1"}}\n')
    assert "samme punkt, fordi referatet sier hvor det kom fra" in told(tmp_path, named, "--explain")
    assert "borte, fordi ikke noe punkt i vedtaket likner nok" in referat(asu, "diff", "45/24", "--explain").out


def test_stat_is_a_table_of_all_cases_that_fits_the_screen(asu: Path) -> None:
    """The sums are those counted by hand in the paper; nothing is double, nothing left out."""
    done = referat(asu, "diff", "--stat")
    lines = done.out.splitlines()
    assert max(map(len, lines)) <= 80
    assert lines[0].split() == [
        "Sak",
        "Uendret",
        "Endret",
        "Strøket",
        "Tilføyd",
        "Red.",
        "Kosm.",
        "Utfall",
        "(utledet)",
    ]
    assert [line.split()[0] for line in lines[1:10]] == [f"{number}/24" for number in range(41, 50)]
    assert lines[2].split() == ["42/24", "12", "2", "1", "3", "vedtatt", "endret"]
    assert lines[-1].split() == ["I", "alt", "46", "3", "2", "9", "1", "3"]
    assert len(referat(asu, "diff", "--stat", "2023-09-06").out.splitlines()) == 7
    assert len(referat(asu, "diff", "--stat", "31/23").out.splitlines()) == 2


def test_the_exit_code_tells_of_differences_only_when_asked(asu: Path) -> None:
    """43/24 was adopted as it stood; 42/24 was not; 34/23 has nothing that could differ."""
    for number, code in (("43/24", 0), ("34/23", 0), ("42/24", 1), ("45/24", 1)):
        assert referat(asu, "diff", number).code == 0
        assert referat(asu, "diff", number, "--exit-code").code == code


def test_nothing_but_the_first_line_is_wider_than_the_screen(asu: Path) -> None:
    """That one stays whole off a terminal, so that programs find it."""
    for options in ([], ["--full"], ["--explain"]):
        lines = referat(asu, "diff", "2023-09-06", "2024-10-29", *options).out.splitlines()
        first = [WHOLE[number].splitlines()[0] for number in ("31/23", "42/24")]
        assert [line for line in lines if len(line) > 80] == first


def test_colour_is_added_to_the_marks_and_never_takes_their_place(asu: Path) -> None:
    """Taken away, what is left is the answer without colours; each line ends its own colour."""
    plain = referat(asu, "diff", "42/24").out
    coloured = referat(asu, "diff", "42/24", "--color", "always").out
    assert re.sub(r"\x1b\[\d*m", "", coloured) == plain
    assert "\x1b[31m[-rekruttering-]\x1b[0m\x1b[32m{+Rekruttering+}\x1b[0m av" in coloured
    for line in coloured.splitlines():
        assert line.count("\x1b[") == 2 * line.count("\x1b[0m")


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("50/24", "Saken «50/24» finnes ikke. Mente du 4"),
        ("tull", "Saken «tull» finnes ikke."),
        ("2024-10-30", "Det finnes ikke noe møte 2024-10-30. Det nærmeste er 2024-10-29."),
        ("abc:2024-10-29", "Det finnes ikke noe møte abc:2024-10-29. Mente du asu:2024-10-29?"),
        ("2024-13-45", "Datoen 2024-13-45 finnes ikke."),
        ("2024-10-28.yaml", "2024-10-28.yaml finnes ikke. Mente du minutes/asu/2024/2024-10-29.yaml?"),
        ("../2024-10-29.yaml", "../2024-10-29.yaml ligger utenfor arkivet"),
        ("/etc/hosts", "/etc/hosts ligger utenfor arkivet"),
        ("notater.txt", "notater.txt er ikke et referat; filen må ende på .yaml."),
        ("tom", "Fant ingen møter i tom."),
    ],
)
def test_what_does_not_exist_is_answered_with_the_nearest(asked: str, sentence: str, asu: Path) -> None:
    """One sentence, exit code 2, nothing on standard output."""
    (asu / "notater.txt").touch()
    (asu / "tom").mkdir(exist_ok=True)
    done = referat(asu, "diff", "42/24", asked)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"referat: {sentence}")
    assert len(done.err.splitlines()) == 1


def test_a_file_outside_the_archive_is_answered_with_the_nearest_inside(asu: Path) -> None:
    """By its name; a file that lies elsewhere belongs to no committee here."""
    outside = asu.parent / "2024-10-29-kopi.yaml"
    shutil.copy(asu / "minutes/asu/2024/2024-10-29.yaml", outside)
    done = referat(asu, "diff", str(outside))
    assert (done.code, done.out) == (2, "")
    assert done.err.endswith(f"ligger utenfor arkivet {asu}. Mente du minutes/asu/2024/2024-10-29.yaml?\n")


def test_two_committees_with_the_same_number_are_told_apart(tmp_path: Path) -> None:
    """The sentence says what to type, and that works; the table tells them apart too."""
    other = {"minutes/annet/utvalg.yaml": REGISTER.replace("kode: prove", "kode: annet")}
    other["minutes/annet/2026/2026-03-04.yaml"] = MINUTES.replace("utvalg: prove", "utvalg: annet")
    root = write(archive(tmp_path), {**other})
    ambiguous = referat(root, "diff", "2/26")
    assert ambiguous == Done(2, "", "referat: Flere utvalg har sak 2/26: skriv annet:2/26 eller prove:2/26.\n")
    assert referat(root, "diff", "2026-03-04").err.endswith("skriv annet:2026-03-04 eller prove:2026-03-04.\n")
    assert referat(root, "diff", "annet:2/26").out.startswith("2/26 vedtatt med endringer (utledet): 1 punkt endret\n")
    assert "annet:2/26" in referat(root, "diff", "--stat").out
    assert len(re.findall(r"^2/26 ", referat(root, "diff").out, re.MULTILINE)) == 2


def test_a_file_that_cannot_be_read_is_named_and_the_rest_is_answered(tmp_path: Path) -> None:
    """Asked for by name, it also counts: the exit code is 1."""
    bad = "minutes/prove/2026/2026-04-08.yaml"
    root = write(archive(tmp_path), {bad: "utvalg: [prove"})
    done = referat(root, "diff", bad, MEETING_PATH)
    assert done.code == 1
    assert done.err == f"{bad} kan ikke leses og er ikke med i svaret; se «referat validate {bad}»\n"
    assert "2/26 vedtatt med endringer" in done.out
    assert referat(root, "diff").err == done.err


def test_an_archive_without_decisions_has_no_answer(tmp_path: Path) -> None:
    """Exit code 1 and a sentence, and for programs the empty envelope."""
    root = write(archive(tmp_path), {MEETING_PATH: NOTICE})
    nothing = "Fant ingen saker å sammenligne.\n"
    assert referat(root, "diff") == Done(1, "", nothing)
    assert referat(root, "diff", "-f", "json") == Done(1, '{\n  "versjon": 1,\n  "saker": []\n}\n', nothing)


def test_a_point_tells_what_was_changed_under_it(asu: Path) -> None:
    """42/24 point 2 stands as it did, and 2.3 came in under it."""
    shown = referat(asu, "show", "42/24#2").out
    assert "Forslag → vedtak: 2 uendret\n" in shown
    assert "Under punktet: – → 2.3 tilføyd\n" in shown
    assert "1.3.1" not in shown
    point = json.loads(referat(asu, "show", "42/24#2", "-f", "json").out)["punkt"]
    assert [change["til"] for change in point["endringer_under"]] == ["2.1", "2.2", "2.3", "2.4"]


@pytest.mark.parametrize(
    ("proposal", "decision", "number", "art"),
    [
        ([f"{LEGEVAKT} {TOMT}"], [LEGEVAKT, TOMT], "1 → 2", "delt"),
        ([LEGEVAKT, TOMT], [f"{LEGEVAKT} {TOMT}"], "1+2 → 1", "slått sammen"),
    ],
)
def test_points_split_and_merged_in_every_form(
    tmp_path: Path, proposal: list[str], decision: list[str], number: str, art: str
) -> None:
    """No word is struck or added; each form says where the words came from."""
    root = write(archive(tmp_path), {MEETING_PATH: meeting(proposal, decision)})
    for form in ("table", "markdown", "html"):
        shown = referat(root, "diff", "2/26", "-f", form, "--explain").out
        assert number in shown
        assert art in shown
        assert f"{art} {'fra punkt 1' if art == 'delt' else 'av punktene 1 og 2'}" in shown.lower()
        assert "{+" not in shown
        assert "<ins>" not in shown.replace("<ins>tilføyd</ins>", "")
    assert referat(root, "diff", "2/26", "--stat").code == 0


def test_a_doubtful_outcome_is_said_to_be_so(tmp_path: Path) -> None:
    """«Trolig» to people, a boolean to programs."""
    root = write(
        archive(tmp_path), {MEETING_PATH: meeting([LEGEVAKT], ["Saken behandles på nytt når rapporten foreligger."])}
    )
    assert referat(root, "diff", "2/26").out.startswith("2/26 trolig utsatt (utledet): ")
    assert "Utfall: trolig utsatt (utledet)\n" in referat(root, "show", "2/26").out
    assert "trolig utsatt" in referat(root, "cases").out
    for command, envelope in ((("diff", "2/26"), "saker"), (("cases", "--outcome", "utsatt"), "saker")):
        case = json.loads(referat(root, *command, "-f", "json").out)[envelope][0]
        assert (case["utfall"], case["utfall_utledet"], case["utfall_sikkert"]) == ("utsatt", True, False)
    case = json.loads(referat(root, "show", "2/26", "-f", "json").out)["sak"]
    assert (case["utfall"], case["utfall_utledet"], case["utfall_sikkert"]) == ("utsatt", True, False)


@pytest.mark.parametrize("stated", ["utsatt", "trukket", "tilbakesendt", "oversendt", "ikke_behandlet"])
def test_an_outcome_stated_without_a_proposal_is_no_finding(tmp_path: Path, stated: str) -> None:
    """There is nothing to derive another one from; it is shown as stated."""
    root = write(archive(tmp_path), {MEETING_PATH: meeting(None, ["Tas i mai."], f"    utfall: {stated}\n")})
    found = referat(root, "validate", MEETING_PATH).out
    assert "REF521" not in found
    assert "REF530" not in found
    row = json.loads(referat(root, "cases", "--outcome", stated, "-f", "json").out)["saker"][0]
    assert (row["utfall_utledet"], row["utfall_sikkert"]) == (False, True)


def test_a_case_that_only_the_notice_has_is_shown_against_it(tmp_path: Path) -> None:
    """With what was proposed in it, at the end of its meeting; a program is told that it is lost."""
    root = repository(
        write(archive(tmp_path), {MEETING_PATH: MINUTES.replace("status: referat", "status: innkalling")})
    )
    lost = MINUTES[: MINUTES.index("  - saksnr: 2/26")]
    write(root, {MEETING_PATH: lost})
    git(root, "commit", "--quiet", "--all", "--message=Referat")
    out = referat(root, "diff", "2026-03-04", "--against", "notice").out
    assert "1 vedtatt uendret, 1 borte fra referatet\n" in out
    assert out.endswith("""\

2/26 sto i innkallingen, men står ikke i referatet
Samarbeid om legevakt

  1 → –  strøket  [-Kommunene går sammen om legevakt.-]
""")
    cases = json.loads(referat(root, "diff", "2026-03-04", "--against", "notice", "-f", "json").out)["saker"]
    assert [(case["saksnr"], case.get("tapt")) for case in cases] == [("1/26", None), ("2/26", True)]
    assert "2/26" not in referat(root, "diff", "2026-03-04").out
