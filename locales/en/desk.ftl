# The officers' desk. Nothing of this goes into the app.

desk-title = RuangIzin desk
desk-skip = Skip to the content
desk-sample = DATA CONTOH
desk-sample-case = An application of a demonstration. No office decides it.
desk-menu = Pages
desk-menu-own = My tasks
desk-menu-all = All files
desk-menu-audit = Record of actions
desk-leave = Sign out
desk-back = Back to my tasks
desk-refused = This page cannot be opened

desk-sign-in = Sign in
desk-sign-in-hint = Whoever runs the server in your office makes the accounts.
desk-sign-in-refused = The login or the password is wrong, or the account is closed for a while. After five mistakes, wait 15 minutes.
desk-login = Login
desk-password = Password

desk-list-own = Waiting for you
desk-list-all = All files that you may see
desk-list-empty = There are no files here.
desk-list-count = { $count ->
    [one] { $count } file
   *[other] { $count } files
}
desk-search = Number or applicant's name
desk-search-button = Search
desk-page-before = Previous page
desk-page-after = Next page
desk-column-number = Number
desk-column-applicant = Applicant
desk-column-service = Service
desk-column-kelurahan = Kelurahan
desk-column-state = State
desk-column-clock = Working days
desk-column-received = Received
desk-column-when = Time
desk-column-who = Who
desk-column-what = Action

desk-since = Here since
desk-rounds = Times sent back
desk-officer = Worked on by
desk-clock-days = { $days ->
    [one] day { $days }
   *[other] day { $days }
}
desk-clock-before = not started
desk-clock-of = day { $days } of { $limit }
desk-clock-paused = { $days }, paused until the applicant acts
desk-clock-stopped = { $days }, finished

desk-verdict = The office's own look at the plan
desk-verdict-none = The server has not checked the spatial plan again for this application. Look at the map yourself before you decide.
desk-answers = The applicant's answers
desk-answers-none = There are no answers.
desk-yes = yes
desk-no = no
desk-documents = Documents
desk-documents-none = There are no documents.
desk-documents-unscanned = The documents have not been scanned for viruses. Their kind was found from their bytes.
desk-answer-file = Open the corrected file

desk-actions = What you can do
desk-actions-none = It is not your turn now.
desk-move = Next step
desk-move-draft = Back to a draft
desk-move-doc_check = Take it: check the documents
desk-move-tech_review = Complete: pass on to technical review
desk-move-site_visit = Visit the site
desk-move-fee_set = Set the fee
desk-move-awaiting_payment = Ask for payment
desk-move-paid = The payment has been verified
desk-move-approval = Pass on for approval
desk-move-ready_to_sign = Approve; ready to be signed
desk-move-issued = Issue
desk-move-rejected = Reject
desk-move-expired = Declare it expired
desk-move-revoked = Revoke
desk-move-button = Save the step
desk-note = Note
desk-note-hint = The applicant reads the reason and this note. Rejecting needs both.
desk-reason = Reason
desk-reason-none = (no reason)
desk-reason-unreadable = cannot be read
desk-reason-incomplete = not complete
desk-reason-wrong-document = another document is needed
desk-reason-expired-document = the document is no longer valid
desk-reason-contradiction = parts of the file contradict each other
desk-reason-plan-forbids = forbidden by the spatial plan
desk-reason-outside-authority = another office has the authority
desk-reason-other = another reason

desk-ask = Ask for corrections
desk-ask-hint = One row for one thing. Empty rows are left out. The office's clock stops until the applicant has answered all of them.
desk-ask-row = Correction { $row }
desk-ask-kind = Points at
desk-ask-target = Which one
desk-ask-words = What must be put right, and how
desk-ask-button = Send back to the applicant
desk-target-field = answer
desk-target-page = page of a document
desk-target-photo = photo
desk-target-other = something else
desk-corrections = Corrections asked for
desk-answered = Answered { $when }
desk-unanswered = Not answered yet

desk-messages = Messages
desk-message-new = Message to the applicant
desk-message-button = Send the message
desk-history = History
desk-action-submit = handed in
desk-action-take = taken in work
desk-action-pass-on = passed on
desk-action-return = sent back to be corrected
desk-action-answer = one correction answered
desk-action-corrected = all corrections answered
desk-action-approve = approved, not signed yet
desk-action-reject = rejected
desk-action-withdraw = taken back by the applicant
desk-action-message = message sent

desk-state-draft = Draft
desk-state-submitted = Handed in
desk-state-doc_check = Documents being checked
desk-state-returned = Waiting for corrections
desk-state-tech_review = Technical review
desk-state-site_visit = Site visit
desk-state-fee_set = Fee being set
desk-state-awaiting_payment = Waiting for payment
desk-state-paid = Payment verified
desk-state-approval = Approval
desk-state-ready_to_sign = Ready to be signed
desk-state-issued = Issued
desk-state-rejected = Rejected
desk-state-withdrawn = Taken back
desk-state-expired = Expired
desk-state-revoked = Revoked

desk-role-applicant = applicant
desk-role-rt = head of RT
desk-role-lurah = lurah
desk-role-camat = camat
desk-role-loket = front office
desk-role-opd = technical agency
desk-role-kepala_dinas = head of agency
desk-role-bank = bank or revenue office
desk-role-inspector = inspector
desk-role-admin = keeper of accounts

desk-notice-saved = Saved.
desk-notice-sent = The message was sent.
desk-notice-returned = The file was sent back to the applicant.
desk-fault-stale = Somebody changed this file after you opened it. Look again, then decide.
desk-fault-forbidden = Your role may not do this.
desk-fault-not-now = This cannot be done in the present state.
desk-fault-reason = A reason and a note are needed. Nothing was saved.
desk-fault-rounds = This file has been sent back as often as it may. Decide with what is there.
desk-fault-invalid = Something was empty, too long or unknown. Nothing was saved.
desk-fault-unavailable = The server cannot save anything right now. Try again in a moment.
desk-fault-unknown = There is no such file, or you may not see it.
