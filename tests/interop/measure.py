"""Runs a command and prints as JSON how long it took and how much memory it and its children held at most."""

import json
import resource
import subprocess
import sys
import time

began = time.monotonic()
status = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode
seconds = time.monotonic() - began
print(json.dumps({"status": status, "seconds": seconds, "peak_kb": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss}))
