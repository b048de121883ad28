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
server-user-roles = Peran { $login } diganti; semua sesinya berakhir.
server-user-closed = Akun { $login } ditutup; semua sesinya berakhir.
server-user-opened = Akun { $login } dibuka lagi.
server-user-generated = Kata sandi, hanya ditampilkan sekali: { $password }
server-user-taken = nama masuk ini sudah dipakai
server-user-unknown = nama masuk ini tidak dikenal
server-user-bad-login = nama masuk: 2 sampai 60 huruf kecil, angka, titik, garis
server-user-weak = kata sandi: 12 sampai 200 karakter, paling sedikit 5 yang berbeda, tanpa nama masuk di dalamnya; tulis satu baris ke masukan standar
server-user-role = peran yang dikenal: { $roles }

server-demo-officers = Petugas contoh untuk /desk: { $logins }. Kata sandi semuanya: { $password }
server-user-totp = Kode rahasia untuk aplikasi autentikator, hanya ditampilkan sekali: { $secret } ({ $address })
server-user-totp-off = Faktor kedua { $login } dihapus; semua sesinya berakhir.
notice-subject = Permohonan { $number }
notice-greeting = Halo { $name },
notice-received = permohonan { $service } Anda sudah diterima dengan nomor { $number }.
notice-changed = ada perkembangan pada permohonan { $service } Anda, nomor { $number }.
notice-corrections = permohonan { $service } Anda, nomor { $number }, perlu diperbaiki. Waktu kantor berhenti sampai Anda menjawab.
notice-message = ada pesan dari kantor untuk permohonan { $service } Anda, nomor { $number }.
notice-withdrawn = permohonan { $service } Anda, nomor { $number }, sudah ditarik seperti yang Anda minta.
notice-awaiting_payment = retribusi untuk permohonan { $service } Anda, nomor { $number }, sudah ditetapkan.
notice-paid = pembayaran untuk permohonan { $service } Anda, nomor { $number }, sudah kami lihat.
notice-ready_to_sign = permohonan { $service } Anda, nomor { $number }, disetujui dan menunggu tanda tangan. Surat belum terbit.
notice-issued = surat untuk permohonan { $service } Anda, nomor { $number }, sudah terbit.
notice-rejected = permohonan { $service } Anda, nomor { $number }, ditolak. Alasan dan cara mengajukan keberatan ada di halaman pelacakan.
notice-revoked = keputusan untuk permohonan { $service } Anda, nomor { $number }, dicabut. Alasan dan cara mengajukan keberatan ada di halaman pelacakan.
notice-expired = waktu untuk permohonan { $service } Anda, nomor { $number }, sudah habis, sehingga permohonan berakhir.
notice-new-secret = kode rahasia permohonan { $service } Anda, nomor { $number }, diganti di loket. Bila bukan Anda yang meminta, hubungi kantor.
notice-follow = Lihat berkas Anda dengan nomor dan kode rahasia yang tersimpan di ponsel Anda. Kami tidak pernah meminta kode itu lewat surel atau pesan.
notice-address = Alamat: { $address }
notice-sample = CONTOH: ini peragaan. Tidak ada kantor yang memutuskan permohonan ini.
paper-title = SURAT KEPUTUSAN
paper-number = Nomor
paper-service = Layanan
paper-applicant = Pemohon
paper-kelurahan = Kelurahan
paper-received = Diterima
paper-decided = Diputuskan
paper-signer = Ditandatangani oleh
paper-granted = Permohonan tersebut di atas disetujui sesuai data yang tercatat pada nomor ini.
paper-objection = Keberatan atas keputusan ini dapat diajukan secara tertulis kepada pejabat yang menetapkannya paling lambat { $until } (21 hari kerja, UU 30/2014 pasal 75–78), kemudian banding kepada atasannya dalam 10 hari kerja, dan gugatan ke pengadilan tata usaha negara dalam 90 hari.
paper-sample = CONTOH: surat ini dibuat untuk peragaan, tidak ditandatangani secara sah, dan tidak berlaku.
paper-signature = Dokumen ini ditandatangani secara elektronik dengan sertifikat dari Balai Besar Sertifikasi Elektronik (BSrE), BSSN.
paper-proof = Keaslian surat ini dapat diperiksa dengan memindai kode di samping atau membuka:
server-user-subject = Akun { $login } terhubung dengan layanan masuk; semua sesinya berakhir.
server-user-subject-off = Akun { $login } tidak terhubung lagi dengan layanan masuk; semua sesinya berakhir.
server-user-subject-taken = nilai ini sudah milik akun lain
server-sheet-key = Kunci baru menandatangani lembar hasil mulai sekarang: { $key }. Tersimpan di { $file }; mulai ulang server agar dipakai.
