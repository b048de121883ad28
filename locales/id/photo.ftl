# Photos and files of a form. These sentences travel with the parts that show them.
photo-take = Ambil foto
photo-choose = Pilih berkas
photo-choose-hint = Foto atau PDF, paling besar { $size } MB. Boleh beberapa halaman, paling banyak { $most }.
photo-choose-hint-picture = Foto saja. Boleh beberapa, paling banyak { $most }.
photo-choose-hint-pdf = PDF saja, paling besar { $size } MB, paling banyak { $most } berkas.
photo-place-removed = Lokasi dan keterangan kamera di dalam foto dihapus di HP ini sebelum disimpan.
photo-working = Menyiapkan berkas…
photo-added = Halaman { $number } tersimpan.
photo-removed = Halaman { $number } dihapus.
photo-moved = Halaman sekarang di urutan { $number }.
photo-pages = Halaman yang sudah ada
photo-page = Halaman { $number } dari { $of }
photo-view = Lihat halaman { $number }
photo-retake = Ganti
photo-retake-page = Ganti halaman { $number }
photo-remove = Hapus
photo-remove-page = Hapus halaman { $number }
photo-up = Naikkan halaman { $number }
photo-down = Turunkan halaman { $number }
photo-gone = Berkas ini tidak ada di HP ini. Tambahkan lagi.
photo-full = Sudah { $most } halaman. Hapus satu dulu bila ingin menambah.
photo-insist = Tetap pakai foto ini
photo-insisted = Anda memilih tetap memakai foto ini.

## What may be wrong with a photo
photo-flaw-blur = Foto ini tampak buram. Tahan HP dengan dua tangan, sentuh layar supaya fokus, lalu ambil lagi.
photo-flaw-dark = Foto ini tampak gelap. Ambil lagi di tempat terang, dekat jendela atau di luar.
photo-flaw-sideways = Tulisan di foto ini tampak miring ke samping. Putar kertas atau HP, lalu ambil lagi.
photo-flaw-small = Foto ini terlalu kecil untuk dibaca. Ambil lebih dekat atau pakai kamera, jangan tangkapan layar kecil.

## Why a file was not taken
photo-not-taken-unknown = Berkas ini bukan foto dan bukan PDF.
photo-not-taken-undecodable = Browser ini tidak dapat membuka foto itu. Ambil foto dengan kamera di sini, atau simpan dulu sebagai JPG.
photo-not-taken-too-large = Berkas ini terlalu besar. Untuk PDF paling besar { $size } MB; lebih mudah bila difoto.
photo-not-taken-unreadable = Berkas ini tidak dapat dibaca. Pilih sekali lagi.
photo-not-taken-kind = Jenis berkas ini tidak dapat dipakai di sini.
photo-not-taken-same = Halaman yang sama sudah ada.
