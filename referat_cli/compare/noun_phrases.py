"""What a noun phrase of a decision names: this case, its treatment or this proposal, or another one."""

import re
from collections.abc import Iterable, Sequence
from functools import cache, cached_property

from referat_cli.compare.decision_words import (
    ADVERBS,
    BEFORE_NOUN,
    CASE,
    EMPTY,
    MATTERS,
    OWNERS,
    PARTICIPLE_OF,
    PHRASE_ENDS,
    POSTPONEMENT,
    PREPOSITIONS,
    PROPOSAL,
    REQUEST,
    SOME_PROPOSAL,
    TREATMENT,
    VERB_FORMS,
)
from referat_cli.compare.spelling import stem
from referat_cli.compare.verdicts import OTHER, Kind, Subject, Verdict

# A full stop ends a sentence before a capital; not after an initial, a number or these abbreviations. The pattern
# begins with the white space after it, because most characters are none: it takes a fifth of the time.
_SENTENCE = re.compile(
    r"\s(?:(?<![\s.(]\w\.\s)(?<!\b(?:nr|jf|kl|ca|St)\.\s)(?<!\b(?:pkt|kap)\.\s)(?<=[.!?;]\s)\s*(?=[\W_]?[A-ZÆØÅ0-9])"
    r"|(?<=;\s)\s*|(?<=\n)\n*)"
)


def sentences(text: str) -> list[str]:
    """The sentences of a text; one that ends in a semicolon too."""
    return [sentence for part in _SENTENCE.split(text) if (sentence := part.strip())]


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


_WORD = re.compile(r"\w+(?:-\w+)*")


class Context:
    """What the case is about, in the words of its proposal and title, and its number."""

    def __init__(self, texts: Iterable[str], number: str = "") -> None:
        self._texts = tuple(texts)
        self.number = number.lower()

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the words that say what the case is about."""
        return frozenset(stem(word) for text in self._texts for word in _words(text) if len(word) > 1)

    @cached_property
    def sentences(self) -> tuple[frozenset[str], ...]:
        """The words of each sentence of the proposal and the title."""
        return tuple(frozenset(_words(sentence)) for text in self._texts for sentence in sentences(text))

    def knows(self, word: str) -> bool:
        """Whether the case is about this: the word, or one that is composed with it («planen», «reguleringsplan»)."""
        own = stem(word)
        return own in self.stems or (len(own) > _SHORT and any(known.endswith(own) for known in self.stems))


_SHORT = 3


_PROCEDURES: tuple[tuple[str, Verdict], ...] = (
    ("utset", "utsatt"),
    ("utsat", "utsatt"),
    ("tilbakesend", "tilbakesendt"),
    ("oversend", "oversendt"),
    ("avvisning", "avvist"),
    ("avvising", "avvist"),
)


def procedure_of(words: Iterable[str]) -> Verdict | None:
    """What a proposal would do with the case, by the words that say what it is on: «forslag om utsettelse»."""
    words = list(words)
    if {"sende", "senda", "sendes", "sendast"} & set(words) and {"tilbake", "attende"} & set(words):
        return "tilbakesendt"
    return next((verdict for word in words for start, verdict in _PROCEDURES if word.startswith(start)), None)


# How far into a clause a noun is looked for.
_NEAR = 5


class NounPhrases:
    """The noun phrases of a decision, read in the context of its case."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def length(self, tokens: Sequence[str]) -> int:
        """How many words the noun phrase at the start has, with what says which one is meant; 0 where none is."""
        near = enumerate(tokens[:_NEAR])
        head = next((at for at, word in near if self._kind(word, tokens[at - 1] if at else "")), None)
        if head is None:
            return 0
        end = head + 1
        if tokens[end : end + 1] and "/" in tokens[end]:
            end += 1
        if list(tokens[end : end + 2]) == ["til", "vedtak"]:
            end += 2
        while end < len(tokens) and tokens[end] in ("om", "fra", "frå", "av", "i", "og"):
            if tokens[end] == "i" and not CASE.intersection(tokens[end + 1 : end + 2]):
                break
            end += 1
            while end < len(tokens) and tokens[end] not in PHRASE_ENDS and tokens[end] not in PARTICIPLE_OF:
                end += 1
        return end

    def read(self, tokens: Sequence[str]) -> Subject | None:
        """What a noun phrase names, None where it is none about a case or a proposal."""
        tokens = [token for token in tokens if token not in ADVERBS]
        if tokens[:2] == ["vedtak", "i"] and CASE.intersection(tokens[2:3]):
            tokens = ["vedtaket", *tokens[1:]]
        if tokens[:1] and tokens[0] in PREPOSITIONS:
            return None  # when, why or by whom
        kinds = ((at, self._kind(word, tokens[at - 1] if at else "")) for at, word in enumerate(tokens))
        head, kind = next(((at, kind) for at, kind in kinds if kind), (-1, None))
        if kind is None or VERB_FORMS.intersection(tokens[:head]):
            return None
        before = [word for word in tokens[:head] if word not in BEFORE_NOUN]
        after = tokens[head + 1 :]
        procedure = procedure_of(tokens[head : head + 1])
        if kind == "procedure" or procedure:
            return _another(kind, procedure or "utsatt") if kind == "proposal" or not before else None
        if not all(map(is_owner, before)) and not (kind == "matter" and before[-1:] == ["og"]):
            return _another(kind, procedure_of([*before, *after])) if kind == "proposal" else None
        some = tokens[head] in SOME_PROPOSAL and not before and after[:2] != ["til", "vedtak"]
        return self._which(kind, tokens[head], after, some=some)

    def _which(self, kind: Kind, head: str, after: Sequence[str], *, some: bool) -> Subject:
        """Whether what stands after the noun says that it is another one; ``some``: it has no article."""
        skipped = EMPTY | BEFORE_NOUN | CASE | PROPOSAL | {",", "vedtak"}
        words = [word for word in after if word not in skipped and not is_owner(word)]
        words = [word for word in words if not word.startswith(("endring", "tillegg"))]
        numbers = [word for word in words if "/" in word]
        words = [word for word in words if "/" not in word]
        knows = self._context.knows
        procedure = procedure_of(words)
        if kind == "proposal" and procedure and not any(map(knows, words)):
            return _another(kind, procedure)
        own = all(map(knows, words)) and all(number == self._context.number for number in numbers)
        if some:
            own = own and bool(words)
        if kind == "treatment" and knows(head):  # the case is itself about treating or deciding
            own = own and not words and bool(CASE.intersection(after))
        elif kind == "treatment" and words:
            own = own and _is_matter(words[0])
        if not own:
            return _another(kind, None)
        return Subject(kind, sure=kind in ("case", "proposal", "treatment") or knows(head))

    def _kind(self, word: str, before: str) -> Kind | None:
        """The sort of thing that a noun names; ``before`` is the word before it."""
        known: tuple[tuple[Kind, bool], ...] = (
            ("case", word in CASE),
            ("proposal", word in PROPOSAL or word in SOME_PROPOSAL),
            ("procedure", word in POSTPONEMENT),
            ("treatment", word in TREATMENT or (word == "vedtak" and before in ("endelig", "endeleg"))),
            ("request", word in REQUEST),
        )
        found = next((kind for kind, holds in known if holds), None)
        if found is None and word.endswith(("forslaget", "framlegget", "forslag")) and procedure_of([word]):
            return "proposal"
        if found is None and _is_matter(word) and self._context.knows(word):
            return "request" if word.endswith(("søknaden", "søknad")) else "matter"
        return found


def _another(kind: Kind, procedure: Verdict | None) -> Subject:
    """Another proposal, and what it would have done with the case; or something else."""
    return Subject("proposal", own=False, procedure=procedure) if kind in ("proposal", "procedure") else OTHER


def _is_matter(word: str) -> bool:
    return word.endswith(MATTERS) or stem(word).endswith(_stems_of_matters())


@cache
def _stems_of_matters() -> tuple[str, ...]:
    return tuple(map(stem, MATTERS))


def is_owner(word: str) -> bool:
    """Whether a word names somebody whose proposal this one is, such as «kommunedirektørens»."""
    if word.endswith(("sjefens", "direktørens", "utvalgets", "utvalets", "styrets", "nemndas", "nemndens")):
        return True
    return word in OWNERS or stem(word) in OWNERS or stem(word.removesuffix("s")) in OWNERS
