# What is kept on this phone: the page "Data saya", and what the vault says wherever drafts are filled in.

mine-lead = Semua yang Anda isi disimpan di HP ini. Tidak ada yang dikirim sebelum Anda sendiri menekan Kirim.
mine-loading = Membuka simpanan di HP ini…
mine-drafts = Isian yang disimpan
mine-none = Belum ada isian
mine-none-advice = Begitu Anda mulai mengisi formulir, isiannya muncul di sini.
mine-to-services = Cari layanan
mine-saved = Tersimpan { $date } pukul { $time }
mine-progress = { $answered } dari { $asked } pertanyaan terjawab
mine-assisted = Diisi dengan bantuan: { $role }
mine-other-city = Untuk kota atau kabupaten lain ({ $region })
mine-has-pin = Dikunci dengan PIN
mine-is-open = Tanpa sandi
mine-damaged = Isian ini tidak dapat dibuka lagi. Anda dapat menghapusnya.
mine-continue = Lanjutkan
mine-view = Lihat isi
mine-export = Simpan salinan
mine-share = Kirim ke HP lain
mine-delete = Hapus
mine-of = { $what }: { $name }
mine-clock = { $hour }.{ $minute }

## What one draft holds
mine-view-title = Isi: { $name }
mine-back = ← Semua isian
mine-answers = Jawaban
mine-papers = Dokumen
mine-paper-counter = Dibawa ke loket
mine-paper-not-yet = Belum punya
mine-pages = { $count } halaman, { $size }
mine-not-asked = Tidak lagi ditanyakan formulir ini; tidak ikut dikirim
mine-facts = Dibawa dari hasil pemeriksaan
mine-consents = Persetujuan Anda
mine-consent = Naskah versi { $version }, disetujui { $date } pukul { $time }
mine-no-consent = Belum ada.
mine-yes = Ya
mine-no = Tidak
mine-blank = (kosong)
mine-row = Baris { $number }
mine-item = { $title } ke-{ $number }
mine-form-gone = Formulir ini tidak ada di data kota yang sedang dibuka, jadi pertanyaannya ditulis dengan kode.

## Copies
mine-export-advice = Salinan tidak disandi: siapa pun yang memegang berkasnya dapat membacanya. Simpan di tempat yang aman.
mine-exported = Salinan dibuat. Cari di unduhan HP ini: { $file }
mine-shared = Salinan diserahkan ke aplikasi yang Anda pilih.
mine-export-failed = Salinan tidak dapat dibuat.
mine-restore = Buka salinan
mine-restore-hint = Berkas yang dulu Anda simpan dari halaman ini, juga dari HP lain, atau bagian yang kembali dari orang lain.
mine-restored = Isian dari salinan sudah ada di daftar.
mine-restored-lost = Isian dari salinan sudah ada di daftar, tetapi { $count } foto tidak ada di dalam berkas. Ambil lagi foto itu.
mine-import-not-a-draft = Berkas ini bukan salinan isian.
mine-import-damaged = Berkas ini rusak. Minta kirim sekali lagi, sebaiknya sebagai dokumen.
mine-section-back = Bagian yang diisi orang lain sudah dimasukkan ke isian Anda.
mine-section-unknown = Bagian ini milik isian yang tidak ada di HP ini. Buka di HP tempat isian itu dimulai.
mine-section-other = Bagian ini tidak cocok dengan formulir yang sekarang.
mine-section-to-fill = Ini bagian untuk Anda isi bagi orang lain. Buka dari layanannya, lalu kirim kembali berkasnya.

## Deleting
mine-delete-title = Hapus isian ini?
mine-delete-text = Jawaban dan fotonya dihapus dari HP ini dan tidak dapat dikembalikan, kecuali Anda punya salinannya.
mine-delete-yes = Ya, hapus
mine-delete-no = Jangan hapus
mine-deleted = Isian dihapus dari HP ini.
mine-delete-all = Hapus semua isian
mine-delete-all-title = Hapus semua isian di HP ini?
mine-delete-all-text = { $count } isian beserta fotonya dihapus dan tidak dapat dikembalikan.
mine-deleted-all = Semua isian dihapus dari HP ini.

## PIN
mine-pin-title = PIN untuk isian ini
mine-pin-why = Berguna bila HP dipakai bersama. Tanpa PIN yang benar, isian tidak terbuka. PIN yang pendek tetap dapat ditebak oleh ahli yang memegang HP ini lama.
mine-pin-first = Sebelum PIN dipasang, siapkan jalan masuk lain kalau Anda lupa.
mine-pin-code = Catat kode pemulihan ini di kertas:
mine-pin-code-typed = Ketik kode pemulihan yang Anda catat
mine-pin-code-wrong = Kodenya berbeda. Lihat lagi catatan Anda.
mine-pin-or-export = Atau simpan salinan isian sebagai gantinya kode
mine-pin-exported = Salinan sudah dibuat. Anda dapat memasang PIN.
mine-pin-new = PIN baru
mine-pin-new-hint = Sedikitnya 6 angka. Jangan tanggal lahir, nomor telepon, atau angka berurutan.
mine-pin-again = Ulangi PIN
mine-pin-differs = Kedua PIN berbeda.
mine-pin-set = Pasang PIN
mine-pin-done = PIN terpasang.
mine-pin-working = Mengunci isian… ini perlu beberapa detik.
mine-pin-weak-not-digits = PIN hanya boleh angka.
mine-pin-weak-too-short = PIN perlu sedikitnya 6 angka.
mine-pin-weak-too-long = PIN paling panjang 12 angka.
mine-pin-weak-repeats = PIN ini terlalu mudah: angkanya berulang.
mine-pin-weak-row = PIN ini terlalu mudah: angkanya berurutan.
mine-pin-weak-from-answers = PIN ini ada di jawaban Anda, misalnya tanggal lahir atau nomor telepon. Pilih yang lain.
mine-pin-remove = Lepas PIN
mine-pin-removed = PIN dilepas.
mine-unlock-title = Buka dengan PIN
mine-unlock-pin = PIN
mine-unlock-code = Kode pemulihan
mine-unlock-by-code = Lupa PIN? Pakai kode pemulihan
mine-unlock-by-pin = Pakai PIN
mine-unlock = Buka
mine-unlock-wrong = Bukan itu. Coba lagi; isian Anda tetap aman.
mine-unlock-wait = Tunggu { $seconds } detik sebelum mencoba lagi. Isian Anda tidak dihapus.
mine-lock = Kunci kembali

## How it is kept
mine-safety = Bagaimana disimpan
mine-safety-encrypted = Isian disandi dengan kunci yang dipegang browser di HP ini.
mine-safety-for = Ini melindungi dari orang yang menyalin berkas browser, dan dari situs lain.
mine-safety-not-for = Ini tidak melindungi dari orang yang memakai HP Anda dalam keadaan terbuka, atau dari program jahat di HP ini. Untuk itu pasang kunci layar, dan PIN bila HP dipakai bersama.
mine-safety-open = Halaman ini dibuka tanpa sambungan aman (https), jadi isian tidak dapat disandi. Anda sudah setuju menyimpannya tanpa sandi.
mine-safety-deleted = Yang dihapus benar-benar dihapus: kuncinya ditimpa, lalu jawaban dan fotonya dibuang.
mine-persist-yes = Browser berjanji tidak membuang simpanan ini sendiri, juga kalau HP penuh.
mine-persist-no = Kalau HP penuh, browser boleh membuang simpanan ini tanpa bertanya.
mine-persist-ask = Minta browser menyimpannya terus
mine-persist-refused = Browser belum mau berjanji. Biasanya mau setelah aplikasi ini dipasang di layar utama. Simpan juga salinan.
mine-seven-days = Di iPhone, iPad, dan Safari: kalau situs ini tidak dibuka selama 7 hari, Safari dapat menghapus isian. Pasang di layar utama (Bagikan → Tambah ke Layar Utama), atau simpan salinan.
mine-usage = Terpakai { $used } dari sekitar { $total } yang disediakan browser.

## When the vault cannot
vault-unavailable = Tidak dapat menyimpan di sini
vault-unavailable-advice = Browser ini sedang dalam mode pribadi atau penyimpanannya dimatikan. Buka di jendela biasa supaya isian tidak hilang.
vault-insecure = Tidak dapat menyandi di sini
vault-insecure-advice = Halaman ini dibuka tanpa sambungan aman (https). Buka alamat yang diawali https, atau setujui menyimpan tanpa sandi.
vault-agree = Saya setuju menyimpan tanpa sandi di HP ini
vault-locked = Isian ini dikunci
vault-locked-advice = Masukkan PIN untuk membukanya.
vault-full = HP ini penuh
vault-full-advice = Hapus foto atau aplikasi yang tidak dipakai, lalu ubah sedikit jawaban terakhir supaya disimpan lagi. Jangan tutup halaman ini.
vault-damaged = Isian ini rusak
vault-damaged-advice = Simpanannya tidak dapat dibaca lagi. Bila Anda punya salinan, buka salinan itu.
vault-too-new = Isian ini dari versi yang lebih baru
vault-too-new-advice = Perbarui aplikasi ini dulu: tutup semua jendelanya, lalu buka lagi saat ada sambungan.
vault-removed = Isian ini dihapus di jendela lain
vault-removed-advice = Yang Anda lihat di sini belum hilang. Simpan lagi bila Anda masih memerlukannya.
vault-other = Belum tersimpan
vault-other-advice = Browser gagal menyimpan. Coba lagi; bila tetap gagal, simpan salinan.
