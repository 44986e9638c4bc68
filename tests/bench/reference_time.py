"""Prints the median time of one replication of a resolved scenario by the Python reference, seconds.

Usage: reference_time.py SCENARIO.toml REPLICATIONS
"""

import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "reference"))

from draws import Stream  # noqa: E402
from play import play_model  # noqa: E402
from scenario import read_scenario  # noqa: E402
from setting import Setting  # noqa: E402
from world import World  # noqa: E402


def main():
    setting = Setting(read_scenario(Path(sys.argv[1]).read_text(encoding="utf-8")))
    times = []
    for replication in range(int(sys.argv[2])):
        begin = time.process_time()
        world = World(setting, Stream(1, replication))
        for model in setting.models:
            play_model(setting, world, model)
        times.append(time.process_time() - begin)
    print(statistics.median(times))


main()
