"""The interop suite: what we make is accepted by programs of others, what they make is judged right, and what goes
wrong outside (full disks, small file systems, read errors) never leaves a bad archive under its final name."""

import sys

import harness
import bundles  # noqa: F401  registers its checks
import faults  # noqa: F401
import forms  # noqa: F401
import letters  # noqa: F401
import ours  # noqa: F401
import theirs  # noqa: F401
import view  # noqa: F401

if __name__ == "__main__":
    sys.exit(harness.main(sys.argv[1:]))
