# Kalimat untuk petugas tentang tabel aturan: matriks, pasal, ketentuan khusus, kawasan, intensitas, kegiatan, kasus uji.
rules-unopened = { $file } tidak dapat dibuka: { $why }
rules-syntax = { $file } bukan buku aturan yang dapat dibaca: { $why }
rules-problems = { $count ->
   *[other] { $file }: { $count } hal perlu diperbaiki:
}
rules-broken = isinya tidak dapat dibaca: { $why }
rules-no-matrix = tidak ada baris yang memuat paling sedikit tiga kode sub-zona di atas sel seperti I, T, B, X; sebutkan lembarnya (sheet) atau arti kolomnya di [rulebook.zones]
rules-no-rule = sel { $cell } (kegiatan "{ $activity }", sub-zona { $zone }): "{ $text }" bukan I, X, kode T, atau kode B; perbaiki selnya atau beri artinya di [rulebook.cells]
rules-unreadable = kegiatan { $activity }, sub-zona { $zone }: "{ $text }" bukan I, X, kode T, atau kode B
rules-no-activity = sel { $cell }: baris ini berisi aturan, tetapi tidak menyebut kegiatannya
rules-no-legend = { $file }: tidak ada baris dengan kode T atau B dan keterangannya
rules-no-zone = kegiatan { $activity }: sub-zona "{ $zone }" tidak ada dalam daftar sub-zona
rules-matrix-cites = matriks menyebut pasal "{ $article }", yang tidak ada dalam daftar pasal
rules-legend-cites = keterangan { $what } menyebut pasal "{ $article }", yang tidak ada dalam daftar pasal
rules-overlay-cites = ketentuan khusus { $what } menyebut pasal "{ $article }", yang tidak ada dalam daftar pasal
rules-kawasan-cites = kawasan { $what } menyebut pasal "{ $article }", yang tidak ada dalam daftar pasal
rules-article-twice = pasal { $what } tertulis dua kali; hapus salah satunya
rules-legend-twice = keterangan { $what } tertulis dua kali; hapus salah satunya
rules-kawasan-twice = kawasan { $what } tertulis dua kali; hapus salah satunya
rules-no-column = kolom { $missing } tidak ada; tabel ini memerlukan baris judul dengan { $wanted }
rules-no-article = sel { $cell }: isi pasalnya, misalnya "Pasal 12 ayat (2)"
rules-twice = sel { $cell }: "{ $text }" sudah ada di { $first }; gabungkan keduanya
rules-no-number = sel { $cell }: "{ $text }" bukan angka
rules-no-text = sel { $cell }: bunyi { $article } masih kosong
rules-no-overlay = sel { $cell }: isi nama ketentuan khususnya, sama dengan id lapisnya
rules-no-effect = sel { $cell }: "{ $text }" bukan akibat; tulis X (dilarang) atau kode T dan B
rules-cites-nothing = sel { $cell }: { $rule } belum menyebut pasalnya
rules-contradict = sel { $cell }: "{ $text }" bertentangan dengan "{ $before }" di { $first }; pilih salah satu, atau beri pengecualian
rules-no-kawasan = sel { $cell }: isi kode kawasannya
rules-both = sel { $cell }: kegiatan { $activity } juga tertulis sesuai di { $first }; pilih salah satu
rules-no-zones = sel { $cell }: isi kode sub-zonanya
rules-unknown-zone = sel { $cell }: sub-zona "{ $zone }" tidak ada di peta maupun di matriks
rules-no-road = sel { $cell }: "{ $text }" bukan kelas jalan; tulis arteri, kolektor, lokal, lingkungan, atau *
rules-no-class = sel { $cell }: "{ $text }" bukan kelas; tulis misalnya ≤200, 200-500, >500, atau *
rules-classes = sel { $cell }: kelas "{ $text }" mulai dari { $from }, padahal tidak ada kelas yang berakhir di sana
rules-no-edge = sel { $cell }: "{ $text }" bukan patokan; tulis as (sumbu jalan) atau rumija (batas milik jalan)
rules-same-keys = sel { $cell }: sub-zona { $zone } dengan kelas yang sama sudah diatur di { $first } dengan angka lain
rules-no-code = sel { $cell }: "{ $text }" bukan kode kegiatan; tulis lima angka KBLI atau kode NK-…
rules-no-title = sel { $cell }: isi nama kegiatan { $code }
rules-no-place = sel { $cell }: "{ $text }" bukan letak dalam derajat, misalnya -10,1632
rules-no-outcome = sel { $cell }: "{ $text }" bukan jawaban; tulis diizinkan, terbatas, bersyarat, terbatas bersyarat, dilarang, sebagian, atau tidak ada data
rules-case-differs = kasus uji di { $cell } ({ $activity }): seharusnya { $expected }, rencana ini menjawab { $found }
rules-case-zone = kasus uji di { $cell }: seharusnya zona { $expected }, rencana ini menjawab { $found }
rules-cases = { $count ->
   *[other] { $count } kasus uji dijalankan, { $failed } tidak sesuai
}
rules-unknown-article = sel { $cell }: "{ $text }" tidak ada dalam daftar pasal; tambahkan di tabel pasal
advice-rules-case-differs = Perbaiki matriks atau kasus ujinya; rencana tidak diterbitkan selama keduanya berbeda.
advice-rules-case-zone = Periksa letak kasus uji dan batas zonanya; rencana tidak diterbitkan selama keduanya berbeda.
advice-rules-cases = Tidak perlu tindakan.
