"""Words that would build something in Markdown if they were let."""

from hypothesis import strategies as st

from facilitator.text import clean

HOSTILE = (
    "# heading",
    "####### seven",
    "> quote",
    "- item",
    "+ item",
    "* item",
    "-",
    "---",
    "- - -",
    "===",
    "1. one",
    "1) one",
    "12345678901. many",
    "```\ncode\n```",
    "~~~\ncode\n~~~",
    "    indented",
    "\tindented",
    "`code`",
    "*em* **strong** _em_ __strong__ ***both***",
    "~~gone~~ ~gone~",
    "[label](javascript:alert(1))",
    "[label](https://example.org)",
    "![picture](https://example.org/x.png)",
    "[label]: https://example.org",
    "[^1]: note",
    "<script>alert(1)</script>",
    "<!-- comment -->",
    "<https://example.org>",
    "<me@example.org>",
    "<div\nonload=x>",
    "<?php ?>",
    "&lt;b&gt; &amp; &#60; &#x3c; &copy;",
    "a | b\n--- | ---\n1 | 2",
    "head\n:-:\ncell",
    "head\n---",
    "a\\",
    "\\",
    "\\\\|",
    "\\*not em\\*",
    "\\<b>",
    "$x$ and $$y$$",
    "a_b __init__ snake_case _x",
    "ends with hashes ##",
    "##",
    ": definition",
    "::: warning",
    "[ ] task",
    "- [x] done",
    "|",
    "||",
    "a\n\n\n\nb",
    "a  \nb",
    "@kit #12 :smile:",
)
"""Each of them must show to the letter."""

markup = st.text("\\`*_{}[]()<>#+-.!|~&;:=$ \n\t1a\"'/@^%", max_size=25).map(clean)
anything = st.text(max_size=40).map(clean)
texts = st.sampled_from(HOSTILE) | markup | anything
