"""The content security policy: computed, on every page, and enforced by a browser."""

import pytest

from annotated import csp
from conftest import served, with_browser

FIXED = "img-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'"


def test_a_page_without_a_line_of_its_own_allows_the_sites_files_only():
    html = '<script src="a.js"></script><script type="application/ld+json">{}</script>'
    assert csp.policy([csp.inline(html)]) == (
        f"default-src 'none'; script-src 'self'; style-src 'self'; {FIXED}"
    )


def test_each_line_in_a_page_is_allowed_by_its_own_hash():
    # The hash of "a()" as `printf 'a()' | openssl dgst -sha256 -binary | base64` gives it.
    script = "'sha256-qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4='"
    pages = [csp.inline("<script>a()</script>")] * 2
    assert csp.policy(pages, "frame-ancestors 'none'") == (
        f"default-src 'none'; script-src 'self' {script}; style-src 'self'; {FIXED}; "
        "frame-ancestors 'none'"
    )


@pytest.mark.parametrize(
    ("html", "named"),
    [
        ('<p style="color:red">', "<p style='color:red'>"),
        ('<img src="x" onerror="a()">', "<img onerror='a()'>"),
        ('<a href=" JavaScript:a()">', "<a href=' JavaScript:a()'>"),
    ],
)
def test_what_no_policy_can_allow_is_named(html, named):
    with pytest.raises(csp.Unsafe) as caught:
        csp.inline(html)
    assert str(caught.value) == named


def test_a_page_without_a_place_for_a_policy_is_named():
    with pytest.raises(csp.Unsafe) as caught:
        csp.secured("<p>Text</p>", {})
    assert str(caught.value) == 'a page without <meta charset="utf-8">'


def test_a_page_gets_its_policy_and_tells_no_site_where_its_readers_come_from():
    head = '<head><meta charset="utf-8">'
    rest = "<title>A page</title></head><script>a()</script>"
    own = csp.inline(head + rest)
    assert csp.secured(head + rest, own) == (
        f'{head}<meta http-equiv="Content-Security-Policy" content="{csp.policy([own])}">'
        f'<meta name="referrer" content="no-referrer">{rest}'
    )


def test_every_page_carries_its_own_policy_before_anything_it_loads(built):
    for path in built.rglob("*.html"):
        html = path.read_text("utf-8")
        own = html.index("Content-Security-Policy")
        assert own < min(html.index(mark) for mark in ("<script", "<link", "<title")), path
        without = html.replace(html[html.index("<meta http-equiv") : html.index("<title>")], "")
        assert f'content="{csp.policy([csp.inline(without)])}"' in html, path
        assert "unsafe" not in html[own : own + 600]


@with_browser
def test_a_browser_reports_no_violation_and_blocks_what_is_foreign(built, browser):
    page = browser.new_page()
    reports = []
    page.expose_function("reported", lambda directive: reports.append(directive))
    page.add_init_script(
        "addEventListener('securitypolicyviolation', event => reported(event.violatedDirective))"
    )
    with served(built) as address:
        for path in sorted(built.rglob("*.html")):
            page.goto(f"{address}/{path.relative_to(built).as_posix()}", wait_until="networkidle")
        assert reports == []
        # The negative control: the same page refuses a script, a style and a request of a stranger.
        page.evaluate(
            """async () => {
              const script = Object.assign(document.createElement("script"), { textContent: "window.ran = 1" })
              document.body.append(script)
              document.body.setAttribute("style", "color: red")
              await fetch("https://example.org/").catch(() => {})
            }"""
        )
        page.wait_for_timeout(200)
        assert page.evaluate("window.ran ?? 0") == 0
    assert sorted(reports) == ["connect-src", "script-src-elem", "style-src-attr"]
    page.close()
