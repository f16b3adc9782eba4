"""Somebody of a crowd, who corrects poses, has pictures painted, and asks this and that."""

import random
from dataclasses import dataclass

from tests.fakes.telegram_crowd import CrowdedTelegram
from tests.fakes.telegram_people import Person
from tests.fakes.telegram_world import Json, labels

_LINES = ("13 right 2", "13 left 2", "12 up 1; 13 up 1", "10 down 1", "left knee right 2", "왼발목 아래로 1")
_WORDS = ("white sneakers", "on a beach", "red trousers and boots", "눈 오는 거리에서")
# How often each thing is done; of what has to be painted as much as one worker manages.
_ACTS = {
    "adjust": 60,
    "undo": 10,
    "wish": 8,
    "ask": 8,
    "poses": 4,
    "look": 4,
    "paint": 2,
    "vary": 1,
    "photo": 1,
}


@dataclass
class Somebody:
    """A person with a draft, who does one thing after the other."""

    telegram: CrowdedTelegram
    person: Person
    photo: bytes
    chance: random.Random

    def sends_a_photo(self) -> None:
        """Begin."""
        self.telegram.sends(self.person.id, lambda: self.person.photo(self.photo))

    def acts(self) -> None:
        """Do something."""
        (act,) = self.chance.choices([*_ACTS], [*_ACTS.values()])
        self.telegram.sends(self.person.id, lambda: self._do(act))

    def has(self, label: str) -> Json | None:
        """The newest message with a button."""
        inbox = reversed(self.person.inbox)
        return next((said for said in inbox if any(label in row for row in labels(said))), None)

    def _do(self, act: str) -> None:
        match act:
            case "adjust":
                self.person.say(self.chance.choice(_LINES))
            case "wish":
                self.person.say(self.chance.choice(_WORDS))
            case "ask":
                self.person.say(self.chance.choice(("/status", "/help", "/redo")))
            case "photo":
                self.person.photo(self.photo)
            case "undo":
                self.person.say("/undo")
            case "poses":
                self._press("Poses")
            case "look":
                self._press("Before / after")
            case "paint":
                self._press("Paint")
            case "vary":
                self._press("Variations")

    def _press(self, label: str) -> None:
        message = self.has(label)
        if message is None:
            self.person.say("/status")
        else:
            self.person.press(message, label)
