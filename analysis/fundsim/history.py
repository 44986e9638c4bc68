"""What `fundsim calibrate` prints with --json: a history of projects, and the distributions fitted to it."""

from dataclasses import dataclass
from pathlib import Path

from .source import Source
from .words import clean

HEAD = ("program_version", "history_sha256", "seed")  # what such JSON begins with


@dataclass(frozen=True)
class History(Source):
    """`attrs` is all that was printed."""

    kind = "calibrate"

    @property
    def title(self):
        return clean(Path(self.attrs["history"]).name)

    @property
    def currency(self):
        return ""

    @property
    def quantities(self):
        """Those that made a distribution."""
        return [each for each in self.attrs["quantities"] if not each["fault"]]

    @property
    def replications(self):
        """Finished projects: what figures rest on."""
        return max((each["finished"] for each in self.attrs["quantities"]), default=0)

    @property
    def played(self):
        return f"{self.replications:,} finished projects"

    @property
    def interrupted(self):
        return "" if self.complete else f"INTERRUPTED: only {self.attrs['resamples']:,} replicates."

    @property
    def origin(self):
        return (f"fundsim {self.attrs['program_version']}, history {self.attrs['history_sha256'][:12]}, "
                f"seed {self.seed}, {self.attrs['resamples']} replicates")
