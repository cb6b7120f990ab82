"""What wakes people: one function per alert."""
