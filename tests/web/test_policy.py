"""The content security policy: on every page, obeyed by it, and enforced by a browser."""

from annotated.web import policy
from browsing import served, with_browser


def test_a_page_may_load_and_run_what_is_of_its_own_site_and_nothing_else():
    assert policy.POLICY == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'"
    )


def test_every_page_carries_the_policy_before_anything_it_loads(built):
    tags = (
        f'<meta http-equiv="Content-Security-Policy" content="{policy.POLICY}">',
        '<meta name="referrer" content="no-referrer">',
    )
    for path in built.rglob("*.html"):
        html = path.read_text("utf-8")
        places = [html.index(tag) for tag in tags]
        assert max(places) < min(html.index(one) for one in ("<script", "<link", "<title")), path


def test_no_page_has_a_script_a_style_or_a_handler_of_its_own(soups):
    for address, soup in soups.items():
        inline = [one for one in soup("script") if not one.get("src")]
        assert {one["type"] for one in inline} <= {"application/ld+json"}, address
        assert soup("style") == [], address
        for element in soup(True):
            for name, value in element.attrs.items():
                assert name != "style" and not name.startswith("on"), (address, element)
                assert not str(value).strip().lower().startswith("javascript:"), (address, element)


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
            page.goto(f"{address}/{path.relative_to(built).as_posix()}")
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
