# Kata-kata `ruangizin-pack` untuk petugas yang menyiapkan rencana. Tidak ada yang masuk ke aplikasi.

finding-about-file = { $file }: { $what }
finding-about-feature = lapis { $layer }, { $file }, fitur { $feature }: { $what }
finding-no-polygon = tidak memiliki poligon dan tidak diikutkan
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

built-note = catatan: { $what }
built-more-notes = { $count ->
    [one] catatan: dan { $count } lagi
   *[other] catatan: dan { $count } lagi
}
