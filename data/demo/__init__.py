"""The demo set: its generator, and its output at scale 1 in `deliveries/`."""

from data.demo.making import SEED, generate

__all__ = ["SEED", "generate"]
