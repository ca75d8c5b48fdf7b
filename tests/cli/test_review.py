"""A branch is told to its reviewer: the verdict first, then what was done."""

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.support.archives import MEETING_PATH, MINUTES, REGISTER, REGISTER_PATH
from tests.support.asking import ask
from tests.support.lives import NOTICE, commit, life
from tests.support.running import ROOT, git, on_a_terminal, referat

SCHEMA = json.loads((ROOT / "schema/output/review.schema.json").read_text(encoding="utf-8"))

JUNE_PATH = "minutes/prove/2026/2026-06-10.yaml"


def in_june(text: str) -> str:
    """The meeting in June: the next in the archive, with the next numbers."""
    text = text.replace("2026-03-04", "2026-06-10").replace('neste_moete: "2026-05-06"\n', "")
    return text.replace("1/26", "3/26").replace("2/26", "4/26")


PROPOSED = """\
  - saksnr: 2/26
    tittel: Samarbeid om legevakt
    sakstype: beslutning
    forslag_til_vedtak:
      - Kommunene går sammen om legevakt.
      - Ordningen gjelder fra høsten.
      - Rådet orienteres.
"""
JUNE_NOTICE = in_june(NOTICE[: NOTICE.index("  - saksnr: 2/26")] + PROPOSED)
JUNE = in_june(
    MINUTES[: MINUTES.index("  - saksnr: 2/26")]
    + PROPOSED
    + """\
    vedtak:
      - Kommunene går sammen om legevakt i helgene.
      - Ordningen gjelder fra høsten.
      - Rådet orienteres.
      - tekst: AU legger fram en plan innen 15.09.26.
        frist: "2026-09-15"
        frist_tekst: innen 15.09.26
        ansvarlig: [AU]
"""
)
RELISTED = "Registeret gir en godkjent deltakerliste en annen mening."
CORRECTED = 'sak: 3/26}\nrettelser:\n  - {dato: "2026-06-10", sak: 3/26, gjelder: [moetested], tekst: Feil hus.}\n'
# Nobody is in the register from a day on, so that nobody is missed in June.
SEATED = REGISTER.replace(', fra: "2026-06-10", til: "2026-12-31"}', "}")
GROWN = SEATED.replace("alias:\n", "alias:\n  I. Østby: Ingrid Østby\n").replace(
    "      - {navn: Liv Berg}\n", "      - {navn: Liv Berg}\n      - {navn: Siv Dal}\n"
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A meeting's life on the main line, and after it the notice of June; the branches are begun there."""
    root = tmp_path_factory.mktemp("arkiv")
    life(root)
    commit(root, "2026-06-02", "Åse Vik", "Call June", {JUNE_PATH: JUNE_NOTICE, REGISTER_PATH: SEATED})
    approved = (root / MEETING_PATH).read_text(encoding="utf-8")
    corrected = approved.replace("sak: 3/26}\n", CORRECTED, 1).replace("Rådhuset", "Biblioteket")
    without_a_case = approved[: approved.index("  - saksnr: 2/26")].replace(
        "sak: 2/26, ansvarlig", "tittel: Annet, ansvarlig"
    )
    for branch, author, files in (
        ("ført", "Åse Vik", {JUNE_PATH: JUNE, REGISTER_PATH: GROWN}),
        ("rettet", "Kari Nordmann", {MEETING_PATH: corrected}),
        ("stille", "Per Moe", {MEETING_PATH: corrected.replace("går sammen om legevakt.", "går sammen om vakt.", 1)}),
        ("sak-borte", "Per Moe", {MEETING_PATH: without_a_case}),
        ("slettet", "Per Moe", {MEETING_PATH: None, JUNE_PATH: None}),
        ("ulest", "Per Moe", {MEETING_PATH: "saker: [\n", JUNE_PATH: "saker: [\n"}),
        ("kode", "Per Moe", {"LESMEG.md": "Om arkivet.\n"}),
        ("roller", "Per Moe", {REGISTER_PATH: SEATED.replace("rolle: medlem", "rolle: observatør")}),
    ):
        git(root, "checkout", "--quiet", "-b", branch, "main")
        commit(root, "2026-06-11", author, f"Do {branch}", dict(files))
    git(root, "checkout", "--quiet", "main")
    return root


def told(root: Path, *arguments: str) -> tuple[int, str]:
    """The exit code and the answer, with ids that are the same in every repository."""
    done = ask(root, "review", *arguments)
    assert done.err == ""
    return done.code, re.sub(r"\b[0-9a-f]{7}\b", "0123abc", done.out)


def test_an_approved_text_altered_without_a_correction_is_the_first_line_alone(root: Path) -> None:
    """Then what it was and is, who did it, what was corrected openly beside it, and what to do."""
    assert told(root, "main...stille") == (
        1,
        """\
1 godkjent vedtak er endret uten rettelse
Fra 0123abc til 0123abc: 1 innsjekking av Per Moe.

GODKJENT TEKST SOM ER RØRT
Prøveutvalget, 4. mars 2026: endret uten rettelse
  godkjent 6. mai 2026 i sak 3/26
  gjort av Per Moe (0123abc)
  sak 2/26 Samarbeid om legevakt
    vedtak 1: Kommunene går sammen om [-legevakt-]{+vakt+}.
  Rettet åpent:
  rettelse 10. juni 2026 i sak 3/26, gjelder møtested: Feil hus.
  møtested: [-Rådhuset-]{+Biblioteket+}
  Neste steg: sett det tilbake, eller før rettelsen inn i rettelser med
    «gjelder: [2/26]»

FUNN
Ingen nye funn; 2 sto der fra før
""",
    )


def test_minutes_are_shown_with_what_was_adopted_who_came_and_what_is_to_be_done(root: Path) -> None:
    """Of a notice that has become minutes: proposal against decision, a line for each group, and what is new."""
    assert told(root, "main...ført") == (
        0,
        """\
Ingen godkjent tekst er rørt. 1 møte ført, 1 register endret.
Fra 0123abc til 0123abc: 1 innsjekking av Åse Vik.

MØTER
Prøveutvalget, 10. juni 2026: ført (1 vedtatt uendret, 1 vedtatt med endringer)
  minutes/prove/2026/2026-06-10.yaml
  3/26 Godkjenning av innkalling: vedtatt uendret (utledet): 1 punkt
  4/26 Samarbeid om legevakt: vedtatt med endringer (utledet): 1 punkt endret,
    1 punkt tilføyd
    1 endret: Kommunene går sammen om legevakt {+i helgene+}.
    – → 4 tilføyd: {+AU legger fram en plan innen 15.09.26.+}
    Uendret: 2 punkter.

OPPMØTE
Prøveutvalget, 10. juni 2026: deltakerlisten er ført
  Kommunene: 1 møtt, 1 forfall (Ola Hansen)
  Vararepresentanter: 1 møtt
  Sekretariatet: 1 møtt

REGISTERET
Prøveutvalget: 1 ny person, 1 ny skrivemåte
  ny skrivemåte: «I. Østby» for Ingrid Østby
  Siv Dal, lagt til i Andre til stede

OPPFØLGING
1 ny forpliktelse
  ny, 4/26#4: AU legger fram en plan innen 15.09.26. (AU, frist 15. september
    2026)

FUNN
Ingen nye funn; 2 sto der fra før
""",
    )


def test_an_open_correction_is_told_as_such_and_stops_nobody(root: Path) -> None:
    """With its entry; the first line does not say that anything lacks one."""
    assert told(root, "main...rettet") == (
        0,
        """\
1 godkjent referat er rettet åpent.
Fra 0123abc til 0123abc: 1 innsjekking av Kari Nordmann.

GODKJENT TEKST SOM ER RØRT
Prøveutvalget, 4. mars 2026: rettet åpent
  godkjent 6. mai 2026 i sak 3/26
  rettelse 10. juni 2026 i sak 3/26, gjelder møtested: Feil hus.
  møtested: [-Rådhuset-]{+Biblioteket+}

FUNN
Ingen nye funn; 2 sto der fra før
""",
    )


@pytest.mark.parametrize(
    ("branch", "code", "first", "later"),
    [
        (
            "sak-borte",
            1,
            "1 godkjent vedtak er endret uten rettelse",
            "BORTE\nPrøveutvalget, 4. mars 2026: sak 2/26 Samarbeid om legevakt er tatt ut\n",
        ),
        (
            "slettet",
            1,
            "1 godkjent referat er slettet uten rettelse",
            (
                "  Neste steg: hent filen tilbake: git revert 0123abc\n\nBORTE\n"
                "Prøveutvalget, 4. mars 2026: møtet er slettet, med sak 1/26 og 2/26\n"
                "Prøveutvalget, 10. juni 2026: møtet er slettet, med sak 3/26 og 4/26\n"
            ),
        ),
        (
            "ulest",
            1,
            "1 godkjent referat er gjort uleselig uten rettelse",
            "KAN IKKE LESES\nminutes/prove/2026/2026-03-04.yaml kan ikke leses slik den står nå, så ingen har\n",
        ),
        (
            "roller",
            0,
            f"Ingen godkjent tekst er rørt. {RELISTED} 1 register endret.",
            "i Kommunene var «medlem», nå «observatør»",
        ),
        ("kode", 0, "Ingenting er endret i møter eller registre.", "ingen innsjekkinger rører møter eller registre"),
    ],
)
def test_what_is_gone_or_cannot_be_read_is_told(root: Path, branch: str, code: int, first: str, later: str) -> None:
    """And a branch that does nothing to the record says so."""
    found, text = told(root, f"main...{branch}")
    assert (found, text.splitlines()[0]) == (code, first)
    assert later in " ".join(text.split()) or later in text


def test_programs_get_the_same_as_the_contract_says(root: Path) -> None:
    """The verdict too, and every change with its words."""
    done = ask(root, "review", "main...stille", "-f", "json")
    answer = json.loads(done.out)
    Draft202012Validator(SCHEMA).validate(answer)
    assert (done.code, answer["uten_rettelse"], answer["dom"]) == (1, 1, "1 godkjent vedtak er endret uten rettelse")
    (approved,) = answer["godkjente_endret"]
    assert [change["felt"] for change in approved["uten_rettelse"]] == ["vedtak/1"]
    assert [change["felt"] for change in approved["rettet"]] == ["moetested"]
    assert approved["rettelser"][0]["gjelder"] == ["moetested"]


def test_without_an_argument_the_branch_is_held_against_what_it_follows(root: Path) -> None:
    """With what is not committed; where it follows nothing, the sentence says what to write."""
    git(root, "checkout", "--quiet", "ført")
    done = ask(root, "review")
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "referat: Grenen følger ingen annen (upstream), så det er ikke sagt hva den skal holdes mot; skriv det, for "
        "eksempel «referat review main...HEAD».\n"
    )
    git(root, "branch", "--quiet", "--set-upstream-to=main")
    file = root / MEETING_PATH
    text = file.read_text(encoding="utf-8")
    try:
        file.write_text(text.replace("Rådhuset", "Biblioteket"), encoding="utf-8")
        code, found = told(root)
        assert told(root, "main") == (code, found)
        assert told(root, "main...HEAD")[0] == 0
        assert "disken: det som ikke er sjekket inn." in told(root, "HEAD")[1]
    finally:
        file.write_text(text, encoding="utf-8")
        git(root, "branch", "--quiet", "--unset-upstream")
        git(root, "checkout", "--quiet", "main")
    assert code == 1
    assert found.splitlines()[:3] == [
        "1 godkjent referat er endret uten rettelse",
        "Fra 0123abc til det som står på disken: 1 innsjekking av Åse Vik, og det som",
        "ikke er sjekket inn.",
    ]


def test_in_markdown_details_are_folded_and_words_are_marked(root: Path) -> None:
    """What was approved stands open, and nothing in a text is a mark of its own."""
    assert told(root, "main...ført", "-f", "markdown") == (
        0,
        """\
### Ingen godkjent tekst er rørt. 1 møte ført, 1 register endret.

Fra 0123abc til 0123abc: 1 innsjekking av Åse Vik.

<sub><del>strøket</del> <ins>tilføyd</ins></sub>

#### Møter

<details><summary>Prøveutvalget, 10. juni 2026: ført (1 vedtatt uendret, 1 vedtatt med endringer)</summary>

- minutes/prove/2026/2026-06-10.yaml
- 3/26 Godkjenning av innkalling: vedtatt uendret (utledet): 1 punkt
- **4/26 Samarbeid om legevakt: vedtatt med endringer (utledet): 1 punkt endret, 1 punkt tilføyd**
  - 1 endret: Kommunene går sammen om legevakt <ins>i helgene</ins>.
  - – → 4 tilføyd: <ins>AU legger fram en plan innen 15.09.26.</ins>
  - Uendret: 2 punkter.

</details>

#### Oppmøte

**Prøveutvalget, 10. juni 2026: deltakerlisten er ført**

- Kommunene: 1 møtt, 1 forfall (Ola Hansen)
- Vararepresentanter: 1 møtt
- Sekretariatet: 1 møtt

#### Registeret

**Prøveutvalget: 1 ny person, 1 ny skrivemåte**

- ny skrivemåte: «I. Østby» for Ingrid Østby
- Siv Dal, lagt til i Andre til stede

#### Oppfølging

<details><summary>1 ny forpliktelse</summary>

- ny, 4/26&#35;&#8203;4: AU legger fram en plan innen 15.09.26. (AU, frist 15. september 2026)

</details>

#### Funn

- Ingen nye funn; 2 sto der fra før
""",
    )


def test_the_page_opens_what_was_approved_and_folds_the_rest(root: Path) -> None:
    """It stands by itself, and runs nothing."""
    page = told(root, "main...stille", "-f", "html")[1]
    assert "<h1>1 godkjent vedtak er endret uten rettelse</h1>" in page
    assert "<details open><summary>Prøveutvalget, 4. mars 2026: endret uten rettelse</summary>" in page
    assert re.search(r"om <del>.*legevakt.*</del><ins>.*vakt.*</ins>\.</li>", page)
    assert "<script" not in page
    assert "<details><summary>Prøveutvalget, 10. juni 2026: ført" in told(root, "main...ført", "-f", "html")[1]


def test_a_terminal_shows_what_a_pipe_gets(root: Path) -> None:
    """In colours, and otherwise the same where it is as wide."""
    shown = on_a_terminal(root, 80, "review", "main...stille")
    assert shown.startswith("\x1b[31m1 godkjent vedtak er endret uten rettelse\x1b[0m\n")
    assert re.sub(r"\x1b\[\d+m", "", shown) == ask(root, "review", "main...stille").out


def test_a_long_review_is_cut_and_says_what_is_left_out(tmp_path: Path) -> None:
    """Each section has its share, and of a text that nobody would read to its end the middle is left out."""
    life(tmp_path)
    approved = (tmp_path / MEETING_PATH).read_text(encoding="utf-8")
    words = " ".join(["o" * 99] * 14)
    points = "".join(f"      - Punkt {n} {words}\n" for n in range(80))
    points += f"      - {words * 12}\n"
    commit(tmp_path, "2026-06-02", "Per Moe", "Write a lot", {MEETING_PATH: approved + points, JUNE_PATH: JUNE})
    for form in ("table", "markdown", "html"):
        text = ask(tmp_path, "review", "HEAD~1..", "-f", form).out
        assert 40_000 < len(text) <= 60_000
        assert "prøveutvalget, 10. juni 2026: nytt møte" in text.lower()
        left = re.search(r"(\d+) linjer til er ikke vist", text)
        assert left
        assert text.count("Punkt ") + int(left[1]) >= 80


def test_what_a_commit_did_is_told_though_the_disk_has_put_it_right_or_broken_it(root: Path) -> None:
    """What is accepted is the commits."""
    git(root, "checkout", "--quiet", "stille")
    file = root / MEETING_PATH
    text = file.read_text(encoding="utf-8")
    try:
        for content in (text.replace("om vakt.", "om legevakt."), "saker: [\n"):
            file.write_text(content, encoding="utf-8")
            code, found = told(root, "main")
            assert code == 1
            assert "vedtak 1: Kommunene går sammen om [-legevakt-]{+vakt+}.\n" in found
    finally:
        file.write_text(text, encoding="utf-8")
        git(root, "checkout", "--quiet", "main")


def test_what_the_main_line_has_approved_since_the_branch_left_it_is_the_first_line(tmp_path: Path) -> None:
    """Git merges a draft into approved minutes without a conflict; until it is merged, no commit has touched them."""
    life(tmp_path)
    approved = (tmp_path / MEETING_PATH).read_text(encoding="utf-8")
    draft = re.sub(r"status: godkjent\ngodkjent: .*\n", "status: referat\n", approved)
    git(tmp_path, "checkout", "--quiet", "-b", "grunnlag")
    commit(tmp_path, "2026-06-02", "Åse Vik", "Draft", {JUNE_PATH: in_june(draft)})
    git(tmp_path, "checkout", "--quiet", "-b", "utkast")
    reworded = in_june(draft).replace("går sammen om legevakt.", "går sammen om vakt.", 1)
    commit(tmp_path, "2026-06-20", "Per Moe", "Reword", {JUNE_PATH: reworded})
    git(tmp_path, "checkout", "--quiet", "grunnlag")
    assert told(tmp_path, "grunnlag...utkast")[0] == 0
    commit(
        tmp_path, "2026-09-02", "Åse Vik", "Approve", {JUNE_PATH: in_june(approved).replace("2026-05-06", "2026-09-02")}
    )
    code, out = told(tmp_path, "grunnlag...utkast")
    assert code == 1
    assert out.startswith("1 referat i grenen er godkjent etter at den skilte lag\n")
    assert "Prøveutvalget, 10. juni 2026: godkjent etter at grenen skilte lag\n  godkjent 2. september 2026" in out
    assert "Neste steg: flett grenen den skal inn i, inn i denne, og se over på nytt" in out
    git(tmp_path, "checkout", "--quiet", "-b", "flyttet", "utkast~1")
    elsewhere = JUNE_PATH.replace(".yaml", "-2.yaml")
    commit(tmp_path, "2026-06-21", "Per Moe", "Move", {JUNE_PATH: None, elsewhere: in_june(draft)})
    assert "godkjent etter at den skilte lag" not in told(tmp_path, "grunnlag...flyttet")[1]  # Git merges a move


def test_that_minutes_were_approved_is_one_line_about_them(root: Path) -> None:
    """The day and the case, and not which keys were written."""
    code, out = told(root, "main~3...main~2")
    assert code == 0
    assert "4. mars 2026: godkjent\n  minutes/prove/2026/2026-03-04.yaml\n  godkjent 6. mai 2026 i sak 3/26\n" in out
    assert "→ godkjent" not in out
    assert "godkjent: –" not in out


def test_what_stands_word_by_word_above_is_counted_among_the_findings(tmp_path: Path) -> None:
    """A proposal that was altered after the notice is shown with its meeting; errors come before warnings."""
    life(tmp_path)
    silent = (
        (tmp_path / MEETING_PATH).read_text(encoding="utf-8").replace("sammen om vakt.", "sammen om kveldsvakt.", 1)
    )
    git(tmp_path, "checkout", "--quiet", "-b", "gren")
    commit(
        tmp_path,
        "2026-06-20",
        "Per Moe",
        "Reword",
        {MEETING_PATH: silent.replace("Kari Nordmann, oppm", "Kari Nordman, oppm")},
    )
    _code, out = told(tmp_path, "main...gren")
    findings = out.partition("FUNN\n")[2].splitlines()
    assert findings[1].startswith("  feil ")
    assert findings[-1] == "  REF801: 1 endring etter innkallingen, vist over"
    assert out.count("kveldsvakt") == 1


@pytest.mark.parametrize("written", ["stille", "stille...main"])
def test_a_branch_that_is_asked_about_the_wrong_way_round_is_told_of(root: Path, written: str) -> None:
    """Nothing has been done here since it left, and whoever asks means what it has done."""
    done = referat(root, "review", written)
    other = "HEAD" if written == "stille" else "main"
    sentence = f"Det som er gjort i stille, er ikke med her; det ses over med «referat review {other}...stille».\n"
    assert (done.code, done.err) == (0, sentence)
    assert referat(root, "review", "main...kode").err == ""
