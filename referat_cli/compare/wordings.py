"""What a sentence of a decision says of its own case or proposal.

A sentence counts only where its subject (in the active voice: its object) is this case, its treatment or this proposal:
«Forslaget om utsettelse avvises», «ASU vedtar ikke å utsette saken», «Behandlingen av pasientene utsettes» and «Sak
5/26 utsettes» in another case say nothing of it. A sentence is read as clauses, a clause as a noun phrase, a verb with
what belongs to it, and a negation that counts only where it stands with that verb. What is not understood says nothing.
Bokmål and nynorsk, and the commonest words of English.
"""

import re
from collections.abc import Iterator

from referat_cli.compare.decision_words import (
    ACTIVE_OF,
    ADVERBS,
    BE,
    BECAUSE,
    CASE,
    CHANGED,
    DECIDES,
    DEEMS,
    EARLIER,
    EMPTY,
    FINITE,
    GIVES,
    IF,
    INFINITIVE_OF,
    LIKE_PROPOSED,
    MAJORITY,
    MAY,
    MUST,
    NO_MAJORITY,
    NOT,
    NOTED,
    PARTICIPLE_OF,
    PASSIVE_OF,
    PAST,
    PHRASES,
    POSTPONEMENT,
    PRONOUNS,
    PROPOSAL,
    PROPOSED,
    PUT_FORWARD,
    RULES,
    SOME_PROPOSAL,
    TREATMENT,
    Action,
)
from referat_cli.compare.noun_phrases import Context, NounPhrases, is_owner, procedure_of
from referat_cli.compare.verdicts import ITSELF, OTHER, VERDICTS, Statement, Subject
from referat_cli.model.patterns import LatePattern

_TOKEN = re.compile(r"\d+/\d+|\w+(?:-\w+)*|[,:–—]")
_BRACKETS = re.compile(r"\([^()]*\)")


def put_forward(sentence: str) -> Subject | None:
    """The proposal that somebody put forward by this sentence, which decides nothing itself; None by any other.

    «Ola Moe foreslo å utsette saken.»: what is said of «forslaget» afterwards is said of this one.
    """
    tokens = _TOKEN.findall(PHRASES.sub(" ", sentence.lower()))
    at = next((at for at, word in enumerate(tokens) if word in PROPOSED or word in PUT_FORWARD), 0)
    nouns = PROPOSAL | SOME_PROPOSAL
    if at and (tokens[at] in PROPOSED or nouns.intersection(tokens[at + 1 : at + _NEAR])):
        what = tokens[at + 1 :]
    elif ":" in tokens and tokens[0] in nouns and {"fra", "frå"}.intersection(tokens[1:2]):
        who, what = tokens[2 : tokens.index(":")], tokens[tokens.index(":") + 1 :]
        if FINITE.intersection(who) or all(map(is_owner, who)):
            return None
    else:
        return None
    about_case = CASE.intersection(what) or TREATMENT.intersection(what) or POSTPONEMENT.intersection(what)
    procedure = procedure_of(what) if about_case else None
    if procedure is None and at and all(map(is_owner, tokens[:at])):
        return None  # this case's own proposal
    return Subject("proposal", own=False, sure=False, procedure=procedure)


def statements(
    sentence: str, context: Context, *, opening: bool = True, mentioned: Subject | None = None
) -> list[Statement]:
    """What a sentence says of this case; nothing where it speaks of something else or under a condition.

    ``opening`` says that the sentence begins a point of its own, where the case need not be named («Utsettes.»).
    ``mentioned`` is the proposal that was put forward before it.
    """
    tokens: list[str] = _TOKEN.findall(PHRASES.sub(" ", _BRACKETS.sub(" ", sentence).lower()))
    if ":" in tokens:
        at = tokens.index(":")
        label = at <= _LABEL and not FINITE.intersection(tokens[:at])
        if label and procedure_of(tokens[:at]):
            return []  # a vote on another proposal
        tokens = tokens[at + 1 :] if label else tokens[:at]
    tokens = [word for word in tokens if word != ":"]
    if (
        not tokens
        or sentence.rstrip().endswith("?")
        or IF.intersection(tokens)
        or re.search(r"\bmed mindre (?!endring|justering)", " ".join(tokens))
    ):
        return []
    line = " ".join(tokens)
    if NO_MAJORITY.match(line):
        return [Statement("avvist")]
    if LIKE_PROPOSED.match(line):
        return [Statement("vedtatt_endret" if CHANGED.search(line) else "vedtatt")]
    found = list(_Reading(context, opening=opening, mentioned=mentioned).clauses(tokens))
    if CHANGED.search(line) or "men" in tokens:
        return [one._replace(verdict="vedtatt_endret") if one.verdict == "vedtatt" else one for one in found]
    return found


_LABEL = 4


def sounds_decisive(sentence: str) -> bool:
    """Whether a sentence has words by which a case is put off or turned down, or a negation, whatever it says."""
    return bool(_DECISIVE.search(sentence.lower()))


_DECISIVE = LatePattern(
    r"\b(?:utsett|utsatt|utset|avvis|avsl|forkast|nedstem|fall?t?\b|trekk|trukk|trakk|oversend|tilbake|attende|ikke\b"
    r"|ikkje\b|ingen\b|neste møte|på nytt|igjen\b)"
)


class _Reading:
    """One sentence being read; each clause may leave its subject to the next."""

    def __init__(self, context: Context, *, opening: bool, mentioned: Subject | None = None) -> None:
        self._context = context
        self._mentioned = mentioned
        self._nouns = NounPhrases(context)
        # What a clause without a subject speaks of.
        self._subject: Subject | None = ITSELF if opening else None

    def clauses(self, tokens: list[str]) -> Iterator[Statement]:
        """What each clause says."""
        for clause in _clauses(tokens):
            if clause[0] in BECAUSE and not (clause[0] in ("etter", "for") and FINITE.intersection(clause)):
                continue
            yield from self._clause(clause)

    def _read(self, tokens: list[str]) -> Subject | None:
        """What a noun phrase names; «forslaget» and «dette» alone are the proposal that was mentioned last."""
        words = [token for token in tokens if token not in ADVERBS]
        if self._mentioned and len(words) == 1 and (words[0] in PROPOSAL or words[0] in PRONOUNS):
            return self._mentioned
        return self._nouns.read(tokens)

    def _clause(self, tokens: list[str]) -> Iterator[Statement]:
        while tokens and tokens[0] in ("og", "men", "eller", "samt"):
            tokens = tokens[1:]
        at = next((at for at, token in enumerate(tokens) if token in FINITE), None)
        if at is None or (tokens[at] in PARTICIPLE_OF and ADVERBS.union(NOT).issuperset(tokens[:at])):
            yield from self._without_verb(tokens)
            return
        before, verb, after = tokens[:at], tokens[at], tokens[at + 1 :]
        subject = self._read(before)
        if verb in GIVES:
            yield from self._gift(subject or (None if before else self._subject), verb, after)
        elif verb in DEEMS and subject:
            rest = [word for word in after if word not in ("som", "for", "å", "være", "vere", *ADVERBS)]
            if rest and rest[0] in PARTICIPLE_OF:
                yield from self._said(PARTICIPLE_OF[rest[0]], subject, rest[1:], negated=False)
        elif verb in RULES:
            if before and (verb == "rakk" or not (subject and subject.own)):
                yield from self._rules(verb, after)
        elif subject:
            yield from self._passive(subject, verb, after)
        else:
            yield from self._others(before, verb, after)
        if before:
            self._subject = subject

    def _others(self, before: list[str], verb: str, after: list[str]) -> Iterator[Statement]:
        """A clause whose subject is no case or proposal, or stands after the verb, or is that of the clause before."""
        if before and verb in ("kan", "kunne") and after[:1] and after[0] in NOT:
            yield from self._turns_down(after[1:])
            return
        found = list(self._active(verb, after)) if before and ACTIVE_OF.get(verb, "come") != "come" else []
        if found:
            yield from found
            return
        length = self._nouns.length(after)
        inverted = self._nouns.read(after[:length])
        if inverted and inverted.kind != "other":  # «I dag utsettes saken»
            yield from self._passive(inverted, verb, after[length:])
        elif not before and self._subject:
            yield from self._passive(self._subject, verb, after)
        elif "det" in before and (verb in BE or verb in PASSIVE_OF):
            yield from self._decides(after if verb in BE else [verb, *after])

    def _without_verb(self, tokens: list[str]) -> Iterator[Statement]:
        """A clause without a finite verb: «Enstemmig vedtatt.», «Ikke behandlet.», or the subject of what follows."""
        at = next((at for at, token in enumerate(tokens) if token in PARTICIPLE_OF), None)
        if at is not None:
            phrase = [token for token in tokens[:at] if token not in NOT and token not in ADVERBS]
            named = ITSELF if phrase == ["forslag"] else self._nouns.read(phrase)
            if subject := named if phrase else self._subject:
                negated = bool(NOT.intersection(tokens[:at]))
                yield from self._said(PARTICIPLE_OF[tokens[at]], subject, tokens[at + 1 :], negated=negated)
            if subject or not phrase:
                return
        self._subject = self._nouns.read(tokens) or OTHER

    # ---- the verb

    def _passive(self, subject: Subject, verb: str, after: list[str]) -> Iterator[Statement]:
        """«Saken utsettes», «Saken ble ikke behandlet», «Saken skal tas opp igjen», «Saken går tilbake»."""
        if verb in MAY:
            return
        negated, rest = _without_adverbs(after)
        if verb in MUST:
            passive = next((word for word in rest[:_NEAR] if word in PASSIVE_OF or word in BE), None)
            if passive is None or negated:
                return
            at = rest.index(passive)
            yield from self._passive(subject, passive, rest[at + 1 :])
        elif verb in BE:
            at = next((at for at, word in enumerate(after) if word in PARTICIPLE_OF), -1)
            if at < 0 or at > _BETWEEN or BECAUSE.intersection(after[:at]) - ADVERBS - {"for", "etter"}:
                return
            between, rest = after[:at], after[at + 1 :]
            line = " ".join([*between, *rest])
            if "ferdig" in between or (verb in PAST and EARLIER.search(line) and "til" not in rest[:1]):
                return
            negated = bool(NOT.intersection(between))
            yield from self._said(PARTICIPLE_OF[after[at]], subject, rest, negated=negated)
        elif verb in PASSIVE_OF:
            yield from self._said(PASSIVE_OF[verb], subject, rest, negated=negated)
        elif ACTIVE_OF.get(verb) in ("come", "go"):
            yield from self._said(ACTIVE_OF[verb], subject, rest, negated=negated)

    def _active(self, verb: str, after: list[str]) -> Iterator[Statement]:
        """«ASU utsetter saken», «Utvalget vedtok å sende saken tilbake», «ASU godkjenner ikke planen»."""
        if verb in DECIDES and "å" in after[:_NEAR]:
            if NOT.intersection(after[: after.index("å")]):
                yield from self._denied([word for word in after if word not in NOT])
            else:
                yield from self._decides([verb, *after])
            return
        action: Action | None = ACTIVE_OF[verb]
        line = " ".join(after)
        if action == "adopt" and "at" in after[:_NEAR]:
            yield from self._that(after)
            return
        if action == "go":
            action, after = self._goes(after, line)
        if action:
            yield from self._done_to(action, after)

    def _that(self, after: list[str]) -> Iterator[Statement]:
        """«… at saken utsettes»: what is decided, in a clause of its own."""
        at = after.index("at")
        if not NOT.intersection(after[:at]):
            yield from _Reading(self._context, opening=False).clauses(after[at + 1 :])

    def _rules(self, verb: str, after: list[str]) -> Iterator[Statement]:
        """«Styret ber om at saken utsettes», «Styret ønsker å utsette saken», «Styret finner ikke grunn til å …»."""
        start = after[:_NEAR]
        if verb in DECIDES and "å" in start:
            if not NOT.intersection(start):
                yield from self._decides([verb, *after])
        elif verb in ("finner", "finn", "fann", "fant", "ser") and NOT.union(("ingen",)).intersection(start):
            if "å" in after and {"grunn", "grunnlag", "grunnen"} & set(start):
                yield from self._turns_down(after[after.index("å") + 1 :])
        elif verb in ("rakk", "rekker"):
            found = re.match(
                r"(?:ikke|ikkje) å (?:bli )?(?:behandle|behandlet|handsame|handsama)\b ?(.*)", " ".join(after)
            )
            if found and (not found[1] or self._nouns.read(found[1].split())):
                yield Statement("ikke_behandlet")
        elif "at" in start and verb not in ("anses", "ansees", "reknast", "regnes"):
            yield from self._that(after)

    def _turns_down(self, after: list[str]) -> Iterator[Statement]:
        """An infinitive that is denied: «(kan ikke) slutte seg til forslaget»."""
        line = " ".join(after)
        joins = re.match(r"(?:slutte seg til|gå inn for|gi (?:sin )?tilslutning til|slutta seg til) ", line)
        if joins:
            yield from self._done_to("adopt", ["ikke", *after[len(joins[0].split()) :]])
        elif after and INFINITIVE_OF.get(after[0]) == "adopt":
            yield from self._done_to("adopt", ["ikke", *after[1:]])

    @staticmethod
    def _goes(after: list[str], line: str) -> tuple[Action | None, list[str]]:
        """«går (ikke) inn for», «går imot»."""
        actions: tuple[tuple[str, Action], ...] = (("inn for", "adopt"), ("imot", "reject"), ("mot", "reject"))
        for start, action in actions:
            found = re.match(rf"(?:(?:derfor|difor|ikke|ikkje|enstemmig|samrøystes) )*{start}\b", line)
            if found:
                words = found[0].split()
                negations = [word for word in words if word in NOT]
                return action, [*negations, *after[len(words) :]]
        return None, after

    def _decides(self, after: list[str]) -> Iterator[Statement]:
        """«… vedtatt å utsette saken», «… å ikke godkjenne planen»."""
        if "å" not in after:
            return
        start = set(after[: after.index("å")])
        if not start & DECIDES or not start <= DECIDES | ADVERBS | {"om", "blir", "ble"}:
            return
        rest = after[after.index("å") + 1 :]
        negated = bool(rest) and rest[0] in NOT
        rest = rest[1:] if negated else rest
        if rest and rest[0] in INFINITIVE_OF:
            yield from self._done_to(INFINITIVE_OF[rest[0]], [*(["ikke"] if negated else []), *rest[1:]])

    def _done_to(self, action: Action, after: list[str]) -> Iterator[Statement]:
        """What is done to the object: its noun phrase, then what belongs to the verb."""
        negated, after = _without_adverbs(after)
        if action == "take" and NOTED.search(" ".join(after)):
            if not negated:
                yield Statement("orientering")
            return
        length = self._nouns.length(after)
        obj = self._nouns.read(after[:length])
        if obj is None and after[:1] and after[0] in PRONOUNS and (len(after) == 1 or after[1] in ADVERBS):
            obj = ITSELF._replace(kind="proposal")
        if obj:
            yield from self._said(action, obj, after[length:], negated=negated)
        elif action == "adopt" and negated:
            yield from self._denied(after)

    def _denied(self, after: list[str]) -> Iterator[Statement]:
        """A proposal turned down in its own words: «ASU godkjenner ikke planen for legevakt»."""
        said = {
            word
            for word in after
            if word not in EMPTY and word not in ADVERBS and word not in ("sin", "sitt", "si", "sine")
        }
        if said and any(said <= known for known in self._context.sentences):
            yield Statement("avvist")

    def _is_gift(self, subject: Subject | None, verb: str, after: list[str]) -> bool:
        line = " ".join(after)
        if verb in ("slutter", "sluttar", "sluttet", "slutta"):
            return "seg" in after and "til" in after
        if verb in ("sier", "seier"):
            return "nei til" in line
        if "avslag" in after:
            return True
        return bool(MAJORITY.search(line)) or (subject is not None and verb in ("vant", "vann", "nådde"))

    def _gift(self, subject: Subject | None, verb: str, after: list[str]) -> Iterator[Statement]:
        """«Forslaget fikk ikke flertall», «ASU gir ikke sin tilslutning til …», «Utvalget slutter seg til …»."""
        if not self._is_gift(subject, verb, after):
            return
        negated = bool(NOT.intersection(after[:_NEAR]) or (after[:1] and after[0] in ("ingen", "inga")))
        if verb in ("får", "fikk", "fekk", "oppnådde", "oppnår", "vant", "vann", "nådde"):
            if subject and subject.kind in ("case", "proposal", "request"):
                yield from self._said("reject" if "avslag" in after[:_NEAR] else "adopt", subject, [], negated=negated)
            return
        if "til" not in after and "på" not in after:
            return
        before_object = "på" if "avslag" in after and "på" in after else "til"
        rest = after[after.index(before_object) + 1 :] if before_object in after else []
        action: Action = "reject" if "avslag" in after or "nei" in after else "adopt"
        if action == "adopt" and not negated:
            length = self._nouns.length(rest)
            obj = self._nouns.read(rest[:length])
            if obj and obj.kind == "proposal":
                yield from self._said("adopt", obj, rest[length:], negated=False)
            return
        yield from self._done_to(action, ["ikke", *rest] if negated else rest)

    # ---- what the verb says of its subject

    def _said(self, action: Action, subject: Subject, rest: list[str], *, negated: bool) -> Iterator[Statement]:
        """What is said of a subject; of another proposal only where it was one on what to do with this case."""
        if not subject.own:
            if action == "adopt" and not negated:
                if subject.procedure:
                    yield Statement(subject.procedure, subject.sure)
                elif subject.kind == "proposal":
                    yield Statement("annet_vedtatt")
            elif subject.kind == "proposal":
                yield Statement("annet")
            return
        if action == "adopt" and rest and PARTICIPLE_OF.get(rest[0], "adopt") != "adopt":
            action, rest = PARTICIPLE_OF[rest[0]], rest[1:]  # «vedtatt utsatt»
        line = " ".join(rest)
        verdict, sure = VERDICTS[action](subject, line, negated=negated)
        if verdict:
            yield Statement(verdict, sure and subject.sure)


# How far after a verb what belongs to it stands.
_NEAR = 5
_BETWEEN = 9


def _without_adverbs(after: list[str]) -> tuple[bool, list[str]]:
    """Whether the adverbs at the start deny what follows, and what that is."""
    adverbs = next((at for at, word in enumerate(after) if word not in ADVERBS and word not in NOT), len(after))
    return bool(NOT.intersection(after[:adverbs])), after[adverbs:]


def _clauses(tokens: list[str]) -> list[list[str]]:
    """The clauses of a sentence: parted by commas, «men», and «og» where a verb follows and one stands before."""
    clauses: list[list[str]] = [[]]
    has_verb = False
    for at, token in enumerate(tokens):
        joins = token in ("og", "men") and has_verb and FINITE.intersection(tokens[at + 1 : at + 5])
        if token in (",", "–", "—") or joins:
            clauses.append([])
            has_verb = False
        else:
            clauses[-1].append(token)
            has_verb = has_verb or token in FINITE
    return [clause for clause in clauses if clause]
