# The report on the quality of a plan's data (report.html, report.json) for the officer who prepares it.

report-title = Report on the plan's data
report-publishable = This plan may be published. Look through the list below first.
report-not-publishable = This plan may not be published yet. Mend first what stops the publication.
report-severity-stops = stops the publication
report-severity-mend = should be mended
report-severity-know = for your information
report-notes = What was found
report-no-notes = Nothing was found.
report-more-notes = { $count ->
    [one] and { $count } more like these; all are in report.json
   *[other] and { $count } more like these; all are in report.json
}
report-more-rows = { $count ->
    [one] { $count } more row is in report.json.
   *[other] { $count } more rows are in report.json.
}
report-feature = feature { $number }
report-layer = { $features } features, { $corners } corners; number of files: { $files }.
report-codes = Areas by code, computed on the WGS 84 ellipsoid
report-head-code = Code
report-head-features = Features
report-head-area = Area as drawn
report-head-stated = Area as the file states it
report-head-percent = Difference (%)
report-blank = (blank)
report-overlap-places = Places that are drawn more than once, the largest first
report-head-place = Latitude, longitude
report-head-size = Area and average width
report-head-zones = Zones drawn there
report-head-winner = What residents are answered
report-all-answer = all of them, marked as doubtful
report-gap-places = Gaps and blanks within the plan, the largest first
report-head-filled = Filled by
report-left-blank = left blank
report-areas = Features whose drawn area is not the one the file states
report-rules = Rules
report-decided = How many activities have an answer in each sub-zone
report-head-decided = Activities with an answer
report-no-rule = no rule for this code
report-read-back = Check of the result
report-compared = Layer { $layer }: { $points } points were asked of the finished pack and compared with the source; { $border } lie too near to a border to compare, { $overlapping } where the plan is drawn more than once; none differs.
report-foot = This report was made by ruangizin-pack. Answers from this plan are indicative and no permit.

report-no-polygons = this layer holds no polygon at all
advice-report-no-polygons = Check the names of the files and the kind of geometry: polygons are needed.
report-no-codes = no feature has a code in field "{ $field }"
advice-report-no-codes = Choose another field for the code in plan.toml; codes of zones look like R-2.
report-overlaps-last = { $count ->
    [one] in { $count } place two zones or more are drawn over one another ({ $area } ha in all); the feature that stands last in the files is answered, the one seen on top
   *[other] in { $count } places two zones or more are drawn over one another ({ $area } ha in all); the feature that stands last in the files is answered, the one seen on top
}
report-overlaps-first = { $count ->
    [one] in { $count } place two zones or more are drawn over one another ({ $area } ha in all); the feature that stands first in the files is answered
   *[other] in { $count } places two zones or more are drawn over one another ({ $area } ha in all); the feature that stands first in the files is answered
}
report-overlaps-smallest = { $count ->
    [one] in { $count } place two zones or more are drawn over one another ({ $area } ha in all); the zone with the smallest area is answered
   *[other] in { $count } places two zones or more are drawn over one another ({ $area } ha in all); the zone with the smallest area is answered
}
report-overlaps-newest = { $count ->
    [one] in { $count } place two zones or more are drawn over one another ({ $area } ha in all); the zone with the latest date is answered
   *[other] in { $count } places two zones or more are drawn over one another ({ $area } ha in all); the zone with the latest date is answered
}
report-overlaps-order = { $count ->
    [one] in { $count } place two zones or more are drawn over one another ({ $area } ha in all); the zone whose code stands first in the order of plan.toml is answered
   *[other] in { $count } places two zones or more are drawn over one another ({ $area } ha in all); the zone whose code stands first in the order of plan.toml is answered
}
report-overlaps-all = { $count ->
    [one] in { $count } place two zones or more are drawn over one another ({ $area } ha in all); all are answered, marked as doubtful
   *[other] in { $count } places two zones or more are drawn over one another ({ $area } ha in all); all are answered, marked as doubtful
}
advice-report-overlaps-last = Mend the borders in the source, or state with overlap in plan.toml which zone counts.
advice-report-overlaps-first = Mend the borders in the source where this choice is wrong.
advice-report-overlaps-smallest = Mend the borders in the source where this choice is wrong.
advice-report-overlaps-newest = Mend the borders in the source where this choice is wrong.
advice-report-overlaps-order = Mend the borders in the source where this choice is wrong.
advice-report-overlaps-all = Residents need one answer: mend the borders in the source, or state with overlap in plan.toml which zone counts.
report-overlaps-alike = { $count ->
    [one] in { $count } place features of the same code are drawn over one another ({ $area } ha in all); the answer stays the same
   *[other] in { $count } places features of the same code are drawn over one another ({ $area } ha in all); the answer stays the same
}
report-gaps = { $count ->
    [one] there is { $count } narrow gap between zones ({ $area } ha in all); the answer there: not drawn yet
   *[other] there are { $count } narrow gaps between zones ({ $area } ha in all); the answer there: not drawn yet
}
advice-report-gaps = Close the borders in the source, or fill narrow gaps with fill_gaps_m in plan.toml.
report-blanks = { $count ->
    [one] there is { $count } blank enclosed by zones ({ $area } ha in all)
   *[other] there are { $count } blanks enclosed by zones ({ $area } ha in all)
}
advice-report-blanks = Make sure that these are meant to have no rules, such as a lake.
report-filled = { $count ->
    [one] { $count } narrow gap was given to the zone beside it ({ $area } ha in all), as plan.toml asks
   *[other] { $count } narrow gaps were given to the zones beside them ({ $area } ha in all), as plan.toml asks
}
report-setback = { $count ->
    [one] { $count } feature was widened to the ground within { $metres } m of it: { $article }
   *[other] { $count } features were widened to the ground within { $metres } m of them: { $article }
}
report-setback-exempt = { $count ->
    [one] { $count } feature has no setback, by an exception: { $article }
   *[other] { $count } features have no setback, by an exception: { $article }
}
report-crossings = { $count ->
    [one] borders cross themselves in { $count } place ({ $features } features); what they wind around twice counts as outside
   *[other] borders cross themselves in { $count } places ({ $features } features); what they wind around twice counts as outside
}
advice-report-crossings = Mend the geometry in your mapping program (check its validity) and build again.
report-spikes = { $count ->
    [one] { $count } spike: the border runs out and back along one line ({ $features } features); it was taken away
   *[other] { $count } spikes: the border runs out and back along one line ({ $features } features); they were taken away
}
report-doubled-corners = { $count ->
    [one] { $count } corner is written twice in a row ({ $features } features); it counts once
   *[other] { $count } corners are written twice in a row ({ $features } features); they count once
}
report-rings-without-area = { $count ->
    [one] { $count } ring is smaller than the grid of 4 cm ({ $features } features); it was taken away
   *[other] { $count } rings are smaller than the grid of 4 cm ({ $features } features); they were taken away
}
report-hidden = zone { $code } is wholly covered by others, so it is never answered
advice-report-hidden = Check the order of the features, or choose another rule for overlap in plan.toml (such as "smallest").
report-area-unreadable = { $count ->
    [one] { $count } feature states an area that is no number
   *[other] { $count } features state an area that is no number
}
report-area-total = the file states { $stated } ha, drawn are { $drawn } ha
advice-report-area-total = Check the unit (area_unit in plan.toml) and the coordinate system of the files.
report-area-features = { $count ->
    [one] { $count } feature states an area more than one percent off its drawing
   *[other] { $count } features state areas more than one percent off their drawing
}
advice-report-area-features = Compute the field of areas again after borders were edited.
report-spellings = field "{ $field }" spells one code in several ways: { $values }
advice-report-spellings = Use one spelling. Answers take them for the same code, the map shows them apart.
report-padded = { $count ->
    [one] field "{ $field }": { $count } value has blanks before or after it; they are ignored
   *[other] field "{ $field }": { $count } values have blanks before or after them; they are ignored
}
report-no-number = { $count ->
    [one] field "{ $field }" holds numbers nearly always, but { $count } value is none: { $values }
   *[other] field "{ $field }" holds numbers nearly always, but { $count } values are none: { $values }
}
report-no-date = { $count ->
    [one] field "{ $field }" holds dates nearly always, but { $count } value is none or has a strange year: { $values }
   *[other] field "{ $field }" holds dates nearly always, but { $count } values are none or have a strange year: { $values }
}
report-no-rulebook = this plan has no rules yet; answers only name the zone
advice-report-no-rulebook = Add the rules with [rulebook] in plan.toml.
report-no-column-at-all = no code of the map has a column in the rules
advice-report-no-column-at-all = Check whether the field of codes and the file of rules belong to the same plan.
report-undrawn = { $count ->
    [one] { $count } sub-zone of the rules is not on the map: { $codes }
   *[other] { $count } sub-zones of the rules are not on the map: { $codes }
}
report-undecided = { $percent } % of all questions (each activity at each place, by area) end without a decision
advice-report-undecided = Fill in the blank cells, or add columns for sub-zones that have no rules yet.
report-uncovered = { $percent } % of the plan's area ({ $area } ha) has no zone; the answer there: not drawn yet
report-differs = the finished pack does not answer as the source does ({ $what }); nothing was published
advice-report-differs = This is a fault of the program. Send it with the files to its developers.
advice-finding-blank-code = Fill in the code in the source, or list the word that means none with null in plan.toml.
advice-finding-no-column = Add a column for this sub-zone to the rules, or spell its code alike.
advice-finding-unmet-overlay = Spell the class alike in the rules and on the map.
advice-finding-no-legend = Add what this code means to the legend.

built-region = region: { $code } { $name }
built-version = version: { $version } ({ $status }), made { $made }, to be checked again by { $check }
built-bounds = place: { $from } to { $to }
built-layer = layer { $id } ({ $kind }): 1:{ $scale }, ± { $accuracy } m, { $title }
built-file = file { $role }: { $name }, { $bytes } bytes
built-checked = compared, layer { $layer }: { $points } points answer as the source does ({ $border } on a border, { $overlapping } where the source lies over itself)
built-written = the pack was written: { $dir }
inspect-zooms = zooms: { $low } to { $high }
inspect-codes = codes: { $codes }
inspect-rules = rules: { $version }; { $activities } activities, { $columns } sub-zones, { $rows } different rows, { $cells } different cells
inspect-no-rules = rules: none; every answer is "no data"
inspect-words = everyday words: { $activities } activities
inspect-places = places: { $kelurahan } kelurahan, { $places } others
built-report = report: { $file } ({ $stops } stop the publication, { $mend } should be mended, { $know } for your information)
built-stops = stops the publication: layer { $layer }: { $what }
built-not-published = The pack was not published.

sign-key-made = Key { $id } was made. Keep { $secret } safe and share it with nobody; { $public } is for everybody.
sign-signed = { $dir } was signed with key { $id }
sign-files-whole = { $count ->
    [one] { $count } file is whole
   *[other] { $count } files are whole
}
sign-none = This pack has no signature.
sign-trusted = The signature is valid, by key { $id } ({ $owner }), which you trust.
sign-by-own-key = The signature fits key { $id } ({ $owner }), but only the pack itself names that key. Give a key that you trust with --key.
withdraw-done = Version { $version } is marked as withdrawn in { $dir }. Start the server again so that every phone learns of it.
publish-done = { $count ->
    [one] { $count } file was copied ({ $bytes } KiB), { $kept } were there already, { $removed } removed: { $dir }
   *[other] { $count } files were copied ({ $bytes } KiB), { $kept } were there already, { $removed } removed: { $dir }
}
diff-places = { $count ->
    [one] { $count } place changed
   *[other] { $count } places changed
}
diff-line = { $count ->
    [one] { $kelurahan }, layer { $layer }: { $old } to { $new }, { $area } m² in { $count } place
   *[other] { $kelurahan }, layer { $layer }: { $old } to { $new }, { $area } m² in { $count } places
}
