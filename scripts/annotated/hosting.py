"""What servers read beside the pages: the headers that go with every file, as hosts write them."""

from collections.abc import Iterable

from annotated import csp


def files(pages: Iterable[csp.Inline]) -> dict[str, str]:
    """For the pages of a site: `_headers` (Netlify, Cloudflare Pages) and an include for nginx."""
    headers = csp.headers(pages)
    return {
        "_headers": "/*\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items()),
        "nginx-headers.conf": "".join(
            f'add_header {name} "{value}" always;\n' for name, value in headers.items()
        ),
    }
