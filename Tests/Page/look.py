#!/usr/bin/env python3
"""look.py CHROMIUM PAGE FOLDER: opens a page of `aggregate --format html` in headless Chromium, at three widths, dark and
light, and on paper.

Each time the page must load nothing, print nothing to the console, fit its width, and pass axe-core. Screenshots go
to FOLDER, for a person to look at.
"""
import pathlib
import sys

import axe_playwright_python
from playwright.sync_api import sync_playwright

WIDTHS = (320, 768, 1280)
# A check that axe cannot decide: the labels of charts have an outline in the colour of the paper.
UNDECIDED = {"color-contrast"}


def axe():
    folder = pathlib.Path(axe_playwright_python.__file__).parent
    return next(folder.rglob("axe*.js")).read_text()


def look(browser, page, width, scheme, checker, folder):
    """The faults of a page at a width and in a scheme, each in a line."""
    # The page's own policy forbids scripts, axe's among them.
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    tab = context.new_page()
    faults = []
    tab.on("console", lambda message: faults.append(f"console: {message.text}"))
    tab.on("pageerror", lambda error: faults.append(f"error: {error}"))
    tab.on("request", lambda request: request.url == page.as_uri() or faults.append(f"loads {request.url}"))
    tab.goto(page.as_uri())
    tab.screenshot(path=folder / f"{page.stem}-{width}-{scheme}.png")
    if tab.evaluate("document.documentElement.scrollWidth > innerWidth"):
        faults.append("is wider than the screen")
    tab.evaluate(checker)
    found = tab.evaluate("axe.run()")
    faults += [f"axe: {rule['id']}: {rule['nodes'][0]['html']}" for rule in found["violations"]]
    faults += [f"axe cannot decide {rule['id']}" for rule in found["incomplete"] if rule["id"] not in UNDECIDED]
    if not found["passes"]:
        faults.append("axe checked nothing")
    context.close()
    return [f"{width} {scheme}: {fault}" for fault in faults]


def main():
    chromium, page, folder = sys.argv[1], pathlib.Path(sys.argv[2]).resolve(), pathlib.Path(sys.argv[3])
    faults, looks = [], 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for width in WIDTHS:
            for scheme in ("light", "dark"):
                faults += look(browser, page, width, scheme, axe(), folder)
                looks += 1
        tab = browser.new_page()
        tab.goto(page.as_uri())
        paper = tab.pdf(format="A4")
        if not paper.startswith(b"%PDF"):
            faults.append("cannot be printed")
        browser.close()
    print("\n".join(faults) or f"{looks} looks, no fault")
    sys.exit(1 if faults else 0)


main()
