from hypothesis import given
from hypothesis import strategies as st

from storage.history import Entry, History

START = History((Entry("photo"),), 0)


def test_undo_and_redo_walk_the_same_way() -> None:
    done = START.then(Entry("a", "1")).then(Entry("a", "2")).then(Entry("b", "3"))
    assert done.shown == Entry("b", "3")
    assert done.undone().shown == Entry("a", "2")
    assert done.undone().undone().redone() == done.undone()
    assert done.redone() == done
    assert START.undone() == START


def test_a_new_action_drops_what_was_undone() -> None:
    history = START.then(Entry("a")).then(Entry("b")).undone().then(Entry("c"))
    assert [entry.picture_id for entry in history.entries] == ["photo", "a", "c"]
    assert not history.can_redo


@given(st.lists(st.sampled_from(["act", "undo", "redo"]), max_size=60))
def test_it_is_a_list_with_a_cursor(steps: list[str]) -> None:
    history, model, at = START, ["photo"], 0
    for number, step in enumerate(steps):
        if step == "act":
            history, model = history.then(Entry(str(number))), [*model[: at + 1], str(number)]
            at += 1
        elif step == "undo":
            history, at = history.undone(), max(0, at - 1)
        else:
            history, at = history.redone(), min(len(model) - 1, at + 1)
        assert [entry.picture_id for entry in history.entries] == model
        assert history.shown.picture_id == model[at]
        assert history.can_undo == (at > 0)
        assert history.can_redo == (at + 1 < len(model))
