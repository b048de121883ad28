# Laporan mutu data (report.html, report.json) untuk petugas yang menyiapkan rencana.

report-title = Laporan mutu data rencana
report-publishable = Rencana ini boleh diterbitkan. Periksa dahulu daftar di bawah.
report-not-publishable = Rencana ini belum boleh diterbitkan. Perbaiki dahulu yang bertanda menghalangi penerbitan.
report-severity-stops = menghalangi penerbitan
report-severity-mend = sebaiknya diperbaiki
report-severity-know = sekadar diketahui
report-notes = Yang ditemukan
report-no-notes = Tidak ada catatan.
report-more-notes = { $count ->
    [one] dan { $count } catatan serupa; semuanya ada di report.json
   *[other] dan { $count } catatan serupa; semuanya ada di report.json
}
report-more-rows = { $count ->
    [one] { $count } baris lagi ada di report.json.
   *[other] { $count } baris lagi ada di report.json.
}
report-feature = fitur { $number }
report-layer = { $features } fitur, { $corners } titik sudut; jumlah berkas: { $files }.
report-codes = Luas menurut kode, dihitung pada elipsoid WGS 84
report-head-code = Kode
report-head-features = Fitur
report-head-area = Luas gambar
report-head-stated = Luas menurut berkas
report-head-percent = Selisih (%)
report-blank = (kosong)
report-overlap-places = Tempat yang digambar lebih dari sekali, terbesar lebih dahulu
report-head-place = Lintang, bujur
report-head-size = Luas dan lebar rata-rata
report-head-zones = Zona yang digambar di sana
report-head-winner = Yang dijawabkan kepada warga
report-all-answer = semuanya, dengan tanda ragu
report-gap-places = Celah dan bagian kosong di dalam rencana, terbesar lebih dahulu
report-head-filled = Diisi oleh
report-left-blank = dibiarkan kosong
report-areas = Fitur yang luas gambarnya berbeda dari luas menurut berkas
report-rules = Aturan zonasi
report-decided = Berapa kegiatan yang ada jawabannya di tiap sub-zona
report-head-decided = Kegiatan yang terjawab
report-no-rule = tidak ada aturan untuk kode ini
report-read-back = Pemeriksaan hasil
report-compared = Lapis { $layer }: { $points } titik ditanyakan kembali kepada paket dan dibandingkan dengan berkas asal; { $border } terlalu dekat batas untuk dibandingkan, { $overlapping } di tempat yang digambar lebih dari sekali; tidak ada yang berbeda.
report-foot = Laporan ini dibuat oleh ruangizin-pack. Jawaban yang dibuat dari rencana ini bersifat indikatif dan bukan izin.

report-no-polygons = lapis ini tidak berisi satu poligon pun
advice-report-no-polygons = Periksa nama berkas dan jenis geometri: yang diperlukan ialah poligon.
report-no-codes = tidak ada satu fitur pun yang memiliki kode di kolom "{ $field }"
advice-report-no-codes = Pilih kolom lain untuk kode di plan.toml; kode zona berbentuk seperti R-2.
report-overlaps-last = { $count ->
    [one] di { $count } tempat dua zona atau lebih digambar bertindihan (seluruhnya { $area } ha); yang dijawabkan ialah fitur yang terakhir dalam berkas, yaitu yang tampak paling atas
   *[other] di { $count } tempat dua zona atau lebih digambar bertindihan (seluruhnya { $area } ha); yang dijawabkan ialah fitur yang terakhir dalam berkas, yaitu yang tampak paling atas
}
report-overlaps-first = { $count ->
    [one] di { $count } tempat dua zona atau lebih digambar bertindihan (seluruhnya { $area } ha); yang dijawabkan ialah fitur yang pertama dalam berkas
   *[other] di { $count } tempat dua zona atau lebih digambar bertindihan (seluruhnya { $area } ha); yang dijawabkan ialah fitur yang pertama dalam berkas
}
report-overlaps-smallest = { $count ->
    [one] di { $count } tempat dua zona atau lebih digambar bertindihan (seluruhnya { $area } ha); yang dijawabkan ialah zona yang luasnya paling kecil
   *[other] di { $count } tempat dua zona atau lebih digambar bertindihan (seluruhnya { $area } ha); yang dijawabkan ialah zona yang luasnya paling kecil
}
report-overlaps-newest = { $count ->
    [one] di { $count } tempat dua zona atau lebih digambar bertindihan (seluruhnya { $area } ha); yang dijawabkan ialah zona yang tanggalnya paling baru
   *[other] di { $count } tempat dua zona atau lebih digambar bertindihan (seluruhnya { $area } ha); yang dijawabkan ialah zona yang tanggalnya paling baru
}
report-overlaps-order = { $count ->
    [one] di { $count } tempat dua zona atau lebih digambar bertindihan (seluruhnya { $area } ha); yang dijawabkan ialah zona yang kodenya lebih dahulu dalam urutan di plan.toml
   *[other] di { $count } tempat dua zona atau lebih digambar bertindihan (seluruhnya { $area } ha); yang dijawabkan ialah zona yang kodenya lebih dahulu dalam urutan di plan.toml
}
report-overlaps-all = { $count ->
    [one] di { $count } tempat dua zona atau lebih digambar bertindihan (seluruhnya { $area } ha); semuanya dijawabkan, dengan tanda ragu
   *[other] di { $count } tempat dua zona atau lebih digambar bertindihan (seluruhnya { $area } ha); semuanya dijawabkan, dengan tanda ragu
}
advice-report-overlaps-last = Perbaiki batas di berkas asal, atau tentukan siapa yang berlaku dengan overlap di plan.toml.
advice-report-overlaps-first = Perbaiki batas di berkas asal bila pilihan ini keliru.
advice-report-overlaps-smallest = Perbaiki batas di berkas asal bila pilihan ini keliru.
advice-report-overlaps-newest = Perbaiki batas di berkas asal bila pilihan ini keliru.
advice-report-overlaps-order = Perbaiki batas di berkas asal bila pilihan ini keliru.
advice-report-overlaps-all = Warga memerlukan satu jawaban: perbaiki batas di berkas asal, atau tentukan siapa yang berlaku dengan overlap di plan.toml.
report-overlaps-alike = { $count ->
    [one] di { $count } tempat fitur dengan kode yang sama bertindihan (seluruhnya { $area } ha); jawabannya tidak berubah
   *[other] di { $count } tempat fitur dengan kode yang sama bertindihan (seluruhnya { $area } ha); jawabannya tidak berubah
}
report-gaps = { $count ->
    [one] ada { $count } celah sempit di antara zona (seluruhnya { $area } ha); jawaban di sana: belum digambar
   *[other] ada { $count } celah sempit di antara zona (seluruhnya { $area } ha); jawaban di sana: belum digambar
}
advice-report-gaps = Rapatkan batas di berkas asal, atau isi celah yang sempit dengan fill_gaps_m di plan.toml.
report-blanks = { $count ->
    [one] ada { $count } bagian kosong yang dikelilingi zona (seluruhnya { $area } ha)
   *[other] ada { $count } bagian kosong yang dikelilingi zona (seluruhnya { $area } ha)
}
advice-report-blanks = Pastikan bagian itu memang tidak diatur, misalnya danau.
report-filled = { $count ->
    [one] { $count } celah sempit diisi zona tetangganya (seluruhnya { $area } ha), seperti diminta di plan.toml
   *[other] { $count } celah sempit diisi zona tetangganya (seluruhnya { $area } ha), seperti diminta di plan.toml
}
report-setback = { $count ->
    [one] { $count } fitur dilebarkan menjadi tanah sejauh { $metres } m dari gambarnya: { $article }
   *[other] { $count } fitur dilebarkan menjadi tanah sejauh { $metres } m dari gambarnya: { $article }
}
report-setback-exempt = { $count ->
    [one] { $count } fitur tanpa sempadan, sesuai pengecualian: { $article }
   *[other] { $count } fitur tanpa sempadan, sesuai pengecualian: { $article }
}
report-crossings = { $count ->
    [one] garis batas memotong dirinya sendiri di { $count } tempat ({ $features } fitur); bagian yang dikelilingi dua kali dihitung sebagai luar
   *[other] garis batas memotong dirinya sendiri di { $count } tempat ({ $features } fitur); bagian yang dikelilingi dua kali dihitung sebagai luar
}
advice-report-crossings = Perbaiki geometri di program peta (periksa validitas), lalu bangun lagi.
report-spikes = { $count ->
    [one] { $count } duri: garis batas keluar lalu kembali lewat garis yang sama ({ $features } fitur); duri dibuang
   *[other] { $count } duri: garis batas keluar lalu kembali lewat garis yang sama ({ $features } fitur); duri dibuang
}
report-doubled-corners = { $count ->
    [one] { $count } titik sudut tertulis dua kali berturut-turut ({ $features } fitur); dihitung sekali
   *[other] { $count } titik sudut tertulis dua kali berturut-turut ({ $features } fitur); dihitung sekali
}
report-rings-without-area = { $count ->
    [one] { $count } cincin lebih kecil daripada kisi 4 cm ({ $features } fitur); dibuang
   *[other] { $count } cincin lebih kecil daripada kisi 4 cm ({ $features } fitur); dibuang
}
report-hidden = zona { $code } seluruhnya tertutup zona lain, jadi tidak pernah dijawabkan
advice-report-hidden = Pastikan urutan fitur, atau pilih aturan overlap lain di plan.toml (misalnya "smallest").
report-area-unreadable = { $count ->
    [one] { $count } fitur menyatakan luas yang bukan angka
   *[other] { $count } fitur menyatakan luas yang bukan angka
}
report-area-total = luas menurut berkas { $stated } ha, luas gambar { $drawn } ha
advice-report-area-total = Periksa satuan luas (area_unit di plan.toml) dan sistem koordinat berkas.
report-area-features = { $count ->
    [one] { $count } fitur menyatakan luas yang berbeda lebih dari satu persen dari gambarnya
   *[other] { $count } fitur menyatakan luas yang berbeda lebih dari satu persen dari gambarnya
}
advice-report-area-features = Hitung ulang kolom luas setelah menyunting batas.
report-spellings = kolom "{ $field }" menulis satu kode dengan beberapa cara: { $values }
advice-report-spellings = Pakai satu penulisan. Jawaban menganggapnya kode yang sama, tetapi peta menampilkannya terpisah.
report-padded = { $count ->
    [one] kolom "{ $field }": { $count } nilai memiliki spasi di depan atau di belakang; spasinya diabaikan
   *[other] kolom "{ $field }": { $count } nilai memiliki spasi di depan atau di belakang; spasinya diabaikan
}
report-no-number = { $count ->
    [one] kolom "{ $field }" hampir selalu angka, tetapi { $count } nilainya bukan: { $values }
   *[other] kolom "{ $field }" hampir selalu angka, tetapi { $count } nilainya bukan: { $values }
}
report-no-date = { $count ->
    [one] kolom "{ $field }" hampir selalu tanggal, tetapi { $count } nilainya bukan atau tahunnya janggal: { $values }
   *[other] kolom "{ $field }" hampir selalu tanggal, tetapi { $count } nilainya bukan atau tahunnya janggal: { $values }
}
report-no-rulebook = rencana ini belum memiliki aturan zonasi; jawaban hanya menyebut zonanya
advice-report-no-rulebook = Tambahkan aturan zonasi dengan [rulebook] di plan.toml.
report-no-column-at-all = tidak ada satu kode pun dalam peta yang memiliki lajur dalam aturan zonasi
advice-report-no-column-at-all = Periksa apakah kolom kode dan berkas aturan berasal dari rencana yang sama.
report-undrawn = { $count ->
    [one] { $count } sub-zona dalam aturan tidak ada di peta: { $codes }
   *[other] { $count } sub-zona dalam aturan tidak ada di peta: { $codes }
}
report-undecided = { $percent } % pertanyaan (tiap kegiatan di tiap tempat, menurut luas) berakhir tanpa keputusan
advice-report-undecided = Isi sel yang kosong, atau tambahkan lajur untuk sub-zona yang belum ada aturannya.
report-uncovered = { $percent } % wilayah rencana ({ $area } ha) belum memiliki zona; jawaban di sana: belum digambar
report-differs = paket yang selesai tidak menjawab seperti berkas asal ({ $what }); tidak ada yang diterbitkan
advice-report-differs = Ini kesalahan program. Laporkan beserta berkasnya kepada pengembang.
advice-finding-blank-code = Isi kodenya di berkas asal, atau catat kata yang berarti kosong dengan null di plan.toml.
advice-finding-no-column = Tambahkan lajur untuk sub-zona ini dalam aturan zonasi, atau samakan penulisan kodenya.
advice-finding-unmet-overlay = Samakan penulisan kelas antara aturan dan peta.
advice-finding-no-legend = Tambahkan arti kode ini dalam keterangan.

built-region = wilayah: { $code } { $name }
built-version = versi: { $version } ({ $status }), dibuat { $made }, diperiksa lagi paling lambat { $check }
built-bounds = letak: { $from } sampai { $to }
built-layer = lapis { $id } ({ $kind }): 1:{ $scale }, ± { $accuracy } m, { $title }
built-file = berkas { $role }: { $name }, { $bytes } bita
built-checked = sudah dicocokkan, lapis { $layer }: jawaban di { $points } titik sama dengan sumbernya ({ $border } tepat di batas, { $overlapping } di tempat sumbernya saling menindih)
built-written = paket selesai ditulis: { $dir }
inspect-zooms = tingkat zum: { $low } sampai { $high }
inspect-codes = kode: { $codes }
inspect-rules = aturan: { $version }; { $activities } kegiatan, { $columns } sub-zona, { $rows } baris berbeda, { $cells } sel berbeda
inspect-no-rules = aturan: tidak ada; semua jawaban "tidak ada data"
inspect-words = kata sehari-hari: { $activities } kegiatan
inspect-places = tempat: { $kelurahan } kelurahan, { $places } lainnya
built-report = laporan: { $file } ({ $stops } menghalangi penerbitan, { $mend } sebaiknya diperbaiki, { $know } sekadar diketahui)
built-stops = menghalangi penerbitan: lapis { $layer }: { $what }
built-not-published = Paket tidak diterbitkan.

sign-key-made = Kunci { $id } dibuat. Simpan { $secret } baik-baik dan jangan dibagikan; { $public } boleh dibagikan kepada siapa pun.
sign-signed = { $dir } ditandatangani dengan kunci { $id }
sign-files-whole = { $count ->
    [one] { $count } berkas utuh
   *[other] { $count } berkas utuh
}
sign-none = Paket ini tidak bertanda tangan.
sign-trusted = Tanda tangan sah, oleh kunci { $id } ({ $owner }) yang Anda percayai.
sign-by-own-key = Tanda tangan cocok dengan kunci { $id } ({ $owner }), tetapi kunci itu disebut oleh paket sendiri. Berikan kunci yang Anda percayai dengan --key.
withdraw-done = Versi { $version } ditandai ditarik di { $dir }. Jalankan ulang server supaya semua HP tahu.
publish-done = { $count ->
    [one] { $count } berkas disalin ({ $bytes } KiB), { $kept } sudah ada, { $removed } dibuang: { $dir }
   *[other] { $count } berkas disalin ({ $bytes } KiB), { $kept } sudah ada, { $removed } dibuang: { $dir }
}
diff-places = { $count ->
    [one] { $count } tempat berubah
   *[other] { $count } tempat berubah
}
diff-line = { $count ->
    [one] { $kelurahan }, lapis { $layer }: { $old } menjadi { $new }, { $area } m² di { $count } tempat
   *[other] { $kelurahan }, lapis { $layer }: { $old } menjadi { $new }, { $area } m² di { $count } tempat
}
