home-title = May I open a business or build here?
home-lead = First check what the spatial plan says, before you pay or apply for anything.
home-map = Point at it on the map
home-map-hint = Tap the place on the city's map
home-services-hint = What to bring, the cost, which counter
home-parcel-hint = Draw its boundary or open a file
home-facts = Good to know
home-fact-free = Free, no account
activity-question = What do you want to open or build?
activity-hint = Type everyday words, for example kiosk, workshop, boarding house, restaurant.
activity-common = Often asked
activity-found = { $count ->
    [one] { $count } activity fits
   *[other] { $count } activities fit
}
activity-answers = { $count ->
    [one] { $count } choice
   *[other] { $count } choices
}
activity-none = Nothing fits yet. Try a more general word, for example “kiosk” or “workshop”.
activity-change = Change
activity-code = Code { $code }
activity-code-kbli = KBLI { $year } code { $code }
activity-unknown = Activity with code { $code }
locate-waiting = Looking for your location…
locate-unsupported = This phone or this page's address cannot read the location. Choose a kelurahan, type coordinates, or point on the map.
locate-denied = Reading the location was not allowed. Allow it in the browser's settings, or choose another way.
locate-unavailable = No location was found. Try in the open, or choose another way.
locate-timed-out = No location was found after 20 seconds. Try again in the open, or choose another way.
locate-found = Location found, accurate to about { $accuracy }
