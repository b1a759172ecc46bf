"""What the processes that read documents share: it is loaded once, by the server that they start from."""

import gc

import ingest.cell  # noqa: F401 what they do
from normalize.wording import words

words("")  # the dictionary
gc.freeze()  # what is loaded stays, and is looked at by no process's collector
