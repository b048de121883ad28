## What the app knows and does not know

about-lead = Answers here are only as good as the plan they are read from. This page shows which plan that is, how exact it is, and what it leaves open.
about-loading = Opening…
about-plan = The plan that is read
about-city = City or regency
about-status = Status
about-version = Version of the data
about-version-value = { $version }, made on { $created }. Look for a newer one by { $check }.
about-kind-subzone = Use of each sub-zone (detailed plan, RDTR)
about-kind-kawasan = Use of each area (general plan, RTRW)
about-kind-overlay = Special rules on top of the use
about-basis = Legal basis
about-in-force = In force since
about-scale = Scale of the map
about-accuracy = Accuracy of lines
about-accuracy-value = about { $accuracy }
about-source = Made by
about-licence = Licence of the data
about-others = Other versions of this plan
about-exact = How exact this is
about-exact-border = Lines on the map may be off by the accuracy given above. Near a border, answers for both sides are shown and marked as uncertain.
about-exact-gps = A position from a phone may be off by some metres or some tens of metres. That is taken into account.
about-exact-area = Areas and sizes are computed from the corners you give. Official measures come from a surveyor.
about-exact-cell = Rules are read exactly as they stand in the plan’s table. A blank cell never counts as allowed.
about-absent = What is not here
about-absent-permit = Permits. An answer here is no decision. The office in charge decides.
about-absent-owner = Who owns land, certificates, disputes, and where land really ends.
about-absent-other = Rules outside the spatial plan: environment, building safety, health, parking, and the permits of each trade.
about-absent-ground = What it is like on the ground: roads, water, power, and landslides or floods that the plan does not show.
about-absent-map = Places outside the plan, and parts of the plan that are not data yet.
about-absent-later = Changes after the date of the data above.
about-silent = Activities the plan does not decide
about-silent-meaning = For some activities the plan’s table is blank in some zones. There the app says that there is no answer yet, and names the office that decides.
about-silent-unknown = The data of this city does not hold these figures yet.
about-silent-failed = The figures could not be read here yet. Connect to the internet, then open this page again.
about-silent-all = Of all activities and all places, the plan leaves { $share } undecided.
about-covered = The plan covers { $whole } hectares. In the data, { $zoned } hectares have a zone.
about-search = Find an activity
about-found = { $count ->
    [one] { $count } activity
   *[other] { $count } activities
}
about-all = Show all { $count } activities
about-caption = Part of the city’s area the plan does not decide. The least decided come first.
about-activity = Activity
about-share = Undecided
about-everywhere = Decided everywhere
about-unlisted = Not in the plan’s table
about-kept = What is kept and what is sent
about-kept-place = The place and activity you ask about are worked out on this device. They are not sent and not recorded.
about-kept-drafts = What you fill in stays on this device until you press Send or Delete yourself.
about-kept-sent = What you send goes to the office that the form names. No account is needed to follow it.
