#!/usr/bin/env python3
"""All that the README shows is what the commands it names print. --update writes it anew."""

from pages import compare

compare("README.md")
