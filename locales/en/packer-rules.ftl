# Sentences for the officer about tables of rules: matrix, articles, overlays, kawasan, intensity, activities, test cases.
rules-unopened = { $file } cannot be opened: { $why }
rules-syntax = { $file } is no rulebook that can be read: { $why }
rules-problems = { $count ->
    [one] { $file }: one thing to mend:
   *[other] { $file }: { $count } things to mend:
}
rules-broken = it cannot be read: { $why }
rules-no-matrix = no line names at least three sub-zone codes over cells such as I, T, B, X; name the sheet, or what the columns mean in [rulebook.zones]
rules-no-rule = cell { $cell } (activity "{ $activity }", sub-zone { $zone }): "{ $text }" is none of I, X, a T code or a B code; mend the cell or say what it means in [rulebook.cells]
rules-unreadable = activity { $activity }, sub-zone { $zone }: "{ $text }" is none of I, X, a T code or a B code
rules-no-activity = cell { $cell }: this line holds rules and names no activity
rules-no-legend = { $file }: no line holds a T or B code and its text
rules-no-zone = activity { $activity }: sub-zone "{ $zone }" is not in the list of sub-zones
rules-matrix-cites = the matrix cites article "{ $article }", which is not in the list of articles
rules-legend-cites = legend { $what } cites article "{ $article }", which is not in the list of articles
rules-overlay-cites = overlay { $what } cites article "{ $article }", which is not in the list of articles
rules-kawasan-cites = kawasan { $what } cites article "{ $article }", which is not in the list of articles
rules-article-twice = article { $what } stands twice; delete one
rules-legend-twice = legend { $what } stands twice; delete one
rules-kawasan-twice = kawasan { $what } stands twice; delete one
rules-no-column = there is no column { $missing }; this table needs a heading line with { $wanted }
rules-no-article = cell { $cell }: fill in the article, such as "Article 12 (2)"
rules-twice = cell { $cell }: "{ $text }" stands in { $first } already; make one of the two
rules-no-number = cell { $cell }: "{ $text }" is no number
rules-no-text = cell { $cell }: the text of { $article } is still blank
rules-no-overlay = cell { $cell }: fill in the name of the overlay, which is the id of its layer
rules-no-effect = cell { $cell }: "{ $text }" is no effect; write X (forbidden) or T and B codes
rules-cites-nothing = cell { $cell }: { $rule } does not cite its article yet
rules-contradict = cell { $cell }: "{ $text }" contradicts "{ $before }" in { $first }; choose one, or give an exception
rules-no-kawasan = cell { $cell }: fill in the code of the kawasan
rules-both = cell { $cell }: activity { $activity } is also said to conform in { $first }; choose one
rules-no-zones = cell { $cell }: fill in the codes of the sub-zones
rules-unknown-zone = cell { $cell }: sub-zone "{ $zone }" is neither on the map nor in the matrix
rules-no-road = cell { $cell }: "{ $text }" is no class of roads; write arteri, kolektor, lokal, lingkungan or *
rules-no-class = cell { $cell }: "{ $text }" is no class; write such as ≤200, 200-500, >500 or *
rules-classes = cell { $cell }: class "{ $text }" begins at { $from }, where no class ends
rules-no-edge = cell { $cell }: "{ $text }" is no line to measure from; write as (the road's axis) or rumija (the edge of its ground)
rules-same-keys = cell { $cell }: sub-zone { $zone } with the same classes has other numbers in { $first }
rules-no-code = cell { $cell }: "{ $text }" is no code of an activity; write five digits of KBLI or a code NK-…
rules-no-title = cell { $cell }: fill in the name of activity { $code }
rules-no-place = cell { $cell }: "{ $text }" is no place in degrees, such as -10.1632
rules-no-outcome = cell { $cell }: "{ $text }" is no answer; write allowed, limited, conditional, limited conditional, forbidden, partial or no data
rules-case-differs = test case at { $cell } ({ $activity }): should be { $expected }, this plan answers { $found }
rules-case-zone = test case at { $cell }: should be zone { $expected }, this plan answers { $found }
rules-cases = { $count ->
    [one] one test case was run, { $failed } not as expected
   *[other] { $count } test cases were run, { $failed } not as expected
}
rules-unknown-article = cell { $cell }: "{ $text }" is not among the articles; add it to the table of articles
advice-rules-case-differs = Mend the matrix or the test case; the plan is not published while they differ.
advice-rules-case-zone = Look at the place of the test case and the border of its zone; the plan is not published while they differ.
advice-rules-cases = Nothing needs to be done.
