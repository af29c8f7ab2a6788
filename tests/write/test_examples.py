from annotated.cite import items, styles
from annotated.model import PATTERN
from annotated.write import examples


def test_worked_examples_are_a_page_a_paragraph_and_entries_in_each_style():
    def cited(name):
        page = styles.Cited(f"{name}: <i>Mechanics</i> &amp; more [1].", "(Site, para. 77777)")
        pattern = styles.Cited(f"{name}: <i>The Title</i>. {items.ADDRESS}.", "")
        return {"mechanics": page, PATTERN: pattern}

    places = {
        "A claim": ("Online behaviour", "https://example.org/claims/#mech-04"),
        "A term": ("*FICO*", "https://example.org/glossary/#fico"),
    }
    expected = "\n\n".join(
        f"### {name}\n\n"
        f"- *A page:* {name}: Mechanics &amp; more \\[1\\].\n"
        "- *Its paragraph 7, in the text:* (Site, para. 7)\n"
        f"- *A claim:* {name}: Online behaviour. https://example.org/claims/\\#mech-04.\n"
        f"- *A term:* {name}: *FICO*. https://example.org/glossary/\\#fico."
        for name in ("APA", "MLA", "Chicago", "Harvard")
    )
    by_style = {style: cited(name) for style, (name, _) in styles.STYLES.items()}
    assert examples.examples(by_style, places) == expected
