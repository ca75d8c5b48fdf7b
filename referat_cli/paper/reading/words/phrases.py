"""Patterns of what minutes say, set so that they can be read, and the words that stand in many of them.

The words are in bokmål and nynorsk; all forms of one stand together.
"""

import re

from referat_cli.model.patterns import LatePattern

# A letter that is no small one, of any language: "Åse", "Áile", "Łukasz". For patterns that tell the two apart.
CAPITAL = r"(?![a-zß-öø-ÿ\d_])\w"
LETTER = r"[^\W\d_]"
NAME_PARTICLE = r"(?:av|de|den|der|di|du|el|la|le|van|von|af|ter|bin|al|dos|da|dr\.?)"

BE = "(?:ble|blei|blir|vart|vert|er|var)"
FROM = "(?:fra|frå)"
# What stands between a proposal and who put it forward.
PUT_BY = (
    r"(?:fra|frå|fremm(?:et|a) av|fremja av|fr[ae]msatt av|framsett av|lagt fr[ae]m av|foreslått av|føreslått av"
    r"|føreslegen av|av)"
)
FOLLOWING = r"(?:følgende|fylgjande|følgjande|flg\.|følg\.)"
ON_BEHALF_OF = "på vegn?er? av"
THE_CASE = "(?:saken|saka)"
UNFIT = "(?:inhabile?|ugilde?|uhabile?)"
UNANIMOUSLY = r"(?:enstemmig|einstemmig|samrøystes|enst\.|einst\.|samr\.)"
WAS = "(?:ble|blei|vart)"
# What a body arrives at; a council that is heard gives an opinion.
RULING = "(?:vedtak|(?:hørings|høyrings)?(?:uttalelse|uttale|fråsegn)|beslutning|avgjerd|avgjørelse|konklusjon)"
TAKEN = "(?:fattet|fatta|gjort|truffet)"

# What stands between names.
BETWEEN_NAMES = r"\s*[,;&\n]\s*(?:(?:og|samt) )?| (?:og|samt) "

_BLANK = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]| \??", re.DOTALL)

_WHITE = {" ": r"\s+", " ?": r"\s*"}


class Phrase(LatePattern):
    """A pattern in which a blank outside square brackets is white space of any kind, a broken line too, " ?" or none.

    It is compiled when it is first asked: no paper says half of what all of them may say.
    """

    @property
    def pattern(self) -> str:
        """The pattern as it is asked."""
        return _BLANK.sub(lambda found: _WHITE.get(found[0], found[0]), self.written)


def phrase(pattern: str, flags: re.RegexFlag = re.IGNORECASE) -> Phrase:
    """A phrase, in capitals or not."""
    return Phrase(pattern, flags)


def whole_phrase(pattern: str) -> Phrase:
    """A phrase of which "." is any character, so that what a sentence names may go over a line break."""
    return phrase(pattern, re.IGNORECASE | re.DOTALL)
