#!/usr/bin/env python3
"""What the README shows is what the commands it names print. --update writes it anew."""

from pages import compare

compare("README.md")
