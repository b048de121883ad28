## Words of components that no page uses yet. Only builds for developers carry this file; a sentence moves to `common.ftl` with its first use.

common-busy = Working on it…
common-letters-left = { $count ->
    [one] { $count } letter left
   *[other] { $count } letters left
}
common-letters-over = { $count ->
    [one] { $count } letter too many, please shorten
   *[other] { $count } letters too many, please shorten
}
common-day = Day
common-month = Month
common-year = Year
common-link-away = (another site)
common-close = Close
common-step = Step { $at } of { $of }
common-change = Change
common-not-answered = Not answered yet
money-sign = Rp
notice-info = Information
notice-success = Done
notice-warning = Take care
notice-error = Something is wrong
task-to-do = To do
task-begun = Begun
task-to-mend = To be mended
task-done = Done
task-not-yet = Not possible yet
