"""A project among its agency's others."""

from ordinary import ordinary

PEERS = [ordinary(number=9, code=f"99010000-01{number:02}") for number in range(19)]
SLOW = {number: {"spent": "10000"} for number in range(4, 10)}
FLAG = [ordinary(SLOW, number=9), *PEERS]
SAID = "The project stands apart: work ahead of money by 0.483, with 20 projects of its agency and year within"
WITH = {"M3", "M4", "M5", "M8"}
PASS = [ordinary(number=9), *PEERS]
CANNOT_TELL = [ordinary(number=9), *PEERS[1:]]
