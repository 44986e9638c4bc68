"""What can be wrong with a file, said so that it can be mended."""


class Fault(Exception):
    """The file is not what was expected."""

    exit_code = 3


class FileFault(Fault):
    """A file cannot be read or written."""

    exit_code = 4


class NothingToDraw(Fault):
    """The file is fine, but holds nothing that this picture shows."""


class WrongUse(Fault):
    """Something was asked for that there is not."""

    exit_code = 2
