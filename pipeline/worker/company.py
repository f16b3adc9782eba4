"""Who is painted beside whom: a job over which a worker was lost before has nobody beside it.

A crash ends all that a worker paints, and nobody knows which of them it was. So each of those goes on alone:
one that is harmless ends, and one that breaks its worker breaks it over nothing else.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition


class LetGo(BaseException):
    """A job's thread ends without a word to the queue: the job was cancelled, or another worker goes on.

    No Exception, so that nothing takes it for the job's failure.
    """


class Company:
    """The jobs that a worker paints just now, and those that wait for their place among them."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._present: set[str] = set()
        self._is_taken = False  # by one that is alone
        self._wish_to_be_alone = 0
        self._is_closed = False

    @contextmanager
    def place(self, job_id: str, alone: bool) -> Iterator[None]:
        """A place for a job as soon as there is one; raises LetGo where none is given any more."""
        with self._changed:
            if alone:
                self._wait_alone()
            else:
                self._changed.wait_for(self._is_open_to_all)
            if self._is_closed:
                raise LetGo
            self._present.add(job_id)
            self._is_taken = alone
        try:
            yield
        finally:
            with self._changed:
                self._present.discard(job_id)
                self._is_taken = False
                self._changed.notify_all()

    def close(self) -> None:
        """Give no more places: those who wait for one are let go of."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()

    @property
    def present(self) -> tuple[str, ...]:
        """The jobs that have a place."""
        with self._changed:
            return tuple(self._present)

    def _wait_alone(self) -> None:
        # Who wishes to be alone goes before newcomers, else there would always be one of them.
        self._wish_to_be_alone += 1
        try:
            self._changed.wait_for(lambda: self._is_closed or not self._present)
        finally:
            self._wish_to_be_alone -= 1

    def _is_open_to_all(self) -> bool:
        return self._is_closed or not (self._is_taken or self._wish_to_be_alone)
