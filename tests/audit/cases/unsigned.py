"""The certificate."""

from ordinary import ordinary

FLAG = [ordinary(signatory=None)]
SAID = "Nobody has signed the certificate"
PASS = [ordinary()]
CANNOT_TELL = [ordinary(certified=False, signatory=None)]
