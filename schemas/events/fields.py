"""Fields that many event types share."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

Code = Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[A-Za-z0-9_]+$")]
"""A code of a return, or a word of ours: letters, digits, underscores."""
Reference = Annotated[str, Field(min_length=1, max_length=64)]
"""What ties events of one piece of work together: unique within the child, never a name."""
Precision = Literal["day"]
"""Only the day is known; `time` is midnight in London."""
CLOSED = ConfigDict(extra="forbid", strict=True)
"""A field that the type does not have is an error: a misspelt fact must not get lost. Nothing is guessed: "yes" is no
yes, and "3" no number."""
