## Outcomes: short answers, then what they mean

outcome-allowed = Boleh
outcome-allowed-meaning = Kegiatan ini sesuai dengan peruntukan tempat ini menurut rencana.
outcome-limited = Boleh terbatas
outcome-limited-meaning = Kegiatan ini boleh di tempat ini, dengan batas waktu, ukuran, jumlah, atau jarak yang disebut di bawah.
outcome-conditional = Boleh dengan syarat
outcome-conditional-meaning = Kegiatan ini boleh di tempat ini kalau semua syarat di bawah dipenuhi.
outcome-limited-conditional = Boleh terbatas dan dengan syarat
outcome-limited-conditional-meaning = Kegiatan ini boleh di tempat ini, tetapi dibatasi, dan semua syarat di bawah harus dipenuhi.
outcome-forbidden = Tidak boleh
outcome-forbidden-meaning = Rencana tidak mengizinkan kegiatan ini di tempat ini. Permohonan izin akan ditolak.
outcome-conforms = Sesuai arahan rencana umum
outcome-conforms-meaning = Di sini belum ada rencana rinci. Menurut rencana umum (RTRW), kegiatan ini sesuai dengan kawasannya. Kantor masih menilainya.
outcome-conflicts = Bertentangan dengan rencana umum
outcome-conflicts-meaning = Di sini belum ada rencana rinci. Menurut rencana umum (RTRW), kegiatan ini bertentangan dengan kawasannya.
outcome-needs-assessment = Perlu dinilai dulu
outcome-needs-assessment-meaning = Di sini belum ada rencana rinci, dan rencana umum (RTRW) menyerahkan kegiatan ini kepada penilaian kantor tata ruang.
outcome-no-data = Belum ada jawaban
outcome-partial = Berbeda-beda di dalam tempat ini
outcome-partial-meaning = Tempat ini terdiri atas beberapa bagian dengan jawaban yang tidak sama. Lihat tiap bagian di bawah.

## Gaps: never a permission

gap-outside-coverage = Di luar wilayah rencana
gap-outside-coverage-meaning = Tempat ini di luar wilayah yang dicakup rencana ini. Ini bukan berarti boleh.
gap-not-digitised = Belum digambar di peta
gap-not-digitised-meaning = Tempat ini termasuk wilayah rencana, tetapi peruntukannya belum digambar di data. Ini bukan berarti boleh.
gap-missing-layer = Ada peta yang belum tersedia
gap-missing-layer-meaning = Untuk menjawab perlu peta lain yang belum ada di data ini. Ini bukan berarti boleh.
gap-unknown-zone = Kode peruntukan tidak dikenal
gap-unknown-zone-meaning = Tempat ini digambar di peta, tetapi kode peruntukannya kosong atau tidak ada di aturan rencana. Ini bukan berarti boleh.
gap-unlisted-activity = Kegiatan tidak ada di daftar aturan
gap-unlisted-activity-meaning = Aturan rencana ini tidak menyebut kegiatan tersebut. Ini bukan berarti boleh dan bukan berarti dilarang: Forum Penataan Ruang (FPR) yang menilai.
gap-blank-cell = Aturannya kosong
gap-blank-cell-meaning = Aturan rencana menyebut kegiatan ini, tetapi tidak mengisi aturannya untuk peruntukan di sini. Ini bukan berarti boleh: Forum Penataan Ruang (FPR) yang menilai.
gap-no-rulebook = Aturan kegiatannya belum tersedia
gap-no-rulebook-meaning = Peta peruntukannya ada, tetapi aturan kegiatan rencana ini belum ada di data. Ini bukan berarti boleh.

## What to do next

next-allowed = Bawa jawaban ini saat mengurus kesesuaian kegiatan pemanfaatan ruang (KKPR) di OSS (oss.go.id) atau di kantor di bawah.
next-conditions = Siapkan bukti untuk tiap syarat, lalu urus kesesuaian kegiatan pemanfaatan ruang (KKPR) di OSS (oss.go.id) atau tanyakan di kantor di bawah.
next-forbidden = Jangan membayar atau membangun dulu. Cari tempat lain atau kegiatan lain, atau tanyakan di kantor di bawah.
next-assessment = Minta penilaian kesesuaian (KKPR) di kantor di bawah sebelum membayar atau membangun.
next-forum = Tanyakan ke kantor tata ruang di bawah. Mereka membawanya ke Forum Penataan Ruang (FPR), yang menilai kegiatan yang belum diatur.
next-outside = Periksa lagi tempatnya. Kalau memang di sana, tanyakan ke kantor tata ruang wilayah itu.
next-office = Tanyakan ke kantor di bawah. Petugas punya peta dan aturan yang lengkap.

## Reasons

effect-cell-permits = Aturan peruntukan { $zone } mengizinkan kegiatan ini.
effect-cell-forbids = Aturan peruntukan { $zone } tidak mengizinkan kegiatan ini.
effect-cell-conditions = Aturan peruntukan { $zone } mengizinkan kegiatan ini dengan ketentuan { $codes }.
effect-cell-blank = Aturan peruntukan { $zone } tidak diisi untuk kegiatan ini.
effect-overlay-forbids = Ketentuan khusus { $overlay } melarang kegiatan ini.
effect-overlay-adds = Ketentuan khusus { $overlay } menambah ketentuan { $codes }.
effect-overlay-noted = Tempat ini terkena { $overlay }. Aturan rencana tidak menambah ketentuan untuk kegiatan ini.
effect-overlay-missing = Aturan meminta peta { $overlay }, tetapi peta itu belum ada di data.
effect-kawasan-conforms = Rencana umum (RTRW) memasukkan kegiatan ini ke kawasan { $zone }.
effect-kawasan-conflicts = Rencana umum (RTRW) tidak memperbolehkan kegiatan ini di kawasan { $zone }.
effect-kawasan-needs-assessment = Rencana umum (RTRW) tidak menyebut kegiatan ini untuk kawasan { $zone }.
rule-matrix = Aturan kegiatan per peruntukan
rule-overlay = Ketentuan khusus
rule-kawasan = Aturan rencana umum (RTRW)
rule-coverage = Cakupan data

## Doubts

doubt-near-border = Jarak ke batas peruntukan lain sekitar { $distance }, sedangkan garis di peta bisa meleset sampai { $band }. Kedua jawaban ditampilkan.
doubt-position = Lokasi Anda hanya teliti sampai { $accuracy }, dan di jarak itu ada peruntukan lain. Periksa lagi titiknya di peta.
doubt-overlapping-zones = Di tempat ini rencana menggambar lebih dari satu peruntukan. Petugas perlu memastikan yang mana.
doubt-near-overlay = Jarak ke batas ketentuan khusus sekitar { $distance }. Petugas perlu memastikan apakah tempat ini terkena.
doubt-other = Ada hal yang membuat jawaban ini kurang pasti. Tanyakan ke petugas.

## Overlays that plans carry as attributes of their zones

overlay-krb = kawasan rawan bencana
overlay-kkop = kawasan keselamatan operasi penerbangan
overlay-lp2b = lahan pertanian pangan berkelanjutan
overlay-tod = kawasan berorientasi transit
overlay-teb = tempat evakuasi bencana
overlay-cagbud = cagar budaya
overlay-hankam = pertahanan dan keamanan
overlay-sempadan = sempadan
overlay-tpz = teknik pengaturan zonasi
overlay-resapan = kawasan resapan air
overlay-hutan = kawasan hutan
overlay-other = { $kind }
overlay-with-class = { $overlay }: { $class }
