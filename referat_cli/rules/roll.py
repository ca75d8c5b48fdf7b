"""Is the attendance list set up with the groups of the register and one name a line? (REF309–REF311)"""

from referat_cli.language import _
from referat_cli.record.minutes import Meeting
from referat_cli.record.names import nearest
from referat_cli.record.problem import Finding, Findings
from referat_cli.record.register import Register
from referat_cli.rules.people import Named, hidden_names
from referat_cli.rules.registry import rule


@rule("REF309", "feil")
def unknown_group(meeting: Meeting, register: Register) -> Findings:
    """Gruppen står ikke i registeret.

    Rollen (medlem, observatør, vara, gjest eller sekretariat) følger av gruppen. En gruppe registeret ikke kjenner, har
    ingen rolle, og de som står i den, blir ikke talt.

    Feil:
        deltakere:
          - gruppe: Kommuner
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}

    Riktig:
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}
    """
    for index, group in enumerate(meeting.attendance or ()):
        if group.group not in register.groups:
            near = nearest(group.group, register.groups)
            hint = _("; mente du «{near}»?").format(near=near) if near else ""
            yield Finding(
                ("deltakere", index, "gruppe"),
                _("gruppen «{group}» står ikke i registeret for {committee}").format(
                    group=group.group, committee=meeting.committee
                )
                + hint,
                _("rett navnet på gruppen, eller før den inn i utvalg.yaml med rolle"),
            )


@rule("REF310", "advarsel")
def group_twice(meeting: Meeting) -> Findings:
    """Samme gruppe står to ganger i deltakerlisten.

    Hver gruppe har én overskrift, med alle sine personer under.

    Feil:
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}
          - gruppe: Kommunene
            personer:
              - {navn: Ola Hansen, oppmoete: møtt, enhet: Vestby}

    Riktig:
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}
              - {navn: Ola Hansen, oppmoete: møtt, enhet: Vestby}
    """
    seen: set[str] = set()
    for index, group in enumerate(meeting.attendance or ()):
        if group.group in seen:
            yield Finding(
                ("deltakere", index, "gruppe"),
                _("gruppen «{group}» står to ganger").format(group=group.group),
                _("sett personene under én overskrift, eller rett navnet på gruppen"),
            )
        seen.add(group.group)


@rule("REF311", "feil")
def several_names_as_one(named: Named, register: Register) -> Findings:
    """Flere navn står som ett.

    Hver person har sin egen plass i listen. Anførselstegn rundt «Kari Nordmann, Ola Hansen» gjør to personer til én som
    ikke finnes, og «Kari Nordmann og Ola Hansen» eller «Kari Nordmann/Ola Hansen» er like galt.

    Feil:
        saksliste:
          - {sak: 1/26, ansvarlig: ["Kari Nordmann, Ola Hansen"]}
          - {sak: 2/26}

    Riktig:
        saksliste:
          - {sak: 1/26, ansvarlig: [Kari Nordmann, Ola Hansen]}
          - {sak: 2/26}
    """
    for where, name in named:
        if register.person(name) is None and (parts := hidden_names(name, register)):
            listed = ", ".join(parts)
            yield Finding(
                where,
                _("«{name}» er flere navn skrevet som ett").format(name=name),
                _("skriv hver for seg: [{names}]").format(names=listed)
                if isinstance(where[-1], int)
                else _("gi hver person sin egen linje: {names}").format(names=listed),
            )
