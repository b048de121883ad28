## A newer version of the app

update-ready = A new version is ready.
update-busy = A new version is ready. Finish what you are filling in first, then it can be used.
update-elsewhere = A new version is in use already. Reload, so that this page is complete.
update-plan = This city's plan has been updated. Reload, so that answers come from the newest plan.
update-withdrawn = The office has taken back the plan data in use. Reload to read why.
update-apply = Use the new version
update-reload = Reload
update-later = Not now

## The app on this device

install-about = The app on this device
install-build = App { $build }.
install-pack = City data { $version }, made { $date }.
install-offer = Put on the home screen
install-why = Open RuangIzin from the home screen like any other app. It takes no app store, and the city map opens without a connection.
install-home-screen = On the home screen
install-done = RuangIzin is on the home screen of this device.
install-menu = Open the browser's menu (⋮), then choose “Install app” or “Add to home screen”.
install-ios-share = Tap the Share button at the bottom of the screen (a box with an arrow).
install-ios-add = Choose “Add to Home Screen”.
install-ios-confirm = Tap “Add”.
install-storage = Keep it from being deleted
install-storage-why = The app and the city map are kept on this device. When space runs out, the browser may delete them, and they have to be downloaded again. With your permission both stay.
install-storage-keep = Keep for good
install-storage-kept = Kept on this device for good.
install-storage-refused = The browser did not allow it yet. Put the app on the home screen first, then try again.
install-insecure = The address of this page uses no secure connection (https).
install-insecure-advice = Reading your location and use without a connection do not work here. Open the https address, or choose a kelurahan or type coordinates.

## What another app has shared

share-place = The place you shared is filled in. Choose the activity, then press “See the answer”.
share-text = What you shared stands in the field for the place, but no place was found in it. Replace it with coordinates, for instance -10.163 123.607, or choose a kelurahan.
share-empty = Nothing has arrived of what was shared. Copy the link or the coordinates and paste them into the field for the place.
