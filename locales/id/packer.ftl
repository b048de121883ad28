# Kata-kata `ruangizin-pack` untuk petugas yang menyiapkan rencana. Tidak ada yang masuk ke aplikasi.

finding-about-file = { $file }: { $what }
finding-about-feature = lapis { $layer }, { $file }, fitur { $feature }: { $what }
finding-no-polygon = tidak memiliki poligon dan tidak diikutkan
finding-no-setback = tidak cocok dengan satu aturan jarak sempadan pun dan tidak diikutkan; tambahkan [[layer.setback]] untuknya di plan.toml
finding-blank-code = kolom "{ $field }" tidak berisi kode; jawaban di sana: zona tidak dikenal
finding-no-area = lebih sempit daripada kisi (4 cm) sehingga hilang
finding-overlapping = memiliki poligon yang saling menindih; masing-masing dihitung sendiri
finding-no-legend = kode { $code } dipakai, tetapi tidak dijelaskan dalam keterangan
finding-blank-cells = { $count ->
    [one] { $count } sel kosong; jawaban di sana { $outcome }
   *[other] { $count } sel kosong; jawaban di sana { $outcome }
}
finding-no-column = { $count ->
    [one] sub-zona { $code } ({ $count } poligon) tidak memiliki lajur; jawaban di sana { $outcome }
   *[other] sub-zona { $code } ({ $count } poligon) tidak memiliki lajur; jawaban di sana { $outcome }
}
finding-unmet-overlay = ketentuan khusus { $overlay }, kelas "{ $class }": tidak ada fitur dengan kelas ini, jadi aturannya tidak pernah berlaku; yang ada: { $classes }

build-of-package = { $path }: { $what }
build-of-service = layanan "{ $service }": { $what }
build-empty = { $file }: tidak ada satu poligon pun dalam lapisannya

built-note = catatan: { $what }
built-more-notes = { $count ->
    [one] catatan: dan { $count } lagi
   *[other] catatan: dan { $count } lagi
}

source-error-file = { $file }: { $what }
source-error-feature = { $file }, fitur { $feature }: { $what }
source-error-field = { $file }, fitur { $feature }, kolom "{ $field }": { $what }
source-in-ring = cincin { $ring }: { $what }
source-cannot-open = tidak dapat dibuka ({ $why }); periksa nama berkas dan foldernya
source-workbook-broken = tidak dapat dibaca: berkas ini rusak; buka di LibreOffice atau Excel lalu simpan ulang
source-cannot-read = tidak dapat dibaca ({ $why }); buka di QGIS lalu ekspor ulang
source-no-match = tidak ada berkas yang cocok dengan nama ini; periksa folder dan polanya
source-nothing-inside = berisi folder di dalam folder tanpa data rencana; sebutkan berkas di dalamnya
source-nothing-inside-of = tidak berisi data yang dapat dibaca; isinya: { $files }
source-no-layer = tidak memiliki tabel "{ $layer }"; yang ada: { $layers }
source-no-sheet = tidak memiliki lembar "{ $sheet }"; yang ada: { $sheets }
source-broken-archive = tidak dapat dibuka kemasannya ({ $why }); salin atau kemas ulang
source-geodatabase = adalah geodatabase berkas Esri; ekspor lapisannya ke GeoPackage atau shapefile di ArcGIS atau QGIS
source-other-format = memakai format yang tidak dapat dibaca (.{ $ending }); ekspor ke GeoPackage, shapefile, atau GeoJSON
source-part-of-shapefile = adalah bagian dari shapefile; sebutkan berkas yang berakhiran .shp
source-no-shapefile = bukan shapefile, atau terpotong; salin ulang bersama .dbf, .shx, dan .prj
source-no-dbf = tidak disertai .dbf sehingga fiturnya tanpa atribut; salin shapefile secara lengkap
source-no-dbf-table = berkas .dbf di sampingnya bukan tabel atribut, atau terpotong; salin ulang
source-shp-dbf-differ = berisi { $shapes } bentuk, sedangkan .dbf berisi { $rows } baris, jadi atribut mungkin bergeser; ekspor ulang
source-wrong-encoding = kolom "{ $field }" tidak sesuai pengodean yang disebut berkas .cpg atau plan.toml; dibaca sebagai Windows-1252
source-cut-off = berakhir sebelum waktunya atau memuat hitungan yang mustahil; salin atau ekspor ulang
source-multipatch = adalah multipatch (bentuk tiga dimensi); ekspor sebagai poligon
source-unknown-shape = memiliki jenis bentuk { $kind } yang tidak dikenal shapefile; ekspor ulang
source-arc = memuat busur atau lengkung; ubah dahulu menjadi ruas lurus (ArcGIS: Densify; QGIS: Segmentize; ogr2ogr: -nlt CONVERT_TO_LINEAR)
source-no-wkb = memuat geometri yang tidak dapat dibaca; perbaiki di QGIS (Fix geometries) lalu ekspor ulang
source-no-wkt = bukan teks geometri, mulai dari "{ $text }"
source-no-geopackage = adalah basis data tanpa tabel GeoPackage; ekspor sebagai GeoPackage
source-no-flatgeobuf = bukan FlatGeobuf, atau terpotong ({ $why }); ekspor ulang
source-no-kml = bukan KML, atau terpotong ({ $why }); ekspor ulang
source-empty = bukan kumpulan fitur GeoJSON: berkasnya kosong; salin atau ekspor ulang
source-json-list = bukan kumpulan fitur GeoJSON, tetapi daftar tanpa letak; tabel aturan disebutkan pada [rulebook]
source-no-collection = bukan kumpulan fitur GeoJSON ({ $why })
source-topojson = adalah TopoJSON; ekspor sebagai GeoJSON (type-nya "Topology")
source-odd-json = tidak sesuai bentuk GeoJSON ({ $why })
source-several-scripts = memuat beberapa kumpulan data terbungkus; pisahkan ke berkas masing-masing
source-server-error = bukan data rencana, melainkan pesan galat dari server: { $answer }
source-incomplete = memuat { $has } dari { $total } fitur yang ada di server; unduh juga sisanya
source-cut-by-server = memuat { $has } fitur, dan servernya menyatakan masih ada lagi; unduh juga sisanya
source-no-utf8 = tidak dapat dibuka sebagai teks: bita { $at } bukan UTF-8; tulis encoding = "latin1" bila berasal dari program lama
source-no-position = "{ $text }" bukan posisi dua angka
source-no-number = memuat koordinat yang bukan angka; perbaiki di QGIS (Fix geometries)
source-no-column = tidak memiliki kolom "{ $column }"; yang ada: { $columns }
source-empty-table = tidak memiliki baris nama kolom
source-no-insert = tidak memuat baris data (tidak ada INSERT … VALUES)
source-ring-left-out = cincin { $ring } memiliki kurang dari tiga sudut berbeda dan tidak diikutkan
source-ring-unclosed = cincin { $ring } tidak berakhir di titik awalnya; ditutup dengan garis lurus
source-far-corner = bujur dan lintang { $place } berjarak lebih dari { $degrees } derajat dari sudut pertama lapis, { $first }; perbaiki koordinatnya
crs-unknown = sistem koordinat "{ $crs }" tidak dikenal; tulis kode EPSG-nya, misalnya crs = "EPSG:32751"
crs-odd = sistem koordinat "{ $crs }" tidak dapat dipakai ({ $why }); ekspor data dalam EPSG:4326
crs-no-projection = sistem koordinat "{ $crs }" memakai proyeksi yang tidak dikenal; tulis kode EPSG-nya sebagai crs = "EPSG:…", atau ekspor data dalam EPSG:4326
crs-none = tidak menyebut sistem koordinat, dan tidak ada sistem Indonesia yang cocok dengan angkanya ({ $place }); tulis crs = "EPSG:…"
crs-guessed = tidak menyebut sistem koordinat; angkanya cocok dengan { $crs } sehingga itu yang dipakai. Tulis crs = "{ $crs }" bila benar
crs-datum-step = { $crs } memakai datum sendiri; langkah ke WGS 84 adalah { $step }, ketelitiannya beberapa meter
crs-datum-unknown = datum "{ $datum }" dari { $crs } tidak dikenal dan dianggap WGS 84; letak dapat meleset ratusan meter. Tulis crs = "EPSG:…"
crs-datum-equal = { $crs } dianggap sama dengan WGS 84 tanpa langkah datum; keduanya berselisih paling banyak sekitar satu meter
crs-swapped = angka pertama posisi adalah lintang atau utara ({ $place }); tulis axes = "yx"
crs-no-degrees = { $crs } memakai derajat, tetapi angkanya ({ $place }) meter atau kaki; tulis sistemnya sebagai crs = "…". Yang cocok dengan daerah ini: { $candidates }
crs-degrees = { $crs } memakai meter atau kaki, tetapi angkanya ({ $place }) derajat; tulis crs = "EPSG:4326"
crs-degrees-swapped = { $crs } memakai meter atau kaki, tetapi angkanya ({ $place }) derajat dengan lintang lebih dahulu; tulis crs = "EPSG:4326" dan axes = "yx"
crs-nowhere = dalam { $crs } angkanya ({ $place }) tidak menunjuk tempat di bumi; tulis sistem yang benar sebagai crs = "…". Yang cocok dengan daerah ini: { $candidates }
crs-other-fits = dalam { $crs } data terletak di { $lands }, bukan di daerah ini; tulis sistem yang benar sebagai crs = "…". Yang cocok dengan daerah ini: { $candidates }
crs-elsewhere = dalam { $crs } data terletak di { $lands }, bukan di daerah paket; periksa pack.region dan crs
crs-no-place = { $place } bukan tempat dalam { $crs }; perbaiki koordinatnya, atau tulis sistem yang benar sebagai crs = "…"
source-heights = { $count ->
    [one] { $count } fitur memiliki ketinggian atau ukuran (Z, M) yang diabaikan
   *[other] { $count } fitur memiliki ketinggian atau ukuran (Z, M) yang diabaikan
}

finding-no-field = tidak memiliki kolom "{ $field }" untuk kode; yang ada: { $fields }
finding-more-of-these = { $count ->
    [one] { $count } catatan sejenis lainnya
   *[other] { $count } catatan sejenis lainnya
}

init-done = { $file } selesai ditulis. Baca dari atas ke bawah, perbaiki yang salah, isi yang ditandai, lalu: ruangizin-pack build { $file } --out paket
init-exists = berkas pemetaan sudah ada; sebutkan nama lain dengan --out, atau pindahkan dahulu
init-cannot-write = berkas pemetaan tidak dapat ditulis ({ $why })
init-empty = tidak ada berkas yang berisi poligon, jadi tidak ada rencana untuk dipetakan
init-head = Berkas pemetaan rencana tata ruang, ditulis oleh ruangizin-pack init dari isi berkas. Semuanya dugaan: perbaiki bila perlu. Baris yang diawali # tidak dibaca; yang memuat setelan adalah pilihan lain.
init-region = ISI: kode Kemendagri kabupaten/kota
init-name = nama yang dibaca warga; boleh ditambah en = "…"
init-clock = { $clock }
init-check-by = setelah tanggal ini setiap jawaban menyebut bahwa salinan sudah lama
init-status = berlaku, ranperda (rancangan), atau dicabut
init-fill = ISI
init-kind = subzone (RDTR), kawasan (RTRW), overlay (ketentuan khusus), kelurahan
init-doubt = PERIKSA: { $what }
init-about = { $part }: { $what }
init-doubtful-code = tidak ada kolom yang mirip kode zona; dipakai "{ $field }" ({ $samples })
init-no-code = tidak ada kolom berisi kode; dipakai nama berkas
init-code-by-file = nama setiap berkas
init-crs-guessed = dugaan dari angkanya; berkas tidak menyebutnya atau keliru
init-crs = sistem koordinat berkas: { $crs }
init-axes = angka pertama posisi adalah lintang atau utara
init-place = terletak di (lintang, bujur) { $place }
init-null = teks yang berarti tidak ada
init-title = judul yang dibaca warga
init-legal-basis = peraturannya, dengan nomor dan tahun
init-accuracy = ketelitian batas dalam meter: 2,5 untuk 1:5.000, 12,5 untuk 1:25.000
init-overlays = Ketentuan khusus yang tercatat dalam kolom lapis ini: jenis = kolom
init-overlay-empty = tidak ada fitur yang memilikinya
init-rulebook-article = pasal yang memuat matriks, misalnya Pasal 8
init-rulebook-kbli = edisi KBLI dari kode-kodenya
init-not-used = Tidak dipakai karena tidak berisi poligon:
init-layer = { $count ->
    [one] { $count } fitur poligon dengan { $corners } titik sudut dari { $files } kumpulan data
   *[other] { $count } fitur poligon dengan { $corners } titik sudut dari { $files } kumpulan data
}
init-samples = { $count ->
    [one] { $count } nilai: { $samples }
   *[other] { $count } nilai: { $samples }
}
init-blank-codes = { $count ->
    [one] { $count } fitur tanpa kode dalam "{ $field }"
   *[other] { $count } fitur tanpa kode dalam "{ $field }"
}
init-rulebook = { $count ->
    [one] Tabel aturan: { $count } baris di bawah lajur { $columns }
   *[other] Tabel aturan: { $count } baris di bawah lajur { $columns }
}
init-lines = { $count ->
    [one] { $file }: { $count } fitur garis
   *[other] { $file }: { $count } fitur garis
}
init-points = { $count ->
    [one] { $file }: { $count } fitur titik
   *[other] { $file }: { $count } fitur titik
}
init-table = { $count ->
    [one] { $file }: tabel dengan { $count } baris
   *[other] { $file }: tabel dengan { $count } baris
}
init-nothing = { $count ->
    [one] { $file }: { $count } fitur tanpa geometri
   *[other] { $file }: { $count } fitur tanpa geometri
}

init-layer-unused = Poligon yang mungkin tidak mengatur apa yang diizinkan ("{ $id }"). Hapus # di depan setelannya bila ternyata mengatur:

progress = { $stage }: { $percent } %
progress-read = Membaca berkas dan meletakkan zona pada kisi
progress-cut = Memotong ubin peta
progress-pack = Menyusun paket
progress-compare = Membandingkan paket dengan sumbernya
