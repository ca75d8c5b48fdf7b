"""What a form has ticked of the choices that it offers: "☐ Fysisk ☒ Digitalt", "Ordinært [x]  Ekstraordinært [ ]"."""

import re

from referat_cli.paper.reading.words.attendance_words import EMPTY_BOX, TICKED

_BOX = re.compile(rf"(?P<ticked>{TICKED}|(?<!\w)[xX](?!\w))|{EMPTY_BOX}|(?<!\w)_+(?!\w)")


def ticked(text: str) -> str:
    """The choices that have a mark, before them all or after them all; a text without boxes as it stands."""
    boxes = [*_BOX.finditer(text)]
    if not boxes:
        return text
    if text[: boxes[0].start()].strip():
        starts, ends = [0, *(box.end() for box in boxes)], [box.start() for box in boxes]
    else:
        starts, ends = [box.end() for box in boxes], [*(box.start() for box in boxes[1:]), len(text)]
    choices = zip(boxes, starts, ends, strict=False)
    return " ".join(text[start:end].strip(" \t\n:,;/") for box, start, end in choices if box["ticked"])
