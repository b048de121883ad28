# The catalogue of services. These sentences travel with that part of the program.
services-title = Mau urus apa?
services-lead = Cari surat atau layanan dengan kata sehari-hari. Anda melihat di mana mengurusnya, apa yang dibawa, berapa lama, dan berapa biayanya.
services-question = Ceritakan keperluan Anda
services-hint = Misalnya: pindah rumah, anak lahir, buka usaha, KTP hilang.
services-found = { $count } layanan cocok
services-none = Belum ada yang cocok. Coba kata lain yang lebih umum, misalnya “ktp”, “nikah”, atau “pajak”.
services-count = { $count } layanan
services-at-counter = Loket: { $office }
services-at-online = Daring: { $name }
services-loading = Membuka daftar layanan…
services-absent = Daftar layanan belum ada
services-absent-advice = Kota atau kabupaten ini belum menyertakan daftar layanannya. Tanyakan di kantor kelurahan atau di Mal Pelayanan Publik.
services-unknown = Layanan ini tidak ada di daftar
services-unknown-advice = Tautannya mungkin dari kota lain atau dari daftar yang lama.
services-all = ← Semua layanan
services-as-of = Keterangan per { $date }.

## What is not confirmed
services-unsure = Sebagian belum dipastikan.
services-unsure-advice = Yang belum dipastikan ditandai di halaman ini. Tanyakan di loket sebelum Anda berangkat.
services-cite-unsure = (belum dicocokkan dengan naskah aslinya)
services-office-unsure = Belum dipastikan: alamat dan jam buka kantor ini. Tanyakan dulu.
services-ask = Belum dipastikan: tanyakan di loket.

## Where
services-where = Di mana mengurusnya
services-online = Daring lewat { $name }
services-away = (situs lain)
services-prepare = Siapkan: { $list }.
services-take = Bawa: { $list }.
services-counter = Datang ke loket

## What to bring
services-bring = Yang perlu dibawa
services-get-it = Belum punya? { $service }

## In short
services-facts = Sekilas
services-time = Berapa lama
services-cost = Biaya
services-product = Yang Anda terima
services-valid = Berlaku
services-who = Untuk siapa
services-free = Gratis
services-rupiah = Rp{ $amount }
services-span = { $least } sampai { $most }
services-minutes = { $span } menit
services-hours = { $span } jam
services-days = { $span } hari
services-working-days = { $span } hari kerja

## How, by which rule, and if it goes wrong
services-steps = Langkah-langkahnya
services-legal = Dasar hukum
services-complaints = Kalau ada masalah
services-standard = Standar pelayanan selengkapnya
services-facilities = Sarana dan fasilitas
services-competence = Kemampuan petugas
services-supervision = Pengawasan
services-staff = Jumlah petugas
services-guarantee = Jaminan pelayanan
services-safety = Jaminan keamanan
services-evaluation = Evaluasi

## To take along
services-print = Cetak
services-copy = Salin daftar
services-share = Bagikan tautan
services-copied = Daftar sudah disalin.
services-shared = Tautan sudah dibagikan atau disalin.
services-not-copied = Belum berhasil. Salin alamat halaman ini dari peramban Anda.
services-at-here = Isi di sini
services-here = Isi di sini
services-here-about = Satu pertanyaan per halaman, tersimpan di HP ini, juga tanpa internet.
services-fill-in = Mulai isi
