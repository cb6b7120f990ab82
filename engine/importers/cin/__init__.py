"""The children in need census (CIN): its XML becomes events.

The importer maps elements and puts nothing together: what is timely or a re-referral is the core's to say. Names, UPNs,
sex, ethnicity and disabilities are dropped; of the date of birth, month and year are kept.
"""

from engine.importers.cin.census import Census, opened

__all__ = ["Census", "opened"]
