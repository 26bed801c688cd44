#!/usr/bin/env python3
"""allocations.py MOULT SAMPLES: what each job allocates for a record once its buffers have grown.

The counts of two sizes of one synthetic stream are subtracted, so that what a run allocates at its start does not count.
More than one for two records is a failure: `topics` and `text` count the users of each tag in memory of its own, which
grows with the different tags; nothing else allocates. Cells take memory too, so tables are not measured. Without a
C compiler or glibc nothing is measured.
"""
import pathlib, platform, shutil, subprocess, sys, tempfile

SOURCE = pathlib.Path(__file__).resolve().parent.parent / 'Benchmarks' / 'baseline' / 'allocations.c'
MOST = 0.5
SIZES = [20_000_000, 60_000_000]
JOBS = ['dehydrate', 'redact --policy strict', 'redact --policy topics', 'redact --policy text']


def missing():
    """Why nothing can be measured, or None."""
    if not shutil.which('cc'):
        return 'a C compiler is missing (apt-get install gcc)'
    return None if platform.libc_ver()[0] == 'glibc' else 'the counter needs glibc'


def counted(moult, job, source, folder):
    """The allocations of a run."""
    found = pathlib.Path(folder, 'count')
    found.unlink(missing_ok=True)
    environment = {'PATH': '/usr/bin:/bin', 'LD_PRELOAD': f'{folder}/allocations.so', 'ALLOCATIONS': str(found)}
    command = [moult, *job.split(), '--threads', '1', source, '-o', '/dev/null']
    run = subprocess.run(command, capture_output=True, text=True, env=environment)
    if run.returncode != 0 or not found.exists():
        sys.exit(f'{job}: the run with the counter ended with {run.returncode}: {run.stderr[-800:]}')
    return int(found.read_text())


def measured(moult, samples):
    """Allocations for a record, by job."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(['cc', '-O1', '-shared', '-fPIC', '-o', f'{folder}/allocations.so', SOURCE], check=True)
        sources = [pathlib.Path(folder, f'{size}.jsonl') for size in SIZES]
        for source, size in zip(sources, SIZES):
            subprocess.run([samples, 'v1', '--bytes', str(size), '--seed', '400', '-o', source], check=True)
        records = [source.read_bytes().count(b'\n{') for source in sources]
        for job in JOBS:
            small, large = (counted(moult, job, source, folder) for source in sources)
            yield job, (large - small) / (records[1] - records[0])


def main():
    if reason := missing():
        return print(f'Allocations are not measured: {reason}.')
    wasteful = []
    for job, number in measured(*sys.argv[1:]):
        print(f'{job:50} {number:8.3f} allocations a record', flush=True)
        if number > MOST:
            wasteful.append(job)
    if wasteful:
        sys.exit(f'More than {MOST} allocations a record: {"; ".join(wasteful)}.')


main()
