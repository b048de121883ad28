"""Runs a command and prints as JSON how long it took and how much memory it and its children held at most."""

import json
import resource
import subprocess
import sys
import time

# A program that is asked to tell how far it has come is heard.
heard = None if "--progress" in sys.argv else subprocess.DEVNULL
began = time.monotonic()
status = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=heard, check=False).returncode
seconds = time.monotonic() - began
print(json.dumps({"status": status, "seconds": seconds, "peak_kb": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss}))
