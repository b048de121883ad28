## Words of components that no page uses yet. Only builds for developers carry this file; a sentence moves to `common.ftl` with its first use.

common-busy = Sedang diproses…
common-letters-left = Sisa { $count } huruf
common-letters-over = Lebih { $count } huruf, tolong dipersingkat
common-day = Tanggal
common-month = Bulan
common-year = Tahun
common-link-away = (situs lain)
common-close = Tutup
common-step = Langkah { $at } dari { $of }
common-change = Ubah
common-not-answered = Belum dijawab
money-sign = Rp
notice-info = Info
notice-success = Berhasil
notice-warning = Perhatian
notice-error = Ada kesalahan
task-to-do = Belum diisi
task-begun = Sedang diisi
task-done = Selesai
task-to-mend = Perlu diperbaiki
task-not-yet = Belum bisa diisi
