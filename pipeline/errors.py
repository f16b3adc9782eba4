"""Errors by what their reader can do about them."""


class UserMistake(ValueError):
    """What was sent or asked for cannot be done; the message is one line that says why and what to do."""


class Missing(RuntimeError):
    """Something this machine lacks (weights, a library, memory); the message names the remedy."""


class Cancelled(RuntimeError):
    """The job was cancelled by its owner."""


# Why a job is given up that broke its workers again and again; the bot has its own sentence for it too.
SET_ASIDE = "This failed several times, so it is set aside: try another photo or other words."
# Why a job is refused whose photo or result seems to show nudity; the bot has its own sentences for them.
REFUSED_PHOTO = "This photo isn't worked on: it seems to show nudity. Send one in which everybody is dressed."
REFUSED_RESULT = "What was painted isn't shown: it came out too bare. Try another seed or other words."
