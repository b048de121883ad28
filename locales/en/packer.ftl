# What `ruangizin-pack` says to the officer who prepares a plan. None of this is in the app.

finding-about-file = { $file }: { $what }
finding-about-feature = layer { $layer }, { $file }, feature { $feature }: { $what }
finding-no-polygon = has no polygon and was left out
finding-no-setback = fits no rule for the distance of a setback and was left out; add a [[layer.setback]] for it to plan.toml
finding-blank-code = field "{ $field }" holds no code; answers there say that the zone is unknown
finding-no-area = is narrower than the grid (4 cm) and vanished
finding-overlapping = has polygons that lie over one another; each was taken by itself
finding-no-legend = code { $code } is used and the legend does not explain it
finding-blank-cells = { $count ->
    [one] { $count } cell is blank; answers there are { $outcome }
   *[other] { $count } cells are blank; answers there are { $outcome }
}
finding-no-column = { $count ->
    [one] sub-zone { $code } ({ $count } polygon) has no column; answers there are { $outcome }
   *[other] sub-zone { $code } ({ $count } polygons) has no column; answers there are { $outcome }
}
finding-unmet-overlay = overlay { $overlay }, class "{ $class }": no feature has this class, so the rule never applies; there are: { $classes }

build-of-package = { $path }: { $what }
build-of-service = service "{ $service }": { $what }
build-empty = { $file }: the layers hold no polygon at all

built-note = note: { $what }
built-more-notes = { $count ->
    [one] note: and { $count } more
   *[other] note: and { $count } more
}

source-error-file = { $file }: { $what }
source-error-feature = { $file }, feature { $feature }: { $what }
source-error-field = { $file }, feature { $feature }, field "{ $field }": { $what }
source-in-ring = ring { $ring }: { $what }
source-cannot-open = cannot be opened ({ $why }); check the name and the folder
source-workbook-broken = cannot be read: this file is damaged; open it in LibreOffice or Excel and save it again
source-cannot-read = cannot be read ({ $why }); open it in QGIS and export it again
source-no-match = no file fits this name; check the folder and the pattern
source-nothing-inside = holds folders in folders and no plan data; name the inner file
source-nothing-inside-of = holds no data of a kind that can be read here; it holds: { $files }
source-no-layer = has no table "{ $layer }"; it has: { $layers }
source-no-sheet = has no sheet "{ $sheet }"; it has: { $sheets }
source-broken-archive = cannot be unpacked ({ $why }); copy or pack it again
source-geodatabase = is an Esri file geodatabase; export its layers to GeoPackage or shapefile, in ArcGIS or QGIS
source-other-format = holds a format that is not read here (.{ $ending }); export it to GeoPackage, shapefile or GeoJSON
source-part-of-shapefile = is a part of a shapefile; name the file that ends in .shp
source-no-shapefile = is no shapefile, or was cut off; copy it again with its .dbf, .shx and .prj
source-no-dbf = has no .dbf beside it, so its features have no attributes; copy the whole shapefile
source-no-dbf-table = the .dbf beside it is no attribute table, or was cut off; copy it again
source-shp-dbf-differ = holds { $shapes } shapes and its .dbf { $rows } rows, so attributes may have slipped; export it again
source-wrong-encoding = field "{ $field }" is not in the encoding that the .cpg file or the mapping file states; it was read as Windows-1252
source-cut-off = ends before its end or holds a count that cannot be; copy it again or export it again
source-multipatch = is a multipatch (a body in space); export it as polygons
source-unknown-shape = has shape kind { $kind }, which no shapefile has; export it again
source-arc = holds arcs or curves; turn them into straight pieces first (ArcGIS: Densify; QGIS: Segmentize; ogr2ogr: -nlt CONVERT_TO_LINEAR)
source-no-wkb = holds a geometry that cannot be read; repair it in QGIS (Fix geometries) and export it again
source-no-wkt = is no geometry as text, from "{ $text }" on
source-no-geopackage = is a database without the tables of a GeoPackage; export it as GeoPackage
source-no-flatgeobuf = is no FlatGeobuf, or was cut off ({ $why }); export it again
source-no-kml = is no KML, or was cut off ({ $why }); export it again
source-empty = is not a GeoJSON feature collection: the file is empty; copy it again or export it again
source-json-list = is not a GeoJSON feature collection but a list without places; a table of rules is named under [rulebook]
source-no-collection = is not a GeoJSON feature collection ({ $why })
source-topojson = is TopoJSON; export it as GeoJSON (type is "Topology")
source-odd-json = is not as GeoJSON has it ({ $why })
source-several-scripts = holds several wrapped data sets; put each into a file of its own
source-server-error = is no plan but the error message of a server: { $answer }
source-incomplete = holds { $has } of the { $total } features that its server had; download the rest too
source-cut-by-server = holds { $has } features, and its server says that there are more; download the rest too
source-no-utf8 = cannot be opened as text: byte { $at } is no UTF-8; write encoding = "latin1" where it comes from an old program
source-no-position = "{ $text }" is no position of two numbers
source-no-number = holds a coordinate that is no number; repair it in QGIS (Fix geometries)
source-no-column = has no column "{ $column }"; it has: { $columns }
source-empty-table = has no row with names of columns
source-no-insert = holds no row (no INSERT … VALUES)
source-ring-left-out = ring { $ring } has fewer than three different corners and was left out
source-ring-unclosed = ring { $ring } does not end where it began; it was closed with a straight line
source-far-corner = longitude and latitude { $place } lie more than { $degrees } degrees from the first corner of the layer, { $first }; repair the coordinates
crs-unknown = the coordinate system "{ $crs }" is not known; write its EPSG code, such as crs = "EPSG:32751"
crs-odd = the coordinate system "{ $crs }" cannot be used ({ $why }); export the data in EPSG:4326
crs-no-projection = the coordinate system "{ $crs }" has a projection that is not known here; write its EPSG code as crs = "EPSG:…", or export the data in EPSG:4326
crs-none = names no coordinate system, and none of Indonesia fits its numbers ({ $place }); write crs = "EPSG:…"
crs-guessed = names no coordinate system; its numbers fit { $crs }, which was taken. Write crs = "{ $crs }" if that is right
crs-datum-step = { $crs } has a datum of its own; the step to WGS 84 was { $step }, good to some metres
crs-datum-unknown = the datum "{ $datum }" of { $crs } is not known here and was taken as WGS 84; places may be off by hundreds of metres. Write crs = "EPSG:…"
crs-datum-equal = { $crs } was taken as WGS 84 without a step between the datums; they agree within about a metre
crs-swapped = the first number of a position is the latitude or northing ({ $place }); write axes = "yx"
crs-no-degrees = { $crs } has degrees, but the numbers ({ $place }) are metres or feet; write the system they are in as crs = "…". These fit the region: { $candidates }
crs-degrees = { $crs } has metres or feet, but the numbers ({ $place }) are degrees; write crs = "EPSG:4326"
crs-degrees-swapped = { $crs } has metres or feet, but the numbers ({ $place }) are degrees, latitude first; write crs = "EPSG:4326" and axes = "yx"
crs-nowhere = in { $crs } the numbers ({ $place }) mean no place on earth; write the right system as crs = "…". These fit the region: { $candidates }
crs-other-fits = in { $crs } the data lie at { $lands }, which is not in the region; write the right system as crs = "…". These fit the region: { $candidates }
crs-elsewhere = in { $crs } the data lie at { $lands }, which is not in the region of the pack; check pack.region and crs
crs-no-place = { $place } is no place in { $crs }; repair the coordinates, or write the right system as crs = "…"
source-heights = { $count ->
    [one] { $count } feature had heights or measures (Z, M), which were dropped
   *[other] { $count } features had heights or measures (Z, M), which were dropped
}

finding-no-field = has none of the fields "{ $field }" for the code; it has: { $fields }
finding-more-of-these = { $count ->
    [one] { $count } more note of the same kind
   *[other] { $count } more notes of the same kind
}

init-done = { $file } was written. Read it from top to bottom, correct what is wrong, fill in what is marked, then: ruangizin-pack build { $file } --out paket
init-exists = the mapping file is there already; name another with --out, or move it away
init-cannot-write = the mapping file cannot be written ({ $why })
init-empty = none of the files holds polygons, so there is no plan to map
init-head = Mapping file of a spatial plan, written by ruangizin-pack init from what the files hold. Everything is a guess: correct it. Lines that begin with # are not read; those with a setting in them are other choices.
init-region = TO FILL IN: Kemendagri code of the regency or city
init-name = name that people read; en = "…" may be added
init-clock = { $clock }
init-check-by = after this day every answer says that the copy is old
init-status = berlaku (in force), ranperda (draft), dicabut (repealed)
init-fill = TO FILL IN
init-kind = subzone (RDTR), kawasan (RTRW), overlay (special provisions), kelurahan
init-doubt = DOUBTFUL: { $what }
init-about = { $part }: { $what }
init-doubtful-code = no field looks like codes of zones; "{ $field }" was taken ({ $samples })
init-no-code = no field holds codes; the names of the files were taken
init-code-by-file = the name of each file
init-crs-guessed = guess from the numbers; the files do not say it or say it wrongly
init-crs = coordinate system of the files: { $crs }
init-axes = the first number of a position is the latitude or northing
init-place = lies at (latitude, longitude) { $place }
init-null = texts that mean none
init-title = title that people read
init-legal-basis = the regulation, with number and year
init-accuracy = accuracy of borders in metres: 2.5 for 1:5,000, 12.5 for 1:25,000
init-overlays = Special provisions that stand in fields of the layer: kind = field
init-overlay-empty = no feature has one
init-rulebook-article = how the article with the matrix is cited, such as Pasal 8
init-rulebook-kbli = edition of KBLI of the codes
init-not-used = Not used, since they hold no polygons:
init-layer = { $count ->
    [one] { $count } polygon feature with { $corners } corners from { $files } data set(s)
   *[other] { $count } polygon features with { $corners } corners from { $files } data set(s)
}
init-samples = { $count ->
    [one] { $count } value: { $samples }
   *[other] { $count } values: { $samples }
}
init-blank-codes = { $count ->
    [one] { $count } feature has no code in "{ $field }"
   *[other] { $count } features have no code in "{ $field }"
}
init-rulebook = { $count ->
    [one] Table of rules: { $count } line under the columns { $columns }
   *[other] Table of rules: { $count } lines under the columns { $columns }
}
init-lines = { $count ->
    [one] { $file }: { $count } line feature
   *[other] { $file }: { $count } line features
}
init-points = { $count ->
    [one] { $file }: { $count } point feature
   *[other] { $file }: { $count } point features
}
init-table = { $count ->
    [one] { $file }: table with { $count } row
   *[other] { $file }: table with { $count } rows
}
init-nothing = { $count ->
    [one] { $file }: { $count } feature without geometry
   *[other] { $file }: { $count } features without geometry
}

init-layer-unused = Polygons that may say nothing about what is allowed ("{ $id }"). Take the # away in front of the settings if they do:

progress = { $stage }: { $percent }%
progress-read = Reading files and placing zones on the grid
progress-cut = Cutting map tiles
progress-pack = Putting the pack together
progress-compare = Comparing the pack with its source
