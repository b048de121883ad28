// What a journey knows about the page without a map.

/** The parts of the page. */
export function checkPage(page) {
  return {
    title: page.getByRole('heading', { level: 1, name: 'Cek tanpa peta' }),
    activity: page.getByRole('searchbox', { name: 'Mau buka atau bangun apa?' }),
    choice: (name) => page.getByRole('listitem').getByRole('button', { name }),
    place: page.getByRole('combobox', { name: 'Di mana tempatnya?' }),
    option: (name) => page.getByRole('option', { name }),
    submit: page.getByRole('button', { name: 'Lihat jawaban' }),
    mistakes: page.getByRole('alert').filter({ hasText: 'Ada yang perlu dilengkapi' }),
  };
}
