"""A council with a meeting of two cases: an amended recommendation, and an alternative that won."""

from pathlib import Path

from tests.support.archives import write

REGISTER = """\
format: 2
kode: ks
navn: Kommunestyret
saksnummer: "PS {nr}/{aar:2}"
grupper:
  - gruppe: Kommunestyret
    rolle: medlem
    personer:
      - {navn: Kari Moe}
      - {navn: Ola Lie}
      - {navn: Siv Nes}
      - {navn: Per Vik}
"""

MEETING = """\
utvalg: ks
moetedato: "2026-03-04"
status: referat
moeteleder: Kari Moe
referent: Kari Moe
deltakere:
  - gruppe: Kommunestyret
    personer:
      - {navn: Kari Moe, oppmoete: møtt, parti: H}
      - {navn: Ola Lie, oppmoete: møtt, parti: Ap}
      - {navn: Siv Nes, oppmoete: møtt, parti: SV}
      - {navn: Per Vik, oppmoete: møtt, parti: Sp}
saksliste:
  - {sak: PS 1/26}
  - {sak: PS 2/26}
saker:
  - saksnr: PS 1/26
    tittel: Skolestruktur
    sakstype: beslutning
    innstilling_fra: Kommunedirektøren
    forslag_til_vedtak:
      - {tekst: Følgende legges til grunn for budsjettet., unummerert: true}
      - Skolene i bygda beholdes.
      - Budsjettet økes med en million kroner.
    forslag:
      - id: B
        forslagsstiller: [Ola Lie]
        paa_vegne_av: [Ap, SV]
        type: alternativt
        punkter:
          - To skoler slås sammen.
          - Bussen går oftere.
      - id: C
        forslagsstiller: [Siv Nes]
        type: endring
        endrer: [A.1]
        punkter:
          - Det bygges ny barneskole på Nes.
      - id: D
        forslagsstiller: [Per Vik]
        type: utsettelse
        punkter:
          - Saken utsettes.
      - id: E
        forslagsstiller: [Per Vik]
        punkter:
          - Saken utredes.
        utfall: trukket
    habilitet:
      - {navn: Per Vik, utfall: inhabil, begrunnelse: Han er rektor., hjemmel: forvaltningsloven § 6, vara: ingen}
    votering:
      - {gjelder: [D], for: 1, imot: 2}
      - {gjelder: [C], for: 2, imot: 1, stemte_imot: [Kari Moe]}
      - {gjelder: [A, C], satt_opp_mot: [B], for: 2, imot: 1, stemte_imot: [Ola Lie]}
    vedtak:
      - {tekst: Følgende legges til grunn for budsjettet., unummerert: true}
      - Det bygges en ny barneskole på Nes.
      - Budsjettet økes med en million kroner.
    valg:
      - verv: Leder i byggekomiteen
        form: skriftlig
        kandidater:
          - {navn: Kari Moe, stemmer: 2}
          - {navn: Ola Lie, stemmer: 1}
        blanke: 1
        valgt: [Kari Moe]
        varamedlemmer: [Ola Lie]
        etter: [Liv Berg]
    protokolltilfoersler:
      - {av: [Ola Lie], paa_vegne_av: [Ap], tekst: Gruppen viser til høringen.}
    oppgaver:
      - {tekst: Sende ut notatet., frist: "2026-03-31", ansvarlig: [Per Vik]}
  - saksnr: PS 2/26
    tittel: Kulturhus
    sakstype: beslutning
    merking: ingen
    forslag_til_vedtak:
      - Kulturhuset bygges.
    forslag:
      - id: B
        forslagsstiller: [Ola Lie]
        paa_vegne_av: [Ap]
        type: alternativt
        punkter:
          - Kinoen pusses opp.
          - Biblioteket flyttes.
    votering:
      - {gjelder: [A], satt_opp_mot: [B], for: 1, imot: 3, stemte_for: [Kari Moe]}
    vedtak:
      - Kinoen pusses opp.
      - Biblioteket flyttes i 2027.
"""


def school_council(root: Path) -> None:
    """Write the archive of the council."""
    write(root, {"minutes/ks/utvalg.yaml": REGISTER, "minutes/ks/2026/2026-03-04.yaml": MEETING})
