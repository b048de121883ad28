# One section of a form for somebody else to fill in, and back. These sentences travel with that part of the program.

## Giving it away
hand-title = Ask somebody else to fill in a part
hand-lead = Some parts somebody else knows better, such as the head of the RT, a surveyor or another owner. They fill in that part on their own phone and give it back to you.
hand-none = There is no part yet that somebody else can fill in. Answer the other questions first.
hand-for-rt = For the head of the RT
hand-for-surveyor = For the surveyor
hand-for-co-owner = For the other owner
hand-for-planner = For the designer
hand-for-employer = For the workplace
hand-for-other = For somebody who knows
hand-item = { $section }: { $item } { $number }
hand-mark = Mark of this part: { $mark }
hand-from = Your name
hand-from-hint = May be left out. It travels in the file only, so that they know who asks.
hand-show = Show the QR code
hand-hide = Close the QR code
hand-code = QR code that opens { $section } on another phone
hand-code-hint = Ask them to scan this code with their phone's camera. It holds the name of the form and of the part only, and none of your answers.
hand-link = Share the link
hand-file = Send the file
hand-file-hint = The file holds what was answered in this part so far, and nothing of the others.
hand-link-sent = The link was shared or copied.
hand-link-failed = The link could not be shared. Use the QR code or the file.
hand-file-sent = The file was sent.
hand-file-saved = The file { $file } was saved. Send it the way you usually do.
hand-file-failed = The file could not be made. Try again.
hand-done-title = Have they filled it in?

## Taking it back
take-title = Take in a part from another phone
take-lead = From a file, from QR codes on the other phone's screen, or from text that was copied.
take-file = Choose the file
take-file-hint = Its name begins with “titipan”.
take-camera = Scan QR codes with the camera
take-camera-stop = Turn the camera off
take-camera-on = Point the camera at the code on the other screen. Where there are several, hold still: they are read one by one.
take-camera-failed = The camera cannot be used. Allow it, or use the file or the text.
take-read = { $count } of { $all } codes read
take-paste = Text that was copied
take-paste-hint = Paste all of it, from the first bracket to the last.
take-paste-use = Use this text
take-done = { $section } is in your form now. Look at the answers once more.
take-done-lost = { $section } is in your form now, but { $count } photos or signatures did not come along. Ask for the file.
take-to-draft = To the list of parts
take-differs = Some answers differ from those in your draft. Choose which ones count; the others are kept beside their questions.
take-before = Now
take-after = What came
take-use-new = Use what came
take-keep-old = Keep what is there
take-damaged = This cannot be read as a part of a form. Ask them to send it again.
take-unknown = The form it belongs to is not on this phone. Take it in on the phone that asked for it.
take-other = This part does not fit your form. The form may have changed.
take-own = This is your own form, which nobody else has filled in yet.

## Being asked
asked-title = You are asked to fill in one part
asked-what = { $section }, for { $form }
asked-from = { $from } asks you
asked-mark = Mark of this part: { $mark }. The phone that asks shows the same mark.
asked-how = Fill it in on this phone, also without internet. Your answers stay here until you give them back to whoever asks. You cannot see the other parts of the form, and you need not.
asked-begin = Begin
asked-resume = Go on with what was begun
asked-own = The form is on this phone too. Fill it in there.
asked-own-open = Open the form
asked-absent = The form has no such part. The link may be an old one.

## Filling it in
lent-name = Part { $mark }
lent-count = { $answered } of { $asked } questions answered
lent-fill = Fill in this part
lent-again = See or change the answers
lent-open = Still empty or to be mended: { $count }
lent-back-title = Give it back to whoever asked
lent-back-hint = Only the answers of this part go back.
lent-file = Send the file
lent-codes = Show QR codes
lent-codes-hint = On the phone that asked: open the form, choose “Take in a part from another phone”, then scan.
lent-code = Code { $at } of { $of }
lent-next = Next code
lent-text = Copy as text
lent-copied = The text was copied. Paste it into a message to whoever asked.
lent-not-copied = It could not be copied. Send the file.
lent-too-long = Too much for QR codes, because of photos or signatures. Send the file.
lent-after = Has it arrived there? Delete it from this phone.
lent-delete = Delete from this phone
lent-delete-sure = Yes, delete
