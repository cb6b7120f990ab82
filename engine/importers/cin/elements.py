"""The XML of a census, read safely and a child at a time.

Nothing is fetched and no entity is resolved; a file that declares a document type is refused. What was read is let go
of, so that memory does not grow with the file.
"""

from collections.abc import Callable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree

from engine.importers.findings import ReturnRefusedError

Element = etree._Element  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]  # lxml gives its elements no public type
Stray = Callable[[Element], None]
"""Told of an element that stands where a Header or a Child should."""

_ERRORS = etree.ErrorTypes
_ENDS_EARLY = {_ERRORS.ERR_DOCUMENT_END, _ERRORS.ERR_TAG_NOT_FINISHED, _ERRORS.ERR_GT_REQUIRED, _ERRORS.ERR_LT_REQUIRED}
_ENCODING = {_ERRORS.ERR_INVALID_ENCODING, _ERRORS.ERR_UNKNOWN_ENCODING, _ERRORS.ERR_UNSUPPORTED_ENCODING}


class Leaf(NamedTuple):
    """What an element says, and where it stands."""

    text: str
    line: int


class Outline(NamedTuple):
    """What a first pass tells: the header by element, the number of children, a digest of what is said of them."""

    header: dict[str, Leaf]
    children: int
    digest: bytes


def name_of(element: Element) -> str:
    """Without a namespace, which some systems write."""
    return str(element.tag).rpartition("}")[2]


def read_through(path: Path) -> Outline:
    """The file, read to its end. Raises ReturnRefusedError where it is no whole census."""
    _look(path)
    header, count, digest = dict[str, Leaf](), 0, blake2b(digest_size=16)
    for element in _parts(path, lambda _: None):
        if name_of(element) == "Child":
            count += 1
            digest.update(etree.tostring(element, method="c14n", with_tail=False))
        else:
            header = header or _leaves(element)
    if not header or not count:
        lacking = "Child" if header else "Header"
        raise ReturnRefusedError(f"{path}:1: {lacking}: not there; export the whole census again")
    return Outline(header, count, digest.digest())


def text_of(element: Element) -> str:
    return (element.text or "").strip()


def line_of(element: Element) -> int:
    return element.sourceline or 1


def children(path: Path, stray: Stray) -> Iterator[Element]:
    """Each Child, whole; it is emptied when the next is asked for."""
    return (element for element in _parts(path, stray) if name_of(element) == "Child")


def _look(path: Path) -> None:
    """Refuses what is no census by its beginning. Raises ReturnRefusedError."""
    with path.open("rb") as file:
        if not file.read(4096).strip():
            raise ReturnRefusedError(f"{path}:1: file: empty; export the census again")
    with path.open("rb") as file:
        root = next(_events(path, file, ("start",), None), None)
        if root is None or name_of(root) != "Message":
            raise ReturnRefusedError(f"{path}:1: file: its root is not Message; give the XML of a CIN census")
        document: Any = root.getroottree().docinfo  # the stubs lack its doctype
        if document.doctype:
            text = "declares a document type, which may hold entities; take the DOCTYPE away"
            raise ReturnRefusedError(f"{path}:1: DOCTYPE: {text}")


def _parts(path: Path, stray: Stray) -> Iterator[Element]:
    with path.open("rb") as file:
        for element in _events(path, file, ("end",), ("{*}Header", "{*}Child", "{*}Children", "{*}Message")):
            if name_of(element) in {"Children", "Message"}:
                _let_go(element, stray)
                continue
            yield element
            _let_go_before(element, stray)


def _leaves(header: Element) -> dict[str, Leaf]:
    """The first of each name."""
    leaves: dict[str, Leaf] = {}
    for element in header.iter():
        leaves.setdefault(name_of(element), Leaf(text_of(element), line_of(element)))
    return leaves


def _let_go(whole: Element, stray: Stray) -> None:
    """What is left in Children or Message at its end."""
    for element in whole:
        _judge(element, stray)
    whole.clear()


def _let_go_before(element: Element, stray: Stray) -> None:
    """An element that was read, and the ones before it."""
    element.clear()
    whole = element.getparent()
    while whole is not None and whole[0] is not element:
        _judge(whole[0], stray)
        del whole[0]


def _judge(element: Element, stray: Stray) -> None:
    if name_of(element) not in {"Header", "Children", "Child"}:
        stray(element)


def _events(path: Path, file: Any, events: tuple[str, ...], tag: tuple[str, ...] | None) -> Iterator[Element]:
    """Raises ReturnRefusedError where the XML breaks. lxml's own text may quote the file, and is not passed on."""
    safe: dict[str, Any] = {"resolve_entities": False, "no_network": True, "load_dtd": False, "dtd_validation": False}
    parsed: Any = etree.iterparse(file, events=events, tag=tag, remove_comments=True, remove_pis=True, **safe)
    try:
        for _, element in parsed:
            yield element
    except etree.XMLSyntaxError:
        where, kind = next(((one.line, one.type) for one in parsed.error_log.filter_from_errors()), (1, 0))
        raise ReturnRefusedError(f"{path}:{where}: file: {_reason(kind)}") from None


def _reason(code: int) -> str:
    if code == _ERRORS.ERR_DOCUMENT_EMPTY:
        return "not XML; give the XML of a CIN census"
    if code in _ENDS_EARLY:
        return "cut short; export the census again"
    if code in _ENCODING:
        return "not in the encoding that it declares; save it as UTF-8"
    return "not well-formed XML; export the census again"
