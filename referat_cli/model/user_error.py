"""A wrong call, apart from what is wrong with a record: every call may be wrong, and few tell of a record."""


class UserError(Exception):
    """The call asks for something that cannot be answered; the text is one sentence for the person.

    ``in_doubt`` where the index may have led there, so that the files are asked before it is told.
    """

    in_doubt = False
