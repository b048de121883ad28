## Words that every page uses

common-app = RuangIzin
common-skip = Langsung ke isi halaman
common-title-page = { $page } – { $app }
common-title-sample = { $title } (DATA CONTOH)
common-language = Bahasa
common-city = Kota atau kabupaten
common-menu = Halaman
common-menu-home = Mulai
common-menu-check = Cek tanpa peta
common-menu-map = Peta
common-back-to-form = Kembali ke formulir dengan tempat ini
common-parcel = Ukur bidang tanah saya
common-export = Berkas bidang untuk OSS
common-services = Surat dan layanan kota
common-files = Berkas saya yang dikirim
common-package = Paket untuk OSS, SIMBG, dan loket
common-mine = Data saya di HP ini
common-sheet = Lembar hasil
common-packs = Kota di perangkat ini
common-about = Apa yang aplikasi ini tahu
common-access = Tampilan dan kemudahan
common-sample = DATA CONTOH
common-sample-meaning = Rencana karangan untuk peragaan. Jangan dipakai untuk memutuskan apa pun.
common-indicative = Indikatif, bukan izin
common-indicative-meaning = Jawaban di sini membaca peta dan peraturan rencana tata ruang. Yang memutuskan izin tetap kantor yang berwenang.
common-privacy = Tempat yang Anda tanyakan tidak dikirim ke siapa pun dan tidak dicatat.
common-offline = Bisa dibuka lagi tanpa internet setelah kunjungan pertama.
common-error-summary = Ada yang perlu dilengkapi

## Dates and places

month-1 = Januari
month-2 = Februari
month-3 = Maret
month-4 = April
month-5 = Mei
month-6 = Juni
month-7 = Juli
month-8 = Agustus
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Desember
compass-north = LU
compass-south = LS
compass-east = BT
compass-west = BB

## Legal status of a plan

status-berlaku = berlaku
status-ranperda = rancangan, belum berlaku
status-dicabut = dicabut, tidak berlaku lagi
status-contoh = contoh, bukan rencana sungguhan
common-optional = (boleh dikosongkan)
common-choices-found = { $count } pilihan
common-choices-none = Tidak ada pilihan yang cocok
