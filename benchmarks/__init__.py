"""Speed as ratios: each module times the product and a yardstick in the same run."""
