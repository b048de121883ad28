# The page of a parcel. These sentences travel with that part of the program.
parcel-title = My lot
parcel-lead = Draw the boundary of your land to see its area and what the spatial plan says.
parcel-privacy = This boundary is kept only on your phone and in the link of this page. Nothing is sent.
parcel-kept = This is the lot from your last visit.
parcel-other-ways = Other ways
parcel-spoken = { $corners ->
    [one] 1 corner, area { $area }
   *[other] { $corners } corners, area { $area }
}

## Map
parcel-map = Map of the lot
parcel-map-keys = Arrow keys move the map, plus and minus change its scale, Enter adds a corner in the middle of the map. Every corner can also be changed in the list below.
parcel-map-hint = Tap the corners of your land one by one, in order around its boundary.
parcel-map-failed = The map cannot be opened without a connection. You can still type coordinates, walk around, or open a file.
parcel-add-centre = Add a corner in the middle of the map
parcel-show-all = Show the whole lot
parcel-undo = Undo
parcel-redo = Redo
parcel-clear = Start over

## Measures
parcel-area = Area
parcel-perimeter = Perimeter
parcel-corners = Corners
parcel-export = Files of this lot for OSS and surveyors (SHP, KML, DXF)
parcel-metres = { $length } m

## What is wrong with the outline
parcel-sound = The boundary of this lot is complete.
parcel-finding-stops = Needs mending
parcel-finding-warns = Please check
parcel-to-corner = Go to corner { $corner }
parcel-mend-turn = Turn the order of these corners
parcel-mend-remove = Delete this corner
parcel-few = { $count ->
    [one] There is only 1 place so far.
   *[other] There are only { $count } different places so far.
}
parcel-few-mend = A lot needs at least three corners. Add corners on the map or in the list.
parcel-crossing = Side { $first } and side { $second } cross.
parcel-crossing-mend = Usually the order of the corners is mixed up. Press the button below, or change the order in the list.
parcel-touching = Side { $first } and side { $second } touch.
parcel-touching-mend = Move one of the corners, or delete a corner that is not needed.
parcel-repeated = Corner { $corner } is the same as the one before it.
parcel-repeated-mend = One of them is enough.
parcel-spike = At corner { $corner } the boundary runs out and back along nearly the same line.
parcel-spike-mend = If your land has no such point there, delete this corner.
parcel-small = The area is only { $area }.
parcel-small-mend = Check the coordinates, or zoom in before you tap the corners.
parcel-large = The area is { $area }, more than 500 hectares.
parcel-large-mend = Check the coordinates and their zone. For land of that size, ask about one piece after another.
parcel-outside = This lot lies outside the area whose data are here.
parcel-outside-mend = Check the numbers and the order of latitude and longitude, or choose another city on the front page.
parcel-partly-outside = { $count ->
    [one] 1 corner lies outside the area whose data are here.
   *[other] { $count } corners lie outside the area whose data are here.
}
parcel-partly-outside-mend = There is no answer for that piece. Check the coordinates.
parcel-closing = Start and end of your walk are { $length } apart.
parcel-closing-mend = We joined them by a straight line. If there is another corner in between, add it.

## List of corners
parcel-list = List of corners
parcel-list-hint = Change coordinates or order, or delete corners. Example: -10.1630000, 123.6070000
parcel-list-empty = There are no corners yet.
parcel-corner = Corner { $corner }
parcel-corner-wrong = These coordinates cannot be read. Type latitude and longitude, for example -10.163, 123.607
parcel-side = { $length } to corner { $next }
parcel-up = Move corner { $corner } up
parcel-down = Move corner { $corner } down
parcel-insert = Insert a corner after corner { $corner }
parcel-remove = Delete corner { $corner }
parcel-page = Corners { $from } to { $to } of { $count }
parcel-page-before = Previous
parcel-page-after = Next

## Type or paste
parcel-type = Type or paste coordinates
parcel-type-label = Coordinates of the corners, one corner per line
parcel-type-hint = Degrees (-10.163 123.607), degrees with minutes and seconds (10°9'47" S 123°36'25" E), UTM (51S 566493 8876490), or TM-3 (name its zone, for example TM-3 zone 51.2). Numbers in front do no harm.
parcel-type-read = Read the coordinates
parcel-type-nothing = No coordinates have been typed yet.
parcel-type-done = { $count ->
    [one] 1 corner was read.
   *[other] { $count } corners were read.
}
parcel-type-wrong = { $count ->
    [one] 1 line cannot be read, corners that were read: { $good }.
   *[other] { $count } lines cannot be read, corners that were read: { $good }.
}
parcel-type-anyway = Use only the corners that were read
parcel-line = Line { $line } (“{ $text }”):
parcel-why-no-numbers = there are no numbers. Delete this line or give its coordinates.
parcel-why-one-number = there is only one number. Write two: latitude and longitude, or X and Y.
parcel-why-many-numbers = there are too many numbers. Write one corner per line.
parcel-why-no-zone = the UTM zone is missing. Write for example “UTM zone 51S” in the first line.
parcel-why-off-earth = these numbers lie off the earth. Check the zone and the number of digits.
parcel-why-angle = degrees, minutes and seconds are not right. Minutes and seconds are less than 60.
parcel-why-link = this link holds no coordinates. Open it and copy the coordinates.
parcel-why-too-many = there are more than 20,000 corners.
parcel-note-turned = The longitude stood before the latitude; we turned them.
parcel-note-turned-line = In line { $line } the longitude stood first; we turned it.
parcel-note-south = We added the missing minus of the southern latitude.
parcel-note-zone = Read as { $zone }.
parcel-note-city-zone = No zone was named; read as { $zone }, the zone of this city. If it is another one, write it in the first line.

## Files
parcel-file = Open a file with the boundary
parcel-file-label = Choose a file
parcel-file-hint = GeoJSON, KML, KMZ, GPX, SHP in a ZIP, or a list of coordinates (TXT, CSV). The file stays on your phone.
parcel-file-done = The boundary from “{ $name }” is in use now.
parcel-file-failed = “{ $name }” cannot be used.
parcel-file-choose = This file holds several lots. Choose one:
parcel-file-shape = Lot { $number }
parcel-file-holes = Holes inside the lot are left out; its area counts in full.
parcel-file-assumed = The file does not name its system of coordinates; it was read as WGS 84 degrees.
parcel-file-metres = Coordinates in metres were changed to degrees by the system that the file names.
parcel-file-left-out = { $count ->
    [one] 1 shape or hole was left out because it is broken or has too few or too many corners.
   *[other] { $count } shapes or holes were left out because they are broken or have too few or too many corners.
}
parcel-file-more = Only the first 200 lots are shown.
parcel-file-too-large = The file is larger than 16 MB. Save only your lot and try again.
parcel-file-empty = The file is empty.
parcel-file-unknown = We do not know this kind of file. Use GeoJSON, KML, KMZ, GPX, SHP in a ZIP, or a list of coordinates.
parcel-file-broken = It begins like { $format } but is broken or cut off. Get the file once more.
parcel-file-nothing-inside = There is no SHP or KML in the ZIP. Put .shp and .prj into it.
parcel-file-locked = This ZIP has a password or is packed in a way we do not read. Make a plain ZIP.
parcel-file-no-shapes = There is no area, line or point in it.
parcel-file-system = We do not read its system of coordinates, “{ $name }”. Save it again as WGS 84 (degrees) or UTM WGS 84.
parcel-file-not-degrees = Its coordinates are not degrees, and the file does not name their system. Add the .prj, or save it again as WGS 84.

## Walking
parcel-walk = Walk around with GPS
parcel-walk-hint = In the open, a phone's GPS is exact to some 3 to 10 metres. Standing still at each corner is more exact than walking.
parcel-walk-start = Start walking
parcel-stand-start = Take the corner where I stand
parcel-walk-pause = Pause
parcel-walk-resume = Go on
parcel-walk-done = Done, use this track
parcel-stand-done = Enough, use this corner
parcel-walk-cancel = Cancel
parcel-walk-told = Exact to about { $accuracy }. Points taken: { $taken }; too inexact and left out: { $refused }.
parcel-walk-paused = Paused. Points taken: { $taken }.
parcel-stand-told = Stay where you are. Points taken: { $taken }, exact to about { $accuracy }.
parcel-walk-short = This track does not go around a lot yet. Walk on, or cancel.

## The answer
parcel-ask = What is it to be used for?
parcel-ask-first = Complete the boundary of the lot first. The answer appears once it is right.
parcel-approvable = What may be used: { $area } ({ $share }).
parcel-approvable-none = There is no part yet that may surely be used.
parcel-slivers = Besides, there are narrow edges of { $area }, smaller than the map is exact. They are a doubt, not another zone.

parcel-building = Your building
parcel-building-hint = Fill in only what you know. The answer changes with it. The limits come from the plan.
parcel-road = Road in front of the lot
parcel-road-unknown = Not known yet
parcel-road-arteri = Arterial road
parcel-road-kolektor = Collector road
parcel-road-lokal = Local road
parcel-road-lingkungan = Neighbourhood road
parcel-figure-wrong = This number cannot be read. Example: 160 or 160.5
parcel-by-surface = Safety of flights
parcel-fits-most = largest
parcel-fits-planned = your plan

parcel-hints = What would make it allowed
parcel-hints-none = We found no small change that would make it allowed. Ask the planning office.
parcel-hint-figure = { $figure }: from { $from } to { $to }
parcel-hint-parts = Use only the part that is allowed, { $area }
parcel-hint-activity = Change the activity to { $activity }
parcel-hint-result = The answer becomes: { $outcome }.
parcel-hint-apply = Apply to my plan

parcel-menu = What may I do here?
parcel-menu-open = Show all activities
parcel-menu-search = Search activities, everyday words will do
parcel-menu-none = There is no activity with that name.
parcel-menu-more = Show all { $count }
parcel-menu-doubt = (nearby the answer is another one)
parcel-group-allowed = Allowed ({ $count })
parcel-group-on_conditions = Allowed with conditions or limits ({ $count })
parcel-group-partly = Allowed on a part of the lot ({ $count })
parcel-group-assessed = Needs an assessment ({ $count })
parcel-group-unknown = No data yet ({ $count })
parcel-group-refused = Not allowed ({ $count })

parcel-path = How this answer came about
parcel-step-part = Part { $part }:
parcel-step-zone = The map of the plan shows { $zone }.
parcel-step-blank = a place without a zone
parcel-step-overlays = Special rules here: { $overlays }.
parcel-step-no-overlays = There are no special rules here.
parcel-step-border = The nearest other zone is { $distance } away; lines of the map are exact to { $band }.
parcel-step-no-border = There is no other zone nearby; lines of the map are exact to { $band }.
parcel-step-column = The table of activities has the column { $code }.
parcel-step-no-column = The table of activities has no column { $code }.
parcel-step-row = The table of activities has the row “{ $activity }”.
parcel-step-no-row = The table of activities has no row “{ $activity }”.
parcel-step-cell = Where they meet stands: { $cell }.
parcel-step-cell-blank = nothing
parcel-step-rule = Other rules apply as well. { $codes }
parcel-step-outcome = The result: { $outcome }.
parcel-step-headline = For the whole lot: { $outcome }.

parcel-elsewhere = Where is this activity allowed?
parcel-elsewhere-open = Find the nearest places
parcel-elsewhere-map = Show on the map

## Drawing and snapping
parcel-snap = Draw corners onto borders that are near
parcel-snapped-plan = The corner was drawn onto a border of the plan. “Undo” takes it off again.
parcel-snapped-plot = The corner was drawn onto the lot's boundary. “Undo” takes it off again.
parcel-map-hint-building = Tap the corners of the building one by one, around its footprint.
parcel-drawing-building = You are drawing the building.
parcel-drawing-done = Done drawing
parcel-spoken-building = Building: { $corners } corners, area { $area }

## Several activities
parcel-also = Activities on this lot
parcel-also-add = Add another activity on this lot
parcel-also-remove = Remove
parcel-also-remove-named = Remove { $activity }
parcel-also-show = Show its answer
parcel-also-show-named = Show the answer for { $activity }
parcel-also-together = All together:

## Surroundings
parcel-road-hint = The class of the road decides the building's distance and its floors. When in doubt, leave “Not known yet”.
parcel-road-width = Width of the road's ground (rumija)
parcel-road-width-hint = From fence to fence on both sides of the road, with shoulders and drains.
parcel-ground = Height of the ground above the sea
parcel-ground-hint = The data of this city do not hold the height of the ground here. Look it up in a GPS app or on a contour map.
parcel-ground-height = Height of the ground
parcel-ground-spread = May be off by up to

## Where the building stands
parcel-place = Where the building stands
parcel-place-hint = You may skip this. Where your lot has several parts, only those that the building touches decide.
parcel-place-draw = Draw the building on the map
parcel-place-remove = Remove the drawn building
parcel-place-sizes = Or type its sizes and distances
parcel-place-side = The building faces the side
parcel-place-side-name = Side { $from }–{ $to } ({ $length })
parcel-place-width = Width of the building, along that side
parcel-place-depth = Depth of the building
parcel-place-front = Distance from that side
parcel-place-along = Distance from the first corner of that side
parcel-place-put = Place the building
parcel-place-wrong = Fill in the building's width and depth in metres, such as 8 and 12.
parcel-place-unsound = The drawing of the building is not right yet: its sides cross. Move or delete a corner.
parcel-place-area = Footprint of the drawn building: { $area }.
parcel-place-touches = The building touches { $parts }.
parcel-footprint-drawn = { $area }, from the drawing of the building.

## The project as a whole
parcel-grade-passes = Nothing stands against this plan, as far as you have filled it in.
parcel-grade-partly = This plan fits only a part of the lot.
parcel-grade-unknown = It is not certain yet whether this plan fits.
parcel-grade-fails = This plan does not fit as it is.
parcel-broken-count = Figures beyond their limits: { $count }.
parcel-to-summary = See what has to change
parcel-note-leaves = The building reaches over the lot's boundary by { $area }.
parcel-note-floors = So much floor area does not fit that number of floors: at most { $area }.
parcel-note-no-intensity = For a part of this lot the plan does not limit buildings in numbers yet.
parcel-hints-order = The smallest change comes first.
parcel-hint-applied = Applied: { $change }
parcel-hint-undo = Take it back
parcel-path-hint = Step by step: what was looked up, where, and what it gave. The articles can be read here.

## Versions of the plan
parcel-compare = Other plans for this lot
parcel-compare-hint = Compare the answer of the plan in force with a draft or an old plan.
parcel-compare-with = Compare with { $plan }
parcel-compare-failed = That plan cannot be read yet. Check the connection and try again.
parcel-compare-in-force = This plan is in force.
parcel-compare-draft = This is a draft and not in force. What counts is still the plan in force.
parcel-compare-repealed = This plan is no longer in force.
parcel-compare-sample = These are sample data.
parcel-compare-same = The answer is the same.
parcel-compare-turns = The answer changes: from “{ $now }” to “{ $then }”.
parcel-compare-zones = Zone: { $now } now, { $then } there.
parcel-compare-conditions = Conditions: { $now } now, { $then } there.
