# What is kept on this phone: the page "My data", and what the vault says wherever drafts are filled in.

mine-lead = All that you fill in is saved on this phone. Nothing is sent before you press Send yourself.
mine-sent = Sent.
mine-sent-look = See the file
mine-loading = Opening what is saved on this phone…
mine-drafts = Saved drafts
mine-none = No drafts yet
mine-none-advice = As soon as you begin a form, your draft appears here.
mine-to-services = Find a service
mine-saved = Saved { $date } at { $time }
mine-progress = { $answered } of { $asked } questions answered
mine-assisted = Filled in with help from: { $role }
mine-other-city = For another city or regency ({ $region })
mine-has-pin = Locked with a PIN
mine-is-open = Not encrypted
mine-damaged = This draft cannot be opened any more. You can delete it.
mine-continue = Go on
mine-view = View
mine-export = Save a copy
mine-share = Send to another phone
mine-delete = Delete
mine-of = { $what }: { $name }
mine-clock = { $hour }:{ $minute }

## What one draft holds
mine-view-title = Contents: { $name }
mine-back = ← All drafts
mine-answers = Answers
mine-papers = Documents
mine-paper-counter = Will be brought to the counter
mine-paper-not-yet = Not available yet
mine-pages = { $count ->
    [one] 1 page, { $size }
   *[other] { $count } pages, { $size }
}
mine-not-asked = No longer asked by this form; not sent
mine-waiting = Other answers that are still kept; they are not sent
mine-facts = Taken from the check of the place
mine-consents = What you agreed to
mine-consent = Text version { $version }, agreed { $date } at { $time }
mine-no-consent = Nothing yet.
mine-yes = Yes
mine-no = No
mine-blank = (empty)
mine-row = Row { $number }
mine-item = { $title } { $number }
mine-form-gone = This form is not in the data of the city that is open, so its questions are shown by their codes.

## Copies
mine-export-advice = A copy is not encrypted: whoever has the file can read it. Keep it in a safe place.
mine-exported = The copy was made. Look in the downloads of this phone: { $file }
mine-shared = The copy was given to the app you chose.
mine-export-failed = The copy could not be made.
mine-restore = Open a copy
mine-restore-hint = A file that you saved from this page, also on another phone, or a section that comes back from somebody else.
mine-restored = The draft from the copy is in the list.
mine-restored-lost = The draft from the copy is in the list, but { $count ->
    [one] one photo is
   *[other] { $count } photos are
} not in the file. Take it again.
mine-import-not-a-draft = This file is not a copy of a draft.
mine-import-damaged = This file is damaged. Ask for it once more, best as a document.
mine-section-back = The section that somebody else filled in is in your draft now.
mine-section-back-differs = The section that somebody filled in is here. Some of its answers differ from yours: open the draft to choose.
mine-section-unknown = This section belongs to a draft that is not on this phone. Open it on the phone where the draft was begun.
mine-section-other = This section does not fit the form as it is now.
mine-section-to-fill = This is a section for you to fill in for somebody else. Open it under “Fill in a form”, “Take in a part of a form from another phone”.

## Deleting
mine-delete-title = Delete this draft?
mine-delete-text = Its answers and photos are deleted from this phone and cannot be brought back, unless you have a copy.
mine-delete-yes = Yes, delete
mine-delete-no = Keep it
mine-deleted = The draft was deleted from this phone.
mine-delete-all = Delete all drafts
mine-delete-all-title = Delete all drafts on this phone?
mine-delete-all-text = { $count ->
    [one] One draft and its photos are
   *[other] { $count } drafts and their photos are
} deleted and cannot be brought back.
mine-deleted-all = All drafts were deleted from this phone.
mine-delete-all-with-numbers = Delete all drafts and numbers
mine-delete-all-with-numbers-title = Delete all drafts and numbers on this phone?
mine-delete-all-numbers = All numbers from other systems that you noted are deleted too.
mine-delete-only-numbers = All numbers from other systems that you noted are deleted from this phone and cannot be brought back.
mine-deleted-all-with-numbers = All drafts and numbers were deleted from this phone.

## PIN
mine-pin-title = PIN for this draft
mine-pin-why = Useful when a phone is shared. Without the right PIN the draft does not open. An expert who has this phone for long can still guess a short PIN.
mine-pin-first = Before a PIN is set, prepare another way in, in case you forget it.
mine-pin-code = Write this recovery code on paper:
mine-pin-code-typed = Type the recovery code that you wrote down
mine-pin-code-wrong = The code differs. Look at your note again.
mine-pin-or-export = Or save a copy of the draft instead of the code
mine-pin-exported = The copy was made. You can set a PIN.
mine-pin-new = New PIN
mine-pin-new-hint = At least 6 digits. No birth date, telephone number or digits in a row.
mine-pin-again = PIN again
mine-pin-differs = The two PINs differ.
mine-pin-set = Set PIN
mine-pin-done = The PIN is set.
mine-pin-working = Locking the draft… this takes some seconds.
mine-pin-weak-not-digits = A PIN has digits only.
mine-pin-weak-too-short = A PIN needs at least 6 digits.
mine-pin-weak-too-long = A PIN has at most 12 digits.
mine-pin-weak-repeats = This PIN is too easy: its digits repeat.
mine-pin-weak-row = This PIN is too easy: its digits follow one another.
mine-pin-weak-from-answers = This PIN stands in your answers, such as a birth date or a telephone number. Choose another.
mine-pin-remove = Remove PIN
mine-pin-removed = The PIN was removed.
mine-unlock-title = Open with the PIN
mine-unlock-pin = PIN
mine-unlock-code = Recovery code
mine-unlock-by-code = Forgot the PIN? Use the recovery code
mine-unlock-by-pin = Use the PIN
mine-unlock = Open
mine-unlock-wrong = That is not it. Try again; your draft stays safe.
mine-unlock-wait = Wait { $seconds } seconds before you try again. Your draft is not deleted.
mine-lock = Lock again

## How it is kept
mine-safety = How it is kept
mine-safety-encrypted = Drafts are encrypted with a key that the browser on this phone holds.
mine-safety-for = This protects from people who copy the browser's files, and from other sites.
mine-safety-not-for = It does not protect from somebody who uses your phone while it is unlocked, or from malicious programs on it. For that set a screen lock, and a PIN where the phone is shared.
mine-safety-open = This page was opened without a secure connection (https), so drafts cannot be encrypted. You agreed to keep them without encryption.
mine-safety-deleted = What is deleted is really deleted: its key is overwritten, then its answers and photos are thrown away.
mine-persist-yes = The browser promises not to throw this away by itself, even when the phone is full.
mine-persist-no = When the phone is full, the browser may throw this away without asking.
mine-persist-ask = Ask the browser to keep it
mine-persist-refused = The browser does not promise it yet. It usually does once this app is on the home screen. Save a copy as well.
mine-seven-days = On iPhone, iPad and in Safari: when this site is not opened for 7 days, Safari may delete drafts. Add it to the home screen (Share → Add to Home Screen), or save a copy.
mine-usage = { $used } used of about { $total } that the browser provides.

## When the vault cannot
vault-unavailable = Nothing can be saved here
vault-unavailable-advice = This browser is in a private window, or its storage is switched off. Open it in a normal window, so that your draft is not lost.
vault-insecure = Nothing can be encrypted here
vault-insecure-advice = This page was opened without a secure connection (https). Open the address that begins with https, or agree to save without encryption.
vault-agree = I agree to save without encryption on this phone
vault-locked = This draft is locked
vault-locked-advice = Give the PIN to open it.
vault-full = This phone is full
vault-full-advice = Delete photos or apps that you do not use, then change the last answer a little so that it is saved again. Do not close this page.
vault-damaged = This draft is damaged
vault-damaged-advice = What was saved cannot be read any more. If you have a copy, open that.
vault-too-new = This draft is from a newer version
vault-too-new-advice = Update this app first: close all its windows, then open it again with a connection.
vault-removed = This draft was deleted in another window
vault-removed-advice = The answers you see here are not lost yet, but their photos and files are deleted. Save again if you still need them, then take the photos anew.
vault-other = Not saved yet
vault-other-advice = The browser could not save. Try again; if it keeps failing, save a copy.

## Parts of answers
mine-part-name = Name
mine-part-nik = NIK
mine-part-birth-place = Place of birth
mine-part-birth = Date of birth
mine-part-sex = Sex
mine-part-occupation = Occupation
mine-part-phone = Telephone
mine-part-email = E-mail
mine-part-street = Street and number
mine-part-rt = RT
mine-part-rw = RW
mine-part-kelurahan = Code of the kelurahan
mine-part-region = Region
mine-part-postcode = Postcode
mine-part-lat = Latitude
mine-part-lng = Longitude
mine-part-accuracy = Accuracy (m)
mine-part-zone = Zone
mine-part-plan = Plan
mine-part-ring = Corners
mine-part-area = Area (m²)
mine-part-kbli = KBLI
mine-part-code = Code of the activity
mine-part-title = Activity
mine-part-at = At
mine-part-version = Version of the words
mine-male = Male
mine-female = Female
