"""What the partners write around the quarterly review."""
