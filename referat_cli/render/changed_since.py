"""What is said beside a case that was changed after its minutes were approved."""

from referat_cli.i18n import _
from referat_cli.queries.approved import ChangedCase


def approval_is_unknown() -> str:
    """The sentence about minutes whose approval Git does not know of."""
    return _("Git kjenner ikke utgaven som ble godkjent; det er vist slik det står.")


def changed_since_sentence(since: ChangedCase, *, adopted: bool = True) -> str:
    """When the case was changed, by whom, and whether that is recorded.

    ``adopted`` says that it is the adopted text that is shown above, without what nobody recorded.
    """
    when = _("ikke sjekket inn")
    if commit := since.commit:
        when = _("{day} av {author}, {commit} {subject}").format(
            day=commit.time[:10], author=commit.author, commit=commit.short_id, subject=commit.subject
        )
    sentence = _("Endret etter godkjenning, uten rettelse ({when}). Endringen er:")
    if since.corrected:
        sentence = _("Rettet etter godkjenning ({when}). Saken er vist slik den er rettet:")
    elif adopted:
        sentence = _("Endret etter godkjenning, uten rettelse ({when}). Saken er vist slik den ble godkjent. Nå:")
    return sentence.format(when=when)
