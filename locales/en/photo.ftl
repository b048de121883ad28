# Photos and files of a form. These sentences travel with the parts that show them.
photo-take = Take a photo
photo-choose = Choose a file
photo-choose-hint = A photo or PDF of at most { $size } MB. Several pages are fine, at most { $most }.
photo-choose-hint-picture = Photos only. Several are fine, at most { $most }.
photo-choose-hint-pdf = PDF only, at most { $size } MB each, at most { $most } files.
photo-place-removed = The place and the camera's notes inside a photo are removed on this phone before it is saved.
photo-working = Preparing the file…
photo-added = Page { $number } is saved.
photo-removed = Page { $number } was deleted.
photo-moved = The page is number { $number } now.
photo-pages = Pages so far
photo-page = Page { $number } of { $of }
photo-view = View page { $number }
photo-retake = Replace
photo-retake-page = Replace page { $number }
photo-remove = Delete
photo-remove-page = Delete page { $number }
photo-up = Move page { $number } up
photo-down = Move page { $number } down
photo-gone = This file is not on this phone. Add it again.
photo-full = There are { $most } pages already. Delete one before you add another.
photo-insist = Use this photo anyway
photo-insisted = You chose to use this photo anyway.

## What may be wrong with a photo
photo-flaw-blur = This photo looks blurred. Hold the phone with both hands, touch the screen to focus, and take it again.
photo-flaw-dark = This photo looks dark. Take it again where there is light, near a window or outside.
photo-flaw-sideways = The text on this photo seems to run sideways. Turn the paper or the phone and take it again.
photo-flaw-small = This photo is too small to be read. Go closer, or use the camera instead of a small screenshot.

## Why a file was not taken
photo-not-taken-unknown = This file is neither a photo nor a PDF.
photo-not-taken-undecodable = This browser cannot open that photo. Take it with the camera here, or save it as JPG first.
photo-not-taken-too-large = This file is too large. A PDF may have at most { $size } MB; a photo is easier.
photo-not-taken-unreadable = This file cannot be read. Choose it once more.
photo-not-taken-kind = A file of this kind cannot be used here.
photo-not-taken-same = The same page is here already.
