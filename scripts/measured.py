"""The tables of Documentation/recall.md, between the marks `<!-- measured: NAME -->` and `<!-- end -->`."""
import pathlib, re

PAGE = pathlib.Path(__file__).parent.parent / 'Documentation/recall.md'


def block(name):
    """The pattern of a table with its marks."""
    return re.compile(f'(<!-- measured: {name} -->\n)(.*?)(<!-- end -->)', re.DOTALL)


def write(name, header, table):
    """Writes a table into the page: a text column, then columns of numbers."""
    lines = [header, ['---'] + ['--:'] * (len(header) - 1)] + table
    text = ''.join('| ' + ' | '.join(map(str, line)) + ' |\n' for line in lines)
    page, count = block(name).subn(lambda found: found[1] + text + found[3], PAGE.read_text('utf-8'))
    if count != 1: raise SystemExit(f'{PAGE} has {count} tables {name}')
    PAGE.write_text(page, 'utf-8')


def rows(page, name):
    """The cells of a table of a page, without its header."""
    found = block(name).search(page.read_text('utf-8'))
    if not found: raise SystemExit(f'{page} has no table {name}')
    return [[cell.strip() for cell in line.strip('| ').split('|')] for line in found[2].splitlines()[2:]]
