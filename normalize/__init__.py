"""Thai as officials write it, as values: `str` in, value out, `ValueError` with the text quoted. Knows no form."""
