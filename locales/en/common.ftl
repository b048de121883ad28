## Words that every page uses

common-app = RuangIzin
common-skip = Skip to the content
common-title-page = { $page } – { $app }
common-title-sample = { $title } (DATA CONTOH)
common-language = Language
common-city = City or regency
common-menu = Pages
common-menu-home = Home
common-menu-check = Check without a map
common-export = Files of a lot for OSS
common-services = City letters and services
common-files = My files that were sent
common-package = Packages for OSS, SIMBG and the counter
common-mine = My data on this phone
common-sheet = Answer sheet
common-packs = Cities on this device
common-back-to-form = Back to the form with this place
common-parcel = Measure my lot
common-menu-map = Map
common-about = What this app knows
common-access = Display and accessibility
common-sample = DATA CONTOH (SAMPLE DATA)
common-sample-meaning = An invented plan for demonstration. Do not use it to decide anything.
common-indicative = Indicative, not a permit
common-indicative-meaning = The answer here reads the map and the rules of the spatial plan. The office in charge still decides on the permit.
common-privacy = The place you ask about is not sent to anyone and not recorded.
common-offline = Opens again without internet after the first visit.
common-error-summary = Something is missing

## Dates and places

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
compass-north = N
compass-south = S
compass-east = E
compass-west = W

## Legal status of a plan

status-berlaku = in force
status-ranperda = draft, not in force yet
status-dicabut = repealed, no longer in force
status-contoh = sample, not a real plan
common-optional = (may stay empty)
common-choices-found = { $count ->
    [one] { $count } choice
   *[other] { $count } choices
}
common-choices-none = No choice fits
