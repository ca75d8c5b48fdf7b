"""The nouns of the record: meeting, case, committee, register, names, numbers, dates, problems."""
