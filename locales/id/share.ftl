# Gambar sebuah jawaban untuk dibagikan (kartu): yang tertulis di gambar dan di sekitarnya.

card-title = Gambar jawaban ini
card-lead = Memuat pertanyaan, tempat, jawaban, dan rencananya. Tanpa nama dan data diri.
card-wait = Menggambar…
card-alt = Gambar: { $activity }, { $place }. { $outcome }.
card-send = Bagikan gambar
card-save = Simpan gambar
card-copy = Salin teks dan tautan
card-shared = Gambar sudah dibagikan.
card-saved = Gambar tersimpan.
card-copied = Teks dan tautan tersalin.
card-failed = Belum bisa di ponsel ini. Simpan gambarnya, lalu kirim dari galeri.
card-not-copied = Belum bisa disalin. Salin alamat halaman ini saja.
card-no-picture = Ponsel ini tidak dapat menggambar kartu. Bagikan teks dan tautannya saja.
card-asks = Bolehkah di sini?
card-plan = { $plan } · { $status }
card-version = Data { $city }, versi { $version }
card-not-permit = Petunjuk, bukan izin.
card-look = Periksa sendiri di { $host }
