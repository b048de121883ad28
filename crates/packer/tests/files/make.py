"""Writes the importer's fixtures: one small made-up plan in every format and system. Needs pyogrio, geopandas, openpyxl.

    python make.py FOLDER
"""
import gzip, json, pathlib, shutil, sqlite3, struct, sys, zipfile
import geopandas as gpd, openpyxl, pyogrio
from shapely.geometry import MultiPolygon, Polygon, mapping
from shapely.ops import transform

out = pathlib.Path(sys.argv[1])
out.mkdir(parents=True, exist_ok=True)

# Metres in UTM 51S near Kupang: neighbours that share borders, one with a hole, one of two parts.
E, N = 566_000.0, 8_876_000.0


def box(x, y, w, h):
    return Polygon([(E + x, N + y), (E + x + w, N + y), (E + x + w, N + y + h), (E + x, N + y + h)])


hole = box(60, 60, 60, 60)
shapes = [
    box(0, 0, 200, 200).difference(hole),
    hole,
    box(200, 0, 200, 90),
    box(200, 90, 200, 110),
    MultiPolygon([box(0, 200, 90, 100), box(310, 200, 90, 100)]),
    box(90, 200, 220, 100),
]
rows = [
    ("R-2", "Perumahan Kepadatan Tinggi", "Tidak Ada", 32103200, "2024-01-15"),
    ("RTH-2", "Taman Kota", "Tidak Ada", 31040200, None),
    ("K-1", "Perdagangan dan Jasa Skala Kota", "Rawan Banjir Tinggi", 32111100, "2024-01-15"),
    ("SPU-1", "Sarana Pelayanan Umum – Skala Kota", "Rawan Banjir Sedang", 32109100, None),
    ("PS", "Perlindungan Setempat (Daerah Aliran Sungai Liliba)", "-", 31030000, None),
    (None, "Belum ditetapkan", "Tidak Ada", None, None),
]
columns = ["KODSZN", "NAMOBJ", "KRB_03", "DOMAIN", "TGL"]
plan = gpd.GeoDataFrame(rows, columns=columns, geometry=shapes, crs="EPSG:32751")


def write(name, frame, **options):
    pyogrio.write_dataframe(frame, out / name, **options)


def to_zip(name, folder):
    with zipfile.ZipFile(out / name, "w", zipfile.ZIP_DEFLATED) as it:
        for path in sorted(folder.iterdir()):
            it.write(path, path.name)


# Shapefiles: UTM with .prj and .cpg; Latin-1 without .cpg, in TM-3; three in one archive, one per code.
(out / "utm").mkdir(exist_ok=True)
write("utm/pola_ruang.shp", plan, encoding="UTF-8")
latin = plan.to_crs("EPSG:23840")
latin["NAMOBJ"] = ["Perumahan é", "Taman ñ", "Perdagangan", "Sarana", "Perlindungan", "Belum"]
(out / "tm3").mkdir(exist_ok=True)
write("tm3/POLA.shp", latin, encoding="ISO-8859-1")
(out / "tm3/POLA.cpg").unlink()
for it in list((out / "tm3").iterdir()):
    it.rename(it.with_suffix(it.suffix.upper() if it.suffix in (".dbf", ".prj") else it.suffix))
parts = out / "parts"
parts.mkdir(exist_ok=True)
for code, frame in plan[plan.KODSZN.notna()].groupby("KODSZN"):
    write(f"parts/{code}.shp", frame.to_crs("EPSG:4326").drop(columns=["KODSZN"]))
to_zip("per_kode.zip", parts)
shutil.rmtree(parts)
# No .prj at all, in metres.
(out / "tanpa_prj").mkdir(exist_ok=True)
write("tanpa_prj/zona.shp", plan)
(out / "tanpa_prj/zona.prj").unlink()

# GeoPackage: two tables, one with heights, one in DGN95.
three = plan.copy()
three["geometry"] = [transform(lambda x, y: (x, y, x * 0 + 12.5), it) for it in plan.geometry]
write("rencana.gpkg", three, layer="pola_ruang", driver="GPKG")
write("rencana.gpkg", plan.to_crs("EPSG:23881").rename(columns={"KODSZN": "KODZON"}), layer="pola_lama", driver="GPKG", append=True)
# A curve polygon, straight from the standard: arcs must be refused.
curve = sqlite3.connect(out / "busur.gpkg.tmp")
curve.close()
(out / "busur.gpkg.tmp").unlink()
write("busur.gpkg", plan.iloc[:1], layer="zona", driver="GPKG", geometry_type="Unknown")
base = sqlite3.connect(out / "busur.gpkg")
ring = struct.pack("<BII", 1, 8, 5) + b"".join(struct.pack("<dd", E + x, N + y) for x, y in [(0, 0), (10, 10), (20, 0), (10, -10), (0, 0)])
blob = b"GP\x00\x01" + struct.pack("<i", 32751) + struct.pack("<BII", 1, 10, 1) + ring
for (it,) in base.execute("SELECT name FROM sqlite_master WHERE type='trigger'").fetchall():
    base.execute(f'DROP TRIGGER "{it}"')
base.execute("UPDATE zona SET geom = ?", (blob,))
base.commit()
base.close()


def shrink(name):
    """Without the index and in small pages a GeoPackage is a tenth of its size."""
    base = sqlite3.connect(out / name)
    for (it,) in base.execute("SELECT name FROM sqlite_master WHERE type='trigger'").fetchall():
        base.execute(f'DROP TRIGGER "{it}"')
    for (it,) in base.execute("SELECT name FROM sqlite_master WHERE name LIKE 'rtree%geom'").fetchall():
        base.execute(f'DROP TABLE "{it}"')
    for it in ("gpkg_extensions", "gpkg_ogr_contents", "gpkg_tile_matrix", "gpkg_tile_matrix_set"):
        base.execute(f"DROP TABLE IF EXISTS {it}")
    base.commit()
    base.execute("PRAGMA page_size = 512")
    base.execute("VACUUM")
    base.close()


shrink("rencana.gpkg")
shrink("busur.gpkg")

# FlatGeobuf in SRGI2013, KML, KMZ.
write("zona.fgb", plan.to_crs("EPSG:9491"), driver="FlatGeobuf")
degrees = plan.to_crs("EPSG:4326")
write("zona.kml", degrees, driver="KML") if "KML" in pyogrio.list_drivers() else None

# GeoJSON of every dress.
features = json.loads(degrees.to_json(drop_id=True))["features"]


def rounded(value):
    if isinstance(value, float):
        return round(value, 8)
    if isinstance(value, (list, tuple)):
        return [rounded(it) for it in value]
    return value


for it in features:
    it["geometry"]["coordinates"] = rounded(it["geometry"]["coordinates"])
text = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)
(out / "zona.geojson").write_text(text, encoding="utf-8")
(out / "bungkus.js").write_text("\ufeffvar json_zona_1 = " + text + ";\n", encoding="utf-8")
(out / "panggil.js").write_text("/* peta */ tampilkan(" + text + ");", encoding="utf-8")
(out / "baris.ndjson").write_text("\n".join(json.dumps(it) for it in features) + "\n")
(out / "urut.geojsons").write_text("".join("\x1e" + json.dumps(it) + "\n" for it in features))
with gzip.GzipFile(out / "zona.geojson.gz", "wb", mtime=0) as it:
    it.write(text.encode())


def swap(value):
    if isinstance(value[0], (int, float)):
        return [value[1], value[0]]
    return [swap(it) for it in value]


turned = [{**it, "geometry": {**it["geometry"], "coordinates": swap(it["geometry"]["coordinates"])}} for it in features]
(out / "terbalik.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": turned}))
metres = [{"type": "Feature", "properties": a["properties"], "geometry": {"type": g.geom_type, "coordinates": rounded(mapping(g)["coordinates"])}} for a, g in zip(features, plan.geometry)]
named = lambda code: {"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": f"urn:ogc:def:crs:EPSG::{code}"}}, "features": metres}
(out / "utm_crs.geojson").write_text(json.dumps(named(32751)))
(out / "zona_tetangga.geojson").write_text(json.dumps(named(32750)))
(out / "belahan_utara.geojson").write_text(json.dumps(named(32651)))
(out / "meter_tanpa_crs.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": metres}))
fake = {"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "EPSG:32751"}}, "features": features}
(out / "derajat_sebagai_utm.geojson").write_text(json.dumps(fake))

# Esri JSON as a server answers it, in Web Mercator, rings without order and turned either way.
web = plan.to_crs("EPSG:3857")


def rings(shape):
    polygons = shape.geoms if shape.geom_type == "MultiPolygon" else [shape]
    return [[list(p) for p in ring.coords] for it in polygons for ring in [*it.interiors, it.exterior]]


answer = {"displayFieldName": "NAMOBJ", "geometryType": "esriGeometryPolygon", "spatialReference": {"wkid": 102100, "latestWkid": 3857}, "features": [{"attributes": dict(zip(columns, row)), "geometry": {"rings": rings(shape)}} for row, shape in zip(rows, web.geometry)]}
(out / "server.json").write_text(json.dumps(answer))
(out / "galat.json").write_text(json.dumps({"error": {"code": 400, "message": "Unable to complete operation.", "details": []}}))

# Tables: well-known text with semicolons in Latin-1; a workbook with the matrix below merged headings and its legend.
lines = ["KODSZN;NAMOBJ;WKT"] + [f"{row[0] or ''};{row[1]};{shape.wkt}" for row, shape in zip(rows, plan.geometry)]
(out / "zona.csv").write_bytes("\r\n".join(lines).replace("–", "-").encode("latin-1"))
book = openpyxl.Workbook()
sheet = book.active
sheet.title = "Matriks ITBX"
sheet.append(["Lampiran: Ketentuan Kegiatan dan Penggunaan Lahan (contoh)"])
sheet.append([])
sheet.append(["No", "Kegiatan", "KBLI", "Zona Budi Daya", None, None, "Zona Lindung"])
sheet.append([None, None, None, "R-2", "K-1", "SPU-1", "RTH-2"])
sheet.merge_cells("D3:F3")
sheet.append(["A", "Perdagangan"])
for row in [[1, "Toko kelontong", "47111", "T1", "I", "B1", "X"], [2, "Kios pulsa", "47413", "I", "I", None, "x"], [3, "Rumah tinggal", None, "I", "Dilarang", "t1.B2", "X"]]:
    sheet.append(row)
legend = book.create_sheet("Keterangan")
legend.append(["Kode", "Arti", "Pasal"])
for row in [["T1", "Paling luas 20 persen bangunan", "Pasal 9 ayat (1)"], ["B1", "Memiliki tempat parkir", "Pasal 9 ayat (2)"], ["B2", "Persetujuan tetangga", "Pasal 9 ayat (2)"]]:
    legend.append(row)
book.save(out / "matriks.xlsx")

# Foreign ones: Dutch RD, New York feet, Melbourne.
for name, code, lng, lat in [("belanda", 28992, 4.9, 52.37), ("new_york", 2263, -73.98, 40.75), ("melbourne", 7855, 144.96, -37.81)]:
    here = gpd.GeoSeries.from_xy([lng], [lat], crs="EPSG:4326").to_crs(code).iloc[0]
    scale = 1 / 0.3048006096012192 if code == 2263 else 1.0
    moved = [transform(lambda x, y: (here.x + (x - E) * scale, here.y + (y - N) * scale), it) for it in shapes]
    frame = gpd.GeoDataFrame({"ZONE": [f"Z{n}" for n in range(6)]}, geometry=moved, crs=f"EPSG:{code}")
    (out / name).mkdir(exist_ok=True)
    write(f"{name}/zoning.shp", frame)

# What every reader of the plan must find: a point inside each feature in degrees, by pyproj.
points = gpd.GeoSeries([it.representative_point() for it in plan.geometry], crs=plan.crs).to_crs("EPSG:4326")
(out / "titik.json").write_text(json.dumps([[row[0], round(p.x, 9), round(p.y, 9)] for row, p in zip(rows, points)]))


def rules():
    """A planner's whole rulebook as the sheets of one workbook."""
    book = openpyxl.Workbook()
    sheets = {
        "Matriks": [
            ["Matriks kegiatan (contoh)"],
            ["No", "Kegiatan", "KBLI", "R-2", "R-3", "K-1", "SPU-1"],
            [1, "Kios", "47112", "I", "T1", "B2,T1", "X"],
            [2, "Rumah makan", "56101", "I", "", "", ""],
        ],
        "Keterangan": [
            ["Kode", "Arti", "Pasal"],
            ["T1", "Luas paling banyak 20 persen", "Pasal 9"],
            ["B2", "Ada parkir sendiri", "Pasal 9"],
            ["B9", "Lantai ditinggikan", "Pasal 20"],
        ],
        "Pasal": [
            ["Daftar pasal"],
            ["Pasal", "Halaman", "Bunyi", "Text (en)"],
            ["Pasal 8", 11, "Matriks menentukan kegiatan.", "The matrix says which activities."],
            ["Pasal 9", 12, "Arti kode T dan B.", "What T and B mean."],
            ["Pasal 20", 20, "Sempadan dan rawan banjir.", ""],
            ["Pasal 30", 30, "Kawasan.", ""],
        ],
        "Ketentuan khusus": [
            ["Ketentuan khusus", "Kelas", "Akibat", "Kecuali", "Wajib ada", "Pasal"],
            ["sempadan", "", "dilarang", "", "ya", "Pasal 20"],
            ["krb", "Tinggi", "B9", "", "", "Pasal 20"],
        ],
        "Kawasan": [["Kawasan", "Sesuai", "Bertentangan", "Pasal"], ["PK", "47112", "01450", "Pasal 30"]],
        "Intensitas": [
            ["Sub-zona", "Kelas jalan", "Luas persil (m2)", "Kelas lantai", "KDB (%)", "KLB", "KDH (%)", "GSB (m)",
             "Tinggi (m)", "Lantai", "GSB dari", "Pasal"],
            ["R-2 R-3", "*", "≤200", "*", 80, 2.4, 20, 12.5, 9, 2, "as", "Pasal 9"],
            ["R-2 R-3", "*", ">200", "*", 75, 1.6, 20, 12.5, 9, 2, "as", "Pasal 9"],
            ["K-1", "arteri", "*", "≤3", 80, 2.4, 20, 22.5, 21, 3, "rumija", "Pasal 9"],
        ],
        "Kegiatan": [
            ["Kode", "Kegiatan", "Activity", "Judul KBLI", "Kata sehari-hari"],
            ["47112", "Kios atau warung kelontong", "Kiosk", "Perdagangan eceran berbagai macam barang", "kios; warung"],
            ["56101", "Rumah makan", "Restaurant", "", "makan, resto"],
        ],
    }
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(out / "aturan.xlsx")


rules()
