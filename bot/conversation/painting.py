"""Jobs, made of what a draft shows."""

from bot.conversation.decision import Decision, Paint, Reply, View
from bot.conversation.rows import to_cancel
from bot.conversation.scene import DraftScene
from bot.text.message import Message, message
from pipeline.contract import Complete, Gate, Repaint, Sampling, Task, Vary

ATTEMPTS = 3  # seeds that may be tried until the legs are where they should be
VARIATIONS = 4
# What only the queue knows is filled in when it is said: places, times.
ACCEPTED, RUNNING, QUOTA = Message("… accepted"), Message("… running"), Message("… quota")


def completion(photo: str, prompt: str, family: str, seed: int = 0) -> Complete:
    """The task for a new photo."""
    return Complete(photo, prompt=prompt, seed=seed, sampling=Sampling(family), gate=Gate(ATTEMPTS))


def paint(draft: DraftScene, family: str) -> Decision:
    """Paint what the draft asks for: the corrected pose, or the photo's completion once more."""
    if not draft.is_completed:
        return _job(draft, completion(draft.photo, draft.prompt, family, seed=draft.number))
    assert draft.pose is not None
    task = Repaint(
        draft.photo,
        draft.picture,
        draft.canvas,
        draft.first_pose or draft.pose,
        draft.pose,
        draft.caption,
        draft.prompt,
        seed=draft.number,
        sampling=Sampling(family),
        gate=Gate(ATTEMPTS),
    )
    return _job(draft, task)


def vary(draft: DraftScene, family: str, prompt: str | None = None) -> Decision:
    """Other pictures of the same canvas and pose, after the words if there are any."""
    if not draft.is_completed:
        return Decision((), (Reply((message("progress-looking"),), draft_id=draft.id),))
    assert draft.pose is not None
    task = Vary(
        draft.photo,
        draft.canvas,
        draft.pose,
        draft.caption,
        draft.prompt if prompt is None else prompt,
        VARIATIONS,
        seed=100 * draft.number,
        sampling=Sampling(family),
    )
    return _job(draft, task)


def _job(draft: DraftScene, task: Task) -> Decision:
    reply = Reply((ACCEPTED,), View.PICTURE, to_cancel(draft.id), draft_id=draft.id, about_job=True)
    return Decision((Paint(draft.id, task),), (reply,))
