"""English sentences for outcomes, for the command line, which speaks no other language."""

from bot.language.actions import Action
from bot.language.doubt import Doubt
from bot.language.naming import joint_name
from bot.language.outcomes import Acting, Adjustments, NotAnAdjustment, NotUnderstood, Outcome, Question
from bot.language.remarks import Remark, Said
from bot.language.saying import say, say_all
from bot.language.trouble import Trouble
from pipeline.pose.joints import J

EXAMPLE = "Say for example “13 down 5; hide 4” or “왼발목 아래로 5”."
_REMARKS = {
    Said.CLAMPED: "The {name} would have left the picture: it stays at the edge.",
    Said.LOCKED: "The {name} lies on the photo, which stays as it is: moving it paints nothing.",
    Said.BONE: "The bone to the {name} is now {percent:.0f} % {change} than it was.",
    Said.SHOWN: "The {name} was hidden and is shown again.",
}
_TROUBLES = {
    Trouble.UNKNOWN_WORD: "I don't know “{what}”",
    Trouble.NO_JOINT_THERE: "The skeleton has no joint at “{what}”",
    Trouble.UNCLEAR: "I know the words of “{what}” but not what they ask for together",
    Trouble.NO_SUCH_JOINT: "There is no joint {what}: joints are numbered 0 to {limit}",
    Trouble.NO_SUCH_PERSON: "There is no person {what}",
    Trouble.NOBODY: "There is nobody in this picture to adjust",
    Trouble.ONE_JOINT_A_PLACE: "One joint can be put in one place: name a single one, as in “13 to 50,92”",
    Trouble.OUTSIDE: "“{what}” lies outside the picture, which ends at {limit} %",
    Trouble.CONTRADICTION: "This line says two different things of the same joint",
    Trouble.RELATION: "I can't set one thing by another (“{what}”), only by directions and places",
    Trouble.SWAP_WHAT: "Swap what: legs, arms or feet? “{what}” is no pair",
    Trouble.NOTHING_BELOW: "The {joint} has nothing below it that could bend",
    Trouble.NO_BONE: "No bone ends at the {joint}",
    Trouble.LENGTH_IN_PERCENT: "A length is given in per cent, as in “left shin length 110%”",
    Trouble.TOO_LARGE: "A number in this line is too large: {limit:,} is the most",
    Trouble.TOO_LONG: "A line has at most {limit} letters",
}
_QUESTIONS = {
    Doubt.WHICH_SIDE: "Which side is meant by “{said}”",
    Doubt.WHICH_JOINT: "Which joint is meant in “{said}”",
    Doubt.WHICH_WAY: "Which way",
    Doubt.DEPTH: "A picture has no “{said}”: what is meant",
    Doubt.HOW_FAR: "How much",
    Doubt.AMOUNT_OR_JOINT: "Is {said} a joint or how far",
    Doubt.ANGLE_OR_JOINT: "Is {said} a joint or an angle",
    Doubt.UNDO_OR_CANCEL: "Take back the last change, or cancel the job",
    Doubt.SWAP_OR_MIRROR: "Exchange the two, or turn them into their mirror image",
    Doubt.UNDO_OR_RESET: "One step back, or this joint back to where it was",
}


def remark_sentence(remark: Remark) -> str:
    """The sentence of a remark."""
    change = "longer" if remark.percent > 0 else "shorter"
    return _REMARKS[remark.said].format(
        name=joint_name(remark.joint), percent=abs(remark.percent), change=change
    )


def refusal(outcome: Outcome) -> str:
    """Why a line changed nothing on the command line, in one line, and what to say instead."""
    match outcome:
        case NotUnderstood(trouble, what, nearest, limit):
            joint = joint_name(J(int(what))) if what.isdecimal() and int(what) < len(J) else what
            said = _TROUBLES[trouble].format(what=what, limit=limit, joint=joint)
            hint = f"; did you mean “{nearest}”?" if nearest else "."
            return f"{said}{hint} Nothing was changed."
        case Question(doubt, said, (one, other)):
            options = " or ".join(f"“{say_all(option.steps)}”" for option in (one, other))
            return f"{_QUESTIONS[doubt].format(said=said)}? Say {options}."
        case Acting(action) | Adjustments(then=(Action() as action, *_)):
            return f"“{say(action)}” is for the chat: the command line only corrects the pose."
        case NotAnAdjustment() | Adjustments():
            return f"There is nothing to adjust in this line. {EXAMPLE}"
