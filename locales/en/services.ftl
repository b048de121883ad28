# The catalogue of services. These sentences travel with that part of the program.
services-title = What do you need to arrange?
services-lead = Look for a letter or service in everyday words. You see where to go, what to bring, how long it takes and what it costs.
services-question = Say what you need
services-hint = For example: moving house, a baby is born, open a business, lost ID card.
services-found = { $count ->
    [one] { $count } service fits
   *[other] { $count } services fit
}
services-none = Nothing fits yet. Try another, more general word, such as “ID card”, “marriage” or “tax”.
services-count = { $count ->
    [one] { $count } service
   *[other] { $count } services
}
services-at-counter = Counter: { $office }
services-at-online = Online: { $name }
services-loading = Opening the list of services…
services-absent = There is no list of services yet
services-absent-advice = This city or regency has not added its services yet. Ask at the kelurahan office or at the public service mall.
services-unknown = This service is not in the list
services-unknown-advice = The link may come from another city or from an older list.
services-all = ← All services
services-as-of = Facts as of { $date }.

## What is not confirmed
services-unsure = Some of this is not confirmed.
services-unsure-advice = What is not confirmed is marked on this page. Ask at the counter before you go.
services-cite-unsure = (not yet compared with the original text)
services-office-unsure = Not confirmed: address and opening hours of this office. Ask first.
services-ask = Not confirmed: ask at the counter.

## Where
services-where = Where to go
services-online = Online through { $name }
services-away = (another site)
services-prepare = Have at hand: { $list }.
services-take = Bring: { $list }.
services-counter = Go to the counter

## What to bring
services-bring = What to bring
services-get-it = Don’t have it? { $service }

## In short
services-facts = In short
services-time = How long
services-cost = Cost
services-product = What you get
services-valid = Valid
services-who = For whom
services-free = Free
services-rupiah = Rp{ $amount }
services-span = { $least } to { $most }
services-minutes = { $span } minutes
services-hours = { $span } hours
services-days = { $span } days
services-working-days = { $span } working days

## How, by which rule, and if it goes wrong
services-steps = Step by step
services-legal = Legal basis
services-complaints = If something goes wrong
services-standard = The whole service standard
services-facilities = Facilities
services-competence = Competence of the staff
services-supervision = Supervision
services-staff = Number of staff
services-guarantee = Guarantee of service
services-safety = Guarantee of safety
services-evaluation = Evaluation

## To take along
services-print = Print
services-copy = Copy the list
services-share = Share the link
services-copied = The list is copied.
services-shared = The link is shared or copied.
services-not-copied = That did not work. Copy the address of this page from your browser.
services-at-here = Fill it in here
services-here = Fill it in here
services-here-about = One question per page, kept on this phone, also without internet.
services-fill-in = Begin
