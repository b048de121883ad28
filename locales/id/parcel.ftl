# The page of a parcel. These sentences travel with that part of the program.
parcel-title = Bidang tanah saya
parcel-lead = Gambar batas tanah Anda, lalu lihat luasnya dan apa kata rencana tata ruang.
parcel-privacy = Batas tanah ini hanya disimpan di HP Anda dan di tautan halaman ini. Tidak ada yang dikirim.
parcel-kept = Ini bidang tanah dari kunjungan Anda sebelumnya.
parcel-other-ways = Cara lain
parcel-spoken = { $corners } sudut, luas { $area }

## Map
parcel-map = Peta bidang tanah
parcel-map-keys = Tombol panah menggeser peta, tombol tambah dan kurang mengubah jaraknya, Enter menambah sudut di tengah peta. Semua sudut juga bisa diubah di daftar di bawah.
parcel-map-hint = Ketuk sudut-sudut tanah Anda satu per satu, berurutan mengelilingi batasnya.
parcel-map-failed = Peta belum bisa dibuka tanpa sambungan. Anda tetap bisa mengetik koordinat, berjalan keliling, atau membuka berkas.
parcel-add-centre = Tambah sudut di tengah peta
parcel-show-all = Tampilkan seluruh bidang
parcel-undo = Urungkan
parcel-redo = Ulangi
parcel-clear = Mulai dari awal

## Measures
parcel-area = Luas
parcel-perimeter = Keliling
parcel-corners = Sudut
parcel-export = Berkas bidang untuk OSS dan juru ukur (SHP, KML, DXF)
parcel-metres = { $length } m

## What is wrong with the outline
parcel-sound = Batas bidang ini lengkap.
parcel-finding-stops = Perlu diperbaiki
parcel-finding-warns = Tolong diperiksa
parcel-to-corner = Lihat sudut { $corner }
parcel-mend-turn = Balik urutan sudutnya
parcel-mend-remove = Hapus sudut ini
parcel-few = Baru ada { $count } titik yang berbeda.
parcel-few-mend = Bidang tanah butuh paling sedikit tiga sudut. Tambah sudut di peta atau di daftar.
parcel-crossing = Sisi { $first } dan sisi { $second } saling memotong.
parcel-crossing-mend = Biasanya urutan sudutnya tertukar. Tekan tombol di bawah, atau ubah urutan sudut di daftar.
parcel-touching = Sisi { $first } dan sisi { $second } saling bersentuhan.
parcel-touching-mend = Geser salah satu sudut, atau hapus sudut yang tidak perlu.
parcel-repeated = Sudut { $corner } sama dengan sudut sebelumnya.
parcel-repeated-mend = Satu saja sudah cukup.
parcel-spike = Di sudut { $corner } batasnya pergi dan kembali di garis yang hampir sama.
parcel-spike-mend = Kalau tanah Anda tidak lancip di situ, hapus sudut ini.
parcel-small = Luasnya hanya { $area }.
parcel-small-mend = Periksa angka koordinatnya, atau perbesar peta sebelum mengetuk sudut.
parcel-large = Luasnya { $area }, lebih besar dari 500 hektare.
parcel-large-mend = Periksa angka koordinat dan zonanya. Untuk tanah seluas itu, tanyakan bagian demi bagian.
parcel-outside = Bidang ini berada di luar daerah yang datanya ada di sini.
parcel-outside-mend = Periksa angka dan urutan lintang–bujur, atau pilih kota lain di halaman depan.
parcel-partly-outside = { $count } sudut berada di luar daerah yang datanya ada di sini.
parcel-partly-outside-mend = Untuk bagian itu tidak ada jawaban. Periksa koordinatnya.
parcel-closing = Awal dan akhir jalan Anda berjarak { $length }.
parcel-closing-mend = Kami menutupnya dengan garis lurus. Kalau di situ masih ada sudut, tambahkan.

## List of corners
parcel-list = Daftar sudut
parcel-list-hint = Ubah koordinat, urutan, atau hapus sudut. Contoh: -10.1630000, 123.6070000
parcel-list-empty = Belum ada sudut.
parcel-corner = Sudut { $corner }
parcel-corner-wrong = Koordinat itu belum terbaca. Ketik lintang dan bujur, misalnya -10.163, 123.607
parcel-side = { $length } ke sudut { $next }
parcel-up = Naikkan sudut { $corner }
parcel-down = Turunkan sudut { $corner }
parcel-insert = Sisipkan sudut setelah sudut { $corner }
parcel-remove = Hapus sudut { $corner }
parcel-page = Sudut { $from } sampai { $to } dari { $count }
parcel-page-before = Sebelumnya
parcel-page-after = Berikutnya

## Type or paste
parcel-type = Ketik atau tempel koordinat
parcel-type-label = Koordinat sudut, satu sudut per baris
parcel-type-hint = Boleh derajat (-10,163 123,607), derajat-menit-detik (10°9'47" LS 123°36'25" BT), UTM (51S 566493 8876490), atau TM-3 (tulis zonanya, misalnya TM-3 zona 51.2). Nomor di depan tidak masalah.
parcel-type-read = Baca koordinat
parcel-type-nothing = Belum ada koordinat yang diketik.
parcel-type-done = { $count } sudut terbaca.
parcel-type-wrong = { $count } baris belum terbaca, { $good } sudut terbaca.
parcel-type-anyway = Pakai sudut yang terbaca saja
parcel-line = Baris { $line } (“{ $text }”):
parcel-why-no-numbers = tidak ada angka. Hapus baris ini atau isi koordinatnya.
parcel-why-one-number = baru satu angka. Tulis dua: lintang dan bujur, atau X dan Y.
parcel-why-many-numbers = angkanya terlalu banyak. Tulis satu sudut per baris.
parcel-why-no-zone = zona UTM belum disebut. Tulis misalnya “UTM zona 51S” di baris pertama.
parcel-why-off-earth = angka ini berada di luar bumi. Periksa zona dan jumlah angkanya.
parcel-why-angle = derajat, menit, dan detiknya belum benar. Menit dan detik kurang dari 60.
parcel-why-link = tautan ini tidak memuat koordinat. Buka tautannya, lalu salin koordinatnya.
parcel-why-too-many = sudutnya lebih dari 20.000.
parcel-note-turned = Bujur tertulis lebih dulu daripada lintang; sudah kami balik.
parcel-note-turned-line = Di baris { $line } bujur tertulis lebih dulu; sudah kami balik.
parcel-note-south = Tanda minus Lintang Selatan sudah kami tambahkan.
parcel-note-zone = Dibaca sebagai { $zone }.
parcel-note-city-zone = Zona belum disebut; dibaca sebagai { $zone }, zona kota ini. Kalau lain, tulis zonanya di baris pertama.

## Files
parcel-file = Buka berkas batas tanah
parcel-file-label = Pilih berkas
parcel-file-hint = GeoJSON, KML, KMZ, GPX, SHP dalam ZIP, atau daftar koordinat (TXT, CSV). Berkas tetap di HP Anda.
parcel-file-done = Batas tanah dari “{ $name }” sudah dipakai.
parcel-file-failed = “{ $name }” belum bisa dipakai.
parcel-file-choose = Berkas ini berisi beberapa bidang. Pilih yang mana:
parcel-file-shape = Bidang { $number }
parcel-file-holes = Lubang di dalam bidang tidak ikut; luasnya dihitung penuh.
parcel-file-assumed = Berkas tidak menyebut sistem koordinatnya; dibaca sebagai derajat WGS 84.
parcel-file-metres = Koordinat meter sudah diubah ke derajat menurut sistem yang disebut di berkas.
parcel-file-left-out = { $count } bentuk atau lubang tidak ikut karena rusak atau sudutnya kurang atau terlalu banyak.
parcel-file-more = Hanya 200 bidang pertama yang ditampilkan.
parcel-file-too-large = Berkasnya lebih besar dari 16 MB. Simpan hanya bidang Anda, lalu coba lagi.
parcel-file-empty = Berkasnya kosong.
parcel-file-unknown = Jenis berkas ini tidak kami kenal. Pakai GeoJSON, KML, KMZ, GPX, SHP dalam ZIP, atau daftar koordinat.
parcel-file-broken = Isinya mulai seperti { $format }, tetapi rusak atau terpotong. Ambil berkasnya sekali lagi.
parcel-file-nothing-inside = Di dalam ZIP tidak ada SHP atau KML. Masukkan .shp dan .prj ke dalam ZIP.
parcel-file-locked = ZIP ini terkunci kata sandi atau dipadatkan dengan cara yang tidak kami baca. Buat ZIP biasa.
parcel-file-no-shapes = Di dalamnya tidak ada bidang, garis, atau titik.
parcel-file-system = Sistem koordinatnya “{ $name }” tidak kami baca. Simpan ulang dengan WGS 84 (derajat) atau UTM WGS 84.
parcel-file-not-degrees = Koordinatnya bukan derajat dan berkas tidak menyebut sistemnya. Sertakan .prj, atau simpan ulang dengan WGS 84.

## Walking
parcel-walk = Jalan keliling dengan GPS
parcel-walk-hint = Di tempat terbuka GPS HP teliti sekitar 3 sampai 10 meter. Berdiri diam di tiap sudut lebih teliti daripada berjalan.
parcel-walk-start = Mulai jalan keliling
parcel-stand-start = Ambil sudut tempat saya berdiri
parcel-walk-pause = Jeda
parcel-walk-resume = Lanjutkan
parcel-walk-done = Selesai, pakai jalur ini
parcel-stand-done = Cukup, pakai sudut ini
parcel-walk-cancel = Batal
parcel-walk-told = Teliti sampai sekitar { $accuracy }. { $taken } titik diambil, { $refused } dibuang karena kurang teliti.
parcel-walk-paused = Jeda. { $taken } titik diambil.
parcel-stand-told = Tetap berdiri. { $taken } titik diambil, teliti sampai sekitar { $accuracy }.
parcel-walk-short = Jalur itu belum mengelilingi bidang. Jalan terus, atau batalkan.

## The answer
parcel-ask = Mau dipakai untuk apa?
parcel-ask-first = Lengkapi dulu batas bidangnya. Jawabannya muncul begitu batas itu benar.
parcel-approvable = Yang boleh dipakai: { $area } ({ $share }).
parcel-approvable-none = Belum ada bagian yang pasti boleh dipakai.
parcel-slivers = Selain itu ada tepi-tepi sempit seluas { $area } yang lebih kecil dari ketelitian peta. Itu keraguan, bukan zona lain.

parcel-building = Bangunan Anda
parcel-building-hint = Isi yang Anda ketahui saja. Jawabannya ikut berubah. Batasnya berasal dari rencana.
parcel-road = Jalan di depan bidang
parcel-road-unknown = Belum tahu
parcel-road-arteri = Jalan arteri
parcel-road-kolektor = Jalan kolektor
parcel-road-lokal = Jalan lokal
parcel-road-lingkungan = Jalan lingkungan
parcel-figure-wrong = Angka ini belum terbaca. Contoh: 160 atau 160,5
parcel-by-surface = Keselamatan penerbangan
parcel-fits-most = paling besar
parcel-fits-planned = rencana Anda

parcel-hints = Supaya boleh
parcel-hints-none = Kami belum menemukan perubahan kecil yang membuatnya boleh. Tanyakan ke kantor tata ruang.
parcel-hint-figure = { $figure }: dari { $from } menjadi { $to }
parcel-hint-parts = Pakai hanya bagian yang boleh, seluas { $area }
parcel-hint-activity = Ganti kegiatan menjadi { $activity }
parcel-hint-result = Jawabannya menjadi: { $outcome }.
parcel-hint-apply = Terapkan ke rencana saya

parcel-menu = Apa saja yang boleh di sini?
parcel-menu-open = Lihat semua kegiatan
parcel-menu-search = Cari kegiatan, boleh dengan kata sehari-hari
parcel-menu-none = Tidak ada kegiatan dengan nama itu.
parcel-menu-more = Tampilkan semua { $count }
parcel-menu-doubt = (di sekitarnya jawabannya lain)
parcel-group-allowed = Boleh ({ $count })
parcel-group-on_conditions = Boleh dengan syarat atau batasan ({ $count })
parcel-group-partly = Boleh di sebagian bidang ({ $count })
parcel-group-assessed = Perlu penilaian ({ $count })
parcel-group-unknown = Belum ada data ({ $count })
parcel-group-refused = Tidak boleh ({ $count })

parcel-path = Bagaimana jawaban ini didapat
parcel-step-part = Bagian { $part }:
parcel-step-zone = Peta rencana menunjukkan { $zone }.
parcel-step-blank = tempat tanpa zona
parcel-step-overlays = Ketentuan khusus di sini: { $overlays }.
parcel-step-no-overlays = Tidak ada ketentuan khusus di sini.
parcel-step-border = Zona lain terdekat berjarak { $distance }; garis peta teliti sampai { $band }.
parcel-step-no-border = Tidak ada zona lain di dekatnya; garis peta teliti sampai { $band }.
parcel-step-column = Tabel kegiatan memuat kolom { $code }.
parcel-step-no-column = Tabel kegiatan tidak memuat kolom { $code }.
parcel-step-row = Tabel kegiatan memuat baris “{ $activity }”.
parcel-step-no-row = Tabel kegiatan tidak memuat baris “{ $activity }”.
parcel-step-cell = Di pertemuannya tertulis: { $cell }.
parcel-step-cell-blank = kosong
parcel-step-rule = Ketentuan lain ikut berlaku. { $codes }
parcel-step-outcome = Hasilnya: { $outcome }.
parcel-step-headline = Untuk seluruh bidang: { $outcome }.

parcel-elsewhere = Di mana kegiatan ini boleh?
parcel-elsewhere-open = Cari tempat terdekat
parcel-elsewhere-map = Lihat di peta

## Drawing and snapping
parcel-snap = Tempelkan sudut ke garis batas yang dekat
parcel-snapped-plan = Sudut menempel pada batas rencana. “Urungkan” melepasnya.
parcel-snapped-plot = Sudut menempel pada batas bidang. “Urungkan” melepasnya.
parcel-map-hint-building = Ketuk sudut-sudut bangunan satu per satu, mengelilingi tapaknya.
parcel-drawing-building = Anda sedang menggambar bangunan.
parcel-drawing-done = Selesai menggambar
parcel-spoken-building = Bangunan: { $corners } sudut, luas { $area }

## Several activities
parcel-also = Kegiatan di bidang ini
parcel-also-add = Tambah kegiatan lain di bidang ini
parcel-also-remove = Hapus
parcel-also-remove-named = Hapus { $activity }
parcel-also-show = Lihat jawabannya
parcel-also-show-named = Lihat jawaban untuk { $activity }
parcel-also-together = Semua bersama:

## Surroundings
parcel-road-hint = Jenis jalan menentukan jarak bangunan dan jumlah lantai. Kalau ragu, biarkan “Belum tahu”.
parcel-road-width = Lebar ruang milik jalan (rumija)
parcel-road-width-hint = Dari pagar ke pagar di kedua sisi jalan, termasuk bahu dan saluran.
parcel-ground = Tinggi tanah di atas permukaan laut
parcel-ground-hint = Data kota ini belum memuat tinggi tanah di sini. Lihat di aplikasi GPS atau peta kontur.
parcel-ground-height = Tinggi tanah
parcel-ground-spread = Bisa meleset sampai

## Where the building stands
parcel-place = Letak bangunan
parcel-place-hint = Boleh dilewati. Kalau bidang Anda terdiri atas beberapa bagian, hanya bagian yang disentuh bangunan yang menentukan.
parcel-place-draw = Gambar bangunan di peta
parcel-place-remove = Hapus gambar bangunan
parcel-place-sizes = Atau isi ukuran dan jaraknya
parcel-place-side = Bangunan menghadap sisi
parcel-place-side-name = Sisi { $from }–{ $to } ({ $length })
parcel-place-width = Lebar bangunan, sejajar sisi itu
parcel-place-depth = Panjang bangunan ke dalam
parcel-place-front = Jarak dari sisi itu
parcel-place-along = Jarak dari sudut pertama sisi itu
parcel-place-put = Letakkan bangunan
parcel-place-wrong = Isi lebar dan panjang bangunan dengan angka meter, misalnya 8 dan 12.
parcel-place-unsound = Gambar bangunan belum benar: sisinya saling memotong. Pindahkan atau hapus sudutnya.
parcel-place-area = Tapak bangunan di gambar: { $area }.
parcel-place-touches = Bangunan menyentuh { $parts }.
parcel-footprint-drawn = { $area }, dihitung dari gambar bangunan.

## The project as a whole
parcel-grade-passes = Tidak ada yang menghalangi rencana ini, sejauh yang Anda isi.
parcel-grade-partly = Rencana ini hanya bisa di sebagian bidang.
parcel-grade-unknown = Rencana ini belum bisa dipastikan.
parcel-grade-fails = Rencana ini belum bisa seperti ini.
parcel-broken-count = Ukuran yang melewati batas: { $count }.
parcel-to-summary = Lihat yang perlu diubah
parcel-note-leaves = Bangunan keluar dari batas bidang seluas { $area }.
parcel-note-floors = Luas semua lantai tidak muat di jumlah lantai itu: paling banyak { $area }.
parcel-note-no-intensity = Untuk sebagian bidang ini rencana belum memuat batas ukuran bangunan.
parcel-hints-order = Perubahan terkecil lebih dulu.
parcel-hint-applied = Sudah diterapkan: { $change }
parcel-hint-undo = Kembalikan seperti semula
parcel-path-hint = Langkah demi langkah: apa yang dicari, di mana, dan apa hasilnya. Pasalnya bisa dibaca di sini.

## Versions of the plan
parcel-compare = Rencana lain di bidang ini
parcel-compare-hint = Bandingkan jawaban rencana yang berlaku dengan rancangan atau rencana lama.
parcel-compare-with = Bandingkan dengan { $plan }
parcel-compare-failed = Rencana itu belum bisa dibaca. Periksa sambungan, lalu coba lagi.
parcel-compare-in-force = Rencana ini berlaku.
parcel-compare-draft = Ini rancangan, belum berlaku. Yang menentukan tetap rencana yang berlaku.
parcel-compare-repealed = Rencana ini sudah tidak berlaku.
parcel-compare-sample = Ini data contoh.
parcel-compare-same = Jawabannya sama.
parcel-compare-turns = Jawabannya berubah: dari “{ $now }” menjadi “{ $then }”.
parcel-compare-zones = Zona: sekarang { $now }, di sana { $then }.
parcel-compare-conditions = Syarat: sekarang { $now }, di sana { $then }.
