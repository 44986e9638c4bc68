"""Fails when the engine, as a WebAssembly module, asks its host for more than to print why it aborts.

Usage: check_imports.py MODULE | --self-test
"""

import sys
from pathlib import Path

# The standard library's way of saying why it aborts: it writes to the standard error stream.
ALLOWED = {"wasi_snapshot_preview1.fd_close", "wasi_snapshot_preview1.fd_seek", "wasi_snapshot_preview1.fd_write"}

IMPORT_SECTION = 2
CODE_SECTION = 10


class Reader:
    """Walks through a module (WebAssembly core specification, chapter 5)."""

    def __init__(self, content, position=0):
        self.content, self.position = content, position

    def number(self):
        value, shift = 0, 0
        while True:
            byte = self.content[self.position]
            self.position += 1
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    def bytes(self, size):
        self.position += size
        return self.content[self.position - size:self.position]

    def name(self):
        return self.bytes(self.number()).decode()

    def limits(self):
        flags = self.number()
        self.number()
        if flags & 1:
            self.number()


def sections(module):
    reader = Reader(module, 8)
    while reader.position < len(module):
        kind = reader.number()
        yield kind, reader.bytes(reader.number())


def imports(section):
    reader = Reader(section)
    for _ in range(reader.number()):
        name = f"{reader.name()}.{reader.name()}"
        kind = reader.number()
        if kind == 0:  # a function: its type
            reader.number()
        elif kind == 1:  # a table: type of its elements, limits
            reader.number()
            reader.limits()
        elif kind == 2:  # a memory
            reader.limits()
        elif kind == 3:  # a global: type, mutability
            reader.bytes(2)
        yield name


def faults(module):
    if module[:8] != b"\0asm\x01\0\0\0":
        yield "is no WebAssembly module"
        return
    found = dict(sections(module))
    if CODE_SECTION not in found:
        yield "has no code"
    for name in imports(found.get(IMPORT_SECTION, b"\0")):
        if name not in ALLOWED:
            yield f"imports {name}"


def module_with(*names):
    def sized(content):
        return bytes([len(content)]) + content

    entries = b"".join(
        sized(name.split(".")[0].encode()) + sized(name.split(".")[1].encode()) + b"\0\0" for name in names)
    section = bytes([len(names)]) + entries
    return b"\0asm\x01\0\0\0" + bytes([IMPORT_SECTION]) + sized(section) + bytes([CODE_SECTION]) + sized(b"\0")


def self_test():
    write, clock = "wasi_snapshot_preview1.fd_write", "wasi_snapshot_preview1.clock_time_get"
    expectations = [
        (module_with(write), []),
        (module_with(write, clock), [f"imports {clock}"]),
        (module_with("env.getenv"), ["imports env.getenv"]),
        (b"\0asm\x01\0\0\0", ["has no code"]),
        (b"\x7fELF", ["is no WebAssembly module"]),
    ]
    return [f"expected {expected}, found {list(faults(module))}" for module, expected in expectations
            if list(faults(module)) != expected]


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    failures = self_test() if sys.argv[1] == "--self-test" else list(faults(Path(sys.argv[1]).read_bytes()))
    for failure in failures:
        print(failure)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
