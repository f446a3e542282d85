"""A process of its own for what may hang, crash or exhaust memory.

A limit inside a process cannot end a parser that is busy in compiled code; ending the process can.
"""

import pickle
import queue
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from threading import Thread, Timer
from typing import Any

# -P: a folder named etl where the user stands must not be taken for the package.
_COMMAND = (
    sys.executable,
    "-P",
    "-c",
    "import pickle, sys; sys.path[:] = pickle.load(sys.stdin.buffer); "
    "from etl.articles.worker import run; run(sys.stdin.buffer)",
)
START_UP = 60.0  # seconds that a process may take to come to its first word, on a slow disk
_LAST_BREATH = 5.0  # seconds between a process's last word and its end
_LOOK_UP = 0.5  # seconds after which one looks whether a silent process is at something new
_AHEAD = 4  # words that may wait to be taken
_GONE = (EOFError, pickle.UnpicklingError, OSError, ValueError)


class Ended(Exception):
    """The process ended, or was ended, in the middle of its work."""

    def __init__(self, reason: str, message: str) -> None:
        self.reason = reason  # a code of schemas/reject_reasons.yaml
        super().__init__(message)


class Process:
    """A process that works on a task; see worker.py."""

    def __init__(self, task: Any) -> None:
        self._popen = subprocess.Popen(_COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        with suppress(OSError):  # which is found out when it is asked
            for message in (sys.path, task):
                self._write(pickle.dumps(message))

    def ask(self, message: bytes, seconds: float) -> Any:
        """Its answer to a message.

        Args:
            message: pickled; empty to hear what it says by itself.
            seconds: after which it is ended.

        Raises:
            Ended: if it was, or is no more.
        """
        late: list[bool] = []
        timer = Timer(seconds, lambda: (late.append(True), self._popen.kill()))
        timer.daemon = True
        timer.start()
        try:
            self._write(message)
            return self.hear()
        except _GONE:
            if late:
                raise Ended("timed_out", f"took longer than {seconds:.0f} seconds") from None
            raise self.crash() from None
        finally:
            timer.cancel()

    def hear(self) -> Any:
        """What it says next.

        Raises:
            EOFError, pickle.UnpicklingError, OSError, ValueError: if it is no more.
        """
        return pickle.load(self._popen.stdout)  # type: ignore[arg-type]

    def crash(self) -> Ended:
        """What to say of a process that is no more."""
        with suppress(subprocess.TimeoutExpired):
            self._popen.wait(_LAST_BREATH)
        self._popen.kill()
        return Ended("reader_crashed", f"brought the reader down (exit status {self._popen.wait()})")

    def kill(self) -> None:
        """End it; may be called from another thread."""
        self._popen.kill()

    def close(self) -> None:
        """End it and let go of it."""
        self._popen.kill()
        self._popen.wait()
        for pipe in (self._popen.stdin, self._popen.stdout):
            with suppress(OSError):
                pipe.close()  # type: ignore[union-attr]

    def _write(self, message: bytes) -> None:
        self._popen.stdin.write(message)  # type: ignore[union-attr]
        self._popen.stdin.flush()  # type: ignore[union-attr]


class Board:
    """A file on which a process writes what it is at, to be read if it ends or hangs. A message would cost more."""

    def __init__(self) -> None:
        self._file = tempfile.NamedTemporaryFile(prefix="conflict-timeline-", buffering=0)  # noqa: SIM115 - for as long as this lives
        self.path = self._file.name

    def read(self) -> bytes:
        """What stands on it, with what is left behind it of what stood there before."""
        self._file.seek(0)
        return self._file.read()

    def close(self) -> None:
        """Remove it."""
        self._file.close()


class Heard:
    """What a process says, listened to by a thread of its own."""

    def __init__(self, process: Process, board: Board) -> None:
        """Start to listen.

        Args:
            process: that speaks by itself.
            board: on which it writes what it is at.
        """
        self._process, self._board = process, board
        self._words: queue.Queue[Any] = queue.Queue(_AHEAD)
        self._stopped = False
        self._thread = Thread(target=self._listen, name="listener", daemon=True)
        self._thread.start()

    def next(self, limit: Callable[[Any], float]) -> Any:
        """What it says next.

        Args:
            limit: seconds to wait, by what the process is at; they count anew when it is at something else.

        Raises:
            Ended: if the process says nothing for so long, or is no more.
        """
        written, since = None, 0.0
        while True:
            try:
                word = self._words.get(timeout=_LOOK_UP)
            except queue.Empty:
                if (now := self._board.read()) != written:
                    written, since = now, time.monotonic()
                elif time.monotonic() - since >= (seconds := limit(self.at())):
                    raise Ended("timed_out", f"took longer than {seconds:.0f} seconds") from None
                continue
            if isinstance(word, EOFError):
                raise self._process.crash()
            return word

    def at(self) -> Any:
        """What the process is at; None if it has told nothing yet."""
        written = self._board.read()
        return pickle.loads(written) if written else None  # written by a process of ours

    def close(self) -> None:
        """Listen no more, and end the process."""
        self._stopped = True
        self._process.close()
        self._thread.join()
        self._board.close()

    def _listen(self) -> None:
        try:
            while not self._stopped:
                self._put(self._process.hear())
        except _GONE:
            self._put(EOFError())

    def _put(self, word: Any) -> None:
        while not self._stopped:
            try:
                return self._words.put(word, timeout=0.5)
            except queue.Full:
                continue
