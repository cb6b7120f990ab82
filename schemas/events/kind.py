"""What is said of an event type."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, NotRequired, Required, get_args, get_origin, get_type_hints

from typing_extensions import is_typeddict


@dataclass(frozen=True)
class EventType:
    """An event type: its name, the TypedDict of its data, and its place among others of the same day.

    Lower `rank` comes first where two events of a day have no time of day; endings come before beginnings.
    """

    name: str
    data: Any
    meaning: str
    rank: int = 50
    about_child: bool = True
    is_planned: bool = False
    """It says what is to come, and may lie after its recording."""
    version: int = 1
    """Of its data's schema; a change that old events do not fit makes a new one."""
    example: Mapping[str, object] = field(kw_only=True, hash=False)
    """What its data may be, as JSON has it; of a child that never was."""

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """The names of its data's fields, without `precision`: it says how well the time is known."""
        return tuple(sorted(self._types.keys() - {"precision"}))

    def choices(self, name: str) -> tuple[str, ...]:
        """The values that a field may have; none where it may have any."""
        return get_args(self._types[name]) if get_origin(self._types[name]) is Literal else ()

    def entries(self, name: str) -> tuple[str, ...] | None:
        """Of a field that is a list, the fields of its entries, none where they are codes; None of any other."""
        if get_origin(self._types[name]) is not list:
            return None
        (entry,) = get_args(self._types[name])
        return tuple(sorted(entry.__annotations__)) if is_typeddict(entry) else ()

    def is_number(self, name: str) -> bool:
        """Whether a field is a whole number."""
        return self._types[name] is int

    def may_be(self, name: str, value: object) -> bool:
        """Whether a field, or an entry of a list of codes, may have a value."""
        kind = self._types[name]
        if get_origin(kind) is Literal:
            return value in get_args(kind)
        plain = get_args(kind)[0] if get_origin(kind) is list else kind
        return not isinstance(plain, type) or is_typeddict(plain) or type(value) is plain

    @cached_property
    def _types(self) -> dict[str, Any]:
        """Field → its type, without what is said around it (whether it is required, how long it may be)."""
        return {name: _bare(kind) for name, kind in get_type_hints(self.data, include_extras=False).items()}

    @property
    def dataschema(self) -> str:
        """The name of its data's schema, as CloudEvents' attribute of that name gives it."""
        return f"urn:casetide:{self.name}:{self.version}"


def _bare(kind: Any) -> Any:
    """What is required, or not: NotRequired stays in the hints of `typing_extensions` before Python 3.13."""
    return _bare(get_args(kind)[0]) if get_origin(kind) in {NotRequired, Required} else kind
