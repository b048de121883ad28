"""Prints as JSON how many bytes the tiles of each zoom take in an archive, each stored tile once."""

import collections
import json
import sys

from pmtiles.reader import MmapSource, all_tiles

seen = set()
sums = collections.Counter()
with open(sys.argv[1], "rb") as file:
    for (zoom, _, _), data in all_tiles(MmapSource(file)):
        if data not in seen:
            seen.add(data)
            sums[zoom] += len(data)
print(json.dumps(sums))
