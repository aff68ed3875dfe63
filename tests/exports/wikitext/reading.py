"""What a reader of wikitext finds besides words, and what people might say to act."""

from typing import Final

import mwparserfromhell
from mwparserfromhell.nodes import HTMLEntity, Tag, Text

HOSTILE: Final = (
    "~~~ ~~~~ ~~~~~",
    "[[User:Somebody]] [[User talk:Somebody|hello]] [[Category:Spies]] [[File:x.png]] [[pipe|]]",
    "{{delete}} {{subst:User:X}} {{{1}}} {{PAGENAME}} {{#invoke:x|y}}",
    "https://x.example //x.example [https://x.example x] mailto:a@x.example tel:1 irc://x news:x",
    "<script>alert(1)</script> <nowiki> </nowiki> <ref>x</ref> <!-- x --> <pre> <br> <onlyinclude>",
    "</translate> <translate> <!--T:1--> <tvar name=1>x</tvar> $1 <languages/>",
    "__TOC__ __NOINDEX__ __NEWSECTIONLINK__ ＿＿目次＿＿",
    "'''''bold''''' ''it'' 'n' -{zh:x}- ---- x'y'''z",
    "* a\n# b\n: c\n; d : e\n= f =\n== g ==\n---- h\n  i\n! j\n| k\n\ti",
    "{| class=x\n|-\n! a !! b\n| c || d\n|}",
    "#REDIRECT [[X]]\n＃転送 [[X]]",
    "RFC 2616 PMID 12 ISBN 978-3-16-148410-0 ISBN\u00a0978-3-16-148410-0",
    "&lt; &#60; &amp;amp; &#x3C;",
    "</blockquote></div></span>|}]]}}",
    "@Somebody ping",
)
"""What would link, sign, call somebody, act, or break the page."""


def alive(wikitext: str) -> list[tuple[str, str]]:
    """Return all that a reader of wikitext finds besides words, in order."""
    nodes = mwparserfromhell.parse(wikitext).filter(recursive=True)
    return [
        (type(node).__name__, str(node.tag) if isinstance(node, Tag) else "")
        for node in nodes
        if not isinstance(node, Text | HTMLEntity) and str(node) != "<br>"
    ]
