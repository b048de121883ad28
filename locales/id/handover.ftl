# One section of a form for somebody else to fill in, and back. These sentences travel with that part of the program.

## Giving it away
hand-title = Minta orang lain mengisi satu bagian
hand-lead = Ada bagian yang lebih tahu orang lain, misalnya ketua RT, juru ukur, atau pemilik lain. Dia mengisi bagian itu di HP-nya sendiri, lalu mengembalikannya ke sini.
hand-none = Sekarang belum ada bagian yang bisa diisi orang lain. Jawab dulu pertanyaan lainnya.
hand-for-rt = Untuk ketua RT
hand-for-surveyor = Untuk juru ukur
hand-for-co-owner = Untuk pemilik lain
hand-for-planner = Untuk perencana
hand-for-employer = Untuk tempat kerja
hand-for-other = Untuk orang yang tahu
hand-item = { $section }: { $item } { $number }
hand-mark = Tanda titipan ini: { $mark }
hand-from = Nama Anda
hand-from-hint = Boleh dikosongkan. Ikut di dalam berkas saja, supaya dia tahu ini untuk siapa.
hand-show = Tunjukkan kode QR
hand-hide = Tutup kode QR
hand-code = Kode QR untuk membuka { $section } di HP lain
hand-code-hint = Minta dia memindai kode ini dengan kamera HP-nya. Di dalamnya hanya ada nama formulir dan bagiannya, tanpa jawaban Anda.
hand-link = Bagikan tautannya
hand-file = Kirim berkasnya
hand-file-hint = Berkas memuat yang sudah terisi di bagian ini, tanpa bagian lain.
hand-link-sent = Tautannya sudah dibagikan atau disalin.
hand-link-failed = Tautannya belum bisa dibagikan. Pakai kode QR atau berkas.
hand-file-sent = Berkasnya sudah dikirim.
hand-file-saved = Berkas { $file } sudah disimpan. Kirim berkas itu dengan cara yang biasa Anda pakai.
hand-file-failed = Berkasnya belum bisa dibuat. Coba lagi.
hand-done-title = Sudah diisi orangnya?

## Taking it back
take-title = Terima bagian dari HP lain
take-lead = Dari berkas, dari kode QR di layar HP lain, atau dari tulisan yang disalin.
take-file = Pilih berkasnya
take-file-hint = Namanya mulai dengan “titipan”.
take-camera = Pindai kode QR dengan kamera
take-camera-stop = Matikan kamera
take-camera-on = Arahkan kamera ke kode di layar HP lain. Kalau kodenya beberapa, tahan saja: satu per satu terbaca sendiri.
take-camera-failed = Kamera belum bisa dipakai. Beri izin kamera, atau pakai berkas atau tulisan.
take-read = { $count } dari { $all } kode terbaca
take-paste = Tulisan yang disalin
take-paste-hint = Tempel semuanya, dari tanda kurung pertama sampai terakhir.
take-paste-use = Pakai tulisan ini
take-done = { $section } sudah masuk ke isian Anda. Periksa lagi jawabannya.
take-done-lost = { $section } sudah masuk ke isian Anda, tetapi { $count } foto atau tanda tangan tidak ikut. Minta dikirim lagi sebagai berkas.
take-to-draft = Ke daftar isian
take-differs = Beberapa jawaban berbeda dari yang sudah ada di isian Anda. Pilih mana yang dipakai; yang lain tetap tersimpan di samping pertanyaannya.
take-before = Sekarang
take-after = Yang datang
take-use-new = Pakai yang datang
take-keep-old = Tetap pakai yang sekarang
take-damaged = Ini belum terbaca sebagai bagian formulir. Minta dikirim lagi.
take-unknown = Isian asalnya tidak ada di HP ini. Terima di HP yang memintanya.
take-other = Bagian ini tidak cocok dengan isian Anda. Mungkin formulirnya sudah berubah.
take-own = Ini isian Anda sendiri yang belum diisi orang lain.

## Being asked
asked-title = Anda diminta mengisi satu bagian
asked-what = { $section }, untuk { $form }
asked-from = Diminta oleh { $from }
asked-mark = Tanda titipan: { $mark }. Di HP yang meminta tertulis tanda yang sama.
asked-how = Isi di HP ini, juga tanpa internet. Jawaban Anda tetap di sini sampai Anda sendiri mengembalikannya kepada yang meminta. Bagian lain dari isiannya tidak bisa Anda lihat, dan tidak perlu.
asked-begin = Mulai mengisi
asked-resume = Lanjutkan yang sudah dimulai
asked-own = Isiannya ada di HP ini juga. Isi langsung saja di sana.
asked-own-open = Buka isiannya
asked-absent = Bagian ini tidak ada di formulir. Mungkin tautannya sudah lama.

## Filling it in
lent-name = Titipan { $mark }
lent-count = { $answered } dari { $asked } pertanyaan terjawab
lent-fill = Isi bagian ini
lent-again = Lihat atau ubah jawaban
lent-open = Masih kosong atau perlu diperbaiki: { $count }
lent-back-title = Kembalikan kepada yang meminta
lent-back-hint = Yang kembali hanya jawaban di bagian ini.
lent-file = Kirim berkasnya
lent-codes = Tunjukkan kode QR
lent-codes-hint = Di HP yang meminta: buka isiannya, pilih “Terima bagian dari HP lain”, lalu pindai.
lent-code = Kode { $at } dari { $of }
lent-next = Kode berikutnya
lent-text = Salin sebagai tulisan
lent-copied = Tulisannya sudah disalin. Tempel di pesan kepada yang meminta.
lent-not-copied = Belum bisa disalin. Kirim berkasnya saja.
lent-too-long = Terlalu banyak untuk kode QR karena ada foto atau tanda tangan. Kirim berkasnya.
lent-after = Sudah diterima di sana? Hapus dari HP ini.
lent-delete = Hapus dari HP ini
lent-delete-sure = Ya, hapus
