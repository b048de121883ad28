## Outcomes: short answers, then what they mean

outcome-allowed = Allowed
outcome-allowed-meaning = This activity fits what the plan sets this place aside for.
outcome-limited = Allowed within limits
outcome-limited-meaning = This activity may be here, within the limits of time, size, number or distance named below.
outcome-conditional = Allowed on conditions
outcome-conditional-meaning = This activity may be here if all conditions below are met.
outcome-limited-conditional = Allowed within limits and on conditions
outcome-limited-conditional-meaning = This activity may be here, but it is limited, and all conditions below must be met.
outcome-forbidden = Not allowed
outcome-forbidden-meaning = The plan does not allow this activity at this place. An application would be refused.
outcome-conforms = In line with the general plan
outcome-conforms-meaning = There is no detailed plan here yet. Under the general plan (RTRW) this activity fits its area. The office still assesses it.
outcome-conflicts = Against the general plan
outcome-conflicts-meaning = There is no detailed plan here yet. Under the general plan (RTRW) this activity is against its area.
outcome-needs-assessment = Must be assessed first
outcome-needs-assessment-meaning = There is no detailed plan here yet, and the general plan (RTRW) leaves this activity to an assessment by the planning office.
outcome-no-data = No answer yet
outcome-partial = Differs within this place
outcome-partial-meaning = This place consists of several parts whose answers differ. See each part below.

## Gaps: never a permission

gap-outside-coverage = Outside the plan's area
gap-outside-coverage-meaning = This place lies outside the area that this plan covers. This does not mean that it is allowed.
gap-not-digitised = Not drawn on the map yet
gap-not-digitised-meaning = This place belongs to the plan's area, but what it is set aside for has not been drawn in the data yet. This does not mean that it is allowed.
gap-missing-layer = A map is missing
gap-missing-layer-meaning = The answer needs another map that is not in these data yet. This does not mean that it is allowed.
gap-unknown-zone = Zone code unknown
gap-unknown-zone-meaning = This place is drawn on the map, but its zone code is blank or not in the plan's rules. This does not mean that it is allowed.
gap-unlisted-activity = Activity not in the rules
gap-unlisted-activity-meaning = The plan's rules do not name this activity. That means neither allowed nor forbidden: the spatial planning forum (FPR) assesses it.
gap-blank-cell = The rule is blank
gap-blank-cell-meaning = The plan's rules name this activity but leave its rule blank for the zone here. This does not mean that it is allowed: the spatial planning forum (FPR) assesses it.
gap-no-rulebook = The rules for activities are missing
gap-no-rulebook-meaning = The zone map is there, but this plan's rules for activities are not in the data yet. This does not mean that it is allowed.

## What to do next

next-allowed = Take this answer along when you apply for spatial conformity (KKPR) in OSS (oss.go.id) or at the office below.
next-conditions = Prepare proof for each condition, then apply for spatial conformity (KKPR) in OSS (oss.go.id) or ask at the office below.
next-forbidden = Do not pay or build yet. Look for another place or another activity, or ask at the office below.
next-assessment = Ask for an assessment of conformity (KKPR) at the office below before you pay or build.
next-forum = Ask the planning office below. It takes the question to the spatial planning forum (FPR), which assesses activities that are not regulated yet.
next-outside = Check the place again. If it really is there, ask the planning office of that area.
next-office = Ask at the office below. Officers have the complete maps and rules.

## Reasons

effect-cell-permits = The rules for { $zone } permit this activity.
effect-cell-forbids = The rules for { $zone } do not permit this activity.
effect-cell-conditions = The rules for { $zone } permit this activity under { $codes }.
effect-cell-blank = The rules for { $zone } leave this activity blank.
effect-overlay-forbids = The special rule { $overlay } forbids this activity.
effect-overlay-adds = The special rule { $overlay } adds { $codes }.
effect-overlay-noted = This place lies in { $overlay }. The plan's rules add nothing for this activity.
effect-overlay-missing = The rules need the map of { $overlay }, which is not in the data yet.
effect-kawasan-conforms = The general plan (RTRW) counts this activity to the area { $zone }.
effect-kawasan-conflicts = The general plan (RTRW) does not permit this activity in the area { $zone }.
effect-kawasan-needs-assessment = The general plan (RTRW) does not name this activity for the area { $zone }.
rule-matrix = Rules for activities by zone
rule-overlay = Special rules
rule-kawasan = Rules of the general plan (RTRW)
rule-coverage = Coverage of the data

## Doubts

doubt-near-border = The border of another zone is about { $distance } away, while lines on the map may be off by up to { $band }. Both answers are shown.
doubt-position = Your location is only accurate to { $accuracy }, and within that distance there is another zone. Check the point on the map.
doubt-overlapping-zones = The plan draws more than one zone over this place. An officer has to say which one counts.
doubt-near-overlay = The border of a special rule is about { $distance } away. An officer has to say whether it applies here.
doubt-other = Something makes this answer less certain. Ask an officer.

## Overlays that plans carry as attributes of their zones

overlay-krb = hazard area
overlay-kkop = flight safety area
overlay-lp2b = protected farmland
overlay-tod = transit-oriented area
overlay-teb = evacuation place
overlay-cagbud = cultural heritage
overlay-hankam = defence and security
overlay-sempadan = setback strip
overlay-tpz = zoning technique
overlay-resapan = water catchment area
overlay-hutan = forest area
overlay-other = { $kind }
overlay-with-class = { $overlay }: { $class }
