"""Progress that goes backwards."""

from ordinary import ordinary

FLAG = [ordinary({8: {"percent": "51"}})]
SAID = "The progress falls from 53 % in entry 7 to 51 % in entry 8"
PASS = [ordinary()]
CANNOT_TELL = [ordinary({8: {"percent": None}})]
