# Words of `ruangizin-server` for those who run it. Nothing of this goes into the app.

server-migrated = The tables are ready, version { $version }.
server-check-good = The database and { $count } files are whole.
server-check-wrong = damaged or missing: { $what }
server-check-failed = { $count ->
    [one] { $count } thing is wrong; restore from a backup
   *[other] { $count } things are wrong; restore from a backup
}
server-backup-written = Backup written to { $folder }: { $cases } applications, { $files } files.
server-backup-restored = Backup of { $folder } read: { $cases } applications, { $files } files.
server-user-added = The account { $login } has been made.
server-user-password = { $login } has another password; all its sessions have ended.
server-user-roles = { $login } has other roles; all its sessions have ended.
server-user-closed = The account { $login } is closed; all its sessions have ended.
server-user-opened = The account { $login } is open again.
server-user-generated = The password, shown only once: { $password }
server-user-taken = this login is taken
server-user-unknown = there is no such login
server-user-bad-login = a login has 2 to 60 lower-case letters, digits, dots, dashes
server-user-weak = a password has 12 to 200 characters, at least 5 different ones, without the login in it; write it as one line to standard input
server-user-role = the roles are: { $roles }

server-demo-officers = Sample officers for /desk: { $logins }. The password of all: { $password }
server-user-totp = Secret for an authenticator app, shown only once: { $secret } ({ $address })
server-user-totp-off = The second factor of { $login } is gone; all its sessions end.
notice-subject = Application { $number }
notice-greeting = Hello { $name },
notice-received = your application ({ $service }) has arrived under the number { $number }.
notice-changed = something happened to your application ({ $service }), number { $number }.
notice-corrections = your application ({ $service }), number { $number }, needs corrections. The office’s clock stands still until you answer.
notice-message = the office wrote to you about your application ({ $service }), number { $number }.
notice-withdrawn = your application ({ $service }), number { $number }, was withdrawn as you asked.
notice-awaiting_payment = the fee for your application ({ $service }), number { $number }, has been set.
notice-paid = your payment for your application ({ $service }), number { $number }, was seen.
notice-ready_to_sign = your application ({ $service }), number { $number }, was approved and waits for the signature. Nothing is issued yet.
notice-issued = the document for your application ({ $service }), number { $number }, has been issued.
notice-rejected = your application ({ $service }), number { $number }, was rejected. The tracking page has the reason and how to object.
notice-revoked = the decision on your application for { $service }, number { $number }, was revoked. The reason and how to object are on the tracking page.
notice-expired = the time for your application ({ $service }), number { $number }, ran out, so it has ended.
notice-new-secret = the secret of your application ({ $service }), number { $number }, was replaced at the counter. If you did not ask for that, call the office.
notice-follow = Follow your file with the number and the secret kept on your phone. We never ask for the secret by mail or message.
notice-address = Address: { $address }
notice-sample = CONTOH: this is a demonstration. No office decides this application.
paper-title = DECISION
paper-number = Number
paper-service = Service
paper-applicant = Applicant
paper-kelurahan = Kelurahan
paper-received = Received
paper-decided = Decided
paper-signer = Signed by
paper-granted = The application above is granted according to what is recorded under this number.
paper-objection = An objection against this decision may be made in writing to the official who made it until { $until } (21 working days, UU 30/2014 articles 75 to 78), then an appeal to the official above within 10 working days, and a suit at the administrative court within 90 days.
paper-sample = CONTOH: this document was made for a demonstration, is not validly signed and is worth nothing.
paper-signature = This document was signed electronically with a certificate of BSrE, BSSN.
paper-proof = To check this document, scan the code or open:
server-user-subject = The account { $login } is connected with the sign-on service; all its sessions have ended.
server-user-subject-off = The account { $login } is no longer connected with the sign-on service; all its sessions have ended.
server-user-subject-taken = this value belongs to another account
server-sheet-key = A new key countersigns sheets from now on: { $key }. It is in { $file }; restart the server to use it.
