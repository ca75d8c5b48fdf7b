"""The comparison as a Word file: accept all is the decision, reject all the proposal, point by point."""

import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import mammoth
import msgspec
import pytest
from docx.document import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from referat_cli.model.meeting import Case, Labels, Meeting, Points, as_point
from referat_cli.model.point_numbers import roman
from referat_cli.paper.reading.documents import read_document
from referat_cli.paper.writing.look import Look
from referat_cli.paper.writing.word_redlines import write_redlines
from referat_cli.queries.cases import FoundCase
from referat_cli.queries.decisions import Compared, compared
from referat_cli.render.diff.sentences import View
from tests.cli.test_changed_after_approval import ADOPTED, APPROVED, OPEN, SILENT, lived
from tests.support.archives import HELD, MEETING_PATH, MINUTES, archive, write
from tests.support.effort import examples
from tests.support.random_records import LABELS, points
from tests.support.redline_generator import pair_of
from tests.support.running import git, referat, repository
from tests.support.word_files import Decision, W, decided, paragraphs, under_headings, word_document, words_of

EXAMPLES = Path(__file__).parents[1] / "minutes"
DECISIONS: tuple[Decision, Decision] = ("reject", "accept")
# A point as it stands on paper: its label, and its words without what white space means nothing in a point.
Shown = tuple[str, str]


def on_paper(tree: Points, labels: Labels, depth: int = 0, above: str = "") -> Iterator[Shown]:
    """What stands on paper of a tree of points: 1. and below it 1.1, a), I., dashes and below them bullets."""
    count = 0
    for entry in tree:
        point = as_point(entry)
        count += not point.unnumbered
        number = f"{above}.{count}" if above else str(count)
        shown = {
            "tall": number if "." in number else f"{number}.",
            "bokstav": f"{'abcdefghijklmnopqrstuvwxyz'[count - 1]})",
            "romertall": f"{roman(count)}." if count else "",
            "strek": "–" if depth < 2 else "•",
            "ingen": "",
        }[labels]
        label = point.label or ("" if point.unnumbered else shown)
        yield label, " ".join(point.text.split())
        counted = labels == "tall" and not (point.unnumbered or point.label) and (above or not depth)
        yield from on_paper(point.points or (), point.labels or "strek", depth + 1, number if counted else "")


def listed(document: Document) -> dict[str, list[Shown]]:
    """The points under each case of the file."""
    return {
        heading.partition(" ")[0]: [(one.label, one.text) for one in found if one.style.startswith("List")]
        for heading, found in under_headings(paragraphs(document))
    }


def after(content: bytes, decision: Decision) -> dict[str, list[Shown]]:
    """The points under each case when all changes were accepted, or rejected."""
    return listed(decided(word_document(content), decision))


def meeting_of(cases: list[Case]) -> Meeting:
    """A meeting with these cases."""
    base = msgspec.convert({"utvalg": "prove", "moetedato": "2026-03-04", "status": "referat", "saker": []}, Meeting)
    return msgspec.structs.replace(base, cases=tuple(cases))


def held_against(cases: list[Case]) -> list[Compared]:
    """Each case of a meeting with its proposal and its decision."""
    meeting = meeting_of(cases)
    return [
        compared(FoundCase(MEETING_PATH, meeting, place), {"prove": "Prøveutvalget"}) for place in range(len(cases))
    ]


KINDS: list[Labels] = ["tall", "bokstav", "romertall", "strek", "ingen"]


def generated(seed: int) -> Case:
    """The case of a seed: points changed, struck, added, moved, split and merged, under some kind of label."""
    pair, labels = pair_of(seed), KINDS[seed % len(KINDS)]
    return Case(number=f"{seed}/26", title="Sak", labels=labels, proposal=pair.proposal, decision=pair.decision)


def check(seed: int, _folder: Path) -> Counter[str]:
    """Both texts come out of the file of a seed's case, where there are two."""
    cases = held_against([generated(seed)])
    content = write_redlines(View(cases), Look(), "nb")
    case = cases[0].found.case
    if not cases[0].compared:
        return Counter({"saker uten vedtak": 1})
    proposal, decision = (after(content, how)[case.number] for how in DECISIONS)
    assert decision == [*on_paper(case.decision or (), case.labels or "tall")]
    assert proposal == [*on_paper(case.proposal or (), case.labels or "tall")]
    return Counter({"saker": 1, "punkter": len(decision) + len(proposal)})


def test_generated_decisions_and_proposals_come_out_of_the_same_file() -> None:
    """Twenty-five cases of one meeting in one file."""
    cases = [generated(seed) for seed in range(25)]
    content = write_redlines(View(held_against(cases), frozenset({MEETING_PATH})), Look(), "nb")
    accepted, rejected = after(content, "accept"), after(content, "reject")
    for case in cases:
        assert accepted[case.number] == [*on_paper(case.decision or (), case.labels or "tall")]
        assert rejected[case.number] == [*on_paper(case.proposal or (), case.labels or "tall")]


def test_what_reads_word_files_in_finds_the_decision_with_its_numbers() -> None:
    """It knows nothing of what wrote the file, and takes tracked changes as accepted."""
    cases = [generated(seed) for seed in (0, 1, 2, 3, 5, 6, 7, 8)]
    document = read_document("endringer.docx", write_redlines(View(held_against(cases)), Look(), "nb"))
    found = [(line.label, " ".join(line.text.split())) for line in document.lines if line.kind == "item"]
    assert found == [shown for case in cases for shown in on_paper(case.decision or (), case.labels or "tall")]


@settings(max_examples=examples(8))
@given(st.lists(st.tuples(points(), points(), LABELS), min_size=4, max_size=6))
def test_labels_of_any_kind_hold_on_both_sides(trees: list[tuple[object, object, Labels]]) -> None:
    """Labels of their own, lists within lists counted otherwise, points without a number."""
    cases = [
        msgspec.convert(
            {
                "saksnr": f"{at}/26",
                "tittel": "Sak",
                "merking": labels,
                "forslag_til_vedtak": [{"tekst": "Først.", "merke": "§ 1"}, *proposal],  # type: ignore[misc]  # drawn
                "vedtak": [{"tekst": "Først."}, *decision],  # type: ignore[misc]  # drawn
            },
            Case,
        )
        for at, (proposal, decision, labels) in enumerate(trees)
    ]
    content = write_redlines(View(held_against(cases)), Look(), "nb")
    accepted, rejected = after(content, "accept"), after(content, "reject")
    for case in cases:
        assert accepted[case.number] == [*on_paper(case.decision or (), case.labels or "tall")]
        assert rejected[case.number] == [*on_paper(case.proposal or (), case.labels or "tall")]


def file_of(root: Path, *call: str) -> bytes:
    """The file that a comparison is written to."""
    done = referat(root, "diff", *call, "-f", "docx", "-o", "ut.docx")
    assert (done.code, done.out, done.err) == (0, "ut.docx\n", done.err)
    return (root / "ut.docx").read_bytes()


def test_the_words_are_marked_in_the_committees_name_on_the_day_of_the_meeting(tmp_path: Path) -> None:
    """Only those that were changed, with a number each."""
    content = file_of(archive(tmp_path), "2/26")
    body = word_document(content).element.body
    (added,) = body.iter(f"{W}ins")
    assert words_of(added) == "i helgene"
    assert (added.get(f"{W}author"), added.get(f"{W}date")) == ("Prøveutvalget", "2026-03-04T12:00:00Z")
    assert [*body.iter(f"{W}del")] == []
    assert after(content, "reject") == {"2/26": [("1.", "Kommunene går sammen om legevakt.")]}
    assert after(content, "accept") == {"2/26": [("1.", "Kommunene går sammen om legevakt i helgene.")]}


def test_the_file_says_what_the_comparison_says(tmp_path: Path) -> None:
    """What became of the case stands below its points, and last how to have one text or the other."""
    content = file_of(archive(tmp_path), "2/26")
    assert [one.text for one in paragraphs(word_document(content))] == [
        "2/26 Samarbeid om legevakt – Fra forslag til vedtak",
        "2/26 Samarbeid om legevakt",
        "Prøveutvalget, 4. mars 2026 (referat)",
        "Kommunene går sammen om legevakt i helgene.",
        "Vedtatt med endringer (utledet): 1 punkt endret.",
        "Godta alle endringene for å få vedtaket, eller avvis alle for å få forslaget.",
    ]


def test_a_point_that_was_moved_goes_and_comes() -> None:
    """With its paragraph, so that the numbers of both texts are right."""
    first, *others = "Kommunene oppretter en felles legevakt.", "Sykehuset utarbeider en plan.", "Saken tas opp igjen."
    cases = [Case(number="1/26", title="Sak", proposal=(first, *others), decision=(*others, first))]
    document = word_document(write_redlines(View(held_against(cases)), Look(), "nb"))
    marks = [one.getparent().getparent().getparent() for one in document.element.body.iter(f"{W}ins", f"{W}del")]
    moved = [words_of(one) for one in marks if one.tag == f"{W}p"]
    assert moved == [first, first]


@pytest.mark.parametrize(
    ("example", "case", "proposed", "adopted"),
    [
        (
            "sammensatt-vedtak",
            "PS 12/26",
            ["Biblioteket holder åpent alle hverdager.", "Biblioteket er stengt om lørdagene."],
            [
                "Biblioteket holder åpent alle hverdager.",
                "Biblioteket holder lørdagsåpent fra høsten.",
                "Ordningen evalueres etter ett år.",
            ],
        ),
    ],
)
def test_a_council_that_put_its_decision_together(
    example: str, case: str, proposed: list[str], adopted: list[str], tmp_path: Path
) -> None:
    """Held against the recommendation, as the comparison is, so that every word that came is seen."""
    root = write(
        tmp_path,
        {
            str(path.relative_to(EXAMPLES / example)): path.read_text(encoding="utf-8")
            for path in (EXAMPLES / example / "minutes").rglob("*.yaml")
        },
    )
    content = file_of(root, case)
    assert [text for _label, text in after(content, "reject")["PS"]] == proposed
    assert [text for _label, text in after(content, "accept")["PS"]] == adopted


def test_against_the_notice(tmp_path: Path) -> None:
    """To reject all is what the notice proposed, whatever the minutes say of it; a case that was lost is struck."""
    notice = MINUTES.replace("status: referat", "status: innkalling").replace(
        "- Kommunene går sammen om legevakt.", "- Kommunene utreder legevakt.", 1
    )
    root = repository(write(archive(tmp_path), {MEETING_PATH: notice}))
    minutes = MINUTES.replace("1/26", "3/26").replace("Godkjenning av innkalling", "Parkering ved helsehuset")
    write(root, {MEETING_PATH: minutes.replace("Innkallingen godkjennes.", "Parkering er gratis.")})
    git(root, "commit", "--quiet", "--all", "--message=Referat")
    content = file_of(root, "2026-03-04", "--against", "notice")
    accepted, rejected = after(content, "accept"), after(content, "reject")
    assert rejected["2/26"] == [("1.", "Kommunene utreder legevakt.")]
    assert accepted["2/26"] == [("1.", "Kommunene går sammen om legevakt i helgene.")]
    assert (rejected["1/26"], accepted["1/26"]) == ([("1.", "Innkallingen godkjennes.")], [])


def test_what_was_corrected_after_the_approval_is_tracked_too(tmp_path: Path) -> None:
    """By the committee, on the day of the correction."""
    lived(tmp_path, MINUTES, APPROVED, OPEN)
    content = file_of(tmp_path, "2/26")
    changes = [*word_document(content).element.body.iter(f"{W}ins", f"{W}del")]
    assert {one.get(f"{W}author") for one in changes} == {"Prøveutvalget"}
    assert "2026-06-01T12:00:00Z" in {one.get(f"{W}date") for one in changes}
    was, now = after(content, "reject")["2/26"], after(content, "accept")["2/26"]
    assert was[-1] == ("–", f"vedtak 1: {ADOPTED}")
    assert now[-1] == ("–", "vedtak 1: Kommunene avslår legevakt.")
    assert now[0] == ("1.", "Kommunene avslår legevakt.")


def test_what_nobody_corrected_bears_the_name_of_who_changed_it(tmp_path: Path) -> None:
    """It is no act of the committee, whose text stands above it."""
    lived(tmp_path, MINUTES, APPROVED, SILENT)
    content = file_of(tmp_path, "2/26")
    authors = [one.get(f"{W}author") for one in word_document(content).element.body.iter(f"{W}del")]
    assert authors[-1] == "Per Moe"
    assert after(content, "accept")["2/26"][0] == ("1.", ADOPTED)


def test_one_point_of_a_decision(tmp_path: Path) -> None:
    """It keeps its number."""
    text = MINUTES.replace(
        "      - Kommunene går sammen om legevakt i helgene.\n",
        "      - Kommunene går sammen om legevakt.\n      - Ordningen prøves ut i ett år.\n",
    )
    root = write(archive(tmp_path), {MEETING_PATH: text})
    assert after(file_of(root, "2/26#2"), "accept") == {"2/26": [("2.", "Ordningen prøves ut i ett år.")]}


def test_there_is_nothing_to_track_before_the_meeting_or_without_a_proposal(tmp_path: Path) -> None:
    """What there is stands there as it is."""
    proposed = MINUTES.replace("status: referat", "status: innkalling")
    root = write(archive(tmp_path), {MEETING_PATH: proposed})
    content = file_of(root, "2/26")
    assert listed(word_document(content)) == {"2/26": [("1.", "Kommunene går sammen om legevakt.")]}
    assert [*word_document(content).element.body.iter(f"{W}ins", f"{W}del")] == []
    assert "Godta alle" not in paragraphs(word_document(content))[-1].text


def test_of_a_closed_case_there_is_nothing(tmp_path: Path) -> None:
    """Number, title and that it is closed."""
    text = HELD.replace(
        "sakstype: beslutning}",
        "sakstype: beslutning, lukket: {hjemmel: offl. § 13}, vedtak: [Kommunen sier opp avtalen.]}",
    )
    content = file_of(write(archive(tmp_path), {MEETING_PATH: text}), "2/26")
    told = " ".join(one.text for one in paragraphs(word_document(content)))
    assert "Unntatt offentlighet" in told
    assert "avtalen" not in told


def test_another_library_reads_the_decision_as_a_list(tmp_path: Path) -> None:
    """Mammoth takes what was added and leaves what was struck, as whoever accepts all."""
    text = MINUTES.replace("- Kommunene går sammen om legevakt i helgene.", "- Kommunene avslår legevakt.")
    content = file_of(write(archive(tmp_path), {MEETING_PATH: text}), "2/26")
    html = mammoth.convert_to_html(BytesIO(content)).value
    assert re.findall("<ol><li>(.*?)</li></ol>", html) == ["Kommunene avslår legevakt."]


def test_the_file_has_a_name_of_its_own_and_is_not_overwritten(tmp_path: Path) -> None:
    """Committee, day and case; of a meeting committee and day."""
    root = archive(tmp_path)
    assert referat(root, "diff", "2/26", "-f", "docx").out == "prove-2026-03-04-2-26-endringer.docx\n"
    assert referat(root, "diff", "2026-03-04", "-f", "docx").out == "prove-2026-03-04-endringer.docx\n"
    before = (root / "prove-2026-03-04-2-26-endringer.docx").read_bytes()
    again = referat(root, "diff", "2/26", "-f", "docx")
    assert again.code == 2
    assert again.err.startswith("referat: prove-2026-03-04-2-26-endringer.docx finnes fra før")
    assert (root / "prove-2026-03-04-2-26-endringer.docx").read_bytes() == before
    assert file_of(root, "2/26") == before


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (["2/26", "-o", "ut.docx"], "-o er for en Word-fil; skriv -f docx."),
        (["--stat", "-f", "docx"], "--stat finnes ikke som docx."),
        (["2/26", "-f", "docx", "-o", "ut.pdf"], "-o ut.pdf er verken en mappe eller en fil som slutter på .docx."),
    ],
)
def test_wrong_calls_are_one_sentence(call: list[str], sentence: str, tmp_path: Path) -> None:
    """And nothing is written."""
    done = referat(archive(tmp_path), "diff", *call)
    assert done.code == 2
    assert sentence in done.err
    assert [*tmp_path.glob("ut*")] == []
