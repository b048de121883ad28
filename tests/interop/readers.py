"""Opens a pack's plan with programs of others and prints one JSON line per program: what it read, and what it should have.

Started by `cargo xtask interop` in an environment that it makes; the pack's own report says what to expect.
"""

import gzip
import json
import pathlib
import re
import subprocess
import sys

import mapbox_vector_tile
import pyogrio
from pmtiles.reader import MmapSource, Reader, all_tiles


def line(program, read, expected, ok):
    print(json.dumps({"program": program, "read": str(read), "expected": str(expected), "ok": bool(ok)}), flush=True)


def main(pack, tippecanoe_decode):
    pack = pathlib.Path(pack)
    manifest = json.loads((pack / "pack.json").read_text())
    report = json.loads((pack / "report.json").read_text())
    archive = pack / manifest["files"]["plan"]["name"]
    layers = {it["id"] for it in manifest["layers"]}

    with open(archive, "rb") as file:
        source = MmapSource(file)
        header = Reader(source).header()
        tiles = {at: gzip.decompress(data) for at, data in all_tiles(source)}
        declared = {it["id"] for it in Reader(source).metadata()["vector_layers"]}
    line("pmtiles (Python): tiles", len(tiles), header["addressed_tiles_count"], len(tiles) == header["addressed_tiles_count"])
    line("pmtiles (Python): layers in the metadata", sorted(declared), sorted(layers), declared == layers)

    decoded = 0
    features = 0
    for data in tiles.values():
        tile = mapbox_vector_tile.decode(data)
        decoded += 1
        features += sum(len(it["features"]) for it in tile.values())
    line("mapbox_vector_tile: tiles decoded", decoded, len(tiles), decoded == len(tiles))

    deepest = header["max_zoom"]
    whole = subprocess.run(
        [tippecanoe_decode, f"-z{deepest}", f"-Z{header['min_zoom']}", str(archive)], capture_output=True, text=True, check=True
    ).stdout
    seen = len(re.findall(r'"type": ?"Feature"[,}]', whole))
    line("tippecanoe-decode: features in all tiles", seen, features, seen == features)

    names = {it[0] for it in pyogrio.list_layers(archive)}
    line("GDAL (pyogrio): layers", sorted(names), sorted(layers), names == layers)
    zone = next(it for it in report["layers"] if it["kind"] in ("subzone", "kawasan"))
    stated = {it["code"] for it in zone["codes"] if it["code"]}
    _, _, _, columns = pyogrio.raw.read(archive, layer=zone["id"], columns=["code"], read_geometry=False)
    codes = {it for it in columns[0] if it}
    line("GDAL (pyogrio): codes of the zones", len(codes), len(stated), codes == stated)


main(sys.argv[1], sys.argv[2])
