"""Who is painted beside whom, among threads."""

from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event, Thread

import pytest

from pipeline.worker.company import Company, LetGo


class Guest:
    """A job's thread: comes, has a place as soon as there is one, and goes when it is told to."""

    def __init__(self, company: Company, name: str, alone: bool = False) -> None:
        self.has_place, self.goes = Event(), Event()
        self.outcome: Future[None] = Future()
        self.name = name
        self._thread = Thread(target=self._come, args=(company, alone), daemon=True)
        self._thread.start()

    def _come(self, company: Company, alone: bool) -> None:
        try:
            with company.place(self.name, alone):
                self.has_place.set()
                self.goes.wait()
        except BaseException as error:
            self.outcome.set_exception(error)
        else:
            self.outcome.set_result(None)

    def go(self) -> None:
        self.goes.set()
        self.outcome.result(60)


def _waiting(company: Company, count: int) -> None:
    """Until so many wait for a place."""
    while len(company._changed._waiters) < count:  # type: ignore[attr-defined]
        pass


def test_jobs_are_painted_side_by_side() -> None:
    company = Company()
    guests = [Guest(company, "a"), Guest(company, "b")]
    assert all(guest.has_place.wait(60) for guest in guests)
    assert set(company.present) == {"a", "b"}
    for guest in guests:
        guest.go()
    assert company.present == ()


def test_one_that_is_alone_waits_for_the_others_and_they_for_it() -> None:
    company = Company()
    first = Guest(company, "first")
    assert first.has_place.wait(60)
    alone = Guest(company, "alone", alone=True)
    _waiting(company, 1)
    after = Guest(company, "after")
    _waiting(company, 2)  # it does not pass the one that waits to be alone
    assert company.present == ("first",)
    first.go()
    assert alone.has_place.wait(60)
    assert company.present == ("alone",)
    assert not after.has_place.is_set()
    alone.go()
    assert after.has_place.wait(60)
    after.go()


def test_of_two_that_are_alone_one_comes_after_the_other() -> None:
    company = Company()
    seen: list[tuple[str, ...]] = []

    def come(name: str) -> None:
        with company.place(name, alone=True):
            seen.append(company.present)

    names = [f"{number}" for number in range(50)]
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(come, names))
    assert sorted(seen) == sorted((name,) for name in names)


def test_a_job_that_fails_leaves_its_place() -> None:
    company = Company()
    with pytest.raises(RuntimeError), company.place("a", alone=True):
        raise RuntimeError
    with company.place("b", alone=False):
        assert company.present == ("b",)


def test_who_waits_is_let_go_of_when_the_worker_ends() -> None:
    company = Company()
    first = Guest(company, "first")
    assert first.has_place.wait(60)
    waiting = Guest(company, "alone", alone=True)
    _waiting(company, 1)
    company.close()
    assert isinstance(waiting.outcome.exception(60), LetGo)
    assert company.present == ("first",)  # what is painted goes on
    first.go()
    with pytest.raises(LetGo), company.place("late", alone=False):
        raise AssertionError
