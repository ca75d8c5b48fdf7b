"""The rule on who signed the minutes (REF622)."""

from referat_cli.i18n import _
from referat_cli.model.meeting import Meeting
from referat_cli.model.problem import Finding, Findings
from referat_cli.model.register import Register
from referat_cli.rules.attendees import MAY_BE_THERE, Marks
from referat_cli.rules.registry import rule


@rule("REF622", "advarsel", about=("underskrifter",))
def signer_not_there(meeting: Meeting, marks: Marks, register: Register) -> Findings:
    """Den som har skrevet under, er ikke ført som til stede.

    De som skriver under et referat, sier at det stemmer med det som skjedde, og var derfor der. Er ikke alle som møtte,
    ført med navn, blir det ikke sagt at noen mangler i listen.

    Feil:
        # et møte som er holdt
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}
              - {navn: Ola Hansen, oppmoete: forfall, enhet: Vestby}
        underskrifter: [Kari Nordmann, Ola Hansen]

    Riktig:
        # et møte som er holdt
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}
              - {navn: Ola Hansen, oppmoete: møtt, enhet: Vestby}
        underskrifter: [Kari Nordmann, Ola Hansen]
    """
    if not meeting.was_held or meeting.attendance is None:
        return
    all_are_named = all(group.headcount is None for group in meeting.attendance)
    for index, name in enumerate(meeting.signatures):
        listed = marks.get(register.canonical_name(name), ())
        if not MAY_BE_THERE.isdisjoint(listed) or not (listed or (all_are_named and register.person(name))):
            continue  # an unknown name is REF301's
        where = _("er ført med «{mark}»").format(mark=min(listed)) if listed else _("står ikke i deltakerlisten")
        message = _("«{name}» har skrevet under, men {where}").format(name=name, where=where)
        yield Finding(("underskrifter", index), message, _("rett oppmøtet under deltakere, eller navnet her"))
