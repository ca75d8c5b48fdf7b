"""The sentences in which councils, boards and associations tell of a vote, each with what it says, written by hand.

A sentence that is understood wholly leaves the running text; one that says more than the record has a key for, as the
parties of a minority, is a vote and stays; one that is understood in part is left alone.
"""

from typing import Any

import pytest

from tests.paper.treatment_lines import read
from tests.support.rows import each

A: dict[str, Any] = {"innstilling_fra": "Kommunedirektøren", "forslag_til_vedtak": ["En.", "To.", "Tre."]}
NO_PROPOSAL: dict[str, Any] = {}
B: dict[str, Any] = {**A, "forslag": [{"id": "B", "forslagsstiller": ["Ola Lie"], "punkter": ["Fire.", "Fem."]}]}
BC: dict[str, Any] = {
    **A,
    "forslag": [
        {
            "id": "B",
            "forslagsstiller": ["Ola Lie"],
            "paa_vegne_av": ["Ap", "SV"],
            "type": "alternativt",
            "punkter": ["Fire.", "Fem."],
        },
        {"id": "C", "paa_vegne_av": ["H", "FrP"], "type": "tillegg", "punkter": ["Seks."]},
        {"id": "D", "forslagsstiller": ["Per Vik"], "type": "utsettelse", "punkter": ["Saken utsettes."]},
    ],
}
TWO_NEW: dict[str, Any] = {
    **A,
    "forslag": [
        {"id": letter, "forslagsstiller": ["Ola Lie"], "type": "tillegg", "punkter": [f"Nytt punkt {number}: Fire."]}
        for letter, number in (("B", 4), ("C", 5))
    ],
}
SAME: dict[str, Any] = {**A, "vedtak": A["forslag_til_vedtak"]}
CHANGED: dict[str, Any] = {**A, "vedtak": ["En.", "To og tre.", "Fire."]}
TWO_CHANGES: dict[str, Any] = {
    **A,
    "forslag": [
        {"id": letter, "forslagsstiller": ["Ola Lie"], "type": "endring", "endrer": [f"A.{number}"]}
        for letter, number in (("B", 1), ("C", 3))
    ],
}


def _vote(on: str = "A", result: str | None = "vedtatt", **keys: Any) -> dict[str, Any]:  # noqa: ANN401
    """A vote in short: "A", "B, C", "A>B" for A against B."""
    first, _against, second = on.partition(">")
    vote: dict[str, Any] = {"gjelder": first.split(", ")} if first else {}
    if second:
        vote["satt_opp_mot"] = second.split(", ")
    return {**vote, **keys, **({"resultat": result} if result else {})}


def _n(votes_for: int, votes_against: int | None = None, **more: Any) -> dict[str, Any]:  # noqa: ANN401
    """The numbers of a vote, and what else decided it."""
    against = {} if votes_against is None else {"imot": votes_against}
    return {"for": votes_for, **against, **more}


ALL: dict[str, Any] = {"enstemmig": True}
WHOLE: list[tuple[dict[str, Any], str, list[dict[str, Any]]]] = [
    # ---- who moved it, and to which point
    (B, "Endringsforslaget fra Ola Lie til punkt 2 ble vedtatt med 4 mot 1 stemme.", [_vote("B", **_n(4, 1))]),
    (
        TWO_CHANGES,
        "Framlegget frå Ola Lie til punkt 3 vart samrøystes vedteke. Forslaget fra Ola Lie til pkt. 1 falt.",
        [_vote("C", **ALL), _vote("B", "falt")],
    ),
    # ---- thousands
    (A, "Forslaget ble vedtatt med 3 190 mot 222 stemmer.", [_vote(**_n(3190, 222))]),
    (A, "Innstillinga vart vedteken med 12.450 mot 1.030 røyster.", [_vote(**_n(12450, 1030))]),
    (A, "Vedtatt (3\N{NO-BREAK SPACE}190–222).", [_vote(**_n(3190, 222))]),
    (A, "Forslaget falt med 90 mot 1 220 300 stemmer.", [_vote("A", "falt", **_n(90, 1220300))]),
    # ---- all agreed, and nobody counted
    (A, "Innstillingen ble vedtatt ved konsensus.", [_vote(**ALL)]),
    (A, "Innstillinga vart vedteken i full semje.", [_vote(**ALL)]),
    (A, "Det var enighet i rådet om innstillingen.", [_vote(**ALL)]),
    ({**A, "vedtak": A["forslag_til_vedtak"]}, "Full enighet.", [_vote(**ALL)]),
    (A, "Innstillingen ble tatt til følge.", [_vote()]),
    # ---- the decision has the changes
    (CHANGED, "Innstillingen ble enstemmig vedtatt med tillegg av et nytt punkt.", [_vote(**ALL)]),
    (CHANGED, "Enstemmig, med endringer.", [_vote("", **ALL)]),
    # ---- a case that waits
    (
        NO_PROPOSAL,
        "Saken ble utsatt til høsten mot 2 stemmer.",
        [_vote("", tekst="Saken ble utsatt til høsten", imot=2)],
    ),
    # ---- what the sentence before was on
    (
        B,
        "Punkt 1 ble satt mot forslag B. Innstillingen fikk 5 stemmer og forslaget 3. Innstillingen er dermed vedtatt.",
        [_vote("A.1>B", **_n(5, 3))],
    ),
    (BC, "Forslag D: 1 stemme for, 6 stemmer mot. Forslaget falt.", [_vote("D", "falt", **_n(1, 6))]),
    (
        {**BC, "votering": [_vote("C", **_n(5, 3))]},
        "Innstillingen med det vedtatte tillegget ble enstemmig vedtatt.",
        [_vote("C", **_n(5, 3)), _vote("A, C", **ALL)],
    ),
    (
        BC,
        "Det ble først votert over forslaget fra Ola Lie. Forslaget falt med 3 mot 5 stemmer.",
        [_vote("B", "falt", **_n(3, 5))],
    ),
    (
        B,
        "Ved alternativ røysting mellom pkt. 2 i innstillinga og forslag B fekk innstillinga 7 røyster og forslag B 3.",
        [_vote("A.2>B", **_n(7, 3))],
    ),
    ({"forslag": B["forslag"]}, "Framlegget til uttale vart vedteke mot 1 røyst.", [_vote("B", imot=1)]),
    (BC, "Forslag B: 4 stemte for. Forslaget falt.", [_vote("B", "falt", **_n(4))]),
    (
        {**BC, "votering": [_vote("C", **_n(5, 3))]},
        "Innstillingen med vedtatt tillegg: Vedtatt mot 4 stemmer.",
        [_vote("C", **_n(5, 3)), _vote("A, C", imot=4)],
    ),
    (B, "Forslag B fikk 11 stemmer, 25 stemte imot og 1 avholdende.", [_vote("B", "falt", **_n(11, 25, avholdende=1))]),
    # ---- those against in a sentence of their own
    (
        A,
        "Innstillingen fikk 16 stemmer. 8 stemte mot, og 1 stemte blankt.",
        [_vote(result=None, **_n(16, 8, blanke=1))],
    ),
    (A, "Det ble stemt over innstillingen: 7 for og 2 mot.", [_vote(result=None, **_n(7, 2))]),
    (
        {"vedtak": ["Bommen flyttes."]},
        "Det ble stemt over forslaget: 7 for og 2 mot.",
        [_vote("", **_n(7, 2))],
    ),
    # ---- the rest of the points
    (
        A,
        "Punkt 2 ble vedtatt med 6 mot 2 stemmer. Resten av innstillingen ble enstemmig vedtatt.",
        [_vote("A.2", **_n(6, 2)), _vote("A.1, A.3", **ALL)],
    ),
    (
        A,
        "Punkt 1 vart samrøystes vedteke. Dei andre punkta vart vedtekne med 5 mot 3 røyster.",
        [_vote("A.1", **ALL), _vote("A.2, A.3", **_n(5, 3))],
    ),
    # ---- what a proposal is about
    (
        BC,
        "Forslaget fra Per Vik om å utsette saken falt med 3 mot 5 stemmer.",
        [_vote("D", "falt", **_n(3, 5))],
    ),
    (BC, "Forslag til nytt punkt 4 ble vedtatt med 6 mot 2 stemmer.", [_vote("C", **_n(6, 2))]),
    (
        TWO_NEW,
        "Forslag om nytt punkt 5 ble enstemmig vedtatt.",
        [_vote("C", **ALL)],
    ),
    # ---- unanimous
    (A, "Innstillingen ble enstemmig vedtatt.", [_vote(**ALL)]),
    (B, "Innstillingen fikk 4 stemmer. Forslag B fikk 2 stemmer og falt.", [_vote("A>B", **_n(4, 2))]),
    (B, "Innstillingen fikk 4 stemmer og ble vedtatt. Ola Lies forslag fikk 2 stemmer.", [_vote("A>B", **_n(4, 2))]),
    (B, "Innstillingen fikk 4 stemmer og ble vedtatt. Forslag B fikk 4 stemmer.", [_vote("A>B", **_n(4, 4))]),
    (
        B,
        "Innstillingen fikk 4 stemmer og ble vedtatt. Forslaget fra Ola Lie fikk 2 stemmer (Moe, Vik).",
        [_vote("A>B", **_n(4, 2), stemte_imot=["Kari Moe", "Per Vik"])],
    ),
    (
        B,
        "Innstillingen fikk 2 stemmer (Per Vik (H) og Anne Dal), mens forslag B fikk 4 stemmer.",
        [_vote("A>B", "falt", **_n(2, 4), stemte_for=["Per Vik", "Anne Dal"])],
    ),
    (B, "Stemmer for innstillingen: 24. Stemmer for forslag B: 13.", [_vote("A>B", **_n(24, 13))]),
    # ---- what is to be added to the other is set against nothing
    (
        BC,
        "Innstillingen fikk 9 stemmer. Tilleggsforslaget fikk 3 stemmer.",
        [_vote("A", None, **_n(9)), _vote("C", None, **_n(3))],
    ),
    (
        BC,
        "Innstillingen fikk 9 stemmer og tilleggsforslaget fikk 5 stemmer.",
        [_vote("A", None, **_n(9)), _vote("C", None, **_n(5))],
    ),
    (
        BC,
        "Innstillingen fikk 9 stemmer og ble vedtatt. Tilleggsforslaget fikk 3 stemmer og falt.",
        [_vote("A", **_n(9)), _vote("C", "falt", **_n(3))],
    ),
    # ---- how people voted is told by the sentence before
    (
        A,
        "Etter debatt ble det stemt ved håndsopprekning. Innstillingen falt med 15 mot 22 stemmer.",
        [_vote("A", "falt", **_n(15, 22), form="håndsopprekning")],
    ),
    (
        B,
        "Avstemningen var hemmelig. Forslag B falt mot 3 stemmer.",
        [_vote("B", "falt", **{"for": 3}, form="hemmelig")],
    ),
    # ---- who voted what, in the words of boards
    (SAME, "Alle stemte for forslaget.", [_vote(**ALL)]),
    (SAME, "Samtlige tilstedeværende stemte for. Ingen stemte mot.", [_vote(**ALL)]),
    (SAME, "7 stemte ja, 2 stemte nei.", [_vote(**_n(7, 2))]),
    (SAME, "Avstemning: 7 ja – 2 nei.", [_vote(**_n(7, 2))]),
    (SAME, "Fire styremedlemmer stemte for, tre mot.", [_vote(**_n(4, 3))]),
    (SAME, "Vedtatt med knapt flertall, 5 mot 4 stemmer.", [_vote(**_n(5, 4))]),
    (
        SAME,
        "6 stemte for forslaget, 3 stemte mot. Moe avsto fra å stemme.",
        [_vote(**_n(6, 3), avholdt_seg=["Kari Moe"])],
    ),
    (
        SAME,
        "For: 2 (Moe, Lie)\nMot: 1 (Nes)",
        [_vote(**_n(2, 1), stemte_for=["Kari Moe", "Ola Lie"], stemte_imot=["Siv Nes"])],
    ),
    # ---- after the decision, who was against it
    (SAME, "Per Vik stemte imot.", [_vote(stemte_imot=["Per Vik"])]),
    (SAME, "Ett styremedlem (Per Vik) stemte mot vedtaket.", [_vote(imot=1, stemte_imot=["Per Vik"])]),
    # ---- who put it forward, as the case systems print it
    (
        B,
        "Innstilling satt opp mot forslag, foreslått av Ola Lie, Ap.\nInnstilling ble vedtatt med 4 mot 2 stemmer.",
        [_vote("A>B", **_n(4, 2))],
    ),
    (TWO_NEW, "Ola Lie sitt forslag til nytt punkt 5 ble enstemmig vedtatt.", [_vote("C", **ALL)]),
    # ---- who had voted is told by the sentence before
    (A, "Pkt. 2 ble deretter vedtatt mot disse 3 stemmene.", [_vote("A.2", imot=3)]),
    (A, "Punkt 2 vart vedteke mot dei same to røystene.", [_vote("A.2", imot=2)]),
    (
        BC,
        "Forslag B fikk 25 stemmer og ble vedtatt. Forslag C fikk 20 stemmer og ble vedtatt.",
        [_vote("B", **_n(25)), _vote("C", **_n(20))],
    ),
    (B, "Innstillingen mot forslag B: Innstillingen ble vedtatt med 3 mot 2 stemmer.", [_vote("A>B", **_n(3, 2))]),
    (
        B,
        "Ved votering mellom innstillingen og forslag B fikk begge 2 stemmer. Forslag B falt med dobbeltstemme.",
        [_vote("B>A", "falt", **_n(2, 2, dobbeltstemme=True))],
    ),
    (
        B,
        "Innstillinga ble satt opp mot forslag B. Forslaget fikk 4 stemmer og er vedtatt. 2 stemte for innstillingen.",
        [_vote("B>A", **_n(4, 2))],
    ),
    (
        B,
        "Det ble votert over innstillingens punkt 1 mot forslag B. Innstillingen fikk 3 stemmer og forslaget 1 stemme.",
        [_vote("A.1>B", **_n(3, 1))],
    ),
    (B, "4 stemte for innstillingen og 2 for forslaget fra Ola.", [_vote("A>B", **_n(4, 2))]),
    (
        B,
        "Innstillingen punkt 2 ble satt opp mot forslaget fra Ola Lie: Innstillingen vedtatt med 3 mot 2 stemmer.",
        [_vote("A.2>B", **_n(3, 2))],
    ),
    (A, "Enst. som kommunedirektørens innstilling.", [_vote(**ALL)]),
    (
        B,
        "Ved votering mellom innstillingen og forslag B ble innstillingen vedtatt med 7 mot 3 stemmer for forslag B.",
        [_vote("A>B", **_n(7, 3))],
    ),
    (B, "Forslag B fikk 2 stemmer og falt (5 stemte mot).", [_vote("B", "falt", **_n(2, 5))]),
    (B, "Forslag B fikk 4 av 6 stemmer og ble vedtatt.", [_vote("B", **_n(4))]),
    (B, "Forslag B fikk 5 røyster og vart vedteke mot 3 røyster for innstillingen.", [_vote("B>A", **_n(5, 3))]),
    (A, "Enstemmig vedtatt.", [_vote(**ALL)]),
    (A, "Vedtatt enstemmig.", [_vote(**ALL)]),
    (A, "Votering: Enstemmig vedtatt.", [_vote(**ALL)]),
    (A, "Avstemning: Innstillingen ble enstemmig vedtatt.", [_vote(**ALL)]),
    (A, "Innstillingen er enstemmig vedtatt.", [_vote(**ALL)]),
    (A, "Innstillingen enstemmig vedtatt.", [_vote(**ALL)]),
    (A, "Innstillingen vedtas enstemmig.", [_vote(**ALL)]),
    (A, "Innstillingen ble vedtatt enstemmig.", [_vote(**ALL)]),
    (A, "Innstillingen ble deretter enstemmig vedtatt.", [_vote(**ALL)]),
    (A, "Deretter ble innstillingen enstemmig vedtatt.", [_vote(**ALL)]),
    (A, "Ved votering ble innstillingen enstemmig vedtatt.", [_vote(**ALL)]),
    (A, "Kommunedirektørens innstilling ble enstemmig vedtatt.", [_vote(**ALL)]),
    (A, "Kommunedirektørens forslag til vedtak ble enstemmig vedtatt.", [_vote(**ALL)]),
    (A, "Innstillingen fra kommunedirektøren ble enstemmig vedtatt.", [_vote(**ALL)]),
    (A, "Forslag til vedtak ble enstemmig vedtatt.", [_vote(**ALL)]),
    (A, "Forslaget ble enstemmig vedtatt.", [_vote(**ALL)]),
    (A, "Innstillingen ble enstemmig godkjent.", [_vote(**ALL)]),
    (A, "Innstillingen ble enstemmig tiltrådt.", [_vote(**ALL)]),
    (A, "Vedtaket var enstemmig.", [_vote(**ALL)]),
    (A, "Innstillingen ble vedtatt ved akklamasjon.", [_vote(form="akklamasjon")]),
    (A, "Innstillingen ble enstemmig vedtatt ved håndsopprekning.", [_vote(form="håndsopprekning", **ALL)]),
    (B, "Ola Lies forslag ble enstemmig nedstemt.", [_vote("B", "falt", **ALL)]),
    (B, "Framlegget frå Ola Lie vart røysta ned.", [_vote("B", "falt")]),
    (B, "Forslaget fra Ola Lie ble stemt ned.", [_vote("B", "falt")]),
    (B, "Forslag B falt enstemmig.", [_vote("B", "falt", **ALL)]),
    (A, "Innstillinga vart samrøystes vedteken.", [_vote(**ALL)]),
    (A, "Samrøystes vedteke.", [_vote(**ALL)]),
    (A, "Tilrådinga vart samrøystes vedteken.", [_vote(**ALL)]),
    (A, "Framlegget vart samrøystes vedteke.", [_vote(**ALL)]),
    (A, "Framlegget frå kommunedirektøren vart samrøystes vedteke.", [_vote(**ALL)]),
    (A, "Røysting: Samrøystes vedteke.", [_vote(**ALL)]),
    (NO_PROPOSAL, "Enstemmig vedtatt.", [_vote("", **ALL)]),
    (NO_PROPOSAL, "Vedtaket var enstemmig.", [_vote("", **ALL)]),
    (NO_PROPOSAL, "Regnskapet ble enstemmig vedtatt.", [_vote("", tekst="Regnskapet", **ALL)]),
    (NO_PROPOSAL, "Budsjettet for 2027 ble enstemmig godkjent.", [_vote("", tekst="Budsjettet for 2027", **ALL)]),
    (A, "Vedtaket ble fattet enstemmig.", [_vote(**ALL)]),
    (A, "Innstillingen ble tatt opp til votering og enstemmig vedtatt.", [_vote(**ALL)]),
    (A, "Utvalget sluttet seg enstemmig til innstillingen.", [_vote(**ALL)]),
    (A, "Et enstemmig utvalg vedtok innstillingen.", [_vote(**ALL)]),
    (A, "Styret slutta seg samrøystes til framlegget.", [_vote(**ALL)]),
    (A, "Saken ble enstemmig utsatt.", [_vote("", tekst="Saken ble enstemmig utsatt", **ALL)]),
    # ---- numbers
    (A, "Innstillingen ble vedtatt med 25 mot 10 stemmer.", [_vote(**_n(25, 10))]),
    (A, "Innstillingen ble vedtatt med 25 stemmer mot 10.", [_vote(**_n(25, 10))]),
    (A, "Innstillingen ble vedtatt med 25 stemmer mot 10 stemmer.", [_vote(**_n(25, 10))]),
    (A, "Innstillingen ble vedtatt med 25 stemmer for og 10 imot.", [_vote(**_n(25, 10))]),
    (A, "Innstillingen ble vedtatt med 25 for og 10 mot.", [_vote(**_n(25, 10))]),
    (A, "Innstillingen ble vedtatt, 25–10.", [_vote(**_n(25, 10))]),
    (A, "Innstillingen ble vedtatt (25-10).", [_vote(**_n(25, 10))]),
    (A, "Innstillingen ble vedtatt med tjuefem mot ti stemmer.", [_vote(**_n(25, 10))]),
    (A, "Innstillingen ble vedtatt med 4 mot 1 stemme.", [_vote(**_n(4, 1))]),
    (A, "Med 25 mot 10 stemmer ble innstillingen vedtatt.", [_vote(**_n(25, 10))]),
    (A, "Innstillingen ble med 25 mot 10 stemmer vedtatt.", [_vote(**_n(25, 10))]),
    (A, "Innstillingen fikk 25 stemmer og ble vedtatt.", [_vote(**_n(25))]),
    (A, "Innstillingen fikk 25 mot 10 stemmer og ble vedtatt.", [_vote(**_n(25, 10))]),
    (A, "Innstillingen ble vedtatt mot 3 stemmer.", [_vote(imot=3)]),
    (A, "Innstillingen ble vedtatt mot én stemme.", [_vote(imot=1)]),
    (A, "Vedtatt mot 2 stemmer.", [_vote(imot=2)]),
    (A, "Vedtatt med 20 mot 7 stemmer.", [_vote(**_n(20, 7))]),
    (A, "Innstillingen: 25 for, 10 mot.", [_vote(result=None, **_n(25, 10))]),
    (A, "Innstillinga vart vedteken med 6 mot 3 røyster.", [_vote(**_n(6, 3))]),
    (A, "Innstillinga vart vedteken mot 1 røyst.", [_vote(imot=1)]),
    (B, "Forslag B falt med 8 mot 27 stemmer.", [_vote("B", "falt", **_n(8, 27))]),
    (B, "Forslag B falt med 8 stemmer mot 27.", [_vote("B", "falt", **_n(8, 27))]),
    (B, "Forslag B falt mot 8 stemmer.", [_vote("B", "falt", **_n(8))]),
    (B, "Forslag B falt med 27 mot 8 stemmer.", [_vote("B", "falt", **_n(8, 27))]),
    (B, "Forslag B fikk 12 stemmer og falt.", [_vote("B", "falt", **_n(12))]),
    (B, "Forslag B fikk 12 stemmer og ble ikke vedtatt.", [_vote("B", "falt", **_n(12))]),
    (B, "Forslaget fra Ola Lie (Ap) ble forkastet med 5 mot 4 stemmer.", [_vote("B", "falt", **_n(4, 5))]),
    (B, "Framlegg B fall med 3 mot 9 røyster.", [_vote("B", "falt", **_n(3, 9))]),
    (B, "Framlegget frå Ola Lie fekk 3 røyster og fall.", [_vote("B", "falt", **_n(3))]),
    (A, "Resolusjonen ble vedtatt med 5 mot 1 stemmer.", [_vote("", tekst="Resolusjonen", **_n(5, 1))]),
    (A, "25 stemte for innstillingen og 10 stemte mot.", [_vote(result=None, **_n(25, 10))]),
    (
        {**A, "vedtak": A["forslag_til_vedtak"]},
        "7 stemte for og 1 stemte mot (Jon Foss).",
        [_vote(**_n(7, 1), stemte_imot=["Jon Foss"])],
    ),
    (
        {**A, "vedtak": A["forslag_til_vedtak"]},
        "26 stemte for, 10 stemte mot og 1 stemte blankt.",
        [_vote(**_n(26, 10, blanke=1))],
    ),
    ({**A, "vedtak": A["forslag_til_vedtak"]}, "Vedtak, samrøystes:", [_vote(enstemmig=True)]),
    (A, "Vedtak fattet mot 2 stemmer.", [_vote(imot=2)]),
    (A, "Kommunestyret vedtok innstillingen mot 3 stemmer.", [_vote(imot=3)]),
    # ---- what else decided
    (A, "Innstillingen ble vedtatt med leders dobbeltstemme.", [_vote(dobbeltstemme=True)]),
    (
        A,
        "Innstillingen ble vedtatt med 4 mot 4 stemmer, med ordførerens dobbeltstemme.",
        [_vote(**_n(4, 4, dobbeltstemme=True))],
    ),
    (
        A,
        "Innstillinga vart vedteken med 4 mot 4 røyster, med dobbeltrøysta til møteleiaren.",
        [_vote(**_n(4, 4, dobbeltstemme=True))],
    ),
    (A, "Innstillingen ble vedtatt ved loddtrekning.", [_vote(loddtrekning=True)]),
    (
        A,
        "Innstillingen ble vedtatt med 20 mot 5 stemmer, 1 blank.",
        [_vote(**_n(20, 5, blanke=1))],
    ),
    (
        A,
        "Innstillingen ble vedtatt med 20 mot 5 stemmer og 2 avholdende.",
        [_vote(**_n(20, 5, avholdende=2))],
    ),
    (
        A,
        "Innstillingen ble vedtatt med 20 mot 10 stemmer. Det krevdes 2/3 flertall.",
        [_vote(**_n(20, 10, flertall="2/3"))],
    ),
    (
        A,
        "Innstillingen falt med 20 mot 15 stemmer. Det krevdes 2/3 flertall.",
        [_vote(result="falt", **_n(20, 15, flertall="2/3"))],
    ),
    # ---- against each other
    (
        B,
        (
            "Ved alternativ votering mellom innstillingen og Ola Lies forslag ble innstillingen vedtatt med 6 mot 2"
            " stemmer."
        ),
        [_vote("A>B", **_n(6, 2))],
    ),
    (
        BC,
        (
            "I alternativ votering mellom forslaget fra Ap og SV og innstillingen ble forslaget fra Ap og SV"
            " vedtatt med"
            " 18 mot 17 stemmer."
        ),
        [_vote("B>A", **_n(18, 17))],
    ),
    (
        B,
        "Innstillingen ble satt opp mot forslag B. Innstillingen ble vedtatt med 5 mot 3 stemmer.",
        [_vote("A>B", **_n(5, 3))],
    ),
    (
        B,
        (
            "Det ble votert alternativt mellom innstillingen og forslaget fra Ola Lie. Forslaget fra Ola Lie"
            " fikk 3 stemmer"
            " og falt."
        ),
        [_vote("B>A", "falt", **_n(3))],
    ),
    (
        B,
        (
            "Det ble votert alternativt over innstillingen og forslaget fra Ola Lie. Innstillingen fikk 5 stemmer og"
            " ble vedtatt."
        ),
        [_vote("A>B", **_n(5))],
    ),
    (
        BC,
        "Ved alternativ votering mellom innstillingen og forslaget fra Ap, SV og MDG ble innstillingen vedtatt.",
        [_vote("A>B")],
    ),
    (
        B,
        "Innstillingen ble satt opp mot Ola Lies forslag og vedtatt med 5 mot 3 stemmer.",
        [_vote("A>B", **_n(5, 3))],
    ),
    (
        B,
        (
            "Ved alternativ røysting mellom innstillinga og framlegget frå Ola Lie vart innstillinga vedteken"
            " med 5 mot 3"
            " røyster."
        ),
        [_vote("A>B", **_n(5, 3))],
    ),
    (
        B,
        (
            "Ved alternativ votering mellom innstillingens punkt 2 og forslag B ble innstillingen vedtatt med 5 mot 3"
            " stemmer."
        ),
        [_vote("A.2>B", **_n(5, 3))],
    ),
    (
        B,
        "Ordføreren satte innstillingen opp mot forslaget fra Ola Lie. Innstillingen fikk 20 stemmer og ble vedtatt.",
        [_vote("A>B", **_n(20))],
    ),
    # ---- which proposal
    (BC, "Forslag C ble enstemmig vedtatt.", [_vote("C", **ALL)]),
    (BC, "Forslag nr. C ble enstemmig vedtatt.", [_vote("C", **ALL)]),
    (BC, "Tilleggsforslaget ble enstemmig vedtatt.", [_vote("C", **ALL)]),
    (BC, "Tilleggsforslaget fra H og FrP ble enstemmig vedtatt.", [_vote("C", **ALL)]),
    (BC, "Fellesforslaget fra Ap og SV falt.", [_vote("B", "falt")]),
    (BC, "Det alternative forslaget falt.", [_vote("B", "falt")]),
    (BC, "Utsettelsesforslaget falt med 3 mot 30 stemmer.", [_vote("D", "falt", **_n(3, 30))]),
    (BC, "Forslaget om utsettelse ble enstemmig vedtatt.", [_vote("D", **ALL)]),
    (BC, "Per Viks utsettelsesforslag falt.", [_vote("D", "falt")]),
    (BC, "Forslag B og C falt.", [_vote("B, C", "falt")]),
    (BC, "Forslag B, C og D falt.", [_vote("B, C, D", "falt")]),
    (BC, "Innstillingen og forslag C ble enstemmig vedtatt.", [_vote("A, C", **ALL)]),
    (BC, "Lies forslag falt.", [_vote("B", "falt")]),
    (BC, "Forslaget fra representanten Per Vik falt.", [_vote("D", "falt")]),
    # ---- points
    (A, "Punkt 1 ble enstemmig vedtatt.", [_vote("A.1", **ALL)]),
    (A, "Pkt. 1 og 3 ble enstemmig vedtatt.", [_vote("A.1, A.3", **ALL)]),
    (A, "Punkt 1-3 ble enstemmig vedtatt.", [_vote("A.1, A.2, A.3", **ALL)]),
    (A, "Punkt 1 til 3 ble enstemmig vedtatt.", [_vote("A.1, A.2, A.3", **ALL)]),
    (A, "Punkt 2: Enstemmig vedtatt.", [_vote("A.2", **ALL)]),
    (A, "Innstillingens punkt 2 ble vedtatt med 6 mot 2 stemmer.", [_vote("A.2", **_n(6, 2))]),
    (A, "Punkt 2 i innstillingen ble vedtatt mot 2 stemmer.", [_vote("A.2", imot=2)]),
    (B, "Punkt 2 i forslag B falt med 2 mot 6 stemmer.", [_vote("B.2", "falt", **_n(2, 6))]),
    (
        B,
        "Innstillingen ble vedtatt med 6 mot 2 stemmer, som ble avgitt for forslaget fra Ola Lie.",
        [_vote("A>B", **_n(6, 2))],
    ),
    (B, "Innstillinga vart vedteken med 6 mot 2 røyster som vart gjevne for forslag B.", [_vote("A>B", **_n(6, 2))]),
    (B, "Forslag B falt med 2 mot 6 stemmer, avgitt for innstillingen.", [_vote("B>A", "falt", **_n(2, 6))]),
    (B, "Punkt 1 og 2 i Ola Lies forslag falt.", [_vote("B.1, B.2", "falt")]),
    (
        A,
        "Punktvis votering: Punkt 1 ble enstemmig vedtatt. Punkt 2 ble vedtatt mot 3 stemmer.",
        [_vote("A.1", **ALL), _vote("A.2", imot=3)],
    ),
    # ---- trials
    (
        B,
        "Prøvevotering: Forslag B falt med 3 mot 5 stemmer.",
        [_vote("B", "falt", **_n(3, 5), proeve=True)],
    ),
    (B, "Ved prøvevotering fikk forslag B 3 stemmer og falt.", [_vote("B", "falt", **_n(3), proeve=True)]),
    # ---- names
    (
        A,
        "Innstillingen ble vedtatt mot 2 stemmer (Ola Lie og Siv Nes).",
        [_vote(imot=2, stemte_imot=["Ola Lie", "Siv Nes"])],
    ),
    (
        A,
        "Innstillingen ble vedtatt mot 2 stemmer (Ola Lie (Ap), Siv Nes (Ap)).",
        [_vote(imot=2, stemte_imot=["Ola Lie", "Siv Nes"])],
    ),
    (A, "Innstillingen ble vedtatt mot Ola Lies stemme.", [_vote(stemte_imot=["Ola Lie"])]),
    (
        A,
        "Innstillingen ble vedtatt mot stemmene til Ola Lie og Siv Nes.",
        [_vote(stemte_imot=["Ola Lie", "Siv Nes"])],
    ),
    (
        A,
        "Innstillingen ble vedtatt med 7 mot 2 stemmer. Ola Lie og Siv Nes stemte mot.",
        [_vote(**_n(7, 2), stemte_imot=["Ola Lie", "Siv Nes"])],
    ),
    (
        A,
        "Innstillingen ble vedtatt med 7 mot 1 stemme. Mot stemte Ola Lie (Ap).",
        [_vote(**_n(7, 1), stemte_imot=["Ola Lie"])],
    ),
    (
        B,
        "For forslag B stemte 2: Ola Lie (Ap), Siv Nes (Ap). Imot stemte 1: Per Vik (H). Dermed ble forslag B vedtatt.",
        [_vote("B", **_n(2, 1), stemte_for=["Ola Lie", "Siv Nes"], stemte_imot=["Per Vik"])],
    ),
    (
        A,
        "Innstillingen ble vedtatt med 2 mot 1 stemmer. For: Ola Lie, Siv Nes. Imot: Per Vik.",
        [_vote(**_n(2, 1), stemte_for=["Ola Lie", "Siv Nes"], stemte_imot=["Per Vik"])],
    ),
    (
        A,
        "Innstillingen ble vedtatt med 7 stemmer. Blankt: Ola Lie. Ikke til stede: Per Vik.",
        [_vote(**_n(7), stemte_blankt=["Ola Lie"], ikke_til_stede=["Per Vik"])],
    ),
    (
        B,
        "Forslag B ble vedtatt med 5 mot 4 stemmer, 1 avholdende (Per Vik).",
        [_vote("B", **_n(5, 4), avholdende=1, avholdt_seg=["Per Vik"])],
    ),
    (A, "Innstillingen ble vedtatt mot 1 stemme (Ana dos Santos).", [_vote(imot=1, stemte_imot=["Ana dos Santos"])]),
    # ---- the same words in other forms
    (
        A,
        "Innstillinga vart vedteken med 2 mot 1 røyster. Røysta for: Ola Lie, Siv Nes. Røysta mot: Per Vik.",
        [_vote(**_n(2, 1), stemte_for=["Ola Lie", "Siv Nes"], stemte_imot=["Per Vik"])],
    ),
    (
        A,
        "Innstillinga vart vedteken med 5 røyster. Avhaldande: Ola Lie. Fråverande: Per Vik.",
        [_vote(**_n(5), avholdt_seg=["Ola Lie"], ikke_til_stede=["Per Vik"])],
    ),
    (A, "6 røystet for innstillingen og 2 mot.", [_vote(**_n(6, 2), result=None)]),
    (B, "Ved avstemminga fall forslag B med 3 mot 9 røyster.", [_vote("B", "falt", **_n(3, 9))]),
    # ---- a decision in the words of the recommendation, and in others
    (
        {**B, "vedtak": ["En.", "To.", "Tre."]},
        "Vedtatt mot 1 stemme (Per Vik).",
        [_vote(imot=1, stemte_imot=["Per Vik"])],
    ),
    ({**A, "vedtak": ["Noe annet."]}, "Enstemmig vedtatt.", [_vote("", **ALL)]),
    # ---- the surnames of those on the list
    (A, "Innstillingen ble vedtatt med 7 mot 1 stemme (Vik).", [_vote(**_n(7, 1), stemte_imot=["Per Vik"])]),
    (
        B,
        "Forslag B fikk 2 stemmer (Vik, Nes) og falt.",
        [_vote("B", "falt", **_n(2), stemte_for=["Per Vik", "Siv Nes"])],
    ),
    # ---- several in one sentence, and what only says it again
    (
        B,
        "Forslag B falt med 3 mot 9 stemmer, og innstillingen ble enstemmig vedtatt.",
        [_vote("B", "falt", **_n(3, 9)), _vote(**ALL)],
    ),
    (
        A,
        "Innstillingen ble vedtatt med 6 mot 2 stemmer. Innstillingen er dermed vedtatt.",
        [_vote(**_n(6, 2))],
    ),
    # ---- who was for is told after the vote, as who was against is
    (
        B,
        "Forslag B falt med 2 mot 4 stemmer. For stemte Ola Lie (Ap) og Siv Nes (Ap). Innstillingen enstemmig vedtatt.",
        [_vote("B", "falt", **_n(2, 4), stemte_for=["Ola Lie", "Siv Nes"]), _vote(**ALL)],
    ),
    (
        B,
        "Forslag B falt med 2 mot 4 stemmer. For stemte: Lie og Nes. Innstillingen ble vedtatt med 5 mot 1 stemme.",
        [_vote("B", "falt", **_n(2, 4), stemte_for=["Ola Lie", "Siv Nes"]), _vote(**_n(5, 1))],
    ),
    # ---- two that were set against each other are called by which was named first
    (
        B,
        "Ved alternativ votering mellom innstillingen og forslaget fra Lie ble sistnevnte vedtatt med 7 mot 4 stemmer.",
        [_vote("B>A", **_n(7, 4))],
    ),
    (
        B,
        "Ved votering mellom forslag B og innstillingen falt førstnevnte med 2 mot 5 stemmer.",
        [_vote("B>A", "falt", **_n(2, 5))],
    ),
    (
        B,
        "Ved røysting mellom innstillinga og forslag B fekk sistnemnde 5 røyster og førstnemnde 3.",
        [_vote("B>A", **_n(5, 3))],
    ),
    (
        B,
        "Innstillingen ble satt opp mot forslag B. Det sistnevnte ble vedtatt med 7 mot 4 stemmer.",
        [_vote("B>A", **_n(7, 4))],
    ),
    (
        B,
        "Innstillingen ble satt opp mot forslag B, og sistnevnte ble vedtatt med 5 mot 2 stemmer.",
        [_vote("B>A", **_n(5, 2))],
    ),
    (
        B,
        "Innstillinga vart sett opp mot forslag B, der sistnemnde fekk 5 røyster og førstnemnde 2.",
        [_vote("B>A", **_n(5, 2))],
    ),
    (
        B,
        "Det ble stemt mellom innstillingen og forslag B, og innstillingen ble vedtatt mot 2 stemmer.",
        [_vote("A>B", imot=2)],
    ),
    # ---- how many voted for each
    (B, "Det stemte fire for innstillingen og to for forslag B.", [_vote("A>B", **_n(4, 2))]),
    (
        B,
        "Ved voteringen ble det avgitt fire stemmer for innstillingen og to for forslaget fra Ola Lie.",
        [_vote("A>B", **_n(4, 2))],
    ),
    # ---- those for what fell are the smaller side, which is told after
    (
        B,
        "Forslag B falt. For stemte Ola Lie og Siv Nes. Innstillingen ble enstemmig vedtatt.",
        [_vote("B", "falt", stemte_for=["Ola Lie", "Siv Nes"]), _vote(**ALL)],
    ),
    (
        B,
        "For stemte Per Vik og Eva Lund. Innstillingen ble vedtatt. For stemte Ola Lie og Siv Nes. Forslag B falt.",
        [_vote(stemte_for=["Per Vik", "Eva Lund"]), _vote("B", "falt", stemte_for=["Ola Lie", "Siv Nes"])],
    ),
    # ---- in brackets, and of what no other sentence tells
    (A, "(Innstillingen ble enstemmig vedtatt.)", [_vote(**ALL)]),
    (
        A,
        "Et forslag fra Ola Lie om utsettelse falt med 2 mot 5 stemmer. Innstillingen ble enstemmig vedtatt.",
        [_vote("", "falt", tekst="Et forslag fra Ola Lie om utsettelse", **_n(2, 5)), _vote(**ALL)],
    ),
    (
        A,
        "Forslaget fra Ola Lie om at planen sendes på høring fikk 2 stemmer og falt.",
        [_vote("", "falt", tekst="Forslaget fra Ola Lie om at planen sendes på høring", **_n(2))],
    ),
    ({**A, "vedtak": ["Som innstillingen."]}, "Enstemmig.", [_vote(**ALL)]),
    (SAME, "3 stemte imot, 1 avholdende.", [_vote(imot=3, avholdende=1)]),
    (SAME, "Et mindretall, Per Vik og Tor Berg, stemte imot.", [_vote(stemte_imot=["Per Vik", "Tor Berg"])]),
    # ---- "forslaget" in the next sentence is what this one was on
    (
        BC,
        "Ved votering over forslag B stemte 2 for og 5 mot. Forslaget falt. Innstillingen ble enstemmig vedtatt.",
        [_vote("B", "falt", **_n(2, 5)), _vote(**ALL)],
    ),
    (TWO_NEW, "Begge forslagene falt mot 2 stemmer.", [_vote("B, C", "falt", **_n(2))]),
    (B, "Forslag B: 2 stemmer (falt)", [_vote("B", "falt", **_n(2))]),
    # ---- two against each other, in whatever order they are told
    (
        B,
        "Alternativ votering: Innstillingen mot forslag B. Innstillingen ble vedtatt med 5 mot 2 stemmer.",
        [_vote("A>B", **_n(5, 2))],
    ),
    (
        B,
        "Forslag B og punkt 2 ble satt opp mot hverandre. Forslag B ble vedtatt med 5 mot 2 stemmer.",
        [_vote("B>A.2", **_n(5, 2))],
    ),
    (B, "Innstillingen fikk 5 stemmer mot 2 stemmer for Ola Lies forslag.", [_vote("A>B", **_n(5, 2))]),
    (B, "Innstillingen ble vedtatt med 5 stemmer, mens forslag B fikk 2 stemmer.", [_vote("A>B", **_n(5, 2))]),
    (B, "Ved votering mot forslag B ble innstillingen vedtatt med 5 mot 2 stemmer.", [_vote("A>B", **_n(5, 2))]),
    (
        B,
        "Innstillingen ble satt opp mot forslag B, hvorpå forslag B ble vedtatt med 5 mot 2 stemmer.",
        [_vote("B>A", **_n(5, 2))],
    ),
    # ---- what was put to the vote, and what came of it
    (B, "Innstillingen ble tatt opp til votering og vedtatt.", [_vote()]),
    (B, "Forslag B ble votert over og forkastet med 5 mot 2 stemmer.", [_vote("B", "falt", **_n(2, 5))]),
    (B, "Det ble votert over forslaget fra Ola Lie, som ble vedtatt enstemmig.", [_vote("B", **ALL)]),
    (B, "Innstillinga vart sett under røysting og samrøystes vedteken.", [_vote(**ALL)]),
    (BC, "Per Viks forslag om å utsette saken falt med 2 mot 5 stemmer.", [_vote("D", "falt", **_n(2, 5))]),
    (A, "Innstillingen ble vedtatt med knappest mulig flertall (4–3).", [_vote(**_n(4, 3))]),
    # ---- a letter before the point is a party's, and no initial
    (
        {**A, "forslag": [{"id": "B", "paa_vegne_av": ["H"], "punkter": ["Fire."]}]},
        "Det ble stemt over punkt 2 mot forslaget fra H. Punkt 2 ble vedtatt med 5 mot 2 stemmer.",
        [_vote("A.2>B", **_n(5, 2))],
    ),
    ({"forslag": B["forslag"]}, "Uttalelsen ble enstemmig vedtatt.", [_vote("B", **ALL)]),
    (
        B,
        "Ved prøvevotering fikk innstillingen 4 stemmer og forslag B 3 stemmer.",
        [_vote("A>B", **_n(4, 3, proeve=True))],
    ),
    (SAME, "Det ble avgitt 7 stemmer: 4 for, 2 mot og 1 blank.", [_vote(**_n(4, 2, blanke=1))]),
    (SAME, "Mot Ola Lies stemme.", [_vote(stemte_imot=["Ola Lie"])]),
    (
        SAME,
        "For: Ola Lie, Siv Nes\nMot: Per Vik",
        [_vote(stemte_for=["Ola Lie", "Siv Nes"], stemte_imot=["Per Vik"])],
    ),
    ({**A, "vedtak": ["I tråd med framlegget."]}, "Vedteke mot 2 røyster.", [_vote(imot=2)]),
    (
        A,
        "Saken ble enstemmig vedtatt utsatt.",
        [_vote("", tekst="Saken ble enstemmig vedtatt utsatt", **ALL)],
    ),
]


@each("case, sentence, votes", WHOLE)
def test_a_sentence_is_a_vote(case: dict[str, Any], sentence: str, votes: list[dict[str, Any]]) -> None:
    """What was voted on, by how many, who, and what it came to; no word of it is left."""
    record, rest, ledger = read(sentence, case)

    found = [sorted(vote.items()) for vote in record["votering"]]
    assert found == [sorted(vote.items()) for vote in votes]
    assert rest == []
    assert not [*ledger.unplaced()]


# A vote whose sentence says who the minority were by their parties alone.
KEPT: list[tuple[dict[str, Any], str, dict[str, Any]]] = [
    (CHANGED, "Innstillingen ble enstemmig vedtatt med tillegg fra Siv Nes.", _vote(**ALL)),
    (A, "Innstillingen ble vedtatt med 25 mot 10 stemmer (Ap, SV).", _vote(**_n(25, 10))),
    (A, "Innstillingen ble vedtatt mot 3 stemmer (FrP).", _vote(imot=3)),
    (A, "Innstillingen ble vedtatt mot 3 stemmer, avgitt av FrP.", _vote(imot=3)),
    (A, "Innstillingen ble vedtatt mot stemmene fra Rødt.", _vote()),
    (A, "Vedtatt mot R sine stemmer.", _vote()),
    (A, "Innstillingen ble vedtatt mot 5 stemmer (3 Ap, 2 SV).", _vote(imot=5)),
    (A, "Innstillinga vart vedteken med 25 mot 10 røyster (Sp og V).", _vote(**_n(25, 10))),
    (
        B,
        (
            "Ved alternativ votering mellom innstillingen og Ola Lies forslag ble innstillingen vedtatt med 25 mot 10"
            " stemmer (Ap, SV)."
        ),
        _vote("A>B", **_n(25, 10)),
    ),
    (
        B,
        "Ved votering mellom innstillingen og forslag B fikk innstillingen 5 stemmer (Ap, Sp) og forslag B 3 (H).",
        _vote("A>B", **_n(5, 3)),
    ),
    (
        B,
        "Innstillingen fikk 4 stemmer og ble vedtatt. Forslaget fra Ola Lie fikk 2 stemmer (H, V).",
        _vote("A>B", **_n(4, 2)),
    ),
    (A, "Innstillingen ble vedtatt med 5 (Ap, Sp) mot 3 (H, V) stemmer.", _vote(**_n(5, 3))),
    (A, "Innstillingen ble vedtatt med 7 mot 1 (V) stemme.", _vote(**_n(7, 1))),
    (B, "Ola Lies forslag fikk 2 stemmer (KrF, FrP) og falt.", _vote("B", "falt", **_n(2))),
    (A, "Innstillingen ble vedtatt med 20 stemmer (Ap 10, Sp 10) mot 5 stemmer (H 5).", _vote(**_n(20, 5))),
    (A, "Innstillinga vart vedteken med 21 røyster (Ap, Sp, SV) mot 4 (H).", _vote(**_n(21, 4))),
    (B, "Forslag B falt med 8 mot 27 stemmer (H, FrP).", _vote("B", "falt", **_n(8, 27))),
    (A, "Innstillingen ble vedtatt med 4 mot 1 stemme, 1 stemme fra SV.", _vote(**_n(4, 1))),
    (A, "Innstillinga vart vedteken med 4 mot 2 røyster, ei røyst frå SV og ei røyst frå Ap.", _vote(**_n(4, 2))),
    (A, "Innstillingen ble vedtatt mot én stemme (én fra SV).", _vote(imot=1)),
    (A, "Innstillingen med forslaget fra Ap ble enstemmig vedtatt.", _vote(**ALL)),
    (A, "Innstillinga med Aps framlegg vart vedteken med 5 mot 2 røyster.", _vote(**_n(5, 2))),
    (A, "Innstillingen ble tatt opp til votering og vedtatt mot 2 stemmer (Ap).", _vote(imot=2)),
    (A, "Innstillingen ble vedtatt under dissens.", _vote()),
    (SAME, "SV og KrF stemte imot.", _vote()),
    (SAME, "Mot stemte SV.", _vote()),
]


@each("case, sentence, vote", KEPT)
def test_parties_that_have_no_key_are_not_lost(case: dict[str, Any], sentence: str, vote: dict[str, Any]) -> None:
    """The vote is in the record, and the sentence in its running text."""
    record, rest, _ledger = read(sentence, case)

    assert [sorted(one.items()) for one in record["votering"]] == [sorted(vote.items())]
    assert rest == [sentence]


LEFT = [
    (A, "Det var enighet om behovet for en ny plan."),
    (A, "Det var full enighet om at dette haster."),
    (TWO_CHANGES, "Forslaget fra Ola Lie til punkt 2 ble vedtatt med 4 mot 1 stemme."),
    (NO_PROPOSAL, "Årsmeldingen ble godkjent."),
    (A, "Saken ble tatt til orientering."),
    (A, "Ola Lie stemte imot."),
    (BC, "Forslaget ble vedtatt med 5 mot 3 stemmer."),
    (BC, "Enstemmig vedtatt."),
    # "forslaget" may be that of the vote that is not understood
    (B, "Alle unntatt én stemte imot forslag B. Forslaget falt."),
    (A, "AMU tar saken til orientering. Enstemmig vedtatt."),
    (A, "Innstillingen, med unntak av punkt 2, ble enstemmig vedtatt."),
    (A, "De øvrige punktene ble enstemmig vedtatt."),
    (A, "Punkt 7 ble enstemmig vedtatt."),
    (A, "Forslag B ble enstemmig vedtatt."),
    (A, "Innstillingen ble enstemmig vedtatt etter en lang og god debatt."),
    (A, "Innstillingen ble vedtatt mot 3 stemmer som mente noe annet."),
    (A, "Planen som ble enstemmig vedtatt i 2020, gjelder ut året."),
    (A, "Ap og SV stemte imot."),
    (A, "Det ble stemt over innstillingen."),
    (A, "Kommunen har vedtatt 25 mot 10 i tidligere saker."),
    (A, "Representantene diskuterte om innstillingen burde falle."),
]


@each("case, sentence", LEFT)
def test_what_is_understood_in_part_is_left_alone(case: dict[str, Any], sentence: str) -> None:
    """No vote, no word taken."""
    record, rest, ledger = read(sentence, case)

    assert "votering" not in record
    assert rest == [sentence]
    assert " ".join(one.text for one in ledger.unplaced()) == sentence


def test_two_of_which_one_is_nobodys_proposal_are_no_pair() -> None:
    """What was understood of the first is a vote, and the second stays in the text."""
    told, other = "Innstillingen fikk 4 stemmer og ble vedtatt.", "Forslaget fra Per Moe fikk 2 stemmer."
    record, rest, _ledger = read(f"{told} {other}", B)

    assert record["votering"] == [_vote("A", **_n(4))]
    assert rest == [other]


@each(
    "told, vote",
    [
        ("Innstillingen ble vedtatt med 2 mot 1 stemme. Forslaget fra Lie falt dermed.", _vote("A>B", **_n(2, 1))),
        ("Innstillingen ble vedtatt med 2 mot 1 stemme. Dermed falt forslag B.", _vote("A>B", **_n(2, 1))),
        ("Innstillinga vart vedteken mot 1 røyst. Framlegget frå Lie fall dermed.", _vote("A>B", imot=1)),
        ("Innstillingen ble vedtatt med 2 mot 1 stemme. Lies forslag er dermed falt.", _vote("A>B", **_n(2, 1))),
        (
            "Forslaget fra Lie falt med 1 mot 2 stemmer. Innstillingen var dermed vedtatt.",
            _vote("B>A", "falt", **_n(1, 2)),
        ),
    ],
)
def test_what_fell_with_a_vote_on_another_was_set_against_it(told: str, vote: dict[str, Any]) -> None:
    """There was no vote of its own on it."""
    record, rest, _ledger = read(told, B)

    assert record["votering"] == [vote]
    assert rest == []


ENTITLED = [
    ("28 voterende.", 28),
    ("35 representanter til stede.", 35),
    ("Det var 35 stemmeberettigede til stede.", 35),
    ("35 stemmeberettigede.", 35),
    ("Antall stemmeberettigede: 35", 35),
    ("Det var tjuefem stemmeberettigede.", 25),
    ("28 med røysterett.", 28),
]


@pytest.mark.parametrize(("sentence", "number"), ENTITLED)
def test_how_many_could_vote(sentence: str, number: int) -> None:
    """How many there were with a vote, in figures or in words."""
    record, rest, _ledger = read(sentence, A)

    assert record["stemmeberettigede"] == number
    assert rest == []
