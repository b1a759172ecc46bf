"""Thai digits to ASCII digits."""

ASCII_DIGITS = {ord("๐") + value: str(value) for value in range(10)}


def digits(text: str) -> str:
    """Return `text` with Thai digits as ASCII digits, and nothing else changed.

    >>> digits("๒๕64")
    '2564'
    """
    return text if text.isascii() else text.translate(ASCII_DIGITS)
