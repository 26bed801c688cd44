"""What the scripts of this folder share: the folded form of a text, and Swift files whose lines are searched in place."""
import functools, pathlib

SOURCES = pathlib.Path(__file__).resolve().parents[2] / 'Sources/Moult'

@functools.cache
def forms():
    found = {}
    for line in (SOURCES / 'Data/folding.txt').read_text(encoding='utf-8').splitlines()[1:]:
        place, form = line.split(' ', 1)
        first, _, last = place.partition('-')
        first, last = int(first, 16), int(last or first, 16)
        for code in range(first, last + 1):
            found[chr(code)] = chr(ord(form) + code - first) if len(form) == 1 else form
    return found

def fold(text):
    """A text as Folding.swift compares it."""
    return ''.join(forms().get(char, char.lower() if char.isascii() else char) for char in text)

def write(name, about, source, lines):
    """Writes a table: unique lines in the order of their bytes, as one string literal, which compiles fast."""
    lines = sorted(set(lines), key=lambda line: line.encode())
    bad = [line for line in lines if '\\' in line or '"""' in line or line != line.strip()]
    assert not bad, bad[:9]
    body = ''.join(f'    {line}\n' for line in lines)
    path = next(SOURCES.glob(f'*/Tables/{name}.swift'), SOURCES / f'Scrub/Tables/{name}.swift')
    path.parent.mkdir(exist_ok=True)
    path.write_text(f'// {source}\n// swift-format-ignore-file\n\n/// {about}\nenum {name} {{\n'
                    f'  static let lines = """\n{body}    """\n}}\n', encoding='utf-8')
    size = sum(len(line.encode()) + 1 for line in lines)
    print(f'{name}: {len(lines)} lines, {size} bytes')
