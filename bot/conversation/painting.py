"""Jobs, made of what a draft shows."""

from dataclasses import replace

from bot.conversation import stepping
from bot.conversation.decision import Act, Decision, Paint, Prompt, Reply, View
from bot.conversation.rows import to_cancel
from bot.conversation.scene import DraftScene
from bot.text.message import Message
from pipeline.contract import Complete, Gate, Repaint, Sampling, Task, Vary

ATTEMPTS = 3  # seeds that may be tried until the legs are where they should be
VARIATIONS = 4
# What only the queue knows is filled in when it is said: places, times.
ACCEPTED, RUNNING, QUOTA = Message("… accepted"), Message("… running"), Message("… quota")


def completion(draft: DraftScene, prompt: str, family: str) -> Complete:
    """The task for a photo: a seed of its own each time, the same one when an update comes again."""
    return Complete(
        draft.photo, prompt=prompt, seed=draft.asked, sampling=Sampling(family), gate=Gate(ATTEMPTS)
    )


def paint(draft: DraftScene, family: str) -> Decision:
    """Paint what the draft asks for: the corrected pose, or the photo's completion once more."""
    if draft.is_completed:
        return _job(draft, _repaint(draft, family))
    if draft.painting:
        return stepping.unpainted(draft)
    words = draft.wish or draft.prompt
    return _job(draft, completion(draft, words, family), *_asked_for(draft))


def vary(draft: DraftScene, family: str) -> Decision:
    """Other pictures of the same canvas and pose, after the words that were said last."""
    if not draft.is_completed:
        return stepping.unpainted(draft)
    assert draft.pose is not None
    task = Vary(
        draft.photo,
        draft.canvas,
        draft.pose,
        draft.caption,
        draft.wish or draft.prompt,
        VARIATIONS,
        seed=draft.asked,
        sampling=Sampling(family),
    )
    return _job(draft, task, *_asked_for(draft))


def retry(draft: DraftScene, family: str) -> Decision:
    """The job that made nothing once more, with other luck; where it isn't known, what the draft asks for."""
    unmade = draft.unmade
    if unmade is None or (draft.pose is None and draft.painting):
        return paint(draft, family)
    task = replace(unmade.task, seed=draft.asked)
    return Decision((Paint(draft.id, task, again=unmade.job_id),), (accepted(draft),))


def accepted(draft: DraftScene) -> Reply:
    """The message that tells of the job that was just made."""
    return Reply((ACCEPTED,), View.PICTURE, to_cancel(draft.id), draft_id=draft.id, about_job=True)


def _repaint(draft: DraftScene, family: str) -> Repaint:
    assert draft.pose is not None
    return Repaint(
        draft.photo,
        draft.picture,
        draft.canvas,
        draft.first_pose or draft.pose,
        draft.pose,
        draft.caption,
        draft.prompt,
        seed=draft.asked,
        sampling=Sampling(family),
        gate=Gate(ATTEMPTS),
    )


def _asked_for(draft: DraftScene) -> tuple[Act, ...]:
    """The open wish is painted now, so it is kept for what is painted later."""
    return (Prompt(draft.id, draft.wish),) if draft.wish else ()


def _job(draft: DraftScene, task: Task, *before: Act) -> Decision:
    return Decision((*before, Paint(draft.id, task)), (accepted(draft),))
