"""Tool tips for texts from outside: Qt takes what looks like HTML for HTML, these stay as they
are."""


def plain_tip(untrusted_text: str) -> str:
    """`untrusted_text` as a tool tip that shows it letter by letter."""
    if "<" not in untrusted_text and "&" not in untrusted_text:
        return untrusted_text
    lines = untrusted_text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")
    return f"<p style='white-space:pre-wrap'>{lines}</p>"
