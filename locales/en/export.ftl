# The page with the files of a parcel. These sentences travel with that part of the program.
export-title = Files of a lot for OSS and surveyors
export-lead = OSS asks for a shapefile. Make it here yourself from the outline of your lot, free and without internet.
export-privacy = Everything is done on your phone. Neither the outline nor these files are sent anywhere.

## The land
export-land = The lot
export-none = There is no lot yet. Draw its outline on the map, or convert a file or coordinates that you already have.
export-draw = Draw or change the outline on the map
export-area = Area
export-pieces = Pieces
export-corners = Corners
export-drawing = Drawing of the lot with numbered corners, north and a scale
export-note = Made with RuangIzin, { $date }. Not an official survey.

## Converting
export-convert = Convert a file or coordinates that you have
export-file = Open a file
export-file-hint = KML, KMZ, GPX, GeoJSON, shapefile (in a ZIP), CSV or text. The file stays on your phone.
export-text = Or paste the coordinates of the corners
export-text-hint = One corner per line, in order around the lot. Decimal, degrees-minutes-seconds, UTM and TM-3 are understood.
export-text-read = Read the coordinates
export-read = The file { $name } has been read.
export-failed = The file { $name } cannot be used.
export-choose = Which pieces go into the files?
export-piece = Piece { $number }

## What an office would say
export-check = Check it first
export-name = Name of the lot
export-name-hint = Written into the files and used as their name. May stay empty. Do not write an ID number.
export-stated = Area on the land title (m²)
export-stated-hint = To compare it with the drawing. May stay empty.
export-fine = Good
export-open = Could not be checked yet
export-look = Please look again
export-stops = Needs mending
export-closed = The outline is closed: it ends where it begins.
export-closed-not = An outline has fewer than three different corners.
export-simple = No sides cross each other.
export-simple-open = Too large to check here: it has too many corners to make sure that no parts lie on top of each other.
export-simple-not = The shape is not clean:
export-flaw-sides = Side { $first } and side { $second } cross or touch.
export-flaw-repeated = Corner { $corner } is the same as the one before it.
export-flaw-spike = At corner { $corner } the outline goes out and comes back along nearly the same line.
export-flaw-hole = A hole in piece { $piece } leaves its outer line or lies over another hole.
export-flaw-pieces = Piece { $one } and piece { $other } lie on top of each other.
export-flaw-other = There is something to look at in this outline.
export-area-agrees = The drawing has { $measured }, which agrees with the title ({ $stated }).
export-area-differs = The drawing has { $measured }, but the title says { $stated }. They differ by more than 5 percent; an office usually asks about that.
export-area-unstated = The drawing has { $measured }.
export-area-unlikely = The drawing has { $measured }. A lot usually has between 4 m² and 500 hectares; check the coordinates.
export-city = All of its outline lies in this city.
export-city-partly = A part of it lies outside of this city. Permits for that part are given elsewhere.
export-city-not = This lot lies outside of this city. Check the order of latitude and longitude, or choose another city.
export-city-open = Whether it lies in the city could not be checked yet.
export-kecamatan = All of its outline lies in the district (kecamatan) { $name }.
export-kecamatan-several = It touches several districts (kecamatan): { $names }. OSS takes one district per location; ask at the counter.
export-kecamatan-open = The district (kecamatan) could not be checked yet.
export-ground = Along its outline the plan draws no water. Its middle was not looked at.
export-ground-water = A part of it is drawn as water in the plan. The sea has a permit of its own (KKPRL).
export-ground-open = Land or water could not be checked yet, or the plan has a gap here.

## The files
export-files = Take the files
export-unsound = An office will probably refuse this shape. Mend what is marked “Needs mending” first.
export-shp = Shapefile for OSS (ZIP)
export-shp-for = Upload this ZIP as it is in OSS, on the map of the business location.
export-kml = KML
export-kml-for = For Google Earth and maps on a phone.
export-geojson = GeoJSON
export-geojson-for = For GIS officers.
export-dxf = DXF
export-dxf-for = For surveyors and building designers, in metres (UTM).
export-csv = Table of coordinates (CSV)
export-csv-for = Decimal, degrees-minutes-seconds and UTM, to attach to a letter.
export-png = Picture (PNG)
export-png-for = To send or print, with scale and north.
export-saved = The file { $name } is among your downloads.
export-not-saved = This browser could not make that file. Try another format.
export-oss = It holds one polygon in geographic coordinates on WGS 84 (EPSG:4326), as OSS asks. Only the land office measures officially.
export-oss-several = It holds one polygon of { $pieces } pieces in geographic coordinates on WGS 84 (EPSG:4326). OSS asks for one polygon; whether it takes several pieces is not known. Only the land office measures officially.

## The table of corners
export-table = Coordinates of the corners
export-more = There are { $count } more corners; the CSV table has them all.
export-column-number = No.
export-column-piece = Piece
export-column-hole = Hole
export-column-decimal = Latitude, longitude
export-column-dms = Degrees, minutes, seconds
export-column-metres = UTM { $zone } (m)
export-column-lat = Latitude
export-column-lng = Longitude
export-column-lat-dms = Latitude (DMS)
export-column-lng-dms = Longitude (DMS)
export-column-zone = UTM zone
export-column-east = Easting (m)
export-column-north = Northing (m)
