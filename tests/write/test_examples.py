from annotated.cite import items, styles
from annotated.model import PATTERN
from annotated.write import examples


def test_worked_examples_are_a_page_a_paragraph_and_entries_in_each_style():
    def cited(name):
        page = styles.Cited(f"{name}: <i>Mechanics</i> &amp; more [1].", "")
        paragraph = styles.Cited("", "(“Mechanics,” para. 77777)")
        pattern = styles.Cited(f"{name}: The Title. <i>Site</i>. {items.ADDRESS}.", "")
        return {"mechanics": page, styles.paragraph_of("mechanics"): paragraph, PATTERN: pattern}

    entries = {
        "A claim": {"title": "Online *behaviour*", "URL": "https://example.org/claims/#mech-04"},
        "A term": {"title": "A & B", "URL": "https://example.org/glossary/#fico"},
    }
    expected = "\n\n".join(
        f"### {style.label} {{ #{name} }}\n\n"
        f"- *A page:* {name}: *Mechanics* &amp; more \\[1\\].\n"
        f"- *Its paragraph 7, in {'a note' if style.notes else 'the text'}:* "
        "(“Mechanics,” para. 7)\n"
        f"- *A claim:* {name}: Online \\*behaviour\\*. *Site*. "
        "https://example.org/claims/\\#mech-04.\n"
        f"- *A term:* {name}: A &amp; B. *Site*. https://example.org/glossary/\\#fico."
        for name, style in styles.STYLES.items()
    )
    assert examples.examples({name: cited(name) for name in styles.STYLES}, entries) == expected
