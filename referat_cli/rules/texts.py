"""The rules on whether a meeting's texts are whole, and right in what they name (REF504, REF505, REF524–REF528)."""

import re

from referat_cli.i18n import _
from referat_cli.model.calendar import WEEKDAYS
from referat_cli.model.dates import days, weekday_beside
from referat_cli.model.meeting import Meeting
from referat_cli.model.patterns import LatePattern, QuickTest
from referat_cli.model.problem import Finding, Findings, Within
from referat_cli.rules.meeting_texts import MeetingTexts
from referat_cli.rules.registry import rule
from referat_cli.store.archive import Archive

_DEAD_LINK = LatePattern(r"\[[^\]\n]*\]\(\s*#?\s*\)")
# Words that no Norwegian sentence ends with, where something clearly should follow; and those that need one before.
_LEADS_ON = frozenset({"og", "eller", "men", "samt", "at", "fordi", "dersom", "hvis"})
_LEADS_ON_AFTER_AND = frozenset({"det", "den", "de", "dei", "som"})
_LAST_WORDS = _LEADS_ON | _LEADS_ON_AFTER_AND
# The sign before the word lets the search go by spaces and line breaks: half as long as by the many words with an «at».
_ENDS_EARLY = QuickTest(rf"[ \n](?:{'|'.join(sorted(_LAST_WORDS))}) *(?:\n|$)")
# A line that belongs to the paragraph or the item above it, because the writer folded the text.
_GOES_ON = LatePattern(r"\s*(?![-*•#\s]|\d+[.)]\s).")
# So many words of an unfinished sentence are pointed at: enough to be the only such place in most texts.
_ENDING = 4
# The days that some month lacks; few texts have one.
_LATE_DAYS = (*(f"{day}{sign}" for day in (29, 30, 31, 32) for sign in "./ "), "-29", "-30", "-31")
# What stands where something is to be filled in, by a part of it as `Sieve` looks for it. Three X
# after «kapittel» are thirty, and brackets before a parenthesis are a link.
_TO_FILL_IN = r"(?:[Ss]ett? inn|[Ff]yll|[Ss]kriv|[Nn]a[vm]n|[Dd]ato|[Tt]ekst|[Bb]eløp|[Ss]t[ae]d)\b"
_UNFILLED = {
    "xxx": r"[Xx](?<!kapittel [Xx])(?<!kap\. [Xx])(?<!bind [Xx])(?<!\w[Xx])[Xx]{2,}(?!\w)",
    "TODO": r"\bTODO\b",
    "TBD": r"\bTBD\b",
    "FIXME": r"\bFIXME\b",
    "lorem": r"[Ll]orem ipsum",
    "[": rf"\[{_TO_FILL_IN}[^\]\n]{{0,40}}\](?!\()",
    "<": r"<(?:na[vm]n|dato|tekst|beløp|sted|stad)>",
    "____": r"_{4,}",
    ".....": r"\.{5,}",
    "???": r"\?{3,}",
}
# The same by its first word, where «her» or «senere» follows, by what it begins with: «fyll ut skjemaet» is a request.
_LATER = (" her", " senere", " sein")
_UNFILLED_UNTIL = r" (?:her|senere|sein[ea]re)\b"
_LEFT_FOR_LATER = {
    "fyll": rf"\b[Ff]yll(?:es|ast)? (?:inn|ut){_UNFILLED_UNTIL}",
    "set": rf"\b[Ss]ett?(?:es|ast)? inn{_UNFILLED_UNTIL}",
    "skriv": rf"\b[Ss]kriv(?: inn)?{_UNFILLED_UNTIL}",
}
_PLACEHOLDERS = {part: LatePattern(pattern) for part, pattern in (_UNFILLED | _LEFT_FOR_LATER).items()}
# A key of a case on a line of a text, with a list after it; or the line of another case.
_KEY = LatePattern(
    r"^ *(?P<key>vedtak|vedlegg|eventuelt|forslag_til_vedtak|foelger_opp|saksansvarlig|saksbehandler):"
    r"(?= *\n *- | *\[.*\] *$)|^ *(?P<utfall>utfall): +[a-z]+(?:_[a-z]+)*$|^ *- (?P<saksnr>saksnr): ",
    re.MULTILINE,
)


def keys_inside(text: str) -> list[tuple[str, int]]:
    """The keys of a case that have come to stand inside a text, and where each begins."""
    found = ((match.lastgroup, match) for match in _KEY.finditer(text)) if ":" in text else ()
    return [(match[group], match.start(group)) for group, match in found if group]


@rule("REF504", "advarsel")
def link_without_target(texts: MeetingTexts) -> Findings:
    """En lenke i teksten peker ikke noe sted.

    «[her](#)» er det som blir igjen når en lenke limes inn fra et annet program. Leseren får ikke se presentasjonen
    eller dokumentet som teksten lover.

    Feil:
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            referat: Presentasjonen finnes [her](#).
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}

    Riktig:
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            referat: Presentasjonen finnes [her](https://example.org/presentasjon.pdf).
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}
    """
    for _index, where, text in texts.running:
        seen: dict[str, int] = {}
        for link in _DEAD_LINK.findall(text) if "]" in text and "](" in text else ():
            yield Finding(
                (*where, Within(link, seen.get(link, 0))),
                _("lenken «{link}» peker ikke noe sted").format(link=link),
                _("skriv inn adressen, eller godta: «# referat: godta REF504» og grunnen, på linjen med «referat:»"),
            )
            seen[link] = seen.get(link, 0) + 1


@rule("REF505", "advarsel")
def unfinished_sentence(texts: MeetingTexts) -> Findings:
    """En setning stopper før den er ferdig.

    Et avsnitt eller listepunkt som slutter på «og», «eller», «at» og liknende, har trolig mistet resten da det ble
    skrevet av eller limt inn.

    Feil:
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            referat: Kommunen ser på økonomien og
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}

    Riktig:
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            referat: Kommunen ser på økonomien.
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}
    """
    for _index, where, text in texts.running if texts.may_hold(_ENDS_EARLY) else ():
        lines = text.replace(" \n", "\n").split("\n")
        if _LAST_WORDS.isdisjoint([line[line.rfind(" ") + 1 :] for line in lines]):
            continue
        for number, line in enumerate(lines):
            last = line.split()[-_ENDING:]
            if not last or last[-1] not in _LAST_WORDS or _GOES_ON.match("".join(lines[number + 1 : number + 2])):
                continue
            if last[-1] in _LEADS_ON_AFTER_AND and last[-2:-1] != ["og"]:
                continue
            word = last[-1] if last[-1] in _LEADS_ON else " ".join(last[-2:])
            before = re.findall(r"\s+".join(map(re.escape, last)), "\n".join(lines[: number + 1]))
            yield Finding(
                (*where, Within(" ".join(last), len(before) - 1)),
                _("setningen stopper etter «{word}»").format(word=word),
                _("skriv resten, eller godta: «# referat: godta REF505» og grunnen, på linjen med nøkkelen"),
            )


@rule("REF524", "advarsel")
def weekday_of_another_date(meeting: Meeting, texts: MeetingTexts) -> Findings:
    """Ukedagen stemmer ikke med datoen.

    Står det en ukedag rett foran en dato med årstall, er den ene av dem feil når kalenderen sier noe annet.

    Feil:
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            referat: Neste møte er mandag 6. mai 2026.
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}

    Riktig:
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            referat: Neste møte er onsdag 6. mai 2026.
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}
    """
    for _index, where, text in texts.having("0", titles=True):
        if "dag" not in text or not any(word in text.lower() for word in WEEKDAYS):
            continue
        for time in days(text, meeting.date):
            if (beside := weekday_beside(text, time)) and not beside.is_right:
                yield Finding(
                    (*where, Within(text[beside.start : time.end])),
                    _("{day} er ikke en {written}, men en {right}").format(
                        day=time.text, written=beside.written.lower(), right=beside.right
                    ),
                    _("rett ukedagen eller datoen"),
                )


@rule("REF525", "advarsel")
def date_that_does_not_exist(meeting: Meeting, texts: MeetingTexts) -> Findings:
    """Teksten nevner en dato som ikke finnes.

    Februar har 28 dager, 29 i skuddår, og fire måneder har 30. En slik dato er skrevet feil. Står den slik i vedtaket
    på papiret, godtas den.

    Feil:
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            referat: Planen legges fram 31. februar 2027.
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}

    Riktig:
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            referat: Planen legges fram 28. februar 2027.
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}
    """
    for _index, where, text in texts.having("0", titles=True):
        if not any(day in text for day in _LATE_DAYS):
            continue
        for time in days(text, meeting.date):
            # Numbers alone with a short year may count something else.
            certain = time.is_named or len(time.text.rpartition(".")[2]) == len("2026") or time.text[:4].isdigit()
            if not time.last and certain:
                yield Finding(
                    (*where, Within(time.text)),
                    _("datoen {day} finnes ikke").format(day=time.text),
                    _("rett datoen, eller godta: «# referat: godta REF525» og grunnen, på linjen med nøkkelen"),
                )


@rule("REF526", "advarsel")
def placeholder_in_text(texts: MeetingTexts) -> Findings:
    """Teksten har noe som skulle vært fylt ut.

    «XXX», «[navn]», «____» og «fyll inn her» er det som står i en mal, eller i et utkast til noen vet mer.

    Feil:
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            referat: Kommunen bevilger XXX kroner.
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}

    Riktig:
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            referat: Kommunen bevilger 50 000 kroner.
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}
    """
    for _index, where, text in texts.having(*_UNFILLED, *_LATER, titles=True):
        seen: dict[str, int] = {}
        lowered = text.lower()
        for found in (
            f
            for part, pattern in _PLACEHOLDERS.items()
            if part in (text if part.isupper() else lowered)
            for f in pattern.findall(text)
        ):
            yield Finding(
                (*where, Within(found, seen.get(found, 0))),
                _("«{text}» skulle trolig vært fylt ut").format(text=found),
                _("skriv det som skal stå der"),
            )
            seen[found] = seen.get(found, 0) + 1


@rule("REF527", "feil")
def key_inside_a_text(texts: MeetingTexts) -> Findings:
    """En av sakens nøkler står inne i en tekst.

    Alt som er rykket inn under «referat: |», er tekst. Står «vedtak:» der, er vedtaket en del av referatet, og saken
    har ikke noe vedtak. Rykk nøkkelen ut, så den står rett under «referat».

    Feil:
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            referat: |
              Innkallingen ble gjennomgått.
              vedtak:
                - Innkallingen godkjennes.
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}

    Riktig:
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            referat: |
              Innkallingen ble gjennomgått.
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}
    """
    for _index, where, text in texts.running:
        for key, start in keys_inside(text):
            words = {"key": key, "under": where[-1]}
            step = _("rykk «{key}:» og linjene under ut, så «{key}» står like langt inn som «{under}»")
            if key == "saksnr":
                step = _("rykk saken ut, så «- saksnr:» står like langt inn som i saken over")
            yield Finding(
                (*where, Within(f"{key}:", text.count(f"{key}:", 0, start))),
                _("«{key}:» står inne i teksten under «{under}»").format(**words),
                step.format(**words),
            )


@rule("REF528", "advarsel", about=("vedlegg",))
def attachment_not_there(meeting: Meeting, path: str, archive: Archive) -> Findings:
    """Filen til et vedlegg ligger ikke sammen med møtet.

    fil er navnet på en fil i samme mappe som møtet. Er den ikke der, får leseren ikke se vedlegget som referatet lover.

    Feil:
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            vedlegg:
              - {tittel: Notat, fil: notat.pdf}
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}

    Riktig:
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            vedlegg:
              - {tittel: Notat, lenke: "https://example.org/notat.pdf"}
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}
    """
    for c, case in enumerate(meeting.cases):
        for a, attachment in enumerate(case.attachments):
            if attachment.file and not ((archive.root / path).parent / attachment.file).is_file():
                yield Finding(
                    ("saker", c, "vedlegg", a, "fil"),
                    _("filen {name} ligger ikke sammen med møtet").format(name=attachment.file),
                    _("legg filen i mappen til møtet, rett navnet, eller skriv adressen under lenke"),
                )
