"""`portal run` with its demo, as a newcomer starts it, and `portal demo story` told in it to the end."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.launch.ports import free_port

STATIONS = (
    "shop", "order", "reservation", "wave", "release", "pick", "pack", "label", "label check", "handover", "tracking",
    "shop told", "buyer told", "charges", "invoice",
)  # fmt: skip


def test_a_newcomer_starts_it_and_hears_one_orders_story_to_the_end(tmp_path: Path) -> None:
    told = os.environ | {
        "PORTAL_DATA_DIR": str(tmp_path / "data"),
        "PORTAL_PORT": str(free_port()),
        "PORTAL_SHOP_PORT": str(free_port()),
        "PORTAL_API_WORKERS": "1",
    }
    portal = [sys.executable, "-m", "portal.cli"]
    running = subprocess.Popen([*portal, "run"], env=told, stdout=subprocess.PIPE, text=True)
    try:
        assert running.stdout
        lines = []
        for line in running.stdout:
            lines.append(line)
            if line.startswith("ready: "):
                break
        assert lines, "it never said a word"
        assert lines[-1].startswith("ready: "), "".join(lines)
        story = subprocess.run([*portal, "demo", "story"], env=told, capture_output=True, text=True, timeout=120)
        assert story.returncode == 0, story.stdout + story.stderr
        missing = [station for station in STATIONS if f"ms  {station} " not in story.stdout]
        assert missing == [], story.stdout
    finally:
        running.send_signal(signal.SIGINT)
        running.wait(30)
