# Cities kept on this device: the page "Cities on this device", places saved, and what is told when a plan changes.

packs-lead = Cities kept here go on answering without a signal. The city in use is kept by itself.
packs-loading = Looking at what is kept…
packs-here = On this device
packs-there = Can be kept
packs-none = No city is on this device yet. Open it once with internet, and the city is kept.
packs-old-list = The server cannot be reached yet. What you see here is what was known last.
packs-insecure = This page was opened without a secure connection (https), so cities cannot be kept. Open an address that begins with https.
packs-in-use = In use
packs-not-kept = Not kept yet
packs-not-offered = This server no longer has this city.
packs-whole = Kept whole, { $size }
packs-part = Only { $here } of { $size } is kept so far
packs-version = Version { $version }, made { $date }
packs-newer = There is a new version: { $version }
packs-stale = This data should have been checked by { $date }. The plan may have changed since. Ask the office as well.
packs-proof-signed = The signature is right: { $owner }
packs-proof-sample = Signed with the sample key. That proves nothing.
packs-proof-unknown = Signature not checked, because this app does not know the key yet
packs-proof-unsigned = Without a signature
packs-proof-expired = The key of { $owner } does not count today. Update this city's data.
packs-proof-wrong = The signature does not fit the data. Do not use it; tell the planning office.

## Bringing a city in
packs-bring = Keep ({ $size })
packs-bring-unknown = Keep
packs-bring-newer = Get the new one
packs-pause = Pause
packs-go-on = Go on
packs-try-again = Try again
packs-choose = Use this city
packs-reload = Reload with the new version
packs-check = Check the files
packs-waiting = Waiting for its turn…
packs-progress = Getting { $done } of { $total }
packs-goes-on = You can look at other pages. It goes on while this app is open.
packs-checking = Checking { $done } of { $total }
packs-paused = Paused: { $done } of { $total } is here
packs-paused-early = Paused. What has come is not lost.
packs-done = { $city } is kept whole and was checked.
packs-chosen = { $city } is in use now.
packs-check-right = { $city }: all files are right.
packs-check-wrong = { $city }: { $count } files were damaged and thrown away. Press “Get the new one” to bring them again.
packs-failed-offline = The connection was lost. As soon as there is a signal, it goes on by itself while the app is open.
packs-failed-full = The storage is full. Delete cities that you do not use, or other photos and apps on this phone, then try again. The old version is still here.
packs-failed-damaged = The files that came do not fit their list, so they were not kept. Try again later. The old version is still here.
packs-failed-signature = The signature of the data that came is not right, so it was not kept. The old version is still here. Tell the planning office.
packs-failed-signature-open = The signature of this city's data is not right. This city is in use, so those data may already be kept here. Do not rely on its answers before the planning office has made sure.
packs-failed-other = That did not work. Try again later, or open an ordinary window if this is a private one.

## Deleting
packs-delete = Delete
packs-delete-title = Delete { $city } from this device?
packs-delete-text = This city will no longer answer without a signal. Your forms and files stay.
packs-delete-open = This city is in use. Without a signal the app will no longer answer. Your forms and files stay.
packs-delete-yes = Yes, delete
packs-delete-no = Do not delete
packs-deleted = { $city } was deleted from this device.

## Room
packs-room = Room on this device
packs-usage = This app uses { $used }. The browser still offers about { $free }.
packs-usage-unknown = This browser does not say how much room is left.
packs-little-room = The room is nearly used up. Delete cities that you do not use, or other photos and apps on this phone.
packs-seven-days = On iPhone, iPad and in Safari: if this site is not opened for 7 days, Safari may delete what is kept. Add it to the home screen (Share → Add to Home Screen).
packs-persist-yes = The browser promises not to throw this away by itself, even when the phone is full.
packs-persist-no = When the phone is full, the browser may throw this away without asking.
packs-persist-ask = Ask the browser to keep it
packs-persist-refused = The browser will not promise yet. It usually does once this app is on the home screen.

## Saved places, and a plan that changed
packs-places = Places you saved
packs-places-why = When a new version of the plan answers differently here, the app tells you.
packs-place-answer = { $outcome }, by version { $version }
packs-place-forget = Forget
packs-place-forget-what = Forget { $name }
packs-news = The plan changed at a place you saved
packs-news-draft = (from your form)
packs-news-then = Before: { $outcome }
packs-news-now = Now: { $outcome }
packs-news-seen = I have read this
