"""What a return is read with."""

import datetime as dt
from typing import NamedTuple

from engine.importers.pseudonym import check_id, pseudonym, worker_reference


class Context(NamedTuple):
    """Whose key and which authority; the day of the import, which bounds days that cannot lie ahead."""

    key: bytes
    authority: str
    today: dt.date

    def subject(self, local_id: str) -> str:
        """The child's pseudonym. Raises ValueError with the remedy where the id is none."""
        check_id(local_id)
        return pseudonym(self.key, self.authority, local_id)

    def worker(self, local_id: str) -> str:
        """A worker's reference: two workers are told apart, and who they are is not told."""
        return worker_reference(self.key, self.authority, local_id)
