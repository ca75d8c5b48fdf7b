"""In which formats can the comparison of proposals and decisions be had?"""

from collections.abc import Callable

from referat_cli.render import redline, redline_data, redline_html, redline_markdown, redline_stat
from referat_cli.render.redline_view import View
from referat_cli.render.terminal import Screen

Format = Callable[[View, Screen], str]

FORMATS: dict[str, Format] = {
    "table": redline.text,
    "json": redline_data.as_json,
    "ndjson": redline_data.ndjson,
    "csv": redline_data.as_csv,
    "markdown": redline_markdown.page,
    "html": redline_html.page,
}

# The table of `--stat`.
STAT: dict[str, Format] = {"table": redline_stat.table, "markdown": redline_stat.markdown}
