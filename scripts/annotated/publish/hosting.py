"""What servers read beside the pages: the headers that go with every file, as hosts write them."""

from annotated.web.policy import HEADERS


def files() -> dict[str, str]:
    """`_headers` for Netlify and Cloudflare Pages, and an include for nginx."""
    return {
        "_headers": "/*\n" + "".join(f"  {name}: {value}\n" for name, value in HEADERS.items()),
        "nginx-headers.conf": "".join(
            f'add_header {name} "{value}" always;\n' for name, value in HEADERS.items()
        ),
    }
