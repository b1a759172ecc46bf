"""The boxes of a line's characters, kept as numbers until they are asked for: a long document has millions."""

from collections.abc import Sequence
from typing import overload

import numpy as np
import numpy.typing as npt

from model import Box

Numbers = npt.NDArray[np.float32]


class Boxes(Sequence[Box]):
    """A sequence of boxes: a row of `edges` is left, top, right, bottom."""

    __slots__ = ("edges",)

    def __init__(self, edges: Numbers) -> None:
        self.edges = edges

    def __len__(self) -> int:
        return len(self.edges)

    @overload
    def __getitem__(self, index: int) -> Box: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Box, ...]: ...
    def __getitem__(self, index: int | slice) -> Box | tuple[Box, ...]:
        if isinstance(index, slice):
            return tuple(map(Box._make, self.edges[index].tolist()))
        return Box._make(self.edges[index].tolist())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Boxes) and np.array_equal(self.edges, other.edges)

    def __hash__(self) -> int:
        return hash(self.edges.tobytes())
