"""Opens exported parcels with GDAL and pyshp and compares them with what was written; prints one JSON line per program.

Started by `cargo xtask interop`, after the test `readers` of the crate `paper` has written the parcels.
"""

import io
import json
import logging
import pathlib
import sys
import warnings
import zipfile

import pyogrio
import pyproj
import shapefile
import shapely

NEAR = 1e-9
"""Degrees within which a corner is the same."""
NEAR_METRES = 1e-4
"""The same in metres."""


def same_ring(found, wanted, near=NEAR):
    """Whether two rings have the same corners in the same round, from wherever and whichever way round."""
    found = [tuple(it[:2]) for it in found]
    if len(found) != len(wanted) + 1 or found[0] != found[-1]:
        return False
    found = found[:-1]
    far = lambda a, b: max(abs(a[0] - b[0]), abs(a[1] - b[1])) > near
    for turned in (found, found[::-1]):
        for start in [at for at, it in enumerate(turned) if not far(it, wanted[0])]:
            around = turned[start:] + turned[:start]
            if not any(far(a, b) for a, b in zip(around, wanted)):
                return True
    return False


def same_pieces(pieces, wanted):
    """Each piece is a list of rings, shell first. Pieces and holes may come in another order."""
    left = list(wanted)
    for piece in pieces:
        match = next(
            (it for it in left if len(it) == len(piece) and same_ring(piece[0], it[0])
             and all(any(same_ring(ring, hole) for hole in it[1:]) for ring in piece[1:])), None)
        if match is None:
            return False
        left.remove(match)
    return not left


def pieces_of(geometry):
    polygons = getattr(geometry, "geoms", [geometry])
    return [[list(it.exterior.coords), *[list(hole.coords) for hole in it.interiors]] for it in polygons]


def gdal(source, **options):
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        meta, _, geometries, fields = pyogrio.raw.read(str(source), **options)
    return meta, [shapely.from_wkb(it) for it in geometries], fields, [str(it.message) for it in told]


def check_vector(folder, number, ending, expected):
    source = folder / f"{number}.{ending}"
    meta, geometries, fields, told = gdal(f"/vsizip/{source}/bidang.shp" if ending == "zip" else source)
    problems = list(told)
    if meta["crs"] != "EPSG:4326":
        problems.append(f"system {meta['crs']}")
    if len(geometries) != 1 or not geometries[0].is_valid:
        problems.append("not one valid shape")
    elif not same_pieces(pieces_of(geometries[0]), expected["pieces"]):
        problems.append("other corners")
    names = list(meta["fields"])
    row = {name: fields[at][0] for at, name in enumerate(names)}
    if row.get("CATATAN") != 'DATA CONTOH & "<uji>"' or "é" not in str(row.get("NAMA")):
        problems.append(f"other words: {row}")
    return problems


def check_dxf(folder, number, expected):
    meta, geometries, fields, told = gdal(folder / f"{number}.dxf")
    layers = fields[list(meta["fields"]).index("Layer")]
    code = (32700 if expected["south"] else 32600) + expected["zone"]
    to_metres = pyproj.Transformer.from_crs(4326, code, always_xy=True).transform
    wanted = [[to_metres(*corner) for corner in ring] for piece in expected["pieces"] for ring in piece]
    lines = [list(it.coords) for it, layer in zip(geometries, layers) if layer in ("BATAS_BIDANG", "LUBANG")]
    points = sum(it.geom_type == "Point" for it in geometries)
    problems = list(told)
    if len(lines) != len(wanted) or not all(same_ring(a, b, NEAR_METRES) for a, b in zip(lines, wanted)):
        problems.append("other corners")
    # A point and a number for each corner, and two notes.
    if points != 2 * sum(map(len, wanted)) + 2:
        problems.append(f"{points} points")
    return problems


def check_pyshp(folder, number, expected):
    problems = []
    handler = logging.Handler()
    handler.emit = lambda record: problems.append(record.getMessage())
    logging.getLogger("shapefile").addHandler(handler)
    with zipfile.ZipFile(folder / f"{number}.zip") as archive:
        if archive.testzip() is not None:
            problems.append("broken archive")
        part = {it: io.BytesIO(archive.read(f"bidang.{it}")) for it in ("shp", "shx", "dbf")}
        if not archive.read("bidang.prj").startswith(b"GEOGCS"):
            problems.append("no system")
    with shapefile.Reader(**part) as reader:
        shape = reader.shape(0).__geo_interface__
        rows = reader.records()
    polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
    if not same_pieces(polygons, expected["pieces"]):
        problems.append("other corners")
    # The standard's order: shells clockwise, holes the other way round.
    turns = [[shapefile.signed_area(list(ring)) < 0 for ring in it] for it in polygons]
    if not all(it[0] and not any(it[1:]) for it in turns):
        problems.append("rings turn the wrong way")
    if len(rows) != 1 or "é" not in rows[0]["NAMA"]:
        problems.append(f"other words: {rows}")
    logging.getLogger("shapefile").removeHandler(handler)
    return problems


def main(folder):
    folder = pathlib.Path(folder)
    expected = json.loads((folder / "expected.json").read_text())
    ways = {
        "GDAL: shapefile": lambda n, it: check_vector(folder, n, "zip", it),
        "GDAL: GeoJSON": lambda n, it: check_vector(folder, n, "geojson", it),
        "GDAL: KML": lambda n, it: check_vector(folder, n, "kml", it),
        "GDAL and PROJ: DXF": lambda n, it: check_dxf(folder, n, it),
        "pyshp: shapefile": lambda n, it: check_pyshp(folder, n, it),
    }
    for program, check in ways.items():
        problems = []
        for number, it in enumerate(expected):
            problems += [f"parcel {number}: {told}" for told in check(number, it)]
        good = len(expected) - len({it.split(":")[0] for it in problems})
        line = {"program": program, "read": f"{good} parcels", "expected": f"{len(expected)} parcels",
                "ok": not problems, "problems": problems[:5]}
        print(json.dumps(line), flush=True)


main(*sys.argv[1:])
