"""Models by their names."""

import difflib

from .faults import Fault


def place_of(path, models, model):
    """Where a model stands among those of a file; a name that is not there is met with what is near."""
    if model in models:
        return models.index(model)
    near = difflib.get_close_matches(str(model), models, 1)
    hint = f"Did you mean '{near[0]}'?" if near else f"There are: {', '.join(models)}."
    raise Fault(f"{path}: there is no model '{model}'. {hint}")
