"""How does a page get on paper, or into a PDF?

The browser prints it: what only a screen needs is left away and charts stay whole (theme.CSS). The
button asks the browser to; the script in it is ours and holds nothing that anybody typed.
"""

from __future__ import annotations

import streamlit as st

BUTTON = """
<button id="shelfcast-print" type="button">Print or save as PDF</button>
<style>
#shelfcast-print {background: none; border: 1px solid currentColor; border-radius: 0.4rem;
  color: inherit; cursor: pointer; font: inherit; font-size: 0.9rem; padding: 0.3rem 0.8rem}
</style>
<script>
document.getElementById("shelfcast-print").onclick = () => window.print();
</script>
"""


def print_button() -> None:
    """The button, where the page stands now."""
    st.html(BUTTON, unsafe_allow_javascript=True)
