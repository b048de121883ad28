# What `ruangizin-pack` says to the officer who prepares a plan. None of this is in the app.

finding-about-file = { $file }: { $what }
finding-about-feature = layer { $layer }, { $file }, feature { $feature }: { $what }
finding-no-polygon = has no polygon and was left out
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

built-note = note: { $what }
built-more-notes = { $count ->
    [one] note: and { $count } more
   *[other] note: and { $count } more
}
