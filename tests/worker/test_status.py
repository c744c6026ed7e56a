"""Worker and relay say over HTTP whether their work moves."""

import http.client
import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from worker.status import Pulse, answer


@contextmanager
def watched(trouble: Callable[[], str | None]) -> Iterator[Callable[[str], tuple[int, bytes]]]:
    server = answer("127.0.0.1", 0, trouble)

    def ask(path: str) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=5)
        connection.request("GET", path)
        response = connection.getresponse()
        found = response.status, response.read()
        connection.close()
        return found

    try:
        yield ask
    finally:
        server.shutdown()
        server.server_close()


def test_a_process_whose_work_moves_is_alive_and_one_whose_work_hangs_says_for_how_long() -> None:
    pulse = Pulse(still_after=0.2)
    with watched(pulse.trouble) as ask:
        assert ask("/health/live")[0] == 200
        time.sleep(0.25)
        status, body = ask("/health/live")
        assert status == 503
        assert json.loads(body)["parts"]["work"].startswith("nothing has moved for")
        pulse.beat()
        assert ask("/health/live")[0] == 200


def test_its_numbers_are_there_and_nothing_else_is() -> None:
    with watched(lambda: None) as ask:
        status, body = ask("/metrics")
        assert status == 200
        assert b"python_info" in body
        assert ask("/anything")[0] == 404
