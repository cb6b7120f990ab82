"""Elements as lines of text: small, and as fast as a file of any size needs."""

from xml.sax.saxutils import escape

Lines = list[str]


def text(name: str, value: object) -> Lines:
    """An element that holds a value; none without one."""
    return [] if value is None else [f"<{name}>{escape(str(value))}</{name}>"]


def element(name: str, *inside: Lines) -> Lines:
    """An element that holds others."""
    return [f"<{name}>", *(f"  {line}" for lines in inside for line in lines), f"</{name}>"]


def together(elements: "list[Lines]") -> Lines:
    """Elements one after the other."""
    return [line for lines in elements for line in lines]
