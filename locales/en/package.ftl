# Packages for other systems (/paket): answers in the order of the screens of OSS, SIMBG, SiPintar and the counter; numbers from there.

package-title = Take it to another office
package-lead = The official permit is issued in OSS, SIMBG, SiPintar or at a counter. Here your answers stand in the order of their screens, ready to be copied.
package-back = All packages
package-none = This city has no packages for other systems yet.
package-none-advice = Ask at the counter what to bring. The list of services tells its address.
package-unknown = There is no such package
package-choose = Where will you take it?
package-for-drafts = Fill it from a form on this phone:
package-of-draft = { $form }: { $name }
package-of-question = Fill it from your question on the map
package-no-drafts = No form has been filled in for this package yet.
package-fill-in = Fill in the form first
package-loading = Putting the package together…
package-draft-gone = This form is not on this phone
package-draft-gone-advice = It may have been deleted, or filled in on another phone.
package-draft-locked = This form is locked
package-draft-locked-advice = Open the form with its PIN, then come back here.
package-unlock = Open the form

package-not-connected = RuangIzin is not connected to { $system }. You copy the answers yourself.
package-not-connected-more = Nothing is sent from this page. Your answers stay on your phone.
package-not-connected-counter = Nothing is sent from this page. You take it to the counter yourself.
package-sample = SAMPLE DATA (DATA CONTOH): this package was made for demonstration and is no official guide to { $system }.
package-from-draft = Answers from the form: { $form }
package-from-question = Answers from your question on the map. The rest waits for the form.
package-ready = { $count } fields ready to copy
package-still-open = { $count } fields have no answer yet
package-all-there = Everything needed is there.
package-next-open = Answer what is missing

package-before = Before you begin
package-there = What happens there
package-time = Time
package-cost = Cost
package-visit = Open { $host }
package-visit-away = (leaves this app)
package-unsure = Not confirmed

package-screens = Fields, screen by screen
package-screen = { $number }. { $title }
package-screen-item = { $number }. { $title } ({ $item })
package-verified = Compared with its screen
package-unverified = Not yet compared with its screen
package-facts-unverified = Not yet compared with { $system }. As of { $day }.
package-facts-verified = Compared with { $system }. As of { $day }.
package-source = Source: { $source }
package-copy = Copy
package-copied-mark = Copied
package-copy-of = Copy { $label }
package-copied = { $label } copied.
package-not-copied = This phone does not allow copying by itself. Press long on the answer, then copy.
package-open-field = Not answered yet
package-optional-field = Not answered yet; may stay empty there
package-answer = Answer it in the form
package-leave = Leave it empty; your answers so far do not need it
package-yours = You fill it in there

package-documents = Papers
package-document-needed = Needed
package-document-optional = If asked for
package-file-name = File name: { $name }
package-accepts = Kind: { $kinds }
package-most = At most { $size }
package-paper-attached = { $count ->
    [one] { $count } file is in this form
   *[other] { $count } files are in this form
}
package-paper-size = the largest has { $size }
package-paper-too-large = Too large. Make it smaller first, at most { $size }.
package-paper-wrong-kind = This is another kind of file. Only { $kinds } is taken there. Save the file, then convert it first.
package-paper-save = Save the file { $name }
package-paper-saved = The file { $name } is in your downloads. Whoever opens this phone can see it.
package-paper-lost = This file cannot be read any more. Add it once more in the form.
package-paper-counter = You show it at the counter
package-paper-open = Not there yet
package-paper-add = Add it in the form
package-paper-leave = Your answers so far do not need it
package-paper-make = Make the files of the outline
package-paper-make-about = This app makes them: SHP, GeoJSON, KML, DXF and a drawing.

package-kbli = About KBLI 2020 and 2025
package-kbli-text = The plan still uses codes of KBLI 2020. KBLI 2025 is in force since 18 December 2025, and holders of permits in OSS are to move to it by 18 June 2026 (this date is not yet confirmed). Look for the title of your activity in OSS; where its code has changed, take the code that OSS shows and keep the old one for the planning office.

package-numbers = Numbers from { $system }
package-numbers-lead = Note the numbers you receive, so that you find them again. They are kept on this phone only.
package-number-field = The number
package-number-day = Day you received it
package-number-day-hint = Example: 22-11-2026
package-number-save = Note the number
package-number-saved = The number is noted.
package-number-empty = Write the number first.
package-number-day-wrong = There is no such day. Example: 22-11-2026
package-number-digits = It usually has { $count } digits. Check it again; the number is kept as it is.
package-number-odd-day = The day within this number does not fit. Check it again; the number is kept as it is.
package-number-region = This number names another region. Check it again; the number is kept as it is.
package-number-no-digit = It usually has digits. Check it again; the number is kept as it is.
package-number-of = { $label }, from { $system }
package-number-given = Received { $day }
package-number-look-up = How to look it up: { $how }
package-number-check = Look at { $host }
package-number-delete = Delete this number
package-number-deleted = The number is deleted.
package-noted = Numbers from other systems
package-noted-lead = Numbers that you noted yourself. RuangIzin is not connected to those systems; look there for news.
package-noted-unreadable = The noted numbers cannot be read
package-noted-unreadable-advice = No number can be noted while the old list is damaged. The numbers are still with the systems that gave them.
package-noted-retry = Try to read them again
package-noted-forget = Delete the damaged list of numbers
package-noted-forgotten = The list of numbers was deleted. You can note numbers again.
package-noted-add = Note another number
package-noted-export = Save a copy of the numbers
package-read-back-title = Bring numbers back from a file
package-read-back-hint = Choose a copy of the numbers that you saved before (nomor-….json).
package-read-back = { $count } numbers were noted again. Those that are here already were passed over.
package-not-read-back = This file is no copy of numbers from RuangIzin.
package-noted-exported = A copy of the numbers is saved as a file.

package-keep = Keep this package
package-print = Print or save as PDF
package-json = Save a JSON file
package-json-saved = The JSON file is saved.
package-json-note = That file holds your answers without a lock. Share it only with people you trust.
package-printed = Printed on { $day } from RuangIzin. No application, no permit.
