"""Decisions as nynorsk councils, boards and parishes write them, and what they prove of the case.

The expected values are a reader's, not the code's. None of the sentences was written with the code at hand.
"""

import pytest

from referat_cli.model.dates import deadlines
from tests.support.outcomes import derived
from tests.support.rows import each

PROPOSAL = "Kommunestyret vedtek skulebruksplanen for 2026–2030, slik han ligg føre."

UNCHANGED = """
Samrøystes vedteke som tilrådd.
Tilrådinga frå kommunedirektøren vart samrøystes vedteken.
Rådmannen si tilråding vart vedteken med 14 mot 11 røyster.
Formannskapet si innstilling vart samrøystes vedteken.
Framlegget vart samrøystes vedteke.
Framlegg til vedtak vart vedteke mot 2 røyster.
Vedtak i samsvar med framlegg.
Vedteke i samsvar med tilrådinga.
Kommunedirektøren sitt framlegg til vedtak vart samrøystes vedteke.
Innstillinga vart vedteken med 18 røyster mot 7.
Samrøystes som innstillinga.
Som innstilling, samrøystes.
Tilrådinga vart vedteken mot 3 røyster (FrP).
Avrøysting: Formannskapet si tilråding vart samrøystes vedteken.
Rådmannen sitt framlegg fekk fleirtal.
Styret sluttar seg til framlegget.
Utvalet sluttar seg til tilrådinga.
"""
CHANGED = """
Innstillinga vart vedteken med desse endringane.
Framlegget vart vedteke med den endringa som kom fram i møtet.
Tilrådinga vart samrøystes vedteken med tillegg frå Senterpartiet.
Vedteke som tilrådd, med unntak av punkt 3.
Framlegget vart vedteke i endra form.
"""
POSTPONED = """
Saka vert utsett til neste møte.
Saka vart utsett.
Saka blei utsett til møtet i juni.
Kommunestyret vedtok samrøystes å utsetje saka.
Utvalet utset handsaminga av saka.
Utsetjingsframlegget vart vedteke med 13 mot 12 røyster.
Framlegget om utsetjing vart samrøystes vedteke.
Saka vert teken opp att i neste møte.
Saka vert lagd fram på nytt i møtet i september.
Det vart samrøystes vedteke å utsetja saka.
Avgjerda i saka vert utsett.
Saka vert handsama i neste møte.
Kommunestyret vedtok med 15 mot 10 røyster å utsetja saka til neste møte.
Saka vert utsett og kjem opp att i maimøtet.
"""
RETURNED = """
Saka vert send attende til kommunedirektøren.
Saka vart sendt tilbake til administrasjonen for ny utgreiing.
Kommunestyret sender saka attende til formannskapet.
Saka vert returnert til kommunedirektøren.
Framlegget om å senda saka attende vart vedteke.
Det vart vedteke å tilbakesenda saka.
"""
FORWARDED = """
Saka vert send over til kommunestyret.
Saka vert oversend formannskapet.
Saka vart vidaresend til fylkesutvalet.
Fylkesutvalet vedtok å oversenda saka til fylkestinget.
Utvalet oversender saka til kommunestyret utan tilråding.
"""
WITHDRAWN = """
Saka vert trekt.
Saka vart trekt frå saklista.
Kommunedirektøren trekte saka.
Saka går ut av saklista.
Saka gjekk ut.
Det vart vedteke å trekkja saka.
"""
REJECTED = """
Framlegget fall.
Framlegget fekk ikkje fleirtal.
Innstillinga fekk 10 røyster og fall.
Tilrådinga vart røysta ned med 15 mot 10 røyster.
Framlegget vart ikkje vedteke.
Framlegget vart avvist.
Kommunestyret vedtek ikkje skulebruksplanen for 2026–2030.
Søknaden vert avslått.
Utvalet avslår søknaden.
Ingen røysta for framlegget.
Styret vedtok å avvisa framlegget.
"""
NOT_TREATED = """
Saka vart ikkje handsama.
Saka vart ikkje realitetshandsama.
Saka vart ikkje teken opp til handsaming.
Utvalet rakk ikkje å handsame saka.
"""
# Of something else, or under a condition: nothing is proved of this case.
OF_SOMETHING_ELSE = """
Framlegget frå Høgre fall.
Framlegget frå Sp fekk 5 røyster og fall.
Klagen vert ikkje teken til følgje.
Punkt 3 vart trekt.
Utvalet ber om at vedlikehaldet vert utsett.
Elevane vert sende attende til nærskulen.
Dersom departementet seier nei, vert saka utsett.
Søknaden frå idrettslaget i sak 12/26 vert avslått.
"""

WORDINGS = [
    (sentence, outcome)
    for block, outcome in (
        (UNCHANGED, "vedtatt_uendret"),
        (CHANGED, "vedtatt_endret"),
        (POSTPONED, "utsatt"),
        (RETURNED, "tilbakesendt"),
        (FORWARDED, "oversendt"),
        (WITHDRAWN, "trukket"),
        (REJECTED, "avvist"),
        (NOT_TREATED, "ikke_behandlet"),
        (OF_SOMETHING_ELSE, "erstattet"),
    )
    for sentence in block.strip().splitlines()
]


@each("sentence, outcome", WORDINGS)
def test_a_nynorsk_decision_says_what_became_of_the_case(sentence: str, outcome: str) -> None:
    """Its own words alone say it: nothing of the proposal stands in the decision."""
    assert derived((PROPOSAL,), (sentence,)) == outcome


@pytest.mark.parametrize(
    ("sentence", "written", "due"),
    [
        ("Kommunedirektøren legg fram ei sak innan utgangen av mai 2026.", "innan utgangen av mai 2026", "2026-05-31"),
        ("Rapporten skal liggja føre seinast 15. juni 2026.", "seinast 15. juni 2026", "2026-06-15"),
        ("Fristen er 1. september 2026.", "Fristen er 1. september 2026", "2026-09-01"),
        ("AU svarar innan 01.04.2026.", "innan 01.04.2026", "2026-04-01"),
        ("Planen vert revidert innan utgongen av 2. kvartal 2026.", "innan utgongen av 2. kvartal 2026", "2026-06-30"),
        ("Tiltaka skal vera på plass før 1. august 2026.", "før 1. august 2026", "2026-07-31"),
        ("Utvalet får ei orientering innan hausten 2026.", "innan hausten 2026", "2026-12-31"),
        ("Saka kjem attende innan veke 20 2026.", "innan veke 20 2026", "2026-05-17"),
        ("Frist for innspel er sett til 20. mars 2026.", "Frist for innspel er sett til 20. mars 2026", "2026-03-20"),
        ("Svaret skal gjevast seinast måndag 4. mai 2026.", "seinast måndag 4. mai 2026", "2026-05-04"),
    ],
)
def test_a_nynorsk_deadline_is_read(sentence: str, written: str, due: str) -> None:
    """As it is written, and as the day it means."""
    found = [(deadline.text, deadline.time.due) for deadline in deadlines(sentence, "2026-03-01")]
    assert found == [(written, due)]
