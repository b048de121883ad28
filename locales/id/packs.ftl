# Cities kept on this device: the page "Kota di perangkat ini", places saved, and what is told when a plan changes.

packs-lead = Kota yang disimpan di sini tetap menjawab tanpa sinyal. Kota yang sedang dipakai disimpan dengan sendirinya.
packs-loading = Melihat isi simpanan…
packs-here = Di perangkat ini
packs-there = Bisa disimpan
packs-none = Belum ada kota di perangkat ini. Buka dengan internet sekali, lalu kotanya tersimpan.
packs-old-list = Server belum terjangkau. Yang terlihat di sini adalah yang terakhir diketahui.
packs-insecure = Halaman ini dibuka tanpa sambungan aman (https), jadi kota belum dapat disimpan. Buka alamat yang diawali https.
packs-in-use = Sedang dipakai
packs-not-kept = Belum disimpan
packs-not-offered = Server ini tidak lagi menyediakan kota ini.
packs-whole = Tersimpan utuh, { $size }
packs-part = Baru { $here } dari { $size } yang tersimpan
packs-version = Versi { $version }, dibuat { $date }
packs-newer = Ada versi baru: { $version }
packs-stale = Data ini seharusnya diperiksa paling lambat { $date }. Bisa jadi rencananya sudah berubah. Tanyakan juga ke kantor.
packs-proof-signed = Tanda tangan cocok: { $owner }
packs-proof-sample = Tanda tangan dari kunci contoh. Itu tidak membuktikan apa pun.
packs-proof-unknown = Tanda tangan belum diperiksa, karena kuncinya belum dikenal aplikasi ini
packs-proof-unsigned = Tanpa tanda tangan
packs-proof-expired = Kunci { $owner } tidak berlaku hari ini. Perbarui data kota ini.
packs-proof-wrong = Tanda tangan tidak cocok dengan datanya. Jangan dipakai; beri tahu dinas tata ruang.

## Bringing a city in
packs-bring = Simpan ({ $size })
packs-bring-unknown = Simpan
packs-bring-newer = Ambil yang baru
packs-pause = Jeda
packs-go-on = Lanjutkan
packs-try-again = Coba lagi
packs-choose = Pakai kota ini
packs-reload = Muat ulang dengan versi baru
packs-check = Periksa berkas
packs-waiting = Menunggu giliran…
packs-progress = Mengambil { $done } dari { $total }
packs-goes-on = Anda boleh pindah halaman. Pengambilan berjalan terus selama aplikasi ini terbuka.
packs-checking = Memeriksa { $done } dari { $total }
packs-paused = Dijeda: { $done } dari { $total } sudah di sini
packs-paused-early = Dijeda. Yang sudah diambil tidak hilang.
packs-done = { $city } tersimpan utuh dan sudah diperiksa.
packs-chosen = { $city } sekarang dipakai.
packs-check-right = { $city }: semua berkas cocok.
packs-check-wrong = { $city }: { $count } berkas rusak dan dibuang. Tekan “Ambil yang baru” untuk mengambilnya lagi.
packs-failed-offline = Sambungan terputus. Begitu ada sinyal, pengambilan berlanjut sendiri selama aplikasi terbuka.
packs-failed-full = Ruang penyimpanan penuh. Hapus kota yang tidak dipakai, atau foto dan aplikasi lain di HP ini, lalu coba lagi. Versi yang lama tetap ada.
packs-failed-damaged = Berkas yang datang tidak cocok dengan daftarnya, jadi tidak disimpan. Coba lagi nanti. Versi yang lama tetap ada.
packs-failed-signature = Tanda tangan data yang datang tidak cocok, jadi tidak disimpan. Versi yang lama tetap ada. Beri tahu dinas tata ruang.
packs-failed-signature-open = Tanda tangan data kota ini tidak cocok. Kota ini sedang dipakai, jadi data itu bisa sudah tersimpan. Jangan andalkan jawabannya sebelum dinas tata ruang memastikan.
packs-failed-other = Belum berhasil. Coba lagi nanti, atau buka di jendela biasa bila ini jendela pribadi.

## Deleting
packs-delete = Hapus
packs-delete-title = Hapus { $city } dari perangkat ini?
packs-delete-text = Kota ini tidak lagi menjawab tanpa sinyal. Isian dan berkas Anda tetap ada.
packs-delete-open = Kota ini sedang dipakai. Tanpa sinyal aplikasi tidak lagi menjawab. Isian dan berkas Anda tetap ada.
packs-delete-yes = Ya, hapus
packs-delete-no = Jangan hapus
packs-deleted = { $city } dihapus dari perangkat ini.

## Room
packs-room = Ruang di perangkat ini
packs-usage = Aplikasi ini memakai { $used }. Browser masih menyediakan sekitar { $free }.
packs-usage-unknown = Browser ini tidak memberi tahu berapa ruang yang tersisa.
packs-little-room = Ruang hampir habis. Hapus kota yang tidak dipakai, atau foto dan aplikasi lain di HP ini.
packs-seven-days = Di iPhone, iPad, dan Safari: kalau situs ini tidak dibuka selama 7 hari, Safari dapat menghapus simpanan. Pasang di layar utama (Bagikan → Tambah ke Layar Utama).
packs-persist-yes = Browser berjanji tidak membuang simpanan ini sendiri, juga kalau HP penuh.
packs-persist-no = Kalau HP penuh, browser boleh membuang simpanan ini tanpa bertanya.
packs-persist-ask = Minta browser menyimpannya terus
packs-persist-refused = Browser belum mau berjanji. Biasanya mau setelah aplikasi ini dipasang di layar utama.

## Saved places, and a plan that changed
packs-places = Tempat yang Anda simpan
packs-places-why = Kalau versi baru rencana menjawab lain di tempat ini, aplikasi memberi tahu.
packs-place-answer = { $outcome }, menurut versi { $version }
packs-place-forget = Lupakan
packs-place-forget-what = Lupakan { $name }
packs-news = Rencana berubah di tempat yang Anda simpan
packs-news-draft = (dari isian Anda)
packs-news-then = Dulu: { $outcome }
packs-news-now = Sekarang: { $outcome }
packs-news-seen = Sudah saya baca
