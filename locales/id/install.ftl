## A newer version of the app

update-ready = Versi baru siap.
update-busy = Versi baru siap. Selesaikan dulu yang sedang Anda isi, setelah itu versi baru bisa dipakai.
update-elsewhere = Versi baru sudah dipakai. Muat ulang agar halaman ini lengkap.
update-plan = Rencana kota ini sudah diperbarui. Muat ulang agar jawaban memakai rencana yang terbaru.
update-withdrawn = Kantor menarik data rencana yang sedang dipakai. Muat ulang untuk membaca alasannya.
update-apply = Pakai versi baru
update-reload = Muat ulang
update-later = Nanti saja

## The app on this device

install-about = Aplikasi di perangkat ini
install-build = Aplikasi { $build }.
install-pack = Data kota { $version }, dibuat { $date }.
install-offer = Pasang di layar utama
install-why = Buka RuangIzin dari layar utama seperti aplikasi lain. Tidak lewat toko aplikasi, dan peta kota tetap terbuka tanpa internet.
install-home-screen = Di layar utama
install-done = RuangIzin sudah ada di layar utama perangkat ini.
install-menu = Buka menu peramban (⋮), lalu pilih “Pasang aplikasi” atau “Tambahkan ke layar utama”.
install-ios-share = Ketuk tombol Bagikan di bawah layar (kotak dengan panah ke atas).
install-ios-add = Pilih “Tambah ke Layar Utama”.
install-ios-confirm = Ketuk “Tambah”.
install-storage = Simpan agar tidak terhapus
install-storage-why = Aplikasi dan peta kota tersimpan di perangkat ini. Kalau ruangnya penuh, peramban boleh menghapusnya, lalu perlu diunduh lagi. Dengan izin Anda, keduanya tetap tersimpan.
install-storage-keep = Simpan tetap
install-storage-kept = Tersimpan tetap di perangkat ini.
install-storage-refused = Peramban belum mengizinkan. Pasang dulu di layar utama, lalu coba lagi.
install-insecure = Alamat halaman ini tidak memakai sambungan aman (https).
install-insecure-advice = Membaca lokasi dan memakai tanpa internet tidak jalan di sini. Buka lewat alamat https, atau pilih kelurahan atau ketik koordinat.

## What another app has shared

share-place = Tempat dari yang Anda bagikan sudah terisi. Pilih kegiatannya, lalu tekan “Lihat jawaban”.
share-text = Yang Anda bagikan ada di kolom tempat, tetapi tempatnya belum terbaca. Ganti dengan koordinat, misalnya -10,163 123,607, atau pilih kelurahan.
share-empty = Yang dibagikan belum sampai. Salin tautan atau koordinatnya, lalu tempel di kolom tempat.
