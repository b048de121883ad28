# Kata-kata `ruangizin-server` untuk petugas yang menjalankannya. Tidak ada yang masuk ke aplikasi.

server-migrated = Tabel siap, versi { $version }.
server-check-good = Basis data dan { $count } berkas utuh.
server-check-wrong = rusak atau hilang: { $what }
server-check-failed = { $count ->
    [one] { $count } hal tidak beres; pulihkan dari cadangan
   *[other] { $count } hal tidak beres; pulihkan dari cadangan
}
server-backup-written = Cadangan ditulis ke { $folder }: { $cases } permohonan, { $files } berkas.
server-backup-restored = Cadangan dari { $folder } dibaca: { $cases } permohonan, { $files } berkas.
server-user-added = Akun { $login } dibuat.
server-user-password = Kata sandi { $login } diganti; semua sesinya berakhir.
server-user-closed = Akun { $login } ditutup; semua sesinya berakhir.
server-user-opened = Akun { $login } dibuka lagi.
server-user-generated = Kata sandi, hanya ditampilkan sekali: { $password }
server-user-taken = nama masuk ini sudah dipakai
server-user-unknown = nama masuk ini tidak dikenal
server-user-bad-login = nama masuk: 2 sampai 60 huruf kecil, angka, titik, garis
server-user-weak = kata sandi: 12 sampai 200 karakter, paling sedikit 5 yang berbeda, tanpa nama masuk di dalamnya; tulis satu baris ke masukan standar
server-user-role = peran yang dikenal: { $roles }
