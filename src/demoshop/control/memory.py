"""How large this process is; apart because only the operating system can say."""

import os
import resource
from pathlib import Path

_STATM = Path("/proc/self/statm")


def resident_mb() -> int:
    """Memory held now, in MB; where the system tells only the largest it ever was, that."""
    if _STATM.exists():
        return int(_STATM.read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") // 2**20
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
