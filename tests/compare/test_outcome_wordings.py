"""Ordinary wordings of Norwegian minutes, in bokmål and nynorsk, and what they prove of the case.

The expected values are by judgement of a reader of minutes, not by what the code says. The worst answer is that a case
was rejected or postponed which was not; a wording that is not understood is «erstattet», with a doubt.
"""

import pytest

from referat_cli.compare.outcome import Derived
from tests.support.outcomes import derived, follow
from tests.support.rows import each

LEGEVAKT = "Kommunene går sammen om en felles legevakt i helgene fra 1. januar 2027."
LEGEVAKT_NN = "Kommunane går saman om ei felles legevakt i helgane frå 1. januar 2027."
SKOLE = "Kommunestyret vedtar skolebruksplanen for 2026–2030."
SKOLE_NN = "Kommunestyret vedtek skulebruksplanen for 2026–2030."

POSTPONED = """
Saken utsettes.
Saken utsettes til neste møte.
Saken ble utsatt.
Saken er utsatt til møtet 12. mai.
Saken blir utsatt.
Sak utsettes.
Saken utsettes i påvente av rapporten fra revisjonen.
Saken utsettes, da saksgrunnlaget ikke er klart.
Saken utsettes fordi flere medlemmer ikke har fått papirene.
Saken utsettes inntil kommunen har fått svar fra departementet.
Behandlingen av saken utsettes.
Realitetsbehandlingen av saken utsettes til møtet i juni.
Videre behandling utsettes til neste møte.
Avgjørelsen utsettes.
Avgjørelse utsettes til møtet i oktober.
Vedtaket i saken utsettes.
Utvalget utsetter saken.
Styret utsetter behandlingen av saken til neste styremøte.
Kommunestyret vedtar å utsette saken.
Kommunestyret vedtok enstemmig å utsette behandlingen av saken til møtet i mars.
Det ble vedtatt å utsette saken.
Det vedtas å utsette saken til neste møte.
Utsettes.
Utsatt.
Utsatt til neste møte.
Utsettes til møtet i desember.
Utsettes til neste møte på grunn av manglende saksframlegg.
Grunnet sykdom utsettes saken til neste møte.
På grunn av tidsnød ble saken utsatt til neste møte.
I påvente av ny lov utsettes saken.
Saken tas opp igjen i neste møte.
Saken tas opp på nytt i møtet i september.
Saken tas opp til ny behandling når rapporten foreligger.
Saken settes på sakslisten til neste møte.
Saken settes opp på sakskartet for møtet i mai.
Saken behandles i neste møte.
Saken behandles på nytt i et senere møte.
Saken overføres til neste møte.
Saken flyttes til møtet 3. juni.
Saken legges fram på nytt i neste møte.
Saken skal behandles på nytt i neste møte.
Saken må utsettes.
Saken stilles i bero.
Saken legges på vent.
Saken behandles ikke før i neste møte.
Forslag om utsettelse ble enstemmig vedtatt.
Forslaget om utsettelse vedtas.
Ola Moes forslag om å utsette saken ble vedtatt med 6 mot 3 stemmer.
Utsettelsesforslaget ble vedtatt med 5 mot 4 stemmer.
Saken drøftes, og avgjørelse utsettes til neste møte.
Innstillingen utsettes til neste møte.
Saka vert utsett.
Saka vart utsett til neste møte.
Saka blir utsett til møtet i juni.
Saka er utsett.
Handsaminga av saka vert utsett.
Avgjerda vert utsett til neste møte.
Utvalet utset saka.
Kommunestyret vedtek å utsetje saka.
Det vart samrøystes vedteke å utsetje saka til neste møte.
Saka vert teken opp att i neste møte.
Saka vert teken opp på nytt når rapporten ligg føre.
Saka blir sett på saklista til neste møte.
Vert utsett til neste møte.
Utsett.
På grunn av sjukdom vert saka utsett.
Saken utsettes til nytt møte.
Saken utsettes til styremøtet 14. juni.
Saken utsettes for ytterligere utredning.
Saken utsettes. Administrasjonen bes legge fram nye tall.
Styret vedtar at saken utsettes.
Styret ber om at saken utsettes til neste møte.
Styret ønsker å utsette saken.
Styret velger å utsette behandlingen til neste møte.
Det ble besluttet å utsette saken til etter ferien.
Behandling av saken utsettes til neste møte.
Sluttbehandlingen utsettes.
Endelig avgjørelse i saken utsettes.
Endelig vedtak utsettes til neste møte.
Saken ble enstemmig vedtatt utsatt.
Saken vedtas utsatt til neste møte.
Saken kommer opp igjen på neste møte.
Saken kommer tilbake i neste møte.
Saken tas opp på neste møte.
Saken skyves til neste møte.
Saken settes opp til ny behandling i neste møte.
Saken settes på agendaen for neste møte.
Saken fremmes på nytt i juni.
Saken legges frem på nytt når høringen er avsluttet.
Saken vil bli behandlet i neste møte.
Vi utsetter saken.
Vedtak: Saken utsettes.
Enstemmig vedtak: Saken utsettes til neste møte.
Saken utsettes etter ønske fra brukerrådet.
Saken utsettes med 6 mot 3 stemmer.
Møtet vedtok å utsette avgjørelsen til neste møte.
Etter forslag fra Ola Moe ble saken utsatt.
Saka vert utsett til eit seinare møte.
Saka vert utsett i påvente av meir informasjon.
Utvalet vedtok å utsetje handsaminga.
Sak vert utsett til neste møte.
Saka vert handsama på neste møte.
Saka kjem opp att i haust.
Saka vert sett på sakslista til møtet i mai.
Ein utset saka til neste møte.
Avgjerda i saka vert utsett.
Innstillinga vert utsett til neste møte.
Utsetjing vert vedteke.
"""

RETURNED = """
Saken sendes tilbake til administrasjonen for ny utredning.
Saken sendes tilbake.
Saken ble sendt tilbake til kommunedirektøren.
Saken returneres til administrasjonen.
Saken tilbakesendes formannskapet for ny behandling.
Kommunestyret sender saken tilbake til formannskapet.
Utvalget vedtar å sende saken tilbake til administrasjonen.
Saken går tilbake til administrasjonen for nærmere utredning.
Forslaget om å sende saken tilbake ble vedtatt.
Tilbakesendelsesforslaget ble vedtatt mot 2 stemmer.
Saka vert send attende til kommunedirektøren.
Saka vert sendt tilbake til administrasjonen.
Saka går attende til formannskapet.
Utvalet sender saka attende til administrasjonen.
Saken sendes tilbake for videre utredning.
Saken sendes tilbake til kommunedirektøren, som bes komme med nye forslag.
Saken ble enstemmig vedtatt sendt tilbake til administrasjonen.
Styret sender saken tilbake for ny vurdering.
Saken returneres.
Kommunestyret vedtok å returnere saken til formannskapet.
Saken sendes i retur til administrasjonen.
Saka vert returnert til administrasjonen.
Utvalet vedtek å sende saka attende.
Saka blir send tilbake.
"""

FORWARDED = """
Saken oversendes AU for ny behandling.
Saken oversendes kommunestyret.
Saken ble oversendt formannskapet for videre behandling.
Saken oversendes kommunestyret for endelig avgjørelse.
Forslaget oversendes administrasjonen uten realitetsvotering.
Saken sendes over til arbeidsutvalget.
Saken sendes videre til fylkestinget for behandling.
Saken henvises til formannskapet.
Saken overlates til arbeidsutvalget.
Utvalget oversender saken til kommunestyret.
Kommunestyret vedtar å oversende saken til kontrollutvalget.
Oversendes formannskapet.
Saka vert oversend formannskapet.
Saka blir oversendt til kommunestyret.
Saka vert sendt vidare til arbeidsutvalet for handsaming.
Saken oversendes til kommunestyret for avgjørelse.
Saken oversendes kommunestyret uten innstilling.
Saken oversendes til ledelsen for oppfølging.
Forslaget oversendes kommunedirektøren.
Saken sendes over til klagenemnda.
Saken sendes til kommunestyret for endelig behandling.
Styret oversender saken til eierne.
Saken ble vedtatt oversendt til kontrollutvalget.
Saka vert oversendt til fylkestinget.
Utvalet sender saka over til formannskapet.
"""

WITHDRAWN = """
Saken trekkes.
Saken ble trukket.
Saken er trukket.
Saken trekkes fra sakslisten.
Saken trekkes tilbake av kommunedirektøren.
Saken ble trukket av administrasjonen før møtet.
Kommunedirektøren trekker saken.
Forslaget trekkes.
Forslaget ble trukket.
Trukket.
Trekkes.
Saken utgår.
Saken strykes fra sakslisten.
Saken tas av sakslisten.
Saken ble tatt av sakskartet.
Søknaden er trukket.
Saka vert trekt.
Saka vart trekt frå saklista.
Saka går ut.
Rådmannen trekte saka.
Framlegget vart trekt.
Saken trekkes av administrasjonen.
Saken trekkes fra dagsorden.
Saken ble trukket fra møtet.
Saken er trukket fra sakslisten.
Saken var trukket.
Administrasjonen trakk saken.
Forslagsstilleren trakk forslaget.
Saken utgår fra sakslisten.
Saken utgikk.
Saken tas ut av sakslisten.
Søknaden er trukket tilbake.
Innstillingen ble trukket.
Saka er trekt.
Saka vert teken av sakslista.
Saka utgår.
"""

REJECTED = """
Forslaget avvises.
Forslaget ble avvist.
Forslaget falt.
Forslaget falt med 3 mot 6 stemmer.
Forslaget faller.
Forslaget fikk ikke flertall.
Forslaget oppnådde ikke flertall.
Forslaget fikk ikke tilstrekkelig støtte.
Forslaget ble nedstemt.
Forslaget vedtas ikke.
Forslaget ble ikke vedtatt.
Forslaget er ikke vedtatt.
Forslaget godkjennes ikke.
Forslaget tas ikke til følge.
Forslaget forkastes.
Forslag til vedtak ble ikke vedtatt.
Innstillingen falt.
Innstillingen ble nedstemt.
Innstillingen fikk 4 stemmer og falt.
Innstillingen ble enstemmig avvist.
Innstillingen tiltres ikke.
Kommunedirektørens innstilling falt.
Kommunedirektørens forslag til vedtak ble ikke vedtatt.
Formannskapets innstilling ble forkastet.
Saken avvises.
Søknaden avslås.
Søknaden innvilges ikke.
Søknaden imøtekommes ikke.
Utvalget avviser forslaget.
Utvalget avslår søknaden.
Utvalget støtter ikke forslaget.
Utvalget slutter seg ikke til innstillingen.
Utvalget går ikke inn for forslaget.
Utvalget går imot forslaget.
Utvalget gir ikke sin tilslutning til forslaget.
Kommunestyret godkjenner ikke forslaget.
Kommunestyret vedtar ikke innstillingen.
Det ble vedtatt å avvise forslaget.
Ikke vedtatt.
Ikke godkjent.
Avvist.
Avslås.
Falt.
Nedstemt.
Framlegget fall.
Framlegget fekk ikkje fleirtal.
Framlegget vart ikkje vedteke.
Framlegget vert avvist.
Framlegget vart røysta ned.
Innstillinga fall med 4 mot 5 røyster.
Tilrådinga vart ikkje vedteken.
Utvalet støttar ikkje framlegget.
Utvalet går ikkje inn for framlegget.
Søknaden vert avslått.
Ikkje vedteke.
Styret avviser saken.
Styret kan ikke slutte seg til forslaget.
Styret tiltrer ikke innstillingen.
Styret finner ikke grunnlag for å vedta forslaget.
Styret sier nei til forslaget.
Styret vedtar ikke forslaget.
Styret tar ikke forslaget til følge.
Styret støtter ikke innstillingen.
Styret følger ikke innstillingen.
Forslaget ble forkastet med 5 mot 4 stemmer.
Forslaget fikk 3 stemmer og ble ikke vedtatt.
Forslaget fikk 2 stemmer og falt.
Forslaget ble stemt ned.
Forslaget ble enstemmig forkastet.
Forslaget ble ikke tatt til følge.
Forslaget nådde ikke frem.
Forslaget støttes ikke.
Forslag til vedtak falt.
Administrasjonens forslag falt mot 2 stemmer.
Administrasjonens innstilling fikk ikke flertall.
Innstillingen ble ikke godkjent.
Innstillingen vedtas ikke.
Innstillingen fra kommunedirektøren falt.
Saken ble avvist.
Søknaden ble ikke innvilget.
Det gis avslag på søknaden.
Anmodningen avslås.
Ingen stemte for forslaget.
Framlegget vart nedstemt.
Framlegget vart forkasta.
Styret går imot framlegget.
Styret støttar ikkje innstillinga.
Styret avslår søknaden.
Styret vedtek ikkje framlegget.
Saka vert avvist.
Søknaden vert ikkje innvilga.
"""

NOT_TREATED = """
Saken ble ikke behandlet.
Saken behandles ikke.
Saken er ikke behandlet.
Saken ble ikke tatt opp til behandling.
Saken ble ikke tatt opp.
Saken kom ikke til behandling.
Saken ble av tidshensyn ikke behandlet.
Ikke behandlet.
Utvalget behandlet ikke saken.
Saka vart ikkje handsama.
Saka vart ikkje teken opp.
Ikkje handsama.
Saken ble ikke behandlet på grunn av tidsnød.
Saken rakk ikke å bli behandlet.
Saken ble ikke realitetsbehandlet.
Møtet var ikke vedtaksført, og saken ble ikke behandlet.
Saken tas ikke opp til behandling.
Styret tok ikke saken opp til behandling.
Styret behandlet ikke saken.
Saka vart ikkje handsama i møtet.
Saka kom ikkje opp til handsaming.
Utvalet handsama ikkje saka.
"""

AS_PROPOSED = """
Innstillingen vedtas.
Innstillingen ble enstemmig vedtatt.
Innstillingen ble vedtatt med 7 mot 2 stemmer.
Innstillingen vedtatt.
Innstillingen vedtas enstemmig.
Kommunedirektørens innstilling ble vedtatt.
Kommunedirektørens forslag til vedtak ble enstemmig vedtatt.
Rådmannens innstilling vedtas.
Forslaget vedtas.
Forslaget ble vedtatt mot 2 stemmer.
Forslaget tiltres.
Forslag til vedtak ble enstemmig vedtatt.
Enstemmig vedtatt.
Vedtatt.
Enstemmig vedtatt i samsvar med innstillingen.
Vedtatt med 5 mot 4 stemmer.
Som innstilt.
Enstemmig som innstilt.
Som foreslått.
I samsvar med innstillingen.
I tråd med kommunedirektørens forslag.
Vedtak som innstilling.
Vedtak i samsvar med innstillingen.
Utvalget vedtar innstillingen.
Utvalget slutter seg til forslaget.
Utvalget godkjenner forslaget.
Utvalget gir sin tilslutning til forslaget.
Forslaget fikk flertall.
Forslaget fra Ap falt. Innstillingen ble vedtatt med 7 mot 2 stemmer.
Forslaget om utsettelse falt. Innstillingen vedtas.
Innstillinga vart samrøystes vedteken.
Framlegget vart vedteke.
Tilrådinga vart vedteken.
Samrøystes vedteke.
I samsvar med tilrådinga.
Kommunedirektøren si innstilling vart vedteken.
Styret vedtok innstillingen.
Styret vedtok enstemmig innstillingen.
Styret sluttet seg til innstillingen.
Styret sluttet seg enstemmig til forslaget.
Styret tiltrer innstillingen.
Styret følger innstillingen.
Innstilling vedtatt.
Innstilling enstemmig vedtatt.
Forslaget ble enstemmig vedtatt.
Forslag enstemmig vedtatt.
Forslaget godkjennes.
Forslaget bifalles.
Vedtatt som innstilt.
Vedtatt enstemmig.
Enstemmig.
Som innstillingen.
Som i innstillingen.
Administrasjonens innstilling ble vedtatt mot 1 stemme.
Innstillingen til vedtak ble vedtatt.
Innstillingen ble tatt til følge.
Vedtak i tråd med innstillingen.
Vedtaket ble som innstilt.
Saken vedtas som innstilt.
Saken ble vedtatt i tråd med innstillingen.
Samrøystes vedteke som innstilt.
Innstillinga vart vedteken med 6 mot 3 røyster.
Framlegget vert samrøystes vedteke.
Styret sluttar seg til innstillinga.
Styret vedtok tilrådinga.
"""

AS_PROPOSED_WITH_CHANGES = """
Innstillingen vedtas med følgende endring: Ordningen gjelder fra 1. mars 2027.
Innstillingen ble vedtatt med følgende tillegg: Ordningen evalueres etter ett år.
Forslaget vedtas med de endringene som kom fram i møtet.
Forslaget vedtas med den endring at oppstart er 1. mars 2027.
Innstillingen vedtas med unntak av siste setning.
Innstillingen vedtas. Ordningen evalueres etter ett år.
Utvalget vedtar forslaget med små endringer.
Innstillinga vert vedteken med denne endringa: Ordninga gjeld frå 1. mars 2027.
Innstillingen vedtas med endring i punkt 2.
Innstillingen vedtas med tillegg.
Forslaget ble vedtatt med mindre endringer.
Innstillingen ble vedtatt, med unntak av punkt 3.
Innstillingen med endringer ble enstemmig vedtatt.
Innstillinga vart vedteken med desse endringane.
Forslaget vedtas med følgende tilføyelse: Avtalen evalueres.
"""

# What is decided is another thing, though a word sounds like postponing, rejecting or withdrawing.
ANOTHER = """
Saken utsettes ikke.
Saken avvises ikke.
AU bes utarbeide en ny modell.
Sak 5/26 utsettes til neste møte.
Oppstart av prosjektet utsettes til høsten.
Behandlingen av pasientene utsettes til kapasiteten er bedre.
Operasjoner utsettes ved full avdeling.
Ansatte som utsettes for vold, skal følges opp.
Forslaget om utsettelse avvises.
Forslag fra Ola Moe om utsettelse avvises.
Forslag om utsettelse falt.
Ola Moes forslag falt.
Forslaget fra fagrådet avvises ikke; kommunene ordner vakt hver for seg.
Alternativt forslag fra Høyre falt.
Utvalget vedtar ikke å utsette saken.
Utvalget støtter ikke en sammenslåing av sykehusene.
Saken kan utsettes hvis utvalget ønsker det.
Dersom rapporten ikke foreligger, utsettes saken.
Saken utsettes dersom staten ikke bidrar.
Saken bør utsettes.
Temperaturen falt.
Prisene har falt.
Fristen for å søke utsettes til 1. mai.
Innbyggerne får ikke tilbud i helgene.
Det bevilges ikke midler til legevakt.
Det etableres et tilbud til dem som får avslag hos NAV.
Utvalget avviser kritikken fra fylkeslegen.
Utvalget viser til at saken ble utsatt i forrige møte, og ber om en ny modell.
Saken, som ble utsatt i april, tas til orientering.
Saken ble utsatt i forrige møte. Hver kommune ordner egen vakt.
Leder trekker frem betydningen av samarbeid.
Pengene trekkes fra lønnen.
Søkere som ikke oppfyller kravene, avvises av sekretariatet.
Rapporten sendes på høring.
Det sendes et brev tilbake til departementet.
Ordføreren oversender et brev til staten.
Hver kommune ordner vakt for seg.
Utvalget tar saken til orientering.
Kommunane ordnar ikkje vakt saman.
Oppstarten vert utsett til hausten.
Framlegg om utsetjing fall.
Saka vert ikkje utsett.
Behandlinga av pasientane vert utsett.
Styret ber om en ny sak.
Styret ber administrasjonen komme tilbake med ny sak.
Styret viser til tidligere behandling og ber om mer informasjon.
Rapporten tas til orientering.
Utstyret returneres til leverandøren.
Operasjonene utsettes.
Innføringen av avtalen utsettes til 2027.
Avtalen trer ikke i kraft før 2027.
Behandlingen av kreftpasienter utsettes ikke.
Styret avviser påstanden om at saken ble utsatt.
Styret går ikke inn for å utsette saken.
Det tas ikke stilling til avtalen nå.
Forslaget fra de ansatte falt.
Tilleggsforslaget fra Høyre falt.
Protokolltilførselen avvises.
Habilitetsinnsigelsen avvises.
Sak 12/26 ble trukket.
Ansatte som trekker seg, skal varsles.
Den som ikke møter, trekkes i lønn.
Pasienter skal ikke avvises.
Fristen utsettes.
Tiltaket utsettes inntil finansiering er på plass.
Vedtaket kan ikke påklages.
Saken skal ikke utsettes.
Det er ikke grunnlag for å avvise saken.
Forslag om å avvise saken falt.
Forslag om at saken utsettes falt.
Forslaget om å sende saken tilbake fikk ikke flertall.
Byggestart utsettes til neste møte er holdt.
Styret tar avstand fra at pasienter avvises.
Innbyggarane får ikkje svar.
Tilbodet vert utsett.
Utbygginga vert utsett til neste år.
Framlegget frå Ola Moe fall.
Ein søknad frå idrettslaget vert avslått.
"""

# The proposal, the decision, and what became of the case.
PAIRS = [
    (
        "Havnestyret vedtar å bygge ny kai i Sørvågen innenfor en ramme på 12 mill. kroner.",
        "Havnestyret vedtar ikke å bygge ny kai i Sørvågen.",
        "avvist",
    ),
    (SKOLE, "Innstillingen vedtas, men planen gjelder til 2029.", "vedtatt_endret"),
    (SKOLE, "Skolesjefens innstilling ble enstemmig vedtatt.", "vedtatt_uendret"),
    ("Styret godkjenner ny avtale om felles innkjøp.", "Styret godkjenner ikke avtalen.", "avvist"),
    ("Styret godkjenner ny avtale om felles innkjøp.", "Avtalen godkjennes ikke.", "avvist"),
    ("Styret godkjenner ny avtale om felles innkjøp.", "Innføringen av avtalen utsettes til 2027.", "erstattet"),
    (
        "ASU vedtar budsjettet. Ubrukte midler kan overføres til 2026.",
        "ASU vedtar budsjettet. Ubrukte midler kan ikke overføres til 2026.",
        "vedtatt_endret",
    ),
    ("ASU vedtar planen, som omfatter barn.", "ASU vedtar planen, som ikke omfatter barn.", "vedtatt_endret"),
    (
        "ASU vedtar planen. Det forutsettes at rammen holdes.",
        "ASU vedtar planen. Det forutsettes at rammen ikke holdes.",
        "vedtatt_endret",
    ),
    ("Felles legevakt etableres.", "ASU vedtar ikke å utsette saken. Felles legevakt etableres.", "vedtatt_endret"),
    ("Planen vedtas.", "Forslag fra Ola Moe om utsettelse avvises. Planen vedtas.", "vedtatt_endret"),
    ("Planen vedtas.", "Forslaget om utsettelse avvises. Planen vedtas.", "vedtatt_endret"),
    (
        "Innkalling og saksliste godkjennes.",
        "Innkalling og saksliste godkjennes. Sak 5/26 utsettes til neste møte.",
        "vedtatt_endret",
    ),
    ("Innkalling og saksliste godkjennes.", "Innkalling og saksliste godkjennes. Sak 5/26 trekkes.", "vedtatt_endret"),
    ("Klagen tas ikke til følge.", "Klagen tas til følge.", "erstattet"),
    ("Protokollen godkjennes.", "Protokollen godkjennes ikke.", "avvist"),
    ("Innkalling og saksliste godkjennes.", "Innkallingen godkjennes ikke.", "avvist"),
    ("Årsmeldingen for 2025 godkjennes.", "Årsmeldingen for 2025 godkjennes ikke.", "avvist"),
    (SKOLE, "Kommunestyret vedtar ikke skolebruksplanen for 2026–2030.", "avvist"),
    (SKOLE, "Kommunestyret godkjenner ikke planen.", "avvist"),
    (SKOLE, "Behandlingen av skolebruksplanen utsettes til neste møte.", "utsatt"),
    (SKOLE, "Skolebruksplanen utsettes til neste møte.", "utsatt"),
    (SKOLE, "Saken om skolebruksplanen utsettes.", "utsatt"),
    (SKOLE, "Saken om kommunehuset utsettes.", "erstattet"),
    (SKOLE_NN, "Kommunestyret vedtek ikkje skulebruksplanen for 2026–2030.", "avvist"),
    (SKOLE, SKOLE + " Enstemmig vedtatt.", "vedtatt_uendret"),
    (SKOLE, SKOLE + " Planen evalueres i 2028.", "vedtatt_endret"),
    (SKOLE, SKOLE.replace("2030", "2031"), "vedtatt_endret"),
    ("Søknaden fra Nordby IL innvilges.", "Søknaden fra Nordby IL avslås.", "avvist"),
    ("Søknaden fra Nordby IL avslås.", "Søknaden fra Nordby IL innvilges.", "erstattet"),
    (LEGEVAKT, "Innstillingen falt. Forslaget fra Ap ble vedtatt: Hver kommune ordner egen vakt.", "erstattet"),
    (LEGEVAKT, "Forslaget fra Ap ble vedtatt.", "erstattet"),
    (
        "Pasienter som avvises, skal få begrunnelse.",
        "Pasienter som avvises, skal få en skriftlig begrunnelse.",
        "vedtatt_endret",
    ),
]

WORDINGS = [
    (decision, expected)
    for block, expected in (
        (POSTPONED, "utsatt"),
        (RETURNED, "tilbakesendt"),
        (FORWARDED, "oversendt"),
        (WITHDRAWN, "trukket"),
        (REJECTED, "avvist"),
        (NOT_TREATED, "ikke_behandlet"),
        (AS_PROPOSED, "vedtatt_uendret"),
        (AS_PROPOSED_WITH_CHANGES, "vedtatt_endret"),
        (ANOTHER, "erstattet"),
    )
    for decision in block.strip().splitlines()
]


@each("decision, expected", WORDINGS)
def test_a_wording_says_what_became_of_the_case(decision: str, expected: str) -> None:
    """Nothing of the proposal stands in the decision; only its own words say what became of it."""
    assert derived((LEGEVAKT,), (decision,)) == expected


@each("decision", [decision for decision, expected in WORDINGS if expected != "erstattet"])
def test_beside_the_proposal_word_for_word_it_takes_nothing_back(decision: str) -> None:
    """What stands in the decision was adopted, whatever else is said there."""
    assert derived((LEGEVAKT,), (decision, LEGEVAKT)) in ("vedtatt_endret", "vedtatt_uendret")
    assert derived((LEGEVAKT,), (f"{decision} {LEGEVAKT}",)) in ("vedtatt_endret", "vedtatt_uendret")


@each("proposal, decision, expected", PAIRS)
def test_a_proposal_and_a_decision(proposal: str, decision: str, expected: str) -> None:
    """The points first, and then what is said of this case."""
    assert derived((proposal,), (decision,)) == expected


@each("decision", ANOTHER.strip().splitlines())
def test_without_a_proposal_such_words_decide_nothing(decision: str) -> None:
    """A decision is a decision."""
    assert derived(None, (decision,)) == "uten_forslag"


def test_the_number_of_another_case_is_another_case() -> None:
    """«Sak 5/26» is this case only in case 5/26."""
    decision = ("Sak 5/26 utsettes til neste møte.",)
    assert follow((LEGEVAKT,), decision, number="5/26") == Derived("utsatt")
    assert follow((LEGEVAKT,), decision, number="4/26") == Derived("erstattet", certain=False)


def test_a_case_may_wait_though_nothing_was_proposed() -> None:
    """The texts prove it; that there was no proposal is no secret either."""
    assert follow(None, ("Saken utsettes til neste møte.",)) == Derived("utsatt")
    assert follow(None, ("Saken trekkes.",)) == Derived("trukket")
    assert follow(None, ("Planen vedtas.",)) == Derived("uten_forslag")


def test_what_the_texts_leave_in_doubt_is_said_to_be_so() -> None:
    """«Trolig»: a case put off and yet decided in part, a word of rejection that nobody understands."""
    assert follow((LEGEVAKT, SKOLE), ("Saken utsettes.", SKOLE)) == Derived("vedtatt_endret", certain=False)
    assert follow((LEGEVAKT,), ("Saken bør utsettes.",)) == Derived("erstattet", certain=False)
    assert follow((LEGEVAKT,), ("Hver kommune ordner vakt for seg.",)) == Derived("erstattet")
    assert follow((LEGEVAKT,), ("Saken behandles på nytt når rapporten foreligger.",)) == Derived(
        "utsatt", certain=False
    )


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        ("Ola Moe foreslo å utsette saken. Forslaget ble vedtatt.", "utsatt"),
        ("Ola Moe foreslo at saken utsettes. Forslaget ble enstemmig vedtatt.", "utsatt"),
        ("Ola Moe sette fram framlegg om å utsetje saka. Framlegget vart vedteke.", "utsatt"),
        ("Leder foreslo å oversende saken til AU. Dette ble vedtatt.", "oversendt"),
        ("Siv Nes fremmet forslag om å sende saken tilbake. Forslaget ble vedtatt.", "tilbakesendt"),
        ("Forslag fra Ola Moe: Saken utsettes. Forslaget ble vedtatt.", "utsatt"),
        ("Siv Nes fremmet alternativt forslag: To skoler slås sammen. Forslaget ble vedtatt.", "erstattet"),
        (f"Kari Lie foreslo å utsette saken. Forslaget falt. {LEGEVAKT}", "vedtatt_endret"),
    ],
)
def test_what_is_said_of_the_proposal_is_said_of_the_one_that_was_mentioned(decision: str, expected: str) -> None:
    """Across sentences: somebody's proposal in the meeting, and then what became of it."""
    assert derived((LEGEVAKT,), (decision,)) == expected


@pytest.mark.parametrize(
    "decision",
    ["Kari Lie fremmet forslag om å sende saken tilbake. Forslaget falt.", "Ola Moe foreslo å utsette saken."],
)
def test_a_proposal_that_fell_or_was_only_made_does_nothing_to_the_case(decision: str) -> None:
    """What became of the case is not said, so nothing is certain."""
    assert follow((LEGEVAKT,), (decision,)) == Derived("erstattet", certain=False)


@pytest.mark.parametrize("decision", ["Vedtak i saken utsettes.", "Saken anses utsatt.", "Saken anses som utsatt."])
def test_a_case_that_is_taken_to_wait_waits(decision: str) -> None:
    """As does one whose decision does."""
    assert follow((LEGEVAKT,), (decision,)) == Derived("utsatt")
    assert follow((LEGEVAKT,), ("Saken anses som ferdigbehandlet.",)).outcome == "erstattet"
