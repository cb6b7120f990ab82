"""The quick benchmark: `make bench-quick`. It measures; it judges nothing."""
