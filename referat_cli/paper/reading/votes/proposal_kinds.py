"""What kind of proposal one is, by what it is called."""

import re

# What a kind of proposal is called in a word of its own or in front of it → the record's word for it.
_KINDS = {
    "alternativ": "alternativt",
    "motforslag": "alternativt",
    "endring": "endring",
    "tillegg": "tillegg",
    r"(?:nytt|nye) (?:\w*punkt|pkt)": "tillegg",
    "utsett": "utsettelse",
    "utsetj": "utsettelse",
    "tilbakesend": "tilbakesendelse",
    r"send[ea]? sak\w+ (?:tilbake|attende)": "tilbakesendelse",
    "oversend": "oversendelse",
}


def kind_of(words: str) -> str | None:
    """The type of a proposal that is called so: "tilleggsforslag" → tillegg; None where the words do not say."""
    folded = words.casefold()
    return next((kind for start, kind in _KINDS.items() if re.search(rf"\b{start}", folded)), None)
