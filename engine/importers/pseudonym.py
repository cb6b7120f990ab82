"""A child's local identifier becomes a pseudonym: the same in every return of an authority, meaningless elsewhere."""

import hmac
import re
import unicodedata
from functools import lru_cache

_DECIMAL = re.compile(r"([0-9]+)\.0+")
_ROUNDED = re.compile(r"[0-9](\.[0-9]+)?[eE]\+[0-9]+")
_LONGEST_ID = 64


def check_id(local_id: str) -> None:
    """Raises ValueError, with the remedy, for what cannot be a child's id."""
    if not local_id:
        raise ValueError("blank; write the child's id")
    if _ROUNDED.fullmatch(local_id):
        raise ValueError("rounded by a spreadsheet, as 1.2E+09; format the column as text and export again")
    if len(local_id) > _LONGEST_ID or not local_id.isprintable():
        raise ValueError(f"no id of up to {_LONGEST_ID} printable characters; write the child's id")


def normalised(local_id: str) -> str:
    """One spelling of a local id, however a system or a spreadsheet wrote it.

    Spaces around it and capitals say nothing. A spreadsheet that takes an id for a number drops its leading zeros and
    may add `.0`, so ids of digits only lose both: an authority numbers its children with one width, so that no two
    differ by leading zeros alone. Ids with other characters keep theirs, since spreadsheets do too.
    """
    text = unicodedata.normalize("NFKC", local_id).strip().casefold()
    number = _DECIMAL.fullmatch(text)
    digits = number.group(1) if number else text
    return digits.lstrip("0") or "0" if digits.isascii() and digits.isdigit() else text


def pseudonym(key: bytes, authority: str, local_id: str) -> str:
    """The child's pseudonym: 32 hexadecimal digits of HMAC-SHA256 over authority and normalised local id."""
    return _digest(key, f"child\n{authority}\n{normalised(local_id)}")[:32]


def worker_reference(key: bytes, authority: str, local_id: str) -> str:
    """The same of a worker: W and 12 hexadecimal digits. A registration number is a person's too."""
    return "W" + _digest(key, f"worker\n{authority}\n{normalised(local_id)}")[:12]


@lru_cache(maxsize=16)
def fingerprint(key: bytes) -> str:
    """Tells two keys apart and gives neither away: 16 hexadecimal digits, on every imported event."""
    return _digest(key, "fingerprint")[:16]


def _digest(key: bytes, text: str) -> str:
    return hmac.digest(key, text.encode(), "sha256").hex()
