"""One function per panel, over shared defaults."""
