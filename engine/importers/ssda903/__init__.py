"""The SSDA903 return (children looked after): its CSV files become events.

The importer maps rows and puts nothing together: what is care, a placement or a timely review is the core's to say,
so that files and stream give the same figures. Names, UPNs, postcodes, sex and ethnicity are dropped; of the date of
birth, month and year are kept.
"""
