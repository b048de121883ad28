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
server-user-closed = The account { $login } is closed; all its sessions have ended.
server-user-opened = The account { $login } is open again.
server-user-generated = The password, shown only once: { $password }
server-user-taken = this login is taken
server-user-unknown = there is no such login
server-user-bad-login = a login has 2 to 60 lower-case letters, digits, dots, dashes
server-user-weak = a password has 12 to 200 characters, at least 5 different ones, without the login in it; write it as one line to standard input
server-user-role = the roles are: { $roles }
