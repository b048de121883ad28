# The page with the files of a parcel. These sentences travel with that part of the program.
export-title = Berkas bidang untuk OSS dan juru ukur
export-lead = OSS meminta berkas SHP. Buat sendiri di sini dari batas tanah Anda, gratis dan tanpa internet.
export-privacy = Semua dikerjakan di HP Anda. Batas tanah dan berkas ini tidak dikirim ke mana pun.

## The land
export-land = Bidang tanah
export-none = Belum ada bidang. Gambar batasnya di peta, atau ubah berkas dan koordinat yang sudah Anda punya.
export-draw = Gambar atau ubah batas di peta
export-area = Luas
export-pieces = Bagian
export-corners = Sudut
export-drawing = Gambar bidang dengan nomor sudut, arah utara, dan skala
export-note = Dibuat dengan RuangIzin, { $date }. Bukan ukuran resmi.

## Converting
export-convert = Ubah berkas atau koordinat yang sudah ada
export-file = Buka berkas
export-file-hint = KML, KMZ, GPX, GeoJSON, SHP (dalam ZIP), CSV, atau teks. Berkas tetap di HP Anda.
export-text = Atau tempel koordinat sudut
export-text-hint = Satu sudut per baris, urut mengelilingi batas. Desimal, derajat-menit-detik, UTM, dan TM-3 terbaca.
export-text-read = Baca koordinat
export-read = Berkas { $name } sudah dibaca.
export-failed = Berkas { $name } tidak bisa dipakai.
export-choose = Bagian mana yang masuk ke berkas?
export-piece = Bagian { $number }

## What an office would say
export-check = Periksa dulu
export-name = Nama bidang
export-name-hint = Dipakai di dalam berkas dan sebagai nama berkas. Boleh dikosongkan. Jangan menulis NIK.
export-stated = Luas menurut surat tanah (m²)
export-stated-hint = Untuk dibandingkan dengan luas gambar. Boleh dikosongkan.
export-fine = Baik
export-open = Belum bisa diperiksa
export-look = Tolong lihat lagi
export-stops = Perlu diperbaiki
export-closed = Batasnya tertutup, dari sudut pertama kembali ke sudut pertama.
export-closed-not = Ada batas dengan kurang dari tiga sudut yang berbeda.
export-simple = Tidak ada sisi yang saling memotong.
export-simple-open = Terlalu besar untuk diperiksa di sini: sudutnya terlalu banyak untuk memastikan tidak ada bagian yang saling menumpuk.
export-simple-not = Bentuknya tidak rapi:
export-flaw-sides = Sisi { $first } dan sisi { $second } saling memotong atau bersentuhan.
export-flaw-repeated = Sudut { $corner } sama dengan sudut sebelumnya.
export-flaw-spike = Di sudut { $corner } batasnya pergi dan kembali di garis yang hampir sama.
export-flaw-hole = Lubang di bagian { $piece } keluar dari batas luarnya atau menumpuk lubang lain.
export-flaw-pieces = Bagian { $one } dan bagian { $other } saling menumpuk.
export-flaw-other = Ada yang perlu dilihat di batas ini.
export-area-agrees = Luas gambar { $measured }, cocok dengan surat ({ $stated }).
export-area-differs = Luas gambar { $measured }, padahal di surat { $stated }. Selisihnya lebih dari 5 persen; kantor biasanya menanyakan ini.
export-area-unstated = Luas gambar { $measured }.
export-area-unlikely = Luas gambar { $measured }. Bidang tanah biasanya antara 4 m² dan 500 hektare; periksa angka koordinatnya.
export-city = Seluruh batasnya di dalam kota ini.
export-city-partly = Sebagian berada di luar kota ini. Izin untuk bagian itu diurus di tempat lain.
export-city-not = Bidang ini di luar kota ini. Periksa urutan lintang dan bujur, atau pilih kota lain.
export-city-open = Apakah di dalam kota belum bisa diperiksa.
export-kecamatan = Seluruh batasnya di Kecamatan { $name }.
export-kecamatan-several = Menyentuh beberapa kecamatan: { $names }. OSS hanya menerima satu kecamatan per lokasi; tanyakan di loket.
export-kecamatan-open = Kecamatannya belum bisa diperiksa.
export-ground = Di sepanjang batasnya tidak ada badan air di rencana tata ruang. Bagian tengahnya tidak diperiksa.
export-ground-water = Sebagian digambar sebagai badan air di rencana tata ruang. Untuk laut ada izin lain (KKPRL).
export-ground-open = Darat atau air belum bisa diperiksa, atau rencana tata ruang tidak lengkap di sini.

## The files
export-files = Ambil berkas
export-unsound = Kantor kemungkinan besar menolak bentuk ini. Perbaiki dulu yang bertanda “Perlu diperbaiki”.
export-shp = SHP untuk OSS (ZIP)
export-shp-for = Unggah berkas ZIP ini apa adanya di OSS, pada peta lokasi usaha.
export-kml = KML
export-kml-for = Untuk Google Earth dan peta di HP.
export-geojson = GeoJSON
export-geojson-for = Untuk petugas GIS.
export-dxf = DXF
export-dxf-for = Untuk juru ukur dan perencana bangunan, dalam meter UTM.
export-csv = Tabel koordinat (CSV)
export-csv-for = Desimal, derajat-menit-detik, dan UTM, untuk lampiran surat.
export-png = Gambar (PNG)
export-png-for = Untuk dikirim atau dicetak, dengan skala dan arah utara.
export-saved = Berkas { $name } tersimpan di unduhan.
export-not-saved = Berkas ini tidak bisa dibuat di peramban ini. Coba format lain.
export-oss = Isinya satu poligon, koordinat geografis WGS 84 (EPSG:4326), seperti yang diminta OSS. Ukuran resmi tetap dari kantor pertanahan.
export-oss-several = Isinya satu poligon yang terdiri dari { $pieces } bagian, koordinat geografis WGS 84 (EPSG:4326). OSS meminta satu poligon; belum pasti beberapa bagian diterima. Ukuran resmi tetap dari kantor pertanahan.

## The table of corners
export-table = Koordinat sudut
export-more = Masih ada { $count } sudut; semuanya ada di tabel CSV.
export-column-number = No.
export-column-piece = Bagian
export-column-hole = Lubang
export-column-decimal = Lintang, bujur
export-column-dms = Derajat, menit, detik
export-column-metres = UTM { $zone } (m)
export-column-lat = Lintang
export-column-lng = Bujur
export-column-lat-dms = Lintang (DMS)
export-column-lng-dms = Bujur (DMS)
export-column-zone = Zona UTM
export-column-east = Timur (m)
export-column-north = Utara (m)
