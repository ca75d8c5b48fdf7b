"""What the machine says no with, in the reader's words."""

import errno

from referat_cli.i18n import _

_REASONS = {
    errno.ENOENT: _("mappen eller filen finnes ikke"),
    errno.EEXIST: _("det ligger en fil der, ikke en mappe"),
    errno.ENOTDIR: _("det ligger en fil der, ikke en mappe"),
    errno.EISDIR: _("det ligger en mappe der, ikke en fil"),
    errno.EACCES: _("du mangler tilgang"),
    errno.EPERM: _("du mangler tilgang"),
    errno.EROFS: _("den ligger der ingenting kan skrives"),
    errno.ENOSPC: _("disken er full"),
    errno.EDQUOT: _("disken er full"),
    errno.EFBIG: _("den er større enn en fil får være her"),
    errno.EMFILE: _("for mange filer er åpne på en gang"),
    errno.ENFILE: _("for mange filer er åpne på en gang"),
    errno.ENOMEM: _("maskinen har ikke nok minne"),
    errno.EAGAIN: _("maskinen lar ikke flere programmer begynne"),
    errno.EIO: _("disken svarer ikke"),
    errno.EBADF: _("det er ikke noe sted å skrive det"),
    errno.ENAMETOOLONG: _("navnet er for langt"),
}


def reason_of(error: OSError) -> str:
    """Why a file could not be read or written, or a program not be started; in English where it is a rare one."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)
