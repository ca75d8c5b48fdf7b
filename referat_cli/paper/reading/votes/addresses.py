"""What a phrase of a case's minutes calls its proposals, and their points.

"innstillingen", "forslag B", "Ola Lies tilleggsforslag", "punkt 2 i forslaget fra Ap" → the addresses A, B, C, B.2.
"""

import re
from collections.abc import Iterable
from typing import Any

from referat_cli.model.point_numbers import sibling_numbers
from referat_cli.model.proposals import RECOMMENDATION
from referat_cli.paper.reading.people.who import Known, Who, is_chair, is_person, read_who
from referat_cli.paper.reading.source import Piece
from referat_cli.paper.reading.votes.case_proposals import ProposalsRead, text_of
from referat_cli.paper.reading.votes.proposal_kinds import kind_of
from referat_cli.paper.reading.words.bodies import is_of_body, is_office
from referat_cli.paper.reading.words.parties import same_party
from referat_cli.paper.reading.words.phrases import PUT_BY, THE_CASE, phrase

# So many proposals of a case are told apart by who put them forward: the time does not grow with their square.
_MOST = 200
# Who put a proposal forward, and for whom.
_WHOSE = ("forslagsstiller", "paa_vegne_av")
_RECOMMENDATION = phrase(
    r"(?:(?P<owner>[\w .-]+?) (?:sin?|sitt|si)?\s*)?(?:innstillinga?(?:en)?|tilråd(?:n)?ing(?:a|en)?|"
    r"(?:forslaget|forslag|framlegget|framlegg) til (?:vedtak|innstilling)|vedtaksforslaget|vedtaksframlegget)"
    r"(?: til vedtak)?(?: (?:fra|frå|til) (?P<by>[\w .-]+?))?"
    r"(?: (?:som (?:helhet|heilskap|det (?:foreligger|ligger|ligg føre)|foreslått)|i (?:sin )?helhet))?"
    r"(?: \((?:forslag|framlegg) A\))?|foreslått|føreslått|tilrådd|innstilt"  # as in "enstemmig som foreslått"
)
_BY_BODY = phrase(r"(?P<owner>[\w-]+)(?: (?:sitt|sin|si))? (?:forslag|framlegg|innstilling)")
_THEIRS = phrase(r"(?P<owner>[\w -]+?)(?:s|['’]| (?:sitt|sin|si)) (?:forslag|framlegg)")
_FROM_BODY = phrase(r"(?:forslag|framlegg)(?:et)? (?:fra|frå|til) (?P<owner>[\w -]+)")
_LABELLED = phrase(
    r"(?P<kind>\w*?)-?(?:[Ff]orslag|[Ff]ramlegg)(?:et|ene|a)? (?:nr\.?\s*|nummer )?"
    r"(?P<labels>(?:\d{1,2}|[A-ZÆØÅ]{1,2})(?:(?:\s*,\s*| og )(?:\d{1,2}|[A-ZÆØÅ]{1,2}))*)"
    rf"(?:\s*,? {PUT_BY} (?P<by>.+))?",
    re.NOFLAG,
)
_ADJECTIVES = (
    r"(?:(?:det|dei|de|den|dette|disse|desse|alternative?t?|felles|nye?|omforente?|reviderte?|endra|endrede|første"
    r"|andre) )*"
)
_KIND = r"(?P<kind>[a-zæøå]*?)-?(?:forslag|framlegg|forslaget|framlegget|forslagene|forslaga|framlegga)"
_TO_POINT = r"(?: (?:til|på|i) (?:nytt )?(?:punkt|pkt\.?) \d[\w ]*?)?"
_FROM = phrase(
    rf"(?P<adjectives>{_ADJECTIVES})(?:{_KIND}|(?P<change>tillegg|endring)(?:et|en|a)?)"
    r"(?: til (?:punkt|pkt\.?) [\w ]+?)?"
    r"(?: til vedtak)?,? "
    rf"(?:{PUT_BY}|til) "
    rf"(?P<by>.+?){_TO_POINT}(?: om (?P<about>(?:å )?.+))?"
)
_AIMED_AT = phrase(r"\b(?:punkt|pkt\.?) (?P<point>\d+(?:\.\d+)*)")
_OF = phrase(
    rf"(?P<by>.+?)(?P<of>s|['’]| sitt| sin| sine) (?P<adjectives>{_ADJECTIVES})"
    rf"(?:{_KIND}|(?P<change>tillegg\w*|endring\w*)){_TO_POINT}(?: om (?P<about>(?:å )?.+))?"
)
_ALONE = phrase(
    rf"(?P<adjectives>{_ADJECTIVES}){_KIND}(?: til (?P<text>uttalelse|uttale|fråsegn|resolusjon)"
    r"| om (?P<about>utsett?else|utsetjing|tilbakesendelse|oversendelse|endring"
    rf"|tillegg|å utset(?:te|je|ja) {THE_CASE}|å sende? {THE_CASE} (?:tilbake|attende))(?: av {THE_CASE})?"
    rf"|{_TO_POINT})"
)
_POINTS = phrase(
    r"(?:(?P<owner>.+?)s? )?(?:de )?(?:punkt(?:ene|er|a)?|pkt\.?|pt\.?|bokstav|ledd|kulepunkt|strekpunkt) (?:nr\.?\s*)?"
    r"(?P<numbers>[a-h]\b|\d+(?:\.\d+)*\s?[a-z]?(?:(?:\s*,\s*| og |\s*[-–]\s*| til )\d+(?:\.\d+)*\s?[a-z]?)*)"
    r"(?: (?:i|av|frå|fra) (?P<of>.+))?"
)
_RANGE = re.compile(r"(\d+)\s*(?:[-–]|\btil\b)\s*(\d+)")
_NUMBER = re.compile(r"\d+(?:\.\d+)*(?:\s?[a-z]\b)?|\b[a-h]\b")
_AND = phrase(r"\s*,\s*| (?:og|samt) ", re.NOFLAG)


def addresses(phrase: Piece, proposals: ProposalsRead) -> tuple[str, ...] | None:
    """The addresses of what a phrase names; None where all of it is not understood, or it could be several."""
    phrase = phrase.stripped(",:;")
    if not phrase.text:
        return None
    if (found := _one(phrase, proposals)) is not None:
        return found
    for match in _AND.finditer(phrase.raw):  # "innstillingen og forslag B"
        first = _one(phrase.part(0, match.start()), proposals)
        rest = first and addresses(phrase.part(match.end()), proposals)
        if first and rest:
            return tuple(dict.fromkeys((*first, *rest)))
    return None


def _one(phrase: Piece, proposals: ProposalsRead) -> tuple[str, ...] | None:
    phrase = phrase.stripped(",:;")
    for read in (
        _both,
        _amended,
        _with_another,
        _points,
        _rest,
        _labelled,
        _recommendation,
        _named,
        _change,
        _alone,
        _spoken,
        _of_two,
        _adopted,
    ):
        if (found := read(phrase, proposals)) is not None:
            return found
    return None


_NEW_POINT = phrase(
    r"(?:(?:forslag|framlegg)(?:et)? (?:til|om) )?(?:det |eit |et )?(?:nytt|nye|foreslåtte|føreslåtte) "
    r"(?:punkt|pkt\.?)(?:et)?(?: (?:nr\.?\s*)?(?P<number>\d{1,2}))?"
)
# Alone it is the only one of its kind: "tillegget", "endringsforslaget" has its kind in the word.
_CHANGE = phrase(rf"{_ADJECTIVES}(?:tillegg(?:et)?|endring(?:en|a)?|utsett?elsen?|utsetjinga?|tilbakesendelsen?)")
_BOTH = phrase(r"(?:begge|dei? to) (?:forslag(?:ene|a)?|framlegg(?:ene|a)?)")


def _both(phrase: Piece, proposals: ProposalsRead) -> tuple[str, ...] | None:
    """The two that were put forward, or the one and the recommendation: "begge forslagene"."""
    letters = [one["id"] for one in proposals.all]
    if len(letters) == 1 and proposals.has_recommendation:
        letters.insert(0, RECOMMENDATION)
    is_both = _BOTH.fullmatch(phrase.raw) is not None and len(letters) == 2  # noqa: PLR2004 - as the word says
    return tuple(letters) if is_both and not proposals.has_unread else None


_WITH_CHANGES = phrase(
    r"(?P<what>.+?),? (?:med|medrekna|inkludert) (?:de[tnmi]? )?(?:vedtatte|vedtekne|vedtatt) "
    r"(?:endring\w*|tillegg\w*|forslag\w*|framlegg\w*)"
)


_WITH_THE_LAST = phrase(
    r"(?P<what>.+?),? med (?:denne|dette|den|det) (?:endringen|endringa|tillegget|forslaget|framlegget)"
)
_WITH = phrase(
    r"(?P<what>.+?),? (?:med|inkludert|medrekna) (?P<all>(?:(?:de |dei )?(?:tillegg(?:et)?|endring(?:en|a|er|ar)?) "
    r"(?:av|i|frå|fra) )?(?P<more>.+))"
)


def _with_another(phrase: Piece, proposals: ProposalsRead) -> tuple[str, ...] | None:
    """A proposal together with another: "innstillingen med tillegg av forslaget fra Ola Lie"."""
    match = _WITH.fullmatch(phrase.raw)
    what = _one(phrase.part(*match.span("what")), proposals) if match else None
    more = None
    for name in ("more", "all") if match and what else ():  # "tillegg av forslag B", or "tillegget fra Ola Lie"
        more = more or addresses(phrase.part(*match.span(name)), proposals)  # type: ignore[union-attr]
    if what and what == more:
        what = proposals.beside(more)  # "forslaget med tillegget", where that was put forward last
    return tuple(dict.fromkeys((*what, *more))) if what and more else None


def _amended(phrase: Piece, proposals: ProposalsRead) -> tuple[str, ...] | None:
    """A proposal together with what was adopted of changes to it: "innstillingen med vedtatte endringer"."""
    match = _WITH_CHANGES.fullmatch(phrase.raw)
    if last := _WITH_THE_LAST.fullmatch(phrase.raw):
        first = _one(phrase.part(*last.span("what")), proposals)
        vote: dict[str, Any] = next(iter(proposals.case.get("votering", ())[-1:]), {})
        changes = vote.get("gjelder", ()) if vote.get("resultat") == "vedtatt" else ()
        return (*first, *changes) if first and changes and not set(first) & set(changes) else None
    what = _one(phrase.part(*match.span("what")), proposals) if match else None
    if not what:
        return None
    adopted = {
        one
        for vote in proposals.case.get("votering", ())
        if vote.get("resultat") == "vedtatt" or ("resultat" not in vote and vote.get("for", 0) > vote.get("imot", 0))
        for one in vote.get("gjelder", ())
    }
    kinds = (None, "endring", "tillegg")
    changes = [one["id"] for one in proposals.all if one["id"] in adopted and one.get("type") in kinds]
    return (*what, *changes) if changes else None


# A point after the whole that it is of: "Kommunedirektørens forslag til punkt 2".
_WHOLE_FIRST = phrase(r"(?P<whole>.+?),? (?:til|i|på|for) (?P<points>(?:punkt(?:ene|er|a)?|pkt\.?|bokstav) .+)")


def _points(phrase: Piece, proposals: ProposalsRead) -> tuple[str, ...] | None:
    whole = _WHOLE_FIRST.fullmatch(phrase.raw)
    if whole and _recommendation(phrase.part(*whole.span("whole")), proposals):
        phrase = phrase.part(*whole.span("points"))
    match = _POINTS.fullmatch(phrase.raw)
    if match is None:
        return None
    owner = _group(phrase, match, "of") or _group(phrase, match, "owner")
    letters = (RECOMMENDATION,) if owner is None else addresses(owner, proposals)
    if not letters or len(letters) != 1 or "." in letters[0]:
        return None
    numbers: list[str] = []
    written = match["numbers"]
    for between in _RANGE.finditer(written):
        first, last = int(between[1]), int(between[2])
        if not first < last < first + 100:
            return None
        numbers += [str(one) for one in range(first, last + 1)]
    numbers += _NUMBER.findall(_RANGE.sub(" ", written))
    found = [proposals.address(letters[0], one) for one in numbers]
    return tuple(one for one in found if one) if found and all(found) else None


_REST = phrase(
    r"(?:resten av (?P<of>.+)"
    r"|(?:de |dei )?(?:øvrige|andre|resterende|resterande) punkt(?:ene|a|er)?(?: (?:i|av|frå|fra) (?P<of2>.+))?)"
)


def _rest(phrase: Piece, proposals: ProposalsRead) -> tuple[str, ...] | None:
    """The points of the recommendation that no vote before has been on, nor on a change of."""
    match = _REST.fullmatch(phrase.raw)
    of = (_group(phrase, match, "of") or _group(phrase, match, "of2")) if match else None
    if match is None or (of and _recommendation(of, proposals) is None):
        return None
    voted = {
        one
        for vote in proposals.case.get("votering", ())
        for key in ("gjelder", "satt_opp_mot")
        for one in vote.get(key, ())
    }
    voted |= {point for one in proposals.all if one["id"] in voted for point in one.get("endrer", ())}
    points, _labels = proposals.points(RECOMMENDATION)
    numbers = [one for one in sibling_numbers(points) if not one.startswith("u")]
    every = [f"{RECOMMENDATION}.{number}" for number in numbers]
    left = tuple(one for one in every if not any(on == one or on.startswith(f"{one}.") for on in voted))
    return left if len(left) < len(every) else None


def _labelled(phrase: Piece, proposals: ProposalsRead) -> tuple[str, ...] | None:
    match = _LABELLED.fullmatch(phrase.raw)
    if match is None:
        return None
    known = {proposal["id"] for proposal in proposals.all}
    if proposals.has_recommendation:
        known.add(RECOMMENDATION)
    found = []
    for label in _AND.split(match["labels"]):
        letter = proposals.labels.get(label) or (label if label in known else None)
        if letter is None:
            return None
        found.append(letter)
    return tuple(dict.fromkeys(found))


def _recommendation(phrase: Piece, proposals: ProposalsRead) -> tuple[str, ...] | None:
    if not proposals.has_recommendation:
        return None
    match = _RECOMMENDATION.fullmatch(phrase.raw)
    by = _group(phrase, match, "by") or _group(phrase, match, "owner") if match else None
    if match and (by is None or _is_recommender(by.text, proposals)):
        return (RECOMMENDATION,)
    stated = str(proposals.case.get("innstilling_fra", "")).casefold()
    theirs = _THEIRS.fullmatch(phrase.raw)
    if (
        theirs
        and stated
        and theirs["owner"].casefold() in (stated, f"{stated}en", f"{stated}n", f"{stated}et", f"{stated}t")
    ):
        return (RECOMMENDATION,)
    own = _BY_BODY.fullmatch(phrase.raw) or _FROM_BODY.fullmatch(phrase.raw) or theirs
    owner = own["owner"] if own else ""
    is_theirs = is_office(owner) if " " in owner else is_of_body(owner)  # "Daglig leders forslag"
    return (RECOMMENDATION,) if is_theirs and _is_recommender(owner, proposals) else None


def _is_recommender(written: str, proposals: ProposalsRead) -> bool:
    """Whether somebody may be who the recommendation is from: nobody with a proposal of their own."""
    stem = written.casefold().rstrip("s'’").removesuffix(" sin").removesuffix(" si")
    stated = str(proposals.case.get("innstilling_fra", "")).casefold()
    if stated and (stem.startswith(stated) or stated.startswith(stem)):
        return True
    if any(stem in _folded(proposal.get(key, ())) for proposal in proposals.all for key in _WHOSE):
        return False
    if is_person(written.strip(), proposals.known) or (stated and is_chair(stem)):
        return False
    return is_office(written) if " " in written.strip() else is_of_body(written)


def _named(phrase: Piece, proposals: ProposalsRead) -> tuple[str, ...] | None:
    """A proposal by who put it forward; of very many, that tells nothing."""
    if len(proposals.all) > _MOST:
        return None
    match = _FROM.fullmatch(phrase.raw)
    ends = [match.end("by")] if match else []
    if match is None and (match := _OF.fullmatch(phrase.raw)):
        # A genitive is told from a name that ends in s by who there is.
        ends = [match.end("by"), match.end("of")] if match["of"] == "s" else [match.end("by")]
    if match is None:
        return None
    kind = kind_of(f"{match['adjectives']}{match['kind'] or match['change'] or ''} {match['about'] or ''}")
    for end in ends:
        by = phrase.part(match.start("by"), end)
        who = read_who(by, proposals.known) or _proposer(by, proposals)
        found = _by(who, proposals) if who else []
        if len(found) > 1 and kind:
            found = [one["id"] for one in proposals.all if one["id"] in found and one.get("type") == kind]
        if len(found) > 1 and (aimed := _AIMED_AT.search(phrase.raw)):
            at = f"{RECOMMENDATION}.{aimed['point']}"
            found = [
                one["id"]
                for one in proposals.all
                if one["id"] in found and (at in one.get("endrer", ()) or _is_new_point(aimed["point"], one))
            ]
        if len(found) == 1 or (found and re.search(r"(?:forslagene|forslaga|framlegga)\b", phrase.text)):
            return tuple(found)
    return None


def _by(who: Who, proposals: ProposalsRead) -> list[str]:
    """The proposals of somebody; of several parties also the only one that any of them put forward."""
    found = [one["id"] for one in proposals.all if _is_by(who, one, proposals.known)]
    if found or len(who.groups) < 2:  # noqa: PLR2004 - several
        return found
    apart = [who._replace(groups=(group,)) for group in who.groups]
    some = [one["id"] for one in proposals.all if any(_is_by(each, one, proposals.known) for each in apart)]
    return some if len(some) == 1 else []


def _proposer(by: Piece, proposals: ProposalsRead) -> Who | None:
    """Whose proposal words name that are known by it alone: a surname of no list, or those for whom it was put."""
    if any(by.text == name.split()[-1] for one in proposals.all for name in one.get("forslagsstiller", ())):
        return Who((by,))
    is_for = any(by.text.casefold() in _folded(one.get("paa_vegne_av", ())) for one in proposals.all)
    return Who((), (by,)) if is_for else None


def _is_by(who: Who, proposal: dict[str, Any], known: Known) -> bool:
    names, groups = (_folded(proposal.get(key, ())) for key in _WHOSE)
    if who.names:
        written = [one.text.casefold() for one in who.names]
        return all(any(one in (name, name.split()[-1], name.split()[0]) for name in names) for one in written)
    parties = {known.party_of(name) for name in proposal.get("forslagsstiller", ())}
    theirs = [*groups, *names, *filter(None, parties)]
    offices = {one.text for one in who.groups if known.full_name(one.text).casefold() in names}
    return all(one.text in offices or any(same_party(one.text, party) for party in theirs) for one in who.groups)


def _folded(words: Iterable[str]) -> set[str]:
    return {one.casefold() for one in words}


_OPINION = phrase(r"(?:hørings|høyrings)?(?:uttalelsen|uttalen|uttala|fråsegna)|resolusjonen")


def _spoken(phrase: Piece, proposals: ProposalsRead) -> tuple[str, ...] | None:
    """What the sentence before said was voted on, or the opinion that was put forward."""
    if _OPINION.fullmatch(phrase.raw) and proposals.meant != (RECOMMENDATION,):
        return proposals.meant or None
    return (phrase.text.casefold() in ("det", "den", "dette", "dei", "de") and proposals.spoken) or None


_OF_TWO = phrase(
    r"(?:det |den )?(?:(?P<first>først|fyrst)|sist)(?:nevnte|nemnde|nemnte)(?: (?:forslag(?:et)?|framlegg(?:et)?))?"
)


def _of_two(phrase: Piece, proposals: ProposalsRead) -> tuple[str, ...] | None:
    """One of two that were set against each other, by which was named first: "sistnevnte"."""
    match = _OF_TWO.fullmatch(phrase.raw)
    return (proposals.two[0 if match["first"] else 1] or None) if match else None


def _change(phrase: Piece, proposals: ProposalsRead) -> tuple[str, ...] | None:
    """The only one that adds or changes something: "tillegget", "det nye punktet"."""
    new = _NEW_POINT.fullmatch(phrase.raw)
    if not new and not _CHANGE.fullmatch(phrase.raw):
        return None
    type_of_it = kind_of(phrase.raw) or "tillegg"
    changes = [one for one in proposals.all if one.get("type") == type_of_it]
    if new and new["number"] and len(changes) > 1:
        changes = [one for one in changes if _is_new_point(new["number"], one)]
    return (changes[0]["id"],) if len(changes) == 1 else None


def _alone(phrase: Piece, proposals: ProposalsRead) -> tuple[str, ...] | None:
    """The only one of its kind: "forslaget", "utsettelsesforslaget", "det alternative forslaget"."""
    match = _ALONE.fullmatch(phrase.raw)
    if match is None or not re.search(r"(?:et|forslag|framlegg)\b", phrase.text, re.IGNORECASE):
        return None
    words = f"{match['adjectives']}{match['kind']}forslag {match['about'] or ''}"
    if kind := kind_of(words):
        found = [one["id"] for one in proposals.all if one.get("type") == kind]
        return (found[0],) if len(found) == 1 else None
    if called := next((label for label in ("omforent", "felles") if label in words.casefold()), None):
        found = [letter for label, letter in proposals.labels.items() if label.casefold() == called]
        found = found or [one["id"] for one in proposals.all if len(one.get("paa_vegne_av", ())) > 1]
        return (found[0],) if len(found) == 1 else None
    if letter := proposals.labels.get(match["kind"].casefold()):
        return (letter,)
    if match["kind"] or not (match["text"] or phrase.text.casefold().endswith(("forslaget", "framlegget"))):
        return None
    return (not proposals.is_put and proposals.spoken) or proposals.meant or None


# What a point says becomes of it: "Planen vedtas."
_BECOMES = re.compile(r"\s+(?:\w+s|\w+ast|blir|vert|er)\b")


def _adopted(phrase: Piece, proposals: ProposalsRead) -> tuple[str, ...] | None:
    """The recommendation by what it says is adopted: "Planen", of "Planen vedtas."."""
    text = text_of(proposals.case.get("forslag_til_vedtak"))
    is_begun = text.casefold().startswith(phrase.text.casefold()) and _BECOMES.match(text, len(phrase.text))
    return (RECOMMENDATION,) if is_begun and len(proposals.case["forslag_til_vedtak"]) == 1 else None


def _is_new_point(number: str, proposal: dict[str, Any]) -> bool:
    """Whether a proposal begins with the number of the point that it adds: "Nytt punkt 3: …"."""
    text = text_of(proposal.get("punkter", ())[:1])
    return re.match(rf"nytt\s+(?:punkt|pkt\.?)\s*{number}\b", text, re.IGNORECASE) is not None


def _group(phrase: Piece, match: re.Match[str], name: str) -> Piece | None:
    start, end = match.span(name)
    return None if start < 0 else phrase.part(start, end)
