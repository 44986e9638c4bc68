#!/usr/bin/env python3
"""What the README shows is what the commands it names print, but for the lengthy ones. --update writes it anew."""

from pages import compare

compare("README.md", lengthy=False)
