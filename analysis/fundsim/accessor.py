"""`ds.fundsim` on every data set that was opened from a file of the program, however it was opened."""

import xarray

from .catalogue import OF_KIND, function_of
from .faults import Fault
from .reading import open_file


@xarray.register_dataset_accessor("fundsim")
class Accessor:
    """What a data set's file says, and its pictures: `ds.fundsim.file.currency`, `ds.fundsim.exceedance()`."""

    def __init__(self, data):
        self._data = data
        self._file = None

    @property
    def file(self):
        """As `fundsim.open` opens it."""
        if self._file is None:
            path = self._data.encoding.get("source")
            if path is None:
                raise Fault("this data set does not come from a file, and fundsim knows nothing about it")
            self._file = open_file(path)
        return self._file

    @property
    def kind(self):
        """ "run", "exploration" or "sweep" """
        return self.file.kind

    @property
    def pictures(self):
        """Their names."""
        return tuple(OF_KIND[self.kind])

    def __getattr__(self, name):
        if name.startswith("_") or name not in self.pictures:
            raise AttributeError(f"there is no picture '{name}' of a {self.kind}; there are: {', '.join(self.pictures)}"
                                 if not name.startswith("_") else name)
        self._check_whole()
        draw = function_of(name)
        return lambda *words, **named: draw(self.file, *words, **named)

    def __dir__(self):
        return sorted([*super().__dir__(), *self.pictures])

    def _check_whole(self):
        """A picture is of the whole file: a part of it would be shown as more than it is."""
        groups = [getattr(self.file, group) for group in self.file.groups]
        sizes = {name: size for group in groups for name, size in group.sizes.items()}
        for name, size in self._data.sizes.items():
            if sizes.get(name, size) != size:
                raise Fault(f"this data set holds {size:,} of {sizes[name]:,} along '{name}', and pictures are of the "
                            "whole file: draw them before a part is taken")
