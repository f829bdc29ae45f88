"""The quarterly review: prepared, held, recorded and kept."""
