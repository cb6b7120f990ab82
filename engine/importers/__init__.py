"""Files become events: one importer for each return, and event files as they are."""
