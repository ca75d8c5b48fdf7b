"""Whatever has been done to a file: it is read, judged, laid out, put right, compared and shown, and the laws hold."""

import json
import random
import re
from collections import Counter
from pathlib import Path

from referat_cli.compare.points import compare
from referat_cli.compare.records import meeting_changes, register_changes
from referat_cli.document import schema
from referat_cli.document.document import Document
from referat_cli.document.fixes import fixed_text
from referat_cli.document.formatter import canonical
from referat_cli.document.parser import read
from referat_cli.model.ballots import sides
from referat_cli.model.committee import Committee
from referat_cli.model.meeting import Meeting
from referat_cli.model.presence import presences
from referat_cli.model.problem import MOST_OF_A_KIND, Problem
from referat_cli.model.register import Register
from referat_cli.model.texts import texts_of
from referat_cli.queries.cases import FoundCase
from referat_cli.queries.decisions import compared
from referat_cli.queries.decisions import rows as diff_rows
from referat_cli.queries.revisions import ChangedRecord
from referat_cli.queries.search import excerpt
from referat_cli.queries.search_syntax import understood
from referat_cli.render import minutes
from referat_cli.render import problems as problem_forms
from referat_cli.render.diff import html
from referat_cli.render.diff.formats import comparison_table
from referat_cli.render.diff.sentences import View
from referat_cli.render.difference import changes_table
from referat_cli.render.page import HtmlPage, MarkdownPage, TerminalPage
from referat_cli.render.screen import UNSAFE, Screen
from referat_cli.render.table import ListFormat
from referat_cli.rules.runner import fix, judge
from referat_cli.store.rows import facts_of, read_version, texts_of_record
from tests.compare.applied import applied
from tests.compare.applied_points import accept, reject
from tests.reliability.mutants import PATHS, WAYS, Mutant, mutant
from tests.support.archives import MINUTES, REGISTER
from tests.support.judging import in_memory
from tests.support.running import TODAY

# One seed of the suite is so many files.
A_SEED = 100
# The parser in Python takes as long as all the rest; one file in so many is read by it too.
_PURE = 8
_LIST_FORMS: tuple[ListFormat, ...] = ("table", "json", "ndjson", "csv", "markdown")
_ENGLISH = re.compile(r"\b(?:None|NoneType|expected|Traceback|object|dict|str)\b")


def check(seed: int, _folder: Path) -> Counter[str]:
    """The files of a seed, each held to every law."""
    total: Counter[str] = Counter()
    for number in range(A_SEED):
        name = f"{seed}.{number}"
        spoiled = mutant(name)
        try:
            total += check_one(spoiled, random.Random(name))
        except Exception as error:
            error.add_note(f"mutant({name!r}), {', '.join(spoiled.done)}: {spoiled.content!r}")
            raise
    return total


def judge_total(total: Counter[str]) -> None:
    """Every way of spoiling a file has been tried, and every thing that a file can come to be occurred."""
    kinds = (*WAYS, "unreadable", "of another form", "meeting", "register", "repaired", "laid out anew", "compared")
    missing = [kind for kind in kinds if not total[kind]]
    assert not missing, f"nothing of this kind was tried: {', '.join(missing)}"


def check_one(spoiled: Mutant, dice: random.Random) -> Counter[str]:
    """One file; what it was and became."""
    content, path, kind = spoiled.content, spoiled.path, spoiled.kind
    done = Counter(spoiled.done)
    document = read(content, path)
    if not dice.randrange(_PURE):
        both_parsers_agree(content, document)
        done["read twice"] += 1
    files = {PATHS["moete"]: MINUTES.encode(), PATHS["utvalg"]: REGISTER.encode(), path: content}
    archive = in_memory(files)
    problems = judge(archive, path, TODAY)
    entry = archive.entry(path)
    everything_told_has_its_place_and_its_words(document, problems)
    shown(problem_forms.FORMATS[form := dice.choice(list(problem_forms.FORMATS))](
        problem_forms.Report(problems, 1, str), Screen()), data=form in {"json", "sarif"})  # fmt: skip
    record = entry.meeting or entry.committee
    if not document.readable:
        done["unreadable"] += 1
        assert any(problem.severity == "feil" for problem in problems), "unreadable, and nothing is wrong"
    elif record is None:
        done["of another form"] += 1
        assert any(problem.severity == "feil" for problem in problems), "of another form, and nothing is wrong"
    done["laid out anew"] += laid_out(document, kind, path)
    done["repaired"] += repaired(files, path, problems)
    rows = read_version(("blob", kind, content))[2]
    assert record is None or rows is not None or any(problem.code == "REF106" for problem in problems), "no rows"
    if isinstance(record, Meeting):
        done["meeting"] += 1
        a_meeting_is_shown(record, document, path, dice)
    if record is not None:
        done["register"] += isinstance(record, Committee)
        done["compared"] += held_against_what_it_was(spoiled, record, dice)
    return done


def both_parsers_agree(content: bytes, document: Document) -> None:
    """The parser in Python gives the answer of the one in C: value, codes, lines and acceptances."""
    pure = read(content, document.path, pure=True)
    for one, other in zip(*((d.readable, repr(d.value), d.acceptances) for d in (document, pure)), strict=True):
        assert one == other, f"the parsers differ: {one!r} and {other!r}"
    first, second = ([(p.code, p.place.line) for p in d.problems] for d in (document, pure))
    assert first == second, f"the parsers differ: {first} and {second}"


def everything_told_has_its_place_and_its_words(document: Document, problems: list[Problem]) -> None:
    """A place inside of the file, one line of plain words, and a next step; and never too many of a kind."""
    lines = document.text.split("\n")
    # What a sentence has from the file: in quotes, or the number of a case or a group.
    names = re.findall(r"(?:saksnr|gruppe): *([^,}\n]+)", document.text)
    of_the_file = "|".join(["«[^»]*»", *(re.escape(name.strip()) for name in names if name.strip())])
    for problem in problems:
        place = problem.place
        assert 1 <= place.key_line <= place.line <= len(lines), problem
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1, problem
        assert place.width >= 1, problem
        assert "\n" not in problem.message, problem
        for words in (problem.message, problem.step):
            assert words.strip(), problem
            assert len(words) < 1500, problem
            assert not _ENGLISH.search(re.sub(of_the_file, "", words)), problem
    times = Counter(problem.code for problem in problems if problem.accepted is None)
    assert all(count <= 5 * MOST_OF_A_KIND + 1 for count in times.values()), times


def laid_out(document: Document, kind: schema.Kind, path: str) -> bool:
    """The canonical form says the same with the same acceptances, and is its own; whether it is another text."""
    text = canonical(document, kind)
    if text == document.text:
        return False
    again = read(text.encode(), path)
    assert again.readable, "laid out, and unreadable"
    assert repr(again.value) == repr(document.value) or again.value == document.value, "laid out, another value"
    assert canonical(again, kind) == text, "laid out twice, another text"
    kept, had = (sorted((one.codes, one.reason) for one in each.acceptances) for each in (again, document))
    assert kept == had, "laid out, other acceptances"
    return True


def repaired(files: dict[str, bytes], path: str, problems: list[Problem]) -> bool:
    """A repair does what it says, makes nothing unreadable, and leaves nothing to repair; whether there was one."""
    fixable = [problem for problem in problems if problem.fixable]
    if not fixable:
        return False
    document = read(files[path], path)
    kind: schema.Kind = "utvalg" if path == PATHS["utvalg"] else "moete"
    one = fixable[0]
    alone = {**files, path: fixed_text(document, [one], kind).encode("utf-8", "surrogateescape")}
    assert alone[path] != files[path], f"a repair changes nothing: {one}"
    assert not document.readable or read(alone[path], path).readable, f"a repair makes a file unreadable: {one}"
    left = judge(in_memory(alone), path, TODAY)
    assert left.count(one) < problems.count(one) or (one.place not in {p.place for p in left if p.code == one.code}), (
        f"a repair leaves what it says: {one}"
    )
    every, fixed = fix(in_memory(files), [path], TODAY, lambda _problem: True)
    contents = {path: after for path, (_before, after) in fixed.items()}
    if path in contents:
        assert not document.readable or read(contents[path], path).readable, "a repair makes a file unreadable"
        again = fix(in_memory({**files, **contents}), [path], TODAY, lambda _problem: True)
        assert not again[1], f"a repair leaves something to repair: {again[1][path]!r}"
        assert again[0] == every, "a repair tells something else than is left"
    return True


def held_against_what_it_was(spoiled: Mutant, record: Meeting | Committee, dice: random.Random) -> bool:
    """The changes from the good file, made in it, give the spoiled one, and back; whether there were two records."""
    before = schema.typed(read(spoiled.before, spoiled.path).value, spoiled.kind)
    if isinstance(before, Meeting) and isinstance(record, Meeting):
        changes = meeting_changes(before, record)
        # A point that says nothing but its text comes out as the text alone, which is no change.
        made, undone = applied(before, record, changes), applied(record, before, meeting_changes(record, before))
        assert meeting_changes(made, record) == (), "the changes do not give the new"
        assert meeting_changes(undone, before) == (), "the changes back do not give the old"
    elif isinstance(before, Committee) and isinstance(record, Committee):
        changes = register_changes(before, record)
        spellings = {**before.aliases, **record.aliases}
        assert applied(before, record, changes, lambda name: spellings.get(name, name)) == record, "not the new"
    else:
        return False
    file = ChangedRecord(spoiled.path, spoiled.path, before, record, changes)
    table = changes_table([file], "a" * 40, "b" * 40)
    form = dice.choice(_LIST_FORMS)
    shown(table.render([(file, change) for change in changes], form, Screen()), data=form in {"json", "ndjson"})
    return True


def a_meeting_is_shown(record: Meeting, document: Document, path: str, dice: random.Random) -> None:
    """Its cases are compared and found, and it is shown in every form."""
    for case in record.cases:
        changes = compare(case.proposal or (), case.decision or ())
        made = accept(case.proposal or (), changes)
        assert compare(made, case.decision or ()) == () or all(
            change.kind == "uendret" for change in compare(made, case.decision or ())
        ), "the changes of the points do not give the decision"
        reject(case.decision or (), changes)
    cases = [compared(FoundCase(path, record, place), {}) for place in range(len(record.cases))]
    view = View(cases, frozenset([path]), full=dice.random() < 0.5, explain=True)
    form = dice.choice([*_LIST_FORMS, None])
    if form is None:
        shown(html.page(view))
    else:
        shown(comparison_table(view).render(diff_rows(cases), form, Screen()), data=form in {"json", "ndjson"})
    outcomes = [case.known for case in cases]
    page = dice.choice([lambda: TerminalPage(Screen()), MarkdownPage, HtmlPage, None])
    if page is None:
        shown(minutes.meeting_json(document.value, outcomes, path), data=True)
    else:
        shown(minutes.meeting(record, path, outcomes, None, page(), committee="Prøveutvalget"))
    nobody_votes_twice(record)
    texts_of_record((1, facts_of(record, document.value).record))
    query = understood(dice.choice(["saken", '"tas til"', "komm* vedtak"]))
    for text in texts_of(document.value):
        found = excerpt(text.text, query)
        assert all(0 <= start < end <= len(found.text) for start, end in found.spans), found


def nobody_votes_twice(record: Meeting) -> None:
    """Who voted is worked out of those alone who were there with a vote, and once."""
    register = schema.typed(read(REGISTER.encode(), "").value, "utvalg")
    known = Register(register) if isinstance(register, Committee) else None
    for case, there in zip(record.cases, presences(record, known), strict=True):
        voters = {one.name for one in there.voters}
        for vote in case.votes:
            worked_out = [ballot.name for ballot in sides(vote, there).ballots if ballot.derived]
            assert voters.issuperset(worked_out), f"voted, and was not there: {worked_out}"
            assert len(worked_out) == len(set(worked_out)), f"voted twice: {worked_out}"


def shown(answer: str, *, data: bool = False) -> None:
    """No answer holds what a terminal would obey; data can be read."""
    assert not re.search(UNSAFE, answer), "an answer that a terminal obeys"
    if data:
        for line in [answer] if answer[:2] == "{\n" else answer.splitlines():
            json.loads(line)
