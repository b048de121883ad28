# Meja kerja petugas. Tidak ada yang masuk ke aplikasi.

desk-title = Meja RuangIzin
desk-skip = Langsung ke isi halaman
desk-sample = DATA CONTOH
desk-sample-case = Permohonan peragaan. Tidak ada kantor yang memutuskannya.
desk-menu = Halaman
desk-menu-own = Tugas saya
desk-menu-all = Semua berkas
desk-menu-audit = Catatan tindakan
desk-leave = Keluar
desk-back = Kembali ke tugas saya
desk-refused = Halaman ini tidak bisa dibuka

desk-sign-in = Masuk
desk-sign-in-hint = Akun dibuat oleh pengelola server di kantor Anda.
desk-sign-in-refused = Nama masuk atau kata sandi salah, atau akun ditutup sementara. Setelah lima kali salah, tunggu 15 menit.
desk-login = Nama masuk
desk-password = Kata sandi

desk-list-own = Menunggu Anda
desk-list-all = Semua berkas yang boleh Anda lihat
desk-list-empty = Tidak ada berkas di sini.
desk-list-count = { $count ->
    [one] { $count } berkas
   *[other] { $count } berkas
}
desk-search = Nomor atau nama pemohon
desk-search-button = Cari
desk-page-before = Halaman sebelumnya
desk-page-after = Halaman berikutnya
desk-column-number = Nomor
desk-column-applicant = Pemohon
desk-column-service = Layanan
desk-column-kelurahan = Kelurahan
desk-column-state = Keadaan
desk-column-clock = Hari kerja
desk-column-received = Diterima
desk-column-when = Waktu
desk-column-who = Siapa
desk-column-what = Tindakan

desk-since = Di sini sejak
desk-rounds = Berapa kali dikembalikan
desk-officer = Dikerjakan oleh
desk-clock-days = { $days ->
    [one] hari ke-{ $days }
   *[other] hari ke-{ $days }
}
desk-clock-before = belum mulai
desk-clock-of = hari ke-{ $days } dari { $limit }
desk-clock-paused = { $days }, berhenti sementara menunggu pemohon
desk-clock-stopped = { $days }, selesai

desk-verdict = Hasil pemeriksaan ruang oleh kantor
desk-verdict-none = Server belum memeriksa ulang rencana tata ruang untuk permohonan ini. Periksa sendiri di peta sebelum memutuskan.
desk-answers = Jawaban pemohon
desk-answers-none = Tidak ada jawaban.
desk-yes = ya
desk-no = tidak
desk-documents = Dokumen
desk-documents-none = Tidak ada dokumen.
desk-documents-unscanned = Dokumen belum diperiksa terhadap virus. Jenisnya dikenali dari isinya.
desk-answer-file = Buka berkas perbaikan

desk-actions = Yang bisa Anda lakukan
desk-actions-none = Sekarang bukan giliran Anda.
desk-move = Langkah berikutnya
desk-move-draft = Kembali ke draf
desk-move-doc_check = Kerjakan: periksa berkas
desk-move-tech_review = Berkas lengkap: teruskan ke penilaian teknis
desk-move-site_visit = Tinjau lapangan
desk-move-fee_set = Tetapkan retribusi
desk-move-awaiting_payment = Minta pembayaran
desk-move-paid = Pembayaran sudah terverifikasi
desk-move-approval = Teruskan untuk persetujuan
desk-move-ready_to_sign = Setujui; siap ditandatangani
desk-move-issued = Terbitkan
desk-move-rejected = Tolak
desk-move-expired = Nyatakan kedaluwarsa
desk-move-revoked = Cabut
desk-move-button = Simpan langkah
desk-note = Catatan
desk-note-hint = Pemohon membaca alasan dan catatan ini. Untuk menolak, keduanya wajib diisi.
desk-reason = Alasan
desk-reason-none = (tanpa alasan)
desk-reason-unreadable = tidak terbaca
desk-reason-incomplete = belum lengkap
desk-reason-wrong-document = dokumen lain yang diminta
desk-reason-expired-document = dokumen sudah tidak berlaku
desk-reason-contradiction = isi berkas saling bertentangan
desk-reason-plan-forbids = dilarang oleh rencana tata ruang
desk-reason-outside-authority = bukan wewenang kantor ini
desk-reason-other = alasan lain

desk-ask = Minta perbaikan
desk-ask-hint = Satu baris untuk satu hal. Baris kosong diabaikan. Waktu kantor berhenti sampai pemohon menjawab semuanya.
desk-ask-row = Perbaikan { $row }
desk-ask-kind = Menunjuk pada
desk-ask-target = Yang mana
desk-ask-words = Apa yang harus diperbaiki, dan bagaimana
desk-ask-button = Kembalikan kepada pemohon
desk-target-field = jawaban
desk-target-page = halaman dokumen
desk-target-photo = foto
desk-target-other = hal lain
desk-corrections = Perbaikan yang diminta
desk-answered = Dijawab { $when }
desk-unanswered = Belum dijawab

desk-messages = Pesan
desk-message-new = Pesan kepada pemohon
desk-message-button = Kirim pesan
desk-history = Riwayat
desk-action-submit = diajukan
desk-action-take = mulai dikerjakan
desk-action-pass-on = diteruskan
desk-action-return = dikembalikan untuk diperbaiki
desk-action-answer = satu perbaikan dijawab
desk-action-corrected = semua perbaikan dijawab
desk-action-approve = disetujui, belum ditandatangani
desk-action-reject = ditolak
desk-action-withdraw = ditarik oleh pemohon
desk-action-message = pesan dikirim

desk-state-draft = Draf
desk-state-submitted = Diajukan
desk-state-doc_check = Verifikasi berkas
desk-state-returned = Menunggu perbaikan
desk-state-tech_review = Penilaian teknis
desk-state-site_visit = Peninjauan lapangan
desk-state-fee_set = Penetapan retribusi
desk-state-awaiting_payment = Menunggu pembayaran
desk-state-paid = Pembayaran terverifikasi
desk-state-approval = Persetujuan
desk-state-ready_to_sign = Siap ditandatangani
desk-state-issued = Terbit
desk-state-rejected = Ditolak
desk-state-withdrawn = Ditarik pemohon
desk-state-expired = Kedaluwarsa
desk-state-revoked = Dicabut

desk-role-applicant = pemohon
desk-role-rt = ketua RT
desk-role-lurah = lurah
desk-role-camat = camat
desk-role-loket = loket
desk-role-opd = dinas teknis
desk-role-kepala_dinas = kepala dinas
desk-role-bank = bank atau Bapenda
desk-role-inspector = pengawas
desk-role-admin = pengelola akun

desk-notice-saved = Tersimpan.
desk-notice-sent = Pesan terkirim.
desk-notice-returned = Berkas dikembalikan kepada pemohon.
desk-fault-stale = Orang lain mengubah berkas ini setelah Anda membukanya. Periksa lagi, lalu putuskan.
desk-fault-forbidden = Peran Anda tidak boleh melakukan ini.
desk-fault-not-now = Ini tidak bisa dilakukan dalam keadaan sekarang.
desk-fault-reason = Alasan dan catatan wajib diisi. Tidak ada yang disimpan.
desk-fault-rounds = Berkas ini sudah dikembalikan sebanyak yang diperbolehkan. Putuskan dengan yang ada.
desk-fault-invalid = Ada isian yang kosong, terlalu panjang, atau tidak dikenal. Tidak ada yang disimpan.
desk-fault-unavailable = Server sedang tidak bisa menyimpan. Coba lagi sebentar lagi.
desk-fault-unknown = Berkas ini tidak ada, atau Anda tidak boleh melihatnya.
