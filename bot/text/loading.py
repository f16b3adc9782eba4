"""The .ftl files, parsed once, and what each of their messages takes."""

from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast
from fluent.syntax.visitor import Visitor

from bot.text.locales import Locale


def source(locale: Locale) -> str:
    """The text of a language's files: the conversation's, and those of each page in a folder of its own."""
    files = sorted(Path(__file__).parent.rglob(f"{locale}.ftl"))
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


@cache
def bundle(locale: Locale) -> FluentBundle:
    """A language's messages, ready to be formatted.

    Without isolation marks: no argument is written from right to left, and the platforms show them as boxes.
    """
    made = FluentBundle([str(locale)], use_isolating=False)
    made.add_resource(_resource(locale))
    return made


@cache
def arguments_of(locale: Locale) -> dict[str, frozenset[str]]:
    """The messages of a language, and the arguments each takes, those of messages it refers to among them."""
    own = {entry.id.name: _Named(entry) for entry in _resource(locale).body if isinstance(entry, ast.Message)}
    return {name: frozenset(_all_variables(name, own)) for name in own}


@cache
def _resource(locale: Locale) -> ast.Resource:
    resource = FluentResource(source(locale))
    junk = [entry.content for entry in resource.body if isinstance(entry, ast.Junk)]
    if junk:
        raise ValueError(f"{locale}.ftl has what is no message: {junk[0]!r}")
    return resource


class _Named(Visitor):
    """The variables and the other messages that a message names."""

    def __init__(self, entry: ast.Message) -> None:
        self.variables: set[str] = set()
        self.messages: set[str] = set()
        self.visit(entry)

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:
        self.messages.add(node.id.name)


def _all_variables(name: str, own: dict[str, _Named]) -> set[str]:
    found = set(own[name].variables)
    for other in own[name].messages:
        found |= _all_variables(other, own)
    return found
