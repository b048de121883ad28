"""Writes archives for our reader with programs of others, and an index of what each holds.

Started by `cargo xtask interop`. The Python package `pmtiles` writes some and reads what tippecanoe wrote, so the index
does not come from us; broken copies must end in an error.
"""

import gzip
import json
import pathlib
import subprocess
import sys
import zlib

from pmtiles.reader import MmapSource, Reader, all_tiles
from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import write


def written(path, tiles, compression=Compression.GZIP):
    pack = gzip.compress if compression == Compression.GZIP else bytes
    with write(path) as writer:
        for number in sorted(tiles):
            writer.write_tile(number, pack(tiles[number]))
        head = {
            "tile_type": TileType.MVT,
            "tile_compression": compression,
            "min_lon_e7": -1800000000,
            "min_lat_e7": -850000000,
            "max_lon_e7": 1800000000,
            "max_lat_e7": 850000000,
            "center_zoom": 0,
            "center_lon_e7": 0,
            "center_lat_e7": 0,
        }
        writer.finalize(head, {"name": "uji"})


def content(path):
    found = {}
    with open(path, "rb") as file:
        source = MmapSource(file)
        packed = Reader(source).header()["tile_compression"] == Compression.GZIP
        for (z, x, y), data in all_tiles(source):
            data = gzip.decompress(data) if packed else data
            found[f"{z}/{x}/{y}"] = [len(data), zlib.adler32(data)]
    return found


def broken(good):
    """Copies of a good archive that no reader may take, by name."""
    def with_byte(at, value):
        return good[:at] + bytes([value]) + good[at + 1 :]

    def with_number(at, value):
        return good[:at] + value.to_bytes(8, "little") + good[at + 8 :]

    return {
        "empty": b"",
        "header-cut": good[:100],
        "root-cut": good[:140],
        "other-magic": b"PMTilez" + good[7:],
        "version-2": with_byte(7, 2),
        "version-4": with_byte(7, 4),
        "directories-brotli": with_byte(97, 3),
        "tiles-zstd": with_byte(98, 4),
        "tiles-png": with_byte(99, 2),
        "zooms-turned": with_byte(100, good[101] + 1),
        "zoom-200": with_byte(101, 200),
        "root-too-far": with_number(8, 1 << 40),
        "root-offset-largest": with_number(8, (1 << 64) - 1),
        "root-too-long": with_number(16, 1 << 62),
        "root-of-nothing": with_number(16, 0),
        "root-no-gzip": with_byte(127, 0),
    }


def main(folder, tippecanoe, geojson):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*"):
        old.unlink()
    text = lambda number: f"tile {number} {'x' * (number % 97)}".encode()
    few = {zxy_to_tileid(*at): text(n) for n, at in enumerate([(0, 0, 0), (3, 7, 1), (14, 13811, 8651)])}
    written(folder / "python-few.pmtiles", few)
    written(folder / "python-unpacked.pmtiles", few, Compression.NONE)
    # Many that differ need leaf directories; equal neighbours become runs.
    many = {zxy_to_tileid(13, 0, 0) + n * (1 + n % 3): text(n) for n in range(30000)}
    written(folder / "python-leaves.pmtiles", many)
    runs = {zxy_to_tileid(9, 0, 0) + n: b"sea" if n % 50 else text(n) for n in range(20000)}
    written(folder / "python-runs.pmtiles", runs)
    command = [tippecanoe, "-q", "-f", "-z14", "-Z5", "-l", "zona", "-o", str(folder / "tippecanoe.pmtiles"), geojson]
    subprocess.run(command, check=True)

    index = {it.name: content(it) for it in sorted(folder.glob("*.pmtiles"))}
    good = (folder / "python-few.pmtiles").read_bytes()
    for name, data in broken(good).items():
        (folder / f"broken-{name}.pmtiles").write_bytes(data)
        index[f"broken-{name}.pmtiles"] = None
    (folder / "index.json").write_text(json.dumps(index))


if __name__ == "__main__":
    main(*sys.argv[1:4])
