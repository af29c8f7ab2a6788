"""What a reader of Markdown makes of a text, as one row of words and marks that can be compared."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

_SPACE = re.compile(r"([ \t\r\n]+)")


@dataclass(frozen=True)
class Token:
    """A word; or, in `mark`, what begins or ends, such as an item with the number it is given."""

    word: str = ""
    mark: str = ""
    number: str = ""

    @property
    def letters(self) -> str:
        """What of its letters and digits a reader sees."""
        return letters(self.word or self.number)

    def __str__(self) -> str:
        return self.word or f"[{self.mark}{' ' if self.number else ''}{self.number}]"


GAP = Token(mark="space")


def letters(text: str) -> str:
    """The letters and digits of a text."""
    return "".join(filter(str.isalnum, text))


class Reading:
    """Takes words and marks in order; a space counts between words of one line only."""

    def __init__(self) -> None:
        self.tokens: list[Token] = []
        self._at_edge = True

    def text(self, text: str) -> None:
        """Words, the first of which may go on the word before it."""
        for piece in filter(None, _SPACE.split(text)):
            if piece.strip(" \t\r\n"):
                self._word(piece)
            elif not self._at_edge and self.tokens[-1] != GAP:
                self.tokens.append(GAP)

    def _word(self, piece: str) -> None:
        if self.tokens and self.tokens[-1].word:
            piece = self.tokens.pop().word + piece
        self.point(Token(piece))

    def point(self, token: Token) -> None:
        """A word, or something else that stands between words."""
        self.tokens.append(token)
        self._at_edge = False

    def edge(self, token: Token) -> None:
        """What parts lines: no space counts beside it."""
        if self.tokens and self.tokens[-1] == GAP:
            self.tokens.pop()
        self.tokens.append(token)
        self._at_edge = True

    def anchor(self, name: str) -> None:
        """An id."""
        if name:
            self.tokens.append(Token(mark=f"id {name}"))

    @contextmanager
    def inside(self, mark: str, number: str = "") -> Iterator[None]:
        """A part of a line, such as emphasis."""
        self.point(Token(mark=mark, number=number))
        yield
        self.point(Token(mark=f"end of {mark}"))

    @contextmanager
    def between(self, mark: str, number: str = "") -> Iterator[None]:
        """Lines of their own, such as a paragraph."""
        self.edge(Token(mark=mark, number=number))
        yield
        self.edge(Token(mark=f"end of {mark}"))
