"""The page of editions: what each brought, and what changed since the one before."""

from collections.abc import Iterable, Iterator

from annotated.model import VERDICTS, Changes, Edition, Snapshot, Sources
from annotated.read.editions import Verdict, history
from annotated.text import dates
from annotated.text.markdown import escape, verbatim
from annotated.text.titles import plain
from annotated.write.places import by_id


def render(sources: Sources, edition: Edition) -> str:
    """A section for each edition, the present one first."""
    told = history(sources, edition)
    before = [*(held.label for held, _ in told[1:]), ""]
    return "\n\n".join(
        "\n\n".join(_section(held, changes, former, sources, edition))
        for (held, changes), former in zip(told, before, strict=True)
    )


def _section(
    held: Snapshot, changes: Changes | None, former: str, sources: Sources, edition: Edition
) -> Iterator[str]:
    name = held.label.replace(".", "-")
    yield f"## Edition {held.label} {{ #edition-{name} }}"
    yield f"{dates.words(held.date)} · {_address(held.label, edition)}"
    yield from (escape(one.line) for one in sources.lines if one.id == held.label)
    if changes:
        yield summary(changes)
        present = held.label == edition.label
        yield from _verdicts(changes, former, held.label, sources)
        yield from _paragraphs(changes, held.label, present, sources)
        yield from _works(changes, held.label, sources)
        yield from _questions(changes, held.label, sources)


def _address(label: str, edition: Edition) -> str:
    if not edition.home:
        return "no public address is set in this preview"
    own = edition.address if label == edition.label else f"{edition.home}{label}/"
    return f"[{escape(own)}]({own})"


def _heading(title: str, what: str, label: str) -> str:
    return f"### {title} {{ #{what}-{label.replace('.', '-')} }}"


# ---- What changed ----


def summary(changes: Changes) -> str:
    return (
        f"Verdicts changed: {len(changes.verdicts)}. Paragraphs: {len(changes.new)} new, "
        f"{len(changes.reworded)} reworded, {len(changes.withdrawn)} withdrawn. "
        f"Works added: {len(changes.works)}. Questions added: {len(changes.questions)}."
    )


def words(verdict: Verdict) -> str:
    """A verdict, and its second, as readers see it."""
    first, second = verdict
    return VERDICTS[first].label + (f"; {VERDICTS[second].label}" if second else "")


def why(claim: str, former: str, sources: Sources) -> str:
    """Why the verdict changed that a claim had in a former edition."""
    found = (one.why for one in sources.claim[claim].was if one.edition == former)
    return next(found, "")


def _verdicts(changes: Changes, former: str, label: str, sources: Sources) -> Iterator[str]:
    if changes.verdicts:
        yield _heading("Verdicts that changed", "verdicts", label)
        rows = [f"| Claim | In {former} | In {label} | Why |", "| --- | --- | --- | --- |"]
        rows += [
            f"| [{claim}](claims.md#{claim}) | {words(old)} | {words(new)} "
            f"| {escape(why(claim, former, sources))} |"
            for claim, (old, new) in changes.verdicts.items()
        ]
        yield "\n".join(rows)


def _paragraphs(changes: Changes, label: str, present: bool, sources: Sources) -> Iterator[str]:
    kinds = {
        "New": changes.new,
        "Reworded": changes.reworded,
        "Withdrawn": changes.withdrawn,
    }
    if any(kinds.values()):
        yield _heading("Paragraphs", "paragraphs", label)
        yield "\n".join(
            f"- *{kind}, {escape(sources.title(page))}:* {', '.join(links)}"
            for kind, ids in kinds.items()
            for page, links in _by_page(ids, present, sources).items()
        )


def _by_page(ids: Iterable[str], present: bool, sources: Sources) -> dict[str, list[str]]:
    """A link for each paragraph, by page: its number where it is that of the edition told of."""
    places = by_id(sources)
    stones = {one.id for one in sources.withdrawn}
    found: dict[str, list[str]] = {}
    for one in ids:
        page, _, anchor = one.partition("#")
        number = f"¶ {places[one].label.split()[-1]}" if present and one in places else ""
        text = number or escape(anchor.removeprefix("p-"))
        leads = one in places or f"/{page}/#{anchor}" in stones
        if page in sources.pages:
            found.setdefault(page, []).append(f"[{text}]({page}.md#{anchor})" if leads else text)
    return found


def _works(changes: Changes, label: str, sources: Sources) -> Iterator[str]:
    if changes.works:
        yield _heading("Works added", "works", label)
        known = (sources.references[one] for one in changes.works if one in sources.references)
        yield " · ".join(
            f"[{verbatim(plain(one.fields['title']))}](references.md#{one.key})" for one in known
        )


def _questions(changes: Changes, label: str, sources: Sources) -> Iterator[str]:
    known = [one for one in sources.questions if one.id in changes.questions]
    if known:
        yield _heading("Questions added", "questions", label)
        yield "\n".join(f"- [{escape(one.question)}](questions.md#{one.id})" for one in known)
