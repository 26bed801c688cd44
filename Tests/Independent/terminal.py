"""Runs a command at a terminal of its own, and types answers when it asks.

terminal.py ANSWERS COMMAND...: the answers are lines with | between them. What the terminal shows comes out;
the exit code is the command's. With a time limit, so that a question without an answer ends."""

import os
import pty
import select
import sys
import time

answers = sys.argv[1].split("|") if sys.argv[1] else []
process, terminal = pty.fork()
if process == 0:
    os.execvp(sys.argv[2], sys.argv[2:])
shown = b""
asked = 0
end = time.monotonic() + 60
while time.monotonic() < end:
    ready, _, _ = select.select([terminal], [], [], 0.2)
    if not ready:
        continue
    try:
        part = os.read(terminal, 4096)
    except OSError:
        break
    if not part:
        break
    shown += part
    # A question ends in a space, and nothing follows it.
    if shown.endswith((b"recipient: ", b"(yes/no) ")) and asked < len(answers):
        os.write(terminal, answers[asked].encode() + b"\n")
        asked += 1
        shown += b"\n"
sys.stdout.buffer.write(shown)
_, status = os.waitpid(process, 0)
sys.exit(os.waitstatus_to_exitcode(status))
