"""The site's values and its closed vocabularies, each written once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from math import inf
from types import MappingProxyType
from typing import Annotated

from annotated.text import rules
from annotated.text.citations import Citation
from annotated.text.dates import words
from annotated.text.rules import Field

# In their order; their titles stand in their front matter.
CHAPTERS = ("background", "mechanics", "corporate-scores", "inequality", "media", "eu-outlook")
# The day on which the article appeared.
ARTICLE_DAY = "2020-02-07"


@dataclass(frozen=True)
class Sheet:
    """A kind of document that each chapter has: what it is called, and what it is good for.

    `reader` is whom it is for; `short` its name beside the others that are for the same.
    """

    label: str
    serves: str
    reader: str
    short: str


# By the ends of their names: /print/media.pdf, /print/media-handout.pdf …
DOCUMENTS = MappingProxyType(
    {
        ".pdf": Sheet(
            "Chapter",
            "the chapter for reading, with its notes and references",
            "Everyone",
            "chapter",
        ),
        "-handout.pdf": Sheet(
            "Handout",
            "the chapter with outcomes, readings and activity, and room for notes",
            "Everyone",
            "handout",
        ),
        "-student.pdf": Sheet(
            "Student sheet",
            "two pages: the text to discuss, and tasks with room to write",
            "Students",
            "sheet",
        ),
        "-student.docx": Sheet(
            "Student sheet to change",
            "the same, for a word processor",
            "Students",
            "sheet to change",
        ),
        "-student-large.pdf": Sheet(
            "Student sheet in large print", "the same in 18 points", "Students", "large print"
        ),
        "-cards.pdf": Sheet(
            "Claim cards",
            "eight a page to cut out, verdicts on the back: print on both sides, turned at the "
            "long edge",
            "Everyone",
            "claim cards",
        ),
        "-teacher.pdf": Sheet(
            "Teacher’s guide",
            "running orders, notes, an answer to every question, marking guide",
            "Teacher",
            "guide",
        ),
        "-teacher.docx": Sheet(
            "Teacher’s guide to change",
            "the same, for a word processor",
            "Teacher",
            "guide to change",
        ),
        "-slides.pptx": Sheet(
            "Slides",
            "to be changed; what is said to each stands in its speaker notes",
            "Teacher",
            "slides",
        ),
    }
)
READERS = ("Students", "Everyone", "Teacher")
METHOD_CARD, PACK = "method-card.pdf", "teaching-pack.zip"


@dataclass(frozen=True)
class Verdict:
    """A verdict: data, classes and addresses hold its id, readers see its label and its shape.

    `shape` is a letter for where no drawing can stand; `colour` the variable of the style sheet.
    Only a verdict that says how far a claim holds is `filled` in a chart.
    """

    id: str
    label: str
    shape: str
    colour: str
    means: str
    filled: bool = False

    @property
    def word(self) -> str:
        """The label at the start of a line."""
        return self.label[0].upper() + self.label[1:]


VERDICTS = MappingProxyType(
    {
        one.id: one
        for one in (
            Verdict(
                "supported",
                "supported",
                "●",
                "supported",
                "it holds as it stands, or rounded as any reader would round it",
                filled=True,
            ),
            Verdict(
                "partly-supported",
                "partly supported",
                "◐",
                "partly",
                "the thing exists, but a part is wrong: a date, a number, an item, the group it "
                "applies to, what sets it off, how far it reaches",
                filled=True,
            ),
            Verdict(
                "contested",
                "contested",
                "◇",
                "open",
                "named, serious sources disagree about this assertion, or two usual definitions "
                "lead to two answers",
                filled=True,
            ),
            Verdict(
                "inaccurate",
                "inaccurate",
                "×",
                "against",
                "a reader who believed it would be wrong about the general case",
                filled=True,
            ),
            Verdict(
                "overtaken",
                "overtaken by events",
                "↷",
                "open",
                "only ever a second verdict: what held in February 2020 has since ceased to hold",
            ),
            Verdict(
                "not-checkable",
                "not checkable",
                "○",
                "open",
                "no test is possible, or a described search found nothing either way",
            ),
            Verdict(
                "opinion",
                "opinion",
                "“",
                "open",
                "an undated prediction, an analogy, a reading through a theory, or a value "
                "judgement",
            ),
        )
    }
)
OVERTAKEN = "overtaken"
# Why a verdict is what it is, in two or three words; what each means is said in About.
REASONS = MappingProxyType(
    {
        "mixes-layers": (
            "mixes layers",
            "what holds for one layer, such as the court list or Sesame, is told of the whole",
        ),
        "wrong-trigger": ("wrong trigger", "the effect is real, but something else sets it off"),
        "wrong-kind": ("wrong kind", "the thing is real, but of another kind than named"),
        "wrong-date": ("wrong date", "it happened, or began, at another time"),
        "wrong-number": ("wrong number", "it was counted, and the count is another"),
        "wrong-persons": ("wrong persons", "it is real for other people or bodies than named"),
        "one-case": (
            "one case made general",
            "one place, case or plan is told as if it held everywhere",
        ),
        "wider": ("wider than the evidence", "the evidence reaches less far than the sentence"),
        "source-differs": ("source says otherwise", "the source named says something else"),
        "wrong-attribution": (
            "wrong attribution",
            "another author, work or kind of text than named",
        ),
        "no-source": ("no source found", "a described search found nothing that bears it out"),
        "plan": ("plan, not practice", "it was announced or planned, and not done"),
        "no-cause": (
            "cause not shown",
            "that two things went together does not show that one made the other",
        ),
        "two-definitions": ("two definitions", "two usual meanings of a word lead to two answers"),
        "sources-disagree": ("sources disagree", "named, serious sources say opposite things"),
        "forecast": ("forecast", "a prediction without a date that has passed"),
        "comparison": ("comparison", "a likeness, or a rank without a measure"),
        "theory": ("reading through a theory", "a theory applied, which others apply otherwise"),
        "value": ("value judgement", "good or bad, which facts alone do not settle"),
    }
)
QUALIFICATIONS = MappingProxyType(
    {
        "as-a-report": "as a report",
        "use-of-source": "use of the source",
        "come-true": "has come true",
        "come-true-in-part": "has come true in part",
        "not-come-true": "has not come true so far",
        "condition-open": "its condition has not occurred",
        "no-link": "no evidence for the link it assumes",
    }
)
# The five phrases that say how a forecast stands.
PHRASES = tuple(QUALIFICATIONS)[2:]
YES_NO = ("yes", "no")

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

# Fields that several files have.
Id = Annotated[str, Field("in kebab case, unique in this file", rules.identifier)]
Cites = Annotated[
    tuple[Citation, ...],
    Field("at least one key of refs.bib, with a locator where there is one", rules.cites(least=1)),
]

CHECKED = MappingProxyType({"seen": "Details seen", "unconfirmed": "Unconfirmed"})

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
        "dutch": "nl",
        "swedish": "sv",
        "polish": "pl",
        "chinese": "zh",
    }
)

TOUCHES = MappingProxyType({"people": "People", "firms": "Firms", "both": "People and firms"})


# The name of the item that a script fills in for a single entry; no page can have it.
PATTERN = "pattern"


@dataclass(frozen=True, order=True)
class Problem:
    """A fault in a source: where it is, whose it is, what was expected and what was found.

    What is set outside any file, such as SITE_URL, has neither a line nor an id.
    """

    path: str
    line: int
    id: str
    message: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        named = f"{_short(self.id, 80)}: " if self.id else ""
        return f"{place}: {named}{_short(self.message, 600)}"


def _short(text: str, limit: int) -> str:
    """A text on one line of a terminal, which no sign in it can move or clear."""
    cut = text if len(text) <= limit else f"{text[:limit]} …"
    return "".join(one if one.isprintable() else repr(one)[1:-1] for one in cut)


class Faulty(Exception):
    """Sources or settings have problems; `problems` lists them all, in order of their places."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


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

    id: Id
    title: Annotated[str, Field("in words", rules.for_templates(rules.short(60)), "title")]
    until: Annotated[
        str,
        Field('its last day ("2014-06-13"); the last period has none', rules.date),
    ] = ""


@dataclass(frozen=True)
class Event:
    """A dated event of timeline.yaml. `date` and `end` are ISO dates as precise as known."""

    id: Id
    date: Annotated[
        str,
        Field(
            'as precise as known and no more: "1991", "2018-07" or "2014-06-14", always in '
            "quotation marks. For a document it is the date of the document, where that is known; "
            "the text gives the day of release where it differs",
            rules.date,
        ),
    ]
    title: Annotated[str, Field("at most 70 characters", rules.short(70), "title")]
    text: Annotated[
        str,
        Field(
            "two to four plain sentences in our own words; only *emphasis*, for titles of works",
            rules.plain,
        ),
    ]
    category: Annotated[
        str,
        Field(
            "one of policy (plans, guidance and statements of Party and government bodies), law "
            "(rules, court decisions and court practice in China), pilot (local schemes and "
            "demonstration cities), corporate (firms, and rules made for them), media (reports, "
            "films and other public debate), research (books, studies and surveys), eu (laws, "
            "judgments and cases in the EU and its member states), technology (databases, codes "
            "and websites)",
            rules.one_of(CATEGORIES),
        ),
    ]
    place: Annotated[str, Field("one of china, eu, elsewhere", rules.one_of(PLACES))]
    article: Annotated[
        str,
        Field(
            'does the article mention it? one of "yes", "partly", "no" (in quotation marks)',
            rules.one_of(IN_ARTICLE),
        ),
    ]
    core: Annotated[
        str,
        Field(
            "yes or no: does it belong to the main line? The pages show all events alike; the "
            "downloads carry the mark, for those who select",
            rules.one_of(YES_NO),
        ),
    ]
    cite: Cites
    end: Annotated[str, Field("the last day, for an event that took several", rules.date)] = ""
    differs: Annotated[
        str, Field("one sentence on how the article’s version differs", rules.plain)
    ] = ""
    landmark: Annotated[
        str,
        Field(
            "a short name, at most 30 characters, with which it is named on the strip; about eight "
            "events have one",
            rules.for_templates(rules.short(30)),
        ),
    ] = ""

    @property
    def year(self) -> str:
        return self.date[:4]


@dataclass(frozen=True)
class Was:
    """The verdict of a claim in an earlier edition; never edited afterwards."""

    edition: Annotated[str, Field('the last edition that had it: "2026.1"', rules.label)]
    verdict: Annotated[str, Field("the verdict then", rules.one_of(VERDICTS))]
    why: Annotated[str, Field("why it changed, in one sentence", rules.plain)]
    second: Annotated[str, Field("the second verdict then", rules.one_of(VERDICTS))] = ""


@dataclass(frozen=True)
class Claim:
    """A claim of the article, with its verdict and the evidence."""

    id: Annotated[
        str,
        Field(
            "for good: essays link to /claims/#id. Never reused, never renamed", rules.identifier
        ),
    ]
    chapter: Annotated[str, Field(f"one of {', '.join(CHAPTERS)}", rules.one_of(CHAPTERS))]
    short: Annotated[
        str,
        Field(
            "the claim as an assertion that can be judged, for the ledger’s line; unique, at most "
            "48 characters",
            rules.short(48),
            "short",
        ),
    ]
    claim: Annotated[
        str,
        Field(
            "what the article says, in our words, at most 250 characters: cards have no more room",
            rules.short(250),
        ),
    ]
    source: Annotated[
        tuple[Citation, ...],
        Field("the works the article itself names for it; [] for none", rules.cites()),
    ]
    verdict: Annotated[
        str,
        Field(
            f"one of {', '.join(VERDICTS)}; never {OVERTAKEN}, which is only a second verdict",
            rules.one_of([one for one in VERDICTS if one != OVERTAKEN]),
        ),
    ]
    note: Annotated[
        str,
        Field(
            "why, in one sentence that stands beside the text: 8 to 25 words, best 12 to 16",
            rules.words(8, 25),
        ),
    ]
    explanation: Annotated[
        str,
        Field(
            "what holds, then what does not, in 40 to 110 words; its first sentence stands alone",
            rules.words(40, 110),
        ),
    ]
    evidence: Annotated[
        tuple[Citation, ...],
        Field('the works that carry the explanation: key, or "key, locator"', rules.cites()),
    ]
    second: Annotated[
        str, Field("a second verdict, from the same list", rules.one_of(VERDICTS))
    ] = ""
    reason: Annotated[
        str,
        Field(
            f"why, as one of {', '.join(REASONS)}; none only where a claim is plainly supported",
            rules.one_of(REASONS),
        ),
    ] = ""
    qualification: Annotated[
        str,
        Field(
            f"one of {', '.join(QUALIFICATIONS)}; a forecast has one of the last five",
            rules.one_of(QUALIFICATIONS),
        ),
    ] = ""
    close: Annotated[
        str, Field("yes where careful coders still differ", rules.one_of(("yes",)))
    ] = ""
    was: Annotated[
        tuple[Was, ...],
        Field("what the verdict was in earlier editions, oldest first", Was),
    ] = ()
    now: Annotated[
        str,
        Field(
            "for a claim that was overtaken by events, and only for it: what holds now, in one "
            "sentence",
            rules.plain,
        ),
    ] = ""
    overtaken_by: Annotated[
        tuple[str, ...],
        Field(
            "for the same: ids of the events in timeline.yaml that overtook it",
            rules.entries_of("timeline.yaml"),
        ),
    ] = ()


@dataclass(frozen=True)
class Coding:
    """How a claim was coded: the first verdicts of both coders, the settled one, and why."""

    id: str
    first: str
    second: str
    settled: str
    why: str


@dataclass(frozen=True)
class Group:
    """A group of questions."""

    id: Id
    title: Annotated[str, Field("at most 40 characters", rules.short(40), "title")]


@dataclass(frozen=True)
class Question:
    """What people ask, answered in a few sentences."""

    id: Annotated[
        str,
        Field(
            "for good: essays link to /questions/#id. Never reused, never renamed", rules.identifier
        ),
    ]
    group: Annotated[str, Field("the id of its group", rules.identifier)]
    question: Annotated[
        str,
        Field(
            "as people ask it, at most 90 characters, with a question mark",
            rules.question,
            "wording",
        ),
    ]
    answer: Annotated[
        str,
        Field(
            "40 to 90 words: the answer first, then the reason, then its limit",
            rules.words(40, 90),
        ),
    ]
    cite: Cites
    claims: Annotated[
        tuple[str, ...],
        Field("ids of the claims that bear on it; [] for none", rules.entries_of("claims.yaml")),
    ]
    paragraphs: Annotated[
        tuple[str, ...],
        Field("where more stands: mechanics#p-restricted; at least one", rules.paragraphs),
    ]
    asked_as: Annotated[
        tuple[str, ...],
        Field(
            "other wordings that people type, in lower case; none stands twice",
            rules.texts,
            "wording",
        ),
    ]


@dataclass(frozen=True)
class Term:
    """A term of glossary.yaml."""

    id: Annotated[
        str,
        Field("the public anchor /glossary/#id; once published, never changed", rules.identifier),
    ]
    term: Annotated[
        str,
        Field(
            "the English term as in running text, at most 80 characters long; a capital only in "
            "proper names",
            rules.short(80),
            "name",
        ),
    ]
    definition: Annotated[
        str,
        Field(
            "two to four plain sentences, at most 420 characters together. The first stands alone "
            "as the definition. *emphasis* for titles and for Chinese words in Latin letters only",
            rules.short(420),
        ),
    ]
    cite: Cites
    chinese: Annotated[
        str,
        Field('simplified characters; several forms are separated by " / "', rules.plain),
    ] = ""
    pinyin: Annotated[
        str,
        Field("romanisation with tone marks, in the order of `chinese`", rules.plain),
    ] = ""
    also: Annotated[
        tuple[str, ...],
        Field(
            "other English names, abbreviations and spellings of this very term; related persons "
            "and things belong in the definition",
            rules.texts,
            "name",
        ),
    ] = ()
    asked_as: Annotated[
        tuple[str, ...],
        Field(
            "other wordings under which people search for it, in lower case",
            rules.texts,
            "wording",
        ),
    ] = ()


@dataclass(frozen=True)
class Need:
    """What a drawing can show: how many series, how many values in each, and which.

    `highest` is the end of the axis of values, which begins at 0; `axis` are the ends of one that
    is to scale of time, in years. Values that are `parts` of one whole cannot all be 0. A diagram
    is `made_of` what stands under another key of figures.yaml.
    """

    series: int = 1
    least: int = 1
    most: int = 99
    highest: float = inf
    dated: bool = False
    axis: tuple[float, float] = (-inf, inf)
    parts: bool = False
    milestones: bool = False
    made_of: str = ""


# What each figure shows; a figure that is not here cannot be drawn.
NEEDS = MappingProxyType(
    {
        "layers": Need(series=0),
        "blocked-purchases": Need(
            series=2, least=3, highest=29, dated=True, axis=(2017.98, 2019.55)
        ),
        "court-list-flow": Need(series=2, highest=3.5),
        "student-support": Need(highest=100),
        "german-poll": Need(least=5, most=5, parts=True),
        "investment": Need(least=4, highest=36, dated=True, milestones=True),
        "verdicts": Need(series=0),  # its numbers are counted
        "debtor-path": Need(series=0, made_of="steps"),
        "court-list-entry": Need(series=0, made_of="rows"),
        "legal-ladder": Need(series=0, made_of="rungs"),
    }
)


@dataclass(frozen=True)
class Value:
    """A number of a figure: its row and column, and how its source puts it where not exact."""

    id: Id
    figure: Annotated[str, Field("the id of its figure", rules.identifier)]
    label: Annotated[
        str,
        Field(
            "the row it stands in, in words: a date, a year, an answer; each once in a series",
            rules.short(40),
        ),
    ]
    value: Annotated[str, Field("the number: digits, with a point before decimals", rules.number)]
    state: Annotated[
        str,
        Field(
            "seen (read in the source) or derived (follows from numbers that were read)",
            rules.one_of(STATES),
        ),
    ]
    cite: Cites
    date: Annotated[
        str,
        Field("the day or the year as a date, where the drawing is to scale of time", rules.date),
    ] = ""
    series: Annotated[
        str,
        Field("the column it stands in, where a row has several numbers", rules.short(40)),
    ] = ""
    words: Annotated[
        str,
        Field('how the source puts the number, where it is not exact ("nearly 6")', rules.plain),
    ] = ""
    note: Annotated[
        str, Field("a remark; a derived number must say how it was derived", rules.plain)
    ] = ""

    @property
    def number(self) -> float:
        return float(self.value)

    @property
    def derived(self) -> bool:
        return self.state == "derived"


@dataclass(frozen=True)
class Layer:
    """A part of the diagram of the system: who runs it, whom it touches, what follows."""

    id: Id
    name: Annotated[str, Field("at most 40 characters", rules.short(40))]
    run: Annotated[str, Field("who runs it", rules.short(60))]
    touches: Annotated[str, Field("people, firms or both", rules.one_of(TOUCHES))]
    whom: Annotated[str, Field("whom exactly, at most 60 characters", rules.short(60))]
    follows: Annotated[str, Field("what follows for them, at most 60 characters", rules.short(60))]
    beside: Annotated[
        str,
        Field("yes if it stands beside the system, no if it is a part", rules.one_of(YES_NO)),
    ]
    cite: Cites


@dataclass(frozen=True)
class Milestone:
    """An event of the timeline under the axis of a figure, with the date of the event."""

    id: Id
    figure: Annotated[str, Field("the id of its figure", rules.identifier)]
    event: Annotated[
        str,
        Field(
            "the id of an event in timeline.yaml, which gives the date",
            rules.entry_of("timeline.yaml"),
        ),
    ]
    label: Annotated[str, Field("at most 28 characters", rules.short(28))]
    date: str = ""


@dataclass(frozen=True)
class Step:
    """A step of a path: what it is, by which rule, what leads to the next, and the way out."""

    id: Id
    figure: Annotated[str, Field("the id of its figure", rules.identifier)]
    name: Annotated[str, Field("at most 28 characters", rules.short(28))]
    text: Annotated[str, Field("what it is and by whom, at most 70 characters", rules.short(70))]
    rule: Annotated[str, Field("the rule, at most 40 characters", rules.short(40))]
    out: Annotated[str, Field("the way out, at most 60 characters", rules.short(60))]
    cite: Cites
    until: Annotated[
        str,
        Field("what must happen for the next step, at most 40; the last has none", rules.short(40)),
    ] = ""
    after: Annotated[
        str,
        Field(
            "the id of the step that it follows, where that is not the one above; then each of the "
            "two may bring the other",
            rules.identifier,
        ),
    ] = ""


@dataclass(frozen=True)
class Row:
    """A line of a record: a field, and what stands in it."""

    id: Id
    figure: Annotated[str, Field("the id of its figure", rules.identifier)]
    name: Annotated[str, Field("the field, at most 40 characters", rules.short(40))]
    value: Annotated[
        str,
        Field("what stands in it, at most 60; the caption says if invented", rules.short(60)),
    ]
    cite: Cites


@dataclass(frozen=True)
class Rung:
    """A rung of the ladder of legal force, from the strongest down."""

    id: Id
    figure: Annotated[str, Field("the id of its figure", rules.identifier)]
    branch: Annotated[
        str,
        Field(
            "legislature, government, party or courts; the courts stand beside the ladder",
            rules.one_of(("legislature", "government", "party", "courts")),
        ),
    ]
    name: Annotated[str, Field("at most 40 characters", rules.short(40))]
    example: Annotated[str, Field("at most 70 characters", rules.short(70))]
    force: Annotated[str, Field("what it can and cannot do, at most 60", rules.short(60))]
    cite: Cites


Part = Value | Layer | Step | Row | Rung


@dataclass(frozen=True)
class Figure:
    """A figure of figures.yaml with everything that is drawn in it."""

    id: Annotated[
        str,
        Field(
            "in kebab case, for good: essays link to #fig-id. Never reused, never renamed",
            rules.identifier,
        ),
    ]
    number: Annotated[str, Field("for good: a number, once published, never moves", rules.whole)]
    title: Annotated[
        str,
        Field("a short name for the caption, at most 80 characters", rules.short(80), "title"),
    ]
    caption: Annotated[
        str, Field("what the reader must know to read it; only *emphasis*", rules.plain)
    ]
    alt: Annotated[
        str,
        Field(
            "what someone hears who cannot see it: the numbers that carry the message", rules.plain
        ),
    ]
    rows: Annotated[
        str, Field("what its rows are: the head of the first column of its table", rules.short(20))
    ]
    cite: Annotated[
        tuple[Citation, ...],
        Field("sources of the figure beside those of its numbers; [] for none", rules.cites()),
    ]
    unit: Annotated[
        str, Field("what the numbers count, for the table and the file", rules.plain)
    ] = ""
    remark: Annotated[
        str, Field("a few words drawn into it, at most 60 characters", rules.short(60))
    ] = ""
    values: tuple[Value, ...] = ()
    layers: tuple[Layer, ...] = ()
    steps: tuple[Step, ...] = ()
    lines: tuple[Row, ...] = ()
    rungs: tuple[Rung, ...] = ()
    milestones: tuple[Milestone, ...] = ()

    @property
    def anchor(self) -> str:
        return f"fig-{self.id}"

    @property
    def parts(self) -> tuple[Part, ...]:
        """What it is drawn from, of whatever kind: one kind in each figure."""
        return (*self.values, *self.layers, *self.steps, *self.lines, *self.rungs)

    @property
    def sources(self) -> tuple[Citation, ...]:
        """Every citation of the figure and its parts, once."""
        cited = [*(one.cite for one in self.parts), self.cite]
        return tuple(dict.fromkeys(citation for part in cited for citation in part))

    @property
    def plain_alt(self) -> str:
        return self.alt.replace("*", "")


@dataclass(frozen=True)
class Withdrawn:
    """An address that was published and is no more; `now` is the one that replaces it, if any."""

    id: Annotated[
        str,
        Field(
            "the address, as in published.txt, such as /media/#p-an-id or /old-page/",
            rules.address,
        ),
    ]
    date: Annotated[str, Field("the day it was taken back", rules.date)]
    reason: Annotated[str, Field("one plain sentence", rules.plain)]
    now: Annotated[str, Field("the address that takes its place", rules.address)] = ""


@dataclass(frozen=True)
class Line:
    """What an edition brings, in one sentence by hand; all else about it is counted."""

    id: Annotated[str, Field('the label of the edition: "2026.1"', rules.label)]
    line: Annotated[
        str,
        Field(
            "one plain sentence, at most 240 characters: what a reader finds new", rules.short(240)
        ),
    ]


@dataclass(frozen=True)
class Snapshot:
    """What an edition held, in short, so that a later one can tell what changed.

    `paragraphs` are hashes of their words by page and id; `verdicts` the first and the second.
    """

    label: str
    date: str
    paragraphs: Mapping[str, str]
    verdicts: Mapping[str, tuple[str, str]]
    works: tuple[str, ...]
    questions: tuple[str, ...]


@dataclass(frozen=True)
class Changes:
    """What changed from one edition to the next; `verdicts` are those before and after."""

    verdicts: Mapping[str, tuple[tuple[str, str], tuple[str, str]]]
    new: tuple[str, ...]
    reworded: tuple[str, ...]
    withdrawn: tuple[str, ...]
    works: tuple[str, ...]
    questions: tuple[str, ...]


@dataclass(frozen=True)
class Page:
    """A file of docs/: its front matter and its Markdown, which begins at `line` of the file."""

    name: str  # without docs/ and .md, as in the address: media, seminar/media
    meta: Mapping[str, str]
    body: str
    line: int

    @property
    def path(self) -> str:
        return f"docs/{self.name}.md"

    @property
    def up(self) -> str:
        """What leads from its folder to docs/ itself: nothing, or `../`."""
        return "../" * self.name.count("/")

    @property
    def is_chapter(self) -> bool:
        return self.name in CHAPTERS


@dataclass(frozen=True)
class Reading:
    """Something to read before a session: what it is, in Markdown, and how long it takes."""

    text: str
    minutes: int


@dataclass(frozen=True)
class Slot:
    """A stretch of a session, in minutes from its start: what is done, how, and with what."""

    start: int
    end: int
    what: str
    form: str
    material: str


@dataclass(frozen=True)
class Slide:
    """A slide: a claim, a figure (both by id) or points, and what is said to it, in Markdown."""

    title: str
    say: str
    claim: str = ""
    figure: str = ""
    points: tuple[str, ...] = ()


@dataclass(frozen=True)
class Session:
    """A session of the seminar, its texts in the Markdown of its page, docs/seminar/CHAPTER.md.

    `plans` are the running orders by their length in minutes; `paragraphs` the text to discuss,
    as `media#p-an-id`.
    """

    chapter: str
    outcomes: tuple[str, ...]
    readings: tuple[Reading, ...]
    document: str
    plans: Mapping[int, tuple[Slot, ...]]
    activity: str
    paragraphs: tuple[str, ...]
    tasks: tuple[str, ...]
    slides: tuple[Slide, ...]
    notes: str
    answers: tuple[str, ...]
    misunderstandings: tuple[str, ...]

    @property
    def page(self) -> str:
        return f"seminar/{self.chapter}"

    @property
    def minutes_to_read(self) -> int:
        return sum(reading.minutes for reading in self.readings)


@dataclass(frozen=True)
class Sources:
    """Everything that was read, once it has no problems; `bibtex` is the text of refs.bib."""

    bibtex: str = ""
    references: Mapping[str, Reference] = field(default_factory=dict)
    periods: tuple[Period, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    terms: tuple[Term, ...] = ()
    groups: tuple[Group, ...] = ()
    questions: tuple[Question, ...] = ()
    coding: tuple[Coding, ...] = ()
    figures: tuple[Figure, ...] = ()
    withdrawn: tuple[Withdrawn, ...] = ()
    sessions: tuple[Session, ...] = ()
    lines: tuple[Line, ...] = ()
    snapshots: tuple[Snapshot, ...] = ()
    pages: Mapping[str, Page] = field(default_factory=dict)

    @cached_property
    def event(self) -> Mapping[str, Event]:
        """Each event by its id."""
        return {one.id: one for one in self.events}

    @cached_property
    def claim(self) -> Mapping[str, Claim]:
        """Each claim by its id."""
        return {one.id: one for one in self.claims}

    def title(self, page: str) -> str:
        """The title of a page."""
        return self.pages[page].meta["title"]

    @cached_property
    def session(self) -> Mapping[str, Session]:
        """Each session by its chapter."""
        return {one.chapter: one for one in self.sessions}

    @cached_property
    def term(self) -> Mapping[str, Term]:
        """Each term by its id."""
        return {one.id: one for one in self.terms}


@dataclass(frozen=True)
class Edition:
    """What every page and document says about its edition. `address` is empty in a preview."""

    site: str
    description: str
    label: str
    date: date
    address: str

    def of_page(self, name: str, anchor: str = "") -> str | None:
        """The public address of a page or of a place in it; nothing in a preview."""
        if not self.address:
            return None
        path = "" if name == "index" else name if "." in name else f"{name}/"
        return f"{self.address}{path}{f'#{anchor}' if anchor else ''}"

    @property
    def frozen(self) -> bool:
        """Whether it is made for its own address, where it stays as it is for ever."""
        return self.address.endswith(f"/{self.label}/")

    @property
    def home(self) -> str:
        """The plain address, which shows the newest edition; empty in a preview."""
        return self.address.removesuffix(f"{self.label}/") if self.frozen else self.address

    @property
    def day(self) -> str:
        """Its date in words."""
        return words(self.date.isoformat())

    @property
    def timestamp(self) -> int:
        """Midnight of its day in UTC, in seconds, for files that carry a time."""
        return int(datetime.combine(self.date, datetime.min.time(), UTC).timestamp())
