"""Rows of a delivery held small: compressed batches, opened one at a time."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import polars as pl


def pack(frame: pl.DataFrame) -> bytes:
    buffer = io.BytesIO()
    frame.write_ipc_stream(buffer, compression="zstd")
    return buffer.getvalue()


@dataclass(frozen=True)
class Rows:
    """All rows of a delivery, as batches that are finished (by `finish`) only when asked for."""

    batches: tuple[bytes, ...]
    height: int
    finish: Callable[[pl.DataFrame], pl.DataFrame] = lambda frame: frame

    def __len__(self) -> int:
        return self.height

    def frames(self) -> Iterator[pl.DataFrame]:
        for batch in self.batches:
            yield self.finish(pl.read_ipc_stream(io.BytesIO(batch)))

    def groups(self, height: int) -> Iterator[pl.DataFrame]:
        """The same rows in frames of so many each, and a last one of what is left."""
        held: list[pl.DataFrame] = []
        for frame in self.frames():
            held.append(frame)
            while sum(map(len, held)) >= height:
                together = pl.concat(held)
                yield together.head(height)
                held = [together.slice(height)]
        yield pl.concat(held)

    def whole(self) -> pl.DataFrame:
        return pl.concat(list(self.frames()))
