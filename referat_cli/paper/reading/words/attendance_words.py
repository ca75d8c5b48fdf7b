r"""The words that minutes say with who was there, came, left or met instead: all forms of one stand together.

White space in them is ``\s``, so that they serve in a `phrase` and in a plain pattern.
"""

CROSS = "[xX✓✔☒☑]"
# A box that was ticked, and one that was not.
TICKED = r"(?:[✓✔☒☑]|[\[(]\s?[xX✓✔]\s?[\])])"
EMPTY_BOX = r"(?:[☐□▢◻⬜❏❑]|\[\s?\]|\(\s?\))"
PRESENT = r"(?:til\s?st[ae]de?s?|tilstedeværende|tilstadesverande)"
ABSENT = "(?:fraværende|fråverande|forhindret|forhindra)"
AWAY = "(?:forfall|frafall|fråfall|avbud|fravær|fråvær)"
# How somebody was there who was not in the room.
REMOTE = "(?:teams|digitalt?|zoom|skype|video|skjerm|telefon|fjernmøte|nettmøte|nett|link|lenk[ej]a?)"
CAME = "(?:(?:an)?kom|tiltrådte?)"
LEFT = r"(?:gikk|gjekk|forl[oeé]t|fr[aå]trådte?|dro|drog|reiste|måtte\s(?:gå|forlate|forlata))"
# Somebody who may meet for another, and that somebody did.
VARA = (
    r"(?:vara(?:medlem(?:met|m?er)?|representant(?:en|er|ar)?|mann(?:en)?|en)?"
    r"|st(?:ed|ad)fortred(?:er|ar)(?:en)?)"
)
INSTEAD = r"(?:isteden|istaden|i\s+(?:stedet|steden|staden|(?:hans|hennes|hennar|deira|deres)\s+st(?:ed|ad)))"
INSTEAD_OF = rf"(?:{INSTEAD}\s+for|istedenfor|istadenfor)"
# What stands before how many there were.
IN_ALL = r"(?:i\salt|til\ssammen|til\ssaman|tilsammen|totalt)"
