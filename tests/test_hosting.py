"""What servers read beside the pages."""

from annotated import csp, hosting

PAGE = "<!doctype html><script>a()</script>"
POLICY = csp.policy([PAGE], "frame-ancestors 'none'")


def test_headers_are_written_as_static_hosts_and_nginx_read_them():
    files = hosting.files([PAGE])
    first, *lines = files["_headers"].splitlines()
    assert first == "/*"
    assert lines[:3] == [
        f"  Content-Security-Policy: {POLICY}",
        "  Referrer-Policy: no-referrer",
        "  Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=(), "
        "browsing-topics=()",
    ]
    assert files["nginx-headers.conf"].splitlines()[:2] == [
        f'add_header Content-Security-Policy "{POLICY}" always;',
        'add_header Referrer-Policy "no-referrer" always;',
    ]


def test_the_headers_of_a_built_site_fit_all_its_pages(built):
    pages = [path.read_text("utf-8") for path in sorted(built.rglob("*.html"))]
    for name, text in hosting.files(pages).items():
        assert (built / name).read_text("utf-8") == text
        assert "unsafe" not in text
