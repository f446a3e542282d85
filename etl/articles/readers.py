"""Several processes that read documents, each under a watch."""

import pickle
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock, local

from etl.articles.draft import Found
from etl.articles.options import ReadOptions
from etl.articles.process import START_UP, Ended, Process
from etl.articles.told import Read
from etl.articles.worker import ReadThem


class Readers:
    """Reads documents on so many processes, which start when there is something to read."""

    def __init__(self, options: ReadOptions, n: int) -> None:
        self.n = n
        self._options = options
        self._threads = ThreadPoolExecutor(n, thread_name_prefix="reader")  # each speaks with one process
        self._own = local()
        self._processes: list[Process] = []
        self._lock = Lock()
        self._closed = False

    def read(self, contents: bytes) -> Future[Sequence[Read | Ended]]:
        """What comes of each of some documents (a pickled list of `Found`); Ended for one that had to be ended."""
        return self._threads.submit(self._read, contents)

    def close(self) -> None:
        """End all processes, whatever they are at."""
        with self._lock:
            self._closed = True
            for process in self._processes:
                process.kill()
        self._threads.shutdown(wait=True, cancel_futures=True)
        for process in self._processes:
            process.close()

    def _read(self, contents: bytes) -> Sequence[Read | Ended]:
        try:
            return self._ask(contents)
        except Ended as ended:
            found: list[Found] = pickle.loads(contents)  # written by a process of ours
            # Nobody knows whose fault it was: each is read by itself.
            return [self._read_one(one) for one in found] if len(found) > 1 else [ended]

    def _read_one(self, found: Found) -> Read | Ended:
        try:
            return self._ask(pickle.dumps([found], pickle.HIGHEST_PROTOCOL))[0]
        except Ended as ended:
            return ended

    def _ask(self, contents: bytes) -> list[Read]:
        process = self._process()
        try:
            told: list[Read] = process.ask(contents, self._options.seconds_per_document)
        except Ended:
            self._own.process = None
            process.close()
            raise
        return told

    def _process(self) -> Process:
        """That of this thread, started if there is none.

        Raises:
            RuntimeError: if it does not start.
        """
        process: Process | None = getattr(self._own, "process", None)
        if process is None:
            with self._lock:
                if self._closed:
                    raise RuntimeError("the reading was given up")
                process = Process(ReadThem(self._options))
                self._processes.append(process)
            try:
                process.ask(b"", START_UP)
            except Ended as end:
                raise RuntimeError(f"the process that reads the inputs does not work: {end}") from end
            self._own.process = process
        return process
