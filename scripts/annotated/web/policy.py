"""The content security policy: what a browser may load and run, on every page alike.

A page shows and runs only files of its own site. No page has a script or a style of its own, so one
line serves them all. See https://www.w3.org/TR/CSP3/.
"""

from types import MappingProxyType

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'"
)
_UNUSED = ("camera", "geolocation", "microphone", "payment", "usb", "browsing-topics")
# What a server should send with every file; a page itself can carry the policy alone.
HEADERS = MappingProxyType(
    {
        "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _UNUSED),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
)
