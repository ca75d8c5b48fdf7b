"""Proposed against adopted as data, as a comment on a pull request and as a page."""

import csv
import io
import json
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.support.archives import MEETING_PATH, MINUTES, archive, write
from tests.support.asu import MEETINGS, meeting_of
from tests.support.output_schemas import check_answer
from tests.support.running import referat, repository

ROOT = Path(__file__).parents[2]

# Texts that Markdown, GitHub and HTML would each read as something else than they are.
HOSTILE = [
    "Vi **bygger** _ny_ `kode` <b>vakt</b> & <script>alert(1)</script> i år.",
    "Se [her](https://example.org), @kari og #12 | ~~to~~ $x$ \\* &amp; slutt.",
]
VOID = {"meta", "br"}


@pytest.fixture(scope="module")
def asu(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of its own with the two real meetings."""
    folder = tmp_path_factory.mktemp("asu")
    shutil.copytree(ROOT / "minutes", folder / "minutes")
    return repository(folder)


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A meeting whose texts look like markup."""
    start = MINUTES[: MINUTES.rindex("    forslag_til_vedtak:")]
    start = start.replace("Samarbeid om legevakt", '"Samarbeid <b> *om* #9"')
    proposal = "".join(f"      - {json.dumps(text, ensure_ascii=False)}\n" for text in HOSTILE)
    decision = proposal.replace("i år", "i <i>fjor</i>").replace("@kari", "@ola")
    return write(
        archive(tmp_path), {MEETING_PATH: f"{start}    forslag_til_vedtak:\n{proposal}    vedtak:\n{decision}"}
    )


class Page(HTMLParser):
    """What a page holds: that its elements are closed in order, its texts, its ids and what it refers to."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.heard: list[str] = []
        self.marked: dict[str, list[str]] = {"ins": [], "del": []}
        self.hidden = 0
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element and what it says of itself."""
        self.tags.append(tag)
        self.attributes += attrs
        self.ids += [value for name, value in attrs if name == "id" and value]
        self.links += [value for name, value in attrs if name in ("href", "src", "aria-labelledby") and value]
        if tag not in VOID:
            self.open.append(tag)
        if tag in self.marked:
            self.marked[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        """Hold the element to be the one that was opened last."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep the words of struck and added passages, hidden ones too."""
        self.heard.append(data)
        for tag in self.marked:
            if tag in self.open:
                self.marked[tag][-1] += data


def test_json_keeps_the_contract_and_every_word(asu: Path) -> None:
    """Every point of every case is there; its words together are its two texts."""
    answer = json.loads(referat(asu, "diff", "2024-10-29", "2023-09-06", "-f", "json").out)
    check_answer(answer, "diff")
    assert [case["saksnr"] for case in answer["saker"]] == [f"{n}/24" for n in range(41, 50)] + [
        f"{n}/23" for n in range(30, 35)
    ]
    changes = [change for case in answer["saker"] for change in case["endringer"]]
    assert len([change for change in changes if change["til"]]) == 36 + 26
    # 34 and 22 were proposed; the one of the 22 that is an empty bullet on paper is an open list in the record.
    assert len([change for change in changes if change["fra"]]) == 34 + 22 - 1
    for change in changes:
        for side, other in (("fra_tekst", "tilfoeyd"), ("til_tekst", "stroeket")):
            assert "".join(text for kind, text in change["ord"] if kind != other) == (change[side] or "")


def test_a_case_as_data(asu: Path) -> None:
    """32/23 whole, with the names of the contract."""
    (case,) = json.loads(referat(asu, "diff", "32/23", "-f", "json").out)["saker"]
    recorded = next(case for day in MEETINGS for case in meeting_of(day)["saker"] if case["saksnr"] == "32/23")
    same, old = recorded["forslag_til_vedtak"]
    new = recorded["vedtak"][1]["tekst"]
    start = old.removesuffix("i oktober.")
    assert case == {
        "utvalg": "asu",
        "saksnr": "32/23",
        "moetedato": "2023-09-06",
        "status": "referat",
        "tittel": "Prosjekt pasienttilstrømning - Rapport",
        "utfall": "vedtatt_endret",
        "utfall_utledet": True,
        "utfall_sikkert": True,
        "endringer": [
            {
                "art": "uendret",
                "fra": "1",
                "til": "1",
                "fra_tekst": same,
                "til_tekst": same,
                "ord": [["uendret", same]],
                "treff": "identisk",
            },
            {
                "art": "endret",
                "fra": "2",
                "til": "2",
                "fra_tekst": old,
                "til_tekst": new,
                "ord": [["uendret", start], ["stroeket", "i oktober"], ["tilfoeyd", "høsten 2023"], ["uendret", "."]],
                "treff": "lik",
            },
        ],
    }


def test_a_moved_point_says_what_became_of_its_text(tmp_path: Path) -> None:
    """The one key that only moved points have, and a meeting that is not held has no changes."""
    texts = [
        "Kommunene oppretter felles turnus for jordmødre.",
        "Sykehuset dekker all transport.",
        "Tannhelse utredes.",
    ]
    start = MINUTES[: MINUTES.rindex("    forslag_til_vedtak:")]
    lists = [f"[{', '.join(order)}]" for order in (texts, [texts[1], texts[2], texts[0]])]
    text = f"{start}    forslag_til_vedtak: {lists[0]}\n    vedtak: {lists[1]}\n"
    root = write(archive(tmp_path), {MEETING_PATH: text})
    answer = json.loads(referat(root, "diff", "2/26", "-f", "json").out)
    check_answer(answer, "diff")
    kinds = [(change["art"], change.get("tekst")) for change in answer["saker"][0]["endringer"]]
    assert kinds == [("uendret", None), ("uendret", None), ("flyttet", "uendret")]
    write(root, {MEETING_PATH: text.replace("status: referat", "status: innkalling")})
    notice = json.loads(referat(root, "diff", "2/26", "-f", "json").out)
    check_answer(notice, "diff")
    assert (notice["saker"][0]["utfall"], notice["saker"][0]["endringer"]) == (None, [])


def test_lines_and_spreadsheet_hold_the_same_as_json(asu: Path) -> None:
    """In ndjson a case a line, in csv a point a line; a case without points has a line by itself."""
    whole = json.loads(referat(asu, "diff", "-f", "json").out)["saker"]
    assert [json.loads(line) for line in referat(asu, "diff", "-f", "ndjson").out.splitlines()] == whole
    rows = list(csv.DictReader(io.StringIO(referat(asu, "diff", "-f", "csv").out)))
    assert len(rows) == sum(len(case["endringer"]) or 1 for case in whole)
    assert [row["til_tekst"] for row in rows if row["art"] == "tilfoeyd" and row["saksnr"] == "45/24"] == [
        "Saken utsettes til første halvår i 2025."
    ]
    assert [row["art"] for row in rows if row["saksnr"] == "49/24"] == [""]


def test_a_comment_for_a_pull_request(asu: Path) -> None:
    """A table of the cases first, then the changes of each that has any."""
    assert (
        referat(asu, "diff", "33/23", "34/23", "-f", "markdown").out
        == """\
### Fra forslag til vedtak

**Administrativt samarbeidsutvalg, 6. september 2023 (referat)**

| Sak | Tittel | Utfall |
| --- | --- | --- |
| 33/23 | Oppnevning av Forhandlingsutvalg | vedtatt med endringer (utledet): 1 underpunkt endret |
| 34/23 | Eventuelt | uten forslag og vedtak |

#### 33/23 Oppnevning av Forhandlingsutvalg

- **1** uendret: ASU oppnevner følgende medlemmer til Forhandlingsutvalget i …
- **1.1** endret: Laura Steinsli og Albert Verhagen fra kommunene <ins>(vara: Ingjerd Astad)</ins>

Uendret: 2 punkter og 3 underpunkter.

<sub><del>strøket</del> <ins>tilføyd</ins></sub>
"""
    )


def test_words_inside_a_word_are_marked_in_a_comment(asu: Path) -> None:
    """Where Markdown's own marks would not work."""
    text = referat(asu, "diff", "42/24", "-f", "markdown").out
    assert "- **2.3 → 2.4** kosmetisk: <del>oppfølging</del><ins>Oppfølging</ins> og rapportering<del>.</del>\n" in text
    assert "bli vurdert <del>utlysnings</del><ins>utlysings</ins>- og søknadsprosess" in text
    assert referat(asu, "diff", "--stat", "-f", "markdown").out.count("\n| ") == 16


def test_no_text_is_markup_in_a_comment(hostile: Path) -> None:
    """What is left when our own tags are taken away has no mark that Markdown or GitHub would read."""
    text = referat(hostile, "diff", "2/26", "-f", "markdown", "--explain").out
    points = [line.split(": ", 1)[1] for line in text.splitlines() if line.startswith("- **")]
    assert len(points) == 2
    for point in points:
        rest = re.sub(r"</?(?:ins|del)>", "", point.partition(" <br>")[0])
        assert not re.search(r"[*_`<>\[\]|~$\\]|#(?!\d+;)|&(?!#\d+;)|@(?!&#8203;)|https(?!&#8203;)", rest)
        assert not re.search(r"&#(?:64|35);(?!&#8203;)", rest)
    title = next(line for line in text.splitlines() if line.startswith("####"))
    assert title == "#### 2/26 Samarbeid &#60;b&#62; &#42;om&#42; &#35;&#8203;9"


def test_the_page_stands_alone_and_is_well_formed(asu: Path) -> None:
    """Every element is closed, every id is its own, every link leads somewhere on the page, and nothing is fetched."""
    for options in ([], ["--full", "--explain"], ["42/24"], ["34/23"], ["2023-09-06", "2024-10-29"]):
        text = referat(asu, "diff", *options, "-f", "html").out
        assert text.startswith('<!doctype html>\n<html lang="nb">\n<head>\n<meta charset="utf-8">')
        page = Page(text)
        assert page.open == []
        assert len(page.ids) == len(set(page.ids))
        assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
        assert not {"script", "link", "img", "iframe", "object", "style "} & set(page.tags)
        assert not [name for name, _value in page.attributes if name.startswith("on") or name == "style"]
        assert "url(" not in text
        assert "@import" not in text


def test_the_page_has_headings_in_order(asu: Path) -> None:
    """One for the page, one for each meeting, one for each case with changes; none is skipped."""
    tags = Page(referat(asu, "diff", "2023-09-06", "2024-10-29", "-f", "html").out).tags
    assert [tag for tag in tags if tag in ("h1", "h2", "h3", "h4")] == ["h1", "h2", *["h3"] * 4, "h2", *["h3"] * 2]


def test_struck_and_added_are_told_by_line_by_colour_and_in_words(asu: Path) -> None:
    """In the page's own style both have a line, and both say what they are to those who hear the page read."""
    text = referat(asu, "diff", "42/24", "-f", "html").out
    page = Page(text)
    assert " (strøket: utlysnings) " in page.marked["del"]
    assert " (tilføyd: utlysings) " in page.marked["ins"]
    assert all(words.startswith(" (") for words in [*page.marked["ins"][1:], *page.marked["del"][1:]])
    assert re.search(r"\bins \{[^}]*text-decoration: underline", text)
    assert re.search(r"\bdel \{[^}]*text-decoration: line-through", text)
    assert "Punkt 2.3 i forslaget, punkt 2.4 i vedtaket: " in page.heard
    assert "@media print" in text
    assert "prefers-color-scheme: dark" in text


def test_no_text_is_markup_on_the_page(hostile: Path) -> None:
    """The page shows the texts as they are."""
    text = referat(hostile, "diff", "2/26", "--full", "-f", "html").out
    page = Page(text)
    assert not {"script", "b", "i"} & set(page.tags)
    told = "".join(page.heard)
    assert "<b>vakt</b> & <script>alert(1)</script> i " in told
    assert "2/26 Samarbeid <b> *om* #9" in told


def test_the_figures_are_to_be_had_as_data(asu: Path) -> None:
    """How many points there are of each kind, a case a row; the sum is up to the program."""
    done = referat(asu, "diff", "--stat", "-f", "json")
    answer = json.loads(done.out)
    check_answer(answer, "diff")
    figures = {case["saksnr"]: case["antall"] for case in answer["saker"]}
    assert len(figures) == 14
    assert {kind: number for kind, number in figures["42/24"].items() if number} == {
        "uendret": 12, "tilfoeyd": 2, "redaksjonell": 1, "kosmetisk": 3,
    }  # fmt: skip
    assert set(figures["34/23"].values()) == {0}
    assert [json.loads(line) for line in referat(asu, "diff", "--stat", "-f", "ndjson").out.splitlines()] == answer[
        "saker"
    ]
    rows = list(csv.DictReader(io.StringIO(referat(asu, "diff", "--stat", "-f", "csv").out)))
    assert {row["saksnr"]: {kind: int(row[kind]) for kind in figures["42/24"]} for row in rows} == figures
    assert referat(asu, "diff", "--stat", "-f", "html").err.startswith("referat: --stat finnes ikke som html.")
