"""Where does the record of a meeting say anything else than the paper it was taken over from?

Both ways: field by field everything on paper is looked for in the record, in order and in its own place; and every
string of the record is looked for on its own page of the paper.
"""

import calendar
import re
from collections.abc import Iterator

from tests.verbatim import recorded
from tests.verbatim.paper import MONTHS, Block, Case, Paper, hours, iso_date, names
from tests.verbatim.recorded import Path, Record

# The record's keys whose strings are not on paper, and why.
NOT_ON_PAPER = {
    "utvalg": "the committee's code; compared with the heading of the form",
    "moetedato": "an ISO date; compared with the printed one",
    "neste_moete": "an ISO date; compared with the printed one",
    "start": "a time in hh:mm; compared with the printed one",
    "slutt": "a time in hh:mm; compared with the printed one",
    "status": "closed vocabulary",
    "oppmoete": "closed vocabulary; compared with the columns",
    "sakstype": "closed vocabulary",
    "merking": "closed vocabulary; compared with the printed labels",
    "frist": "an ISO date read out of `frist_tekst`; compared with it",
    "kilde": "says which paper it is and where the paper contradicts itself; compared with the paper",
}

# Where the text of a case says so, the record has an attachment of this title.
PRESENTATION = "Presentasjon"
PRESENTED = "Presentasjon i sin helhet finnes"


def differences(paper: Paper, meeting: Record, register: Record) -> Iterator[str]:
    """Every difference between paper and record as a sentence; none, where the record is verbatim."""
    titles = {case.get("saksnr"): case.get("tittel", "") for case in meeting.get("saker", [])}
    agenda = [recorded.slot_of(slot, titles) for slot in meeting.get("saksliste", [])]
    yield from _unlike("head", _head(paper, register), recorded.head(meeting, register))
    yield from _unlike("departures", _departures(paper), meeting.get("kilde", {}).get("avvik", []))
    yield from _unlike("attendance", list(paper.people), recorded.people(meeting, register))
    yield from _unlike("agenda", list(paper.agenda), agenda)
    yield from _retold_titles(meeting, titles)
    yield from _readings(meeting, register)
    yield from _cases(paper, meeting, register)
    yield from _strays(paper, meeting)


def _unlike(what: str, printed: object, found: object) -> Iterator[str]:
    """A sentence for each key whose values differ, or for the first place where two lists do."""
    if isinstance(printed, dict) and isinstance(found, dict):
        for key in dict.fromkeys([*printed, *found]):
            if printed.get(key) != found.get(key):
                yield f"{what}: {key}: paper {printed.get(key)!r}, record {found.get(key)!r}"
    elif isinstance(printed, list | tuple) and isinstance(found, list | tuple):
        for index in range(max(len(printed), len(found))):
            pair = printed[index : index + 1], found[index : index + 1]
            if list(pair[0]) != list(pair[1]):
                yield f"{what}: {index + 1}: paper {pair[0]!r}, record {pair[1]!r}"
                return
    elif printed != found:
        yield f"{what}: paper {printed!r}, record {found!r}"


def _head(paper: Paper, register: Record) -> Record:
    start, end = hours(paper.head["Møtevarighet"])
    day, time = paper.body["Møtedato"].split(" kl. ")
    title = f"{register['navn']} ({register['kode']})".upper()
    return {
        "utvalg": register["kode"] if paper.title.endswith(title) else paper.title,
        "navn": paper.body["Utvalg"],
        "moetedato": iso_date(paper.head["Møtedato"]),
        "moetedato, second page": iso_date(day),
        "start": start,
        "slutt": end,
        "hours, second page": hours(time),
        "moetested": paper.body["Møtested"],
        "arkivsak": paper.body["Arkivsak"] or None,
        "moeteleder": paper.head["Møteleder"],
        "referent": paper.head["Referent"],
        "neste_moete": iso_date(paper.head["Neste møte"]),
        "dokument": paper.name,
    }


def _departures(paper: Paper) -> list[Record]:
    """Where the paper contradicts itself: the front page's venue, and the date over a case."""
    found: list[Record] = []
    if paper.head["Møtested"] != paper.body["Møtested"]:
        found.append({"felt": "moetested", "skrevet": paper.head["Møtested"]})
    for case in paper.cases:
        written = case.fields["Dato"].removesuffix(".")
        if iso_date(written) != iso_date(paper.head["Møtedato"]):
            found.append({"sak": case.number, "felt": "moetedato", "skrevet": written})
    return found


def _retold_titles(meeting: Record, titles: dict[str, str]) -> Iterator[str]:
    """A slot has a title of its own only where the notice words it otherwise than the case does."""
    for slot in meeting.get("saksliste", []):
        if "sak" in slot and slot.get("tittel") == titles.get(slot["sak"]):
            yield f"agenda: {slot['sak']}: repeats the title of the case"


def _cases(paper: Paper, meeting: Record, register: Record) -> Iterator[str]:
    cases = meeting.get("saker", [])
    yield from _unlike("cases", [case.number for case in paper.cases], [case.get("saksnr") for case in cases])
    for case, found in zip(paper.cases, cases, strict=False):
        printed = dict(case.sections)
        if "eventuelt" in printed and found.get("sakstype") != "eventuelt":
            # Matters told of at the start of the meeting stand once, where they were dealt with.
            yield from _unlike(f"{case.number} announced", printed.pop("eventuelt"), recorded.announced(cases))
        yield from _unlike(case.number, _fields(case), recorded.fields(found, register))
        sections = recorded.sections(found)
        yield from _unlike(f"{case.number} sections", set(printed), set(sections))
        for key, blocks in sections.items():
            shown = _run_on(blocks) if paper.running else blocks
            yield from _unlike(f"{case.number} {key}", printed.get(key), shown)


def _fields(case: Case) -> Record:
    presented = any(block.text.startswith(PRESENTED) for block in case.sections.get("referat", ()))
    return {
        "tittel": case.title,
        "undertittel": case.subtitle,
        "saksansvarlig": names(case.fields["Saksansvarlig"]),
        "saksbehandler": names(case.fields["Saksbehandler"]),
        "vedlegg": [{"tittel": PRESENTATION}] if presented else [],
        "navn": case.fields["Utvalg"].removesuffix("."),  # now with a full stop, now without: the form's
    }


def _run_on(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with paragraphs that follow one another as one, for paper that does not tell them apart."""
    found: list[Block] = []
    for block in blocks:
        if found and block.kind == found[-1].kind == "avsnitt":
            found.append(Block("avsnitt", f"{found.pop().text} {block.text}"))
        else:
            found.append(block)
    return tuple(found)


def read_deadline(text: str) -> str | None:
    """The date that a deadline names, as ISO 8601, or None where it names none."""
    if found := re.search(r"\b\d\d\.\d\d\.\d\d\b", text):
        return iso_date(found[0])
    if found := re.search(r"utgangen av (\w+) (\d{4})", text):
        month, year = MONTHS.index(found[1]) + 1, int(found[2])
        return f"{year}-{month:02}-{calendar.monthrange(year, month)[1]}"
    return None


def _readings(meeting: Record, register: Record) -> Iterator[str]:
    """Deadline and body of a commitment stand in its point, and the date is what the words say."""
    bodies = {body["navn"]: [body["navn"], *body.get("alias", [])] for body in register["organer"]}
    for case in meeting.get("saker", []):
        for address, point in [*recorded.points_of(case, "forslag_til_vedtak"), *recorded.points_of(case, "vedtak")]:
            text, deadline = point.get("tekst", ""), point.get("frist_tekst", "")
            if deadline and not stands_in(deadline, text):
                yield f"{address}: frist_tekst {deadline!r} is not in the point"
            if point.get("frist") != read_deadline(deadline):
                yield f"{address}: frist {point.get('frist')!r} is not what {deadline!r} says"
            for body in point.get("ansvarlig", []):
                if not any(stands_in(name, text) for name in bodies.get(body, [])):
                    yield f"{address}: the point does not name {body!r}"


def stands_in(text: str, words: str) -> bool:
    """Does the text stand in the words, whole?"""
    at = words.find(text)
    while at >= 0:
        before, after = words[at - 1 : at], words[at + len(text) : at + len(text) + 1]
        if not (before.isalnum() and text[:1].isalnum()) and not (after.isalnum() and text[-1:].isalnum()):
            return True
        at = words.find(text, at + 1)
    return False


def _strays(paper: Paper, meeting: Record) -> Iterator[str]:
    """Strings of the record that do not stand on their own page of the paper."""
    for path, value in recorded.leaves(meeting):
        keys = [step for step in path if isinstance(step, str)]
        # Who answers for a point is written with the register's name of the body: see `_readings`.
        is_body = keys[:2] == ["saker", "vedtak"] and keys[-1] == "ansvarlig"
        if is_body or not NOT_ON_PAPER.keys().isdisjoint(keys):
            continue
        page = _page(paper, meeting, path)
        is_text = isinstance(value, str) and keys[-1] == "referat"
        texts = [block.text for block in recorded.markdown(str(value))] if is_text else [str(value)]
        for text in texts:
            if not stands_in(text, page):
                yield f"{'.'.join(map(str, path))}: {text!r} is not on paper"


def _page(paper: Paper, meeting: Record, path: Path) -> str:
    """The words of the page where a value of the record belongs."""
    if path[0] == "saker":
        number = meeting["saker"][path[1]].get("saksnr")
        return next((case.words for case in paper.cases if case.number == number), "")
    # The second page repeats the venue, as the record has it, above the agenda.
    return paper.words["saksliste" if path[0] in {"saksliste", "moetested"} else "deltakere"]
