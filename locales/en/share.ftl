# A picture of an answer to share (the card): what stands on it and around it.

card-title = A picture of this answer
card-lead = It holds the question, the place, the answer and its plan. No name, no personal data.
card-wait = Drawing…
card-alt = Picture: { $activity }, { $place }. { $outcome }.
card-send = Share the picture
card-save = Save the picture
card-copy = Copy text and link
card-shared = The picture has been shared.
card-saved = The picture is saved.
card-copied = Text and link are copied.
card-failed = Not possible on this phone. Save the picture, then send it from your gallery.
card-not-copied = It could not be copied. Just copy the address of this page.
card-no-picture = This phone cannot draw the card. Share the text and the link instead.
card-asks = May I do this here?
card-plan = { $plan } · { $status }
card-version = Data of { $city }, version { $version }
card-not-permit = A pointer, no permit.
card-look = See for yourself at { $host }
