// What a journey knows about the page without a map.

/** The parts of the page. */
export function checkPage(page) {
  return {
    title: page.getByRole('heading', { level: 1, name: 'Cek tanpa peta' }),
    activity: page.getByRole('searchbox', { name: 'Mau buka atau bangun apa?' }),
    choice: (name) => page.getByRole('listitem').getByRole('button', { name }),
    kelurahan: page.getByLabel('Kelurahan atau desa'),
    byCoordinates: page.getByRole('radio', { name: 'Ketik koordinat' }),
    byKelurahan: page.getByRole('radio', { name: 'Pilih kelurahan' }),
    coordinates: page.getByRole('textbox', { name: 'Koordinat' }),
    submit: page.getByRole('button', { name: 'Lihat jawaban' }),
    mistakes: page.getByRole('alert').filter({ hasText: 'Ada yang perlu dilengkapi' }),
  };
}
