"""Stones: what stands in the place of what was withdrawn."""

import pytest

from annotated.model import Withdrawn
from annotated.write.withdrawn import stones


def old(*ids):
    return [Withdrawn(one, "2027", "A reason.") for one in ids]


def test_a_stone_has_the_old_anchor_the_date_the_reason_and_the_new_place():
    entries = [
        Withdrawn(
            "/claims/#mech-99", "2027-05-03", "It stood *twice*, as [1].", "/claims/#mech-04"
        ),
        Withdrawn("/old/", "2027-05", "Nobody read it."),
    ]
    assert stones("claims", entries) == (
        "\n\n## Withdrawn { #withdrawn }\n\n"
        '- <span id="mech-99"></span>**mech-99** · withdrawn 3 May 2027. It stood *twice*, as '
        "\\[1\\]. Now: [/claims/\\#mech-04](claims.md#mech-04).\n"
    )
    assert stones("mechanics", entries) == ""
    assert "mech-99" not in stones("about", entries)
    home = stones("index", old("/#first"))
    assert home.startswith('\n\n## Withdrawn { #withdrawn }\n\n- <span id="first"></span>**first**')


def test_a_page_and_a_file_have_their_stones_on_the_about_page():
    found = stones("about", old("/old/", "/old.csv"))
    assert found == (
        "\n\n## Withdrawn { #withdrawn }\n\n"
        "- **/old/** · withdrawn 2027. A reason.\n"
        "- **/old.csv** · withdrawn 2027. A reason.\n"
    )
    assert stones("old", old("/old/", "/old.csv")).count("withdrawn 2027") == 1


@pytest.mark.parametrize(
    ("now", "link"),
    [("/", "index.md"), ("/#a", "index.md#a"), ("/media/", "media.md"), ("/a.json", "a.json")],
)
def test_a_stone_links_between_markdown_files(now, link):
    found = stones("media", [Withdrawn("/media/#x", "2027", "A reason.", now)])
    assert found.endswith(f"]({link}).\n")
