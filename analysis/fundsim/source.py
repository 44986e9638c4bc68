"""What every file of fundsim says about itself, whichever command wrote it."""

import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from .words import clean


@dataclass(frozen=True)
class Source:
    """A file, and what its head says: the root attributes of HDF5, the names at the top of JSON."""

    path: Path
    attrs: dict

    @property
    def title(self):
        return clean(self.attrs["title"])

    @property
    def currency(self):
        return clean(self.attrs["currency"]) or "currency units"

    @property
    def seed(self):
        return int(self.attrs["seed"])

    @property
    def replications(self):
        """Simulated futures that every figure rests on."""
        return int(self.attrs["replications"])

    @property
    def complete(self):
        return bool(self.attrs.get("complete", True))

    @cached_property
    def scenario(self):
        """The scenario with all defaults, as nested dictionaries."""
        return tomllib.loads(self.attrs["scenario_toml"])

    @property
    def played(self):
        """ "2,000 simulated futures" """
        return "1 simulated future" if self.replications == 1 else f"{self.replications:,} simulated futures"

    @property
    def interrupted(self):
        """What a picture has to say first; empty for what is complete."""
        if self.complete:
            return ""
        asked = self.attrs.get("replications_requested")
        return f"INTERRUPTED RUN: {self.replications:,}{f' of {int(asked):,}' if asked else ''} futures."

    @property
    def origin(self):
        """Where the figures come from, for those who find a picture and want its file."""
        return (f"fundsim {self.attrs['program_version']}, scenario {self.attrs['scenario_sha256'][:12]}, "
                f"seed {self.seed}, {self.replications} replications")

    def close(self):
        """Nothing is open, unless a kind of file says otherwise."""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
