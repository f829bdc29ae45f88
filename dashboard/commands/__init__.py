"""The commands of `spoedmonitor`: a file each, with its options and what it does."""
