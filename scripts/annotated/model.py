"""The site's values and its closed vocabularies, each written once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

CHAPTERS = MappingProxyType(
    {
        "background": "Background",
        "mechanics": "Mechanics",
        "corporate-scores": "Corporate scores",
        "inequality": "Inequality",
        "media": "Media",
        "eu-outlook": "EU outlook",
    }
)
VERDICTS = (
    "supported",
    "partly supported",
    "contested",
    "inaccurate",
    "overtaken by events",
    "not checkable",
    "opinion",
)
CATEGORIES = MappingProxyType(
    {
        "policy": "Policy",
        "law": "Law",
        "pilot": "Pilot",
        "corporate": "Companies",
        "media": "Media",
        "research": "Research",
        "eu": "EU law and politics",
        "technology": "Technology",
    }
)
PLACES = MappingProxyType({"china": "China", "eu": "European Union", "elsewhere": "Elsewhere"})
IN_ARTICLE = MappingProxyType(
    {"yes": "In the article", "partly": "Partly in the article", "no": "Not in the article"}
)
GROUPS = MappingProxyType(
    {
        "article": "The article and its sources",
        "law": "Law and policy",
        "scholarship": "Scholarship",
        "institution": "Institutes, public bodies and firms",
        "journalism": "Journalism and commentary",
        "work": "Works mentioned",
    }
)
CHECKED = ("seen", "unconfirmed")
STATES = ("seen", "derived")
ROLES = ("author", "editor", "translator")
# The language of a title: in refs.bib and as BCP 47 has it.
LANGUAGES = MappingProxyType(
    {
        "english": "en-GB",
        "german": "de",
        "french": "fr",
        "italian": "it",
        "danish": "da",
        "russian": "ru",
        "chinese": "zh",
    }
)
TOUCHES = MappingProxyType({"people": "People", "firms": "Firms", "both": "People and firms"})


@dataclass(frozen=True, order=True)
class Problem:
    """A fault in a source: where it is, whose it is, what was expected and what was found."""

    path: str
    line: int
    id: str
    message: str

    def __str__(self) -> str:
        parts = (self.path, self.line, _short(self.id, 80), _short(self.message, 600))
        return "{}:{}: {}: {}".format(*parts)


def _short(text: str, limit: int) -> str:
    """A text on one line of a terminal, which no sign in it can move or clear."""
    cut = text if len(text) <= limit else f"{text[:limit]} …"
    return "".join(one if one.isprintable() else repr(one)[1:-1] for one in cut)


@dataclass(frozen=True)
class Citation:
    """One work pointed to from a text: `-@key, locator` in Markdown, `key, locator` in YAML."""

    key: str
    locator: str = ""
    bare: bool = False  # the year only, because the author stands in the sentence

    def __str__(self) -> str:
        return f"{'-' if self.bare else ''}@{self.key}{', ' if self.locator else ''}{self.locator}"


@dataclass(frozen=True)
class Reference:
    """A work of refs.bib: its fields as written, without the outer braces."""

    key: str
    kind: str
    fields: Mapping[str, str]
    line: int


@dataclass(frozen=True)
class Period:
    """A stretch of the timeline; `until` is the last ISO date in it, empty for the last period."""

    id: str
    title: str
    until: str = ""


@dataclass(frozen=True)
class Event:
    """A dated event of timeline.yaml. `date` and `end` are ISO dates as precise as known."""

    id: str
    date: str
    title: str
    text: str
    category: str
    place: str
    article: str
    core: str
    cite: tuple[Citation, ...]
    end: str = ""
    differs: str = ""

    @property
    def year(self) -> str:
        return self.date[:4]


@dataclass(frozen=True)
class Claim:
    """A claim of the article, from claims.yaml, with its verdict and the evidence."""

    id: str
    chapter: str
    title: str
    claim: str
    verdict: str
    explanation: str
    source: tuple[Citation, ...] = ()
    evidence: tuple[Citation, ...] = ()
    second: str = ""
    qualification: str = ""


@dataclass(frozen=True)
class Term:
    """A term of glossary.yaml."""

    id: str
    term: str
    definition: str
    cite: tuple[Citation, ...]
    chinese: str = ""
    pinyin: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Value:
    """A number of a figure: its row and column, and how its source puts it where not exact."""

    id: str
    figure: str
    label: str
    value: str
    state: str
    cite: tuple[Citation, ...] = ()
    date: str = ""
    series: str = ""
    words: str = ""
    note: str = ""

    @property
    def number(self) -> float:
        return float(self.value)

    @property
    def derived(self) -> bool:
        return self.state == "derived"


@dataclass(frozen=True)
class Layer:
    """A part of the diagram of the system: who runs it, whom it touches, what follows."""

    id: str
    name: str
    run: str
    touches: str
    whom: str
    follows: str
    beside: str
    cite: tuple[Citation, ...]


@dataclass(frozen=True)
class Milestone:
    """An event of the timeline under the axis of a figure, with the date of the event."""

    id: str
    figure: str
    event: str
    label: str
    date: str = ""


@dataclass(frozen=True)
class Figure:
    """A figure of figures.yaml with everything that is drawn in it."""

    id: str
    number: str
    title: str
    caption: str
    alt: str
    rows: str
    cite: tuple[Citation, ...] = ()
    unit: str = ""
    remark: str = ""
    values: tuple[Value, ...] = ()
    layers: tuple[Layer, ...] = ()
    milestones: tuple[Milestone, ...] = ()

    @property
    def anchor(self) -> str:
        return f"fig-{self.id}"

    @property
    def plain_alt(self) -> str:
        return self.alt.replace("*", "")


@dataclass(frozen=True)
class Withdrawn:
    """An address that was published and is no more; `now` is the one that replaces it, if any."""

    id: str
    date: str
    reason: str
    now: str = ""


@dataclass(frozen=True)
class Page:
    """A file of docs/: its front matter and its Markdown, which begins at `line` of the file."""

    name: str  # without .md, as in the address
    meta: Mapping[str, str]
    body: str
    line: int

    @property
    def path(self) -> str:
        return f"docs/{self.name}.md"

    @property
    def is_chapter(self) -> bool:
        return self.name in CHAPTERS


@dataclass(frozen=True)
class Sources:
    """Everything that was read, once it has no problems; `bibtex` is the text of refs.bib."""

    bibtex: str = ""
    references: Mapping[str, Reference] = field(default_factory=dict)
    periods: tuple[Period, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    terms: tuple[Term, ...] = ()
    figures: tuple[Figure, ...] = ()
    withdrawn: tuple[Withdrawn, ...] = ()
    pages: Mapping[str, Page] = field(default_factory=dict)

    @cached_property
    def by_id(self) -> Mapping[str, Mapping[str, Event | Claim | Term]]:
        """Events, claims and terms, each by its id."""
        listed = {"events": self.events, "claims": self.claims, "terms": self.terms}
        return {name: {one.id: one for one in them} for name, them in listed.items()}
