#!/usr/bin/env python3
"""chart.py CSV: the speeds as a bar chart in SVG."""

import sys
from xml.sax.saxutils import escape

from results import TITLES, read

WIDTH, LEFT, BAR, STEP, TITLE = 900, 300, 16, 21, 44
LONGEST = WIDTH - LEFT - 90
STYLE = """\
<style>
text { font: 12px sans-serif; fill: #24292f; }
.title { font-weight: bold; font-size: 14px; }
.ours { fill: #2f6fb3; } .other { fill: #a8b3bd; }
</style>
<rect width="100%" height="100%" fill="#ffffff"/>"""


def bar(row, y, scale):
    speed = float(row["mb_per_second"])
    name = row["program"]
    kind = "ours" if name.startswith("moult") else "other"
    length = max(1, speed * scale)
    middle = y + BAR - 4
    return (
        f'<text x="{LEFT - 8}" y="{middle}" text-anchor="end">{escape(name)}</text>\n'
        f'<rect class="{kind}" x="{LEFT}" y="{y}" width="{length:.1f}" height="{BAR}"/>\n'
        f'<text x="{LEFT + length + 6:.1f}" y="{middle}">{speed:.0f}</text>'
    )


def group(title, rows, y):
    """The bars of one work, the fastest first, and where the next one begins."""
    yield f'<text class="title" x="12" y="{y + 24}">{escape(title)}, MB/s</text>'
    rows = sorted(rows, key=lambda row: -float(row["mb_per_second"]))
    scale = LONGEST / float(rows[0]["mb_per_second"])
    for number, row in enumerate(rows):
        yield bar(row, y + TITLE - 8 + number * STEP, scale)


def main():
    facts, works = read(sys.argv[1])
    parts, y = [], 0
    for name, title in TITLES.items():
        # Reading without looking at anything would make all other bars short.
        rows = [row for row in works[name] if row["program"] not in ("wc -l", "C, reading the file")]
        parts += group(title, rows, y)
        y += TITLE + len(rows) * STEP
    parts.append(f'<text x="12" y="{y + 18}">{escape(facts["processor"])}, {facts["date"]}</text>')
    print(f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{y + 30}">')
    print(STYLE, *parts, "</svg>", sep="\n")


if __name__ == "__main__":
    main()
