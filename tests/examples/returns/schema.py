"""The schema of each year's CIN census."""

from lxml import etree

from tests.paths import SHARED


def accepts(year: int, census: bytes) -> None:
    """Fails with what the schema of the year says against it."""
    schema = etree.XMLSchema(etree.parse(str(SHARED / "reference" / "specs" / "cin_census" / f"CIN_schema_{year}.xsd")))
    schema.assertValid(etree.fromstring(census))
