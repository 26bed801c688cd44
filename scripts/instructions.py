#!/usr/bin/env python3
"""instructions.py MOULT SAMPLES [--accept]: instructions for each byte of input, by job, as callgrind counts them.

The counts of two sizes of one synthetic stream are subtracted, so that what a run costs before its first record does
not count. A job that takes over 5 % more than Benchmarks/instructions.tsv is a failure; one that takes over 5 % less
is reported. --accept writes the counts into that file. The kernel is AVX2, since valgrind lacks AVX-512; on other
processors, and without valgrind, nothing is measured.
"""
import pathlib, platform, re, shutil, subprocess, sys, tempfile

EXPECTED = pathlib.Path(__file__).resolve().parent.parent / 'Benchmarks' / 'instructions.tsv'
TOLERANCE = 0.05
SIZES = [500_000, 2_500_000]
JOBS = [
    'dehydrate', 'redact --policy strict', 'redact --policy topics', 'redact --policy text',
    'aggregate --by lang,day', 'aggregate --by hashtag --count tweets,users', 'aggregate --by host,week --count tweets,users',
]


def missing():
    """Why nothing can be measured, or None."""
    if platform.machine() != 'x86_64':
        return f'the counts are of x86-64, and this is {platform.machine()}'
    if ' avx2 ' not in pathlib.Path('/proc/cpuinfo').read_text():
        return 'this processor lacks AVX2'
    if not shutil.which('valgrind') or not shutil.which('strip'):
        return 'valgrind or strip is missing (apt-get install valgrind binutils)'
    return None


def counted(moult, job, source, folder):
    """The instructions of a run."""
    command = ['valgrind', '--tool=callgrind', f'--callgrind-out-file={folder}/out', moult, *job.split(), '--threads', '1',
               source, '-o', '/dev/null']
    run = subprocess.run(command, capture_output=True, text=True, env={'PATH': '/usr/bin:/bin', 'MOULT_KERNEL': 'avx2'})
    found = re.search(r'Collected : (\d+)', run.stderr)
    if run.returncode != 0 or not found:
        sys.exit(f'{job}: the run under callgrind ended with {run.returncode}: {run.stderr[-800:]}')
    return int(found[1])


def measured(moult, samples):
    """Instructions a byte for each job."""
    with tempfile.TemporaryDirectory() as folder:
        # Valgrind cannot read the debug information of large programs.
        stripped = f'{folder}/moult'
        subprocess.run(['strip', '--strip-debug', '-o', stripped, moult], check=True)
        sources = [pathlib.Path(folder, f'{size}.jsonl') for size in SIZES]
        for source, size in zip(sources, SIZES):
            subprocess.run([samples, 'v1', '--bytes', str(size), '--seed', '400', '-o', source], check=True)
        bytes = sources[1].stat().st_size - sources[0].stat().st_size
        for job in JOBS:
            small, large = (counted(stripped, job, source, folder) for source in sources)
            yield job, (large - small) / bytes


def read(lines):
    return {job: float(number) for job, number in (line.split('\t') for line in lines if not line.startswith('#'))}


def main():
    accepts = '--accept' in sys.argv
    moult, samples = [argument for argument in sys.argv[1:] if argument != '--accept']
    if reason := missing():
        return print(f'Instructions are not measured: {reason}.')
    expected = read(EXPECTED.read_text().splitlines()) if EXPECTED.exists() else {}
    counts, slower = {}, []
    for job, count in measured(moult, samples):
        counts[job] = count
        before = expected.get(job)
        change = 'new' if before is None else f'{count / before - 1:+.1%}'
        print(f'{job:50} {count:8.2f} instructions a byte  {change}', flush=True)
        if before is None or count > before * (1 + TOLERANCE):
            slower.append(job)
    if accepts:
        lines = ['# Instructions for each byte of input, written by make instructions ACCEPT=yes.']
        EXPECTED.write_text('\n'.join(lines + [f'{job}\t{count:.2f}' for job, count in counts.items()]) + '\n')
    elif slower:
        sys.exit(f'Over {TOLERANCE:.0%} more than {EXPECTED.name} has: {"; ".join(slower)}.\n'
                 'If the change is worth it, accept the new numbers: make instructions ACCEPT=yes')


main()
