// What a journey knows about the map page.

import { expect } from '../harness/journey.mjs';

/** The parts of the page. */
export function mapPage(page) {
  return {
    map: page.locator('.leaflet-container'),
    sheet: page.getByRole('region', { name: 'Jawaban dan legenda' }),
    legend: page.getByRole('heading', { name: 'Legenda daerah yang terlihat' }),
    nearer: page.getByRole('button', { name: 'Perbesar peta' }),
    askCentre: page.getByRole('button', { name: 'Tanya titik tengah' }),
  };
}

/** Waits until the map takes questions. */
export async function mapReady(page) {
  await expect(mapPage(page).nearer).toBeEnabled();
}

/** How many pixels of the map's canvases are painted and shown: an empty map is not a map. */
export function painted(page) {
  return page.evaluate(() => {
    let count = 0;
    for (const canvas of document.querySelectorAll('.leaflet-container canvas')) {
      if (!canvas.width || !canvas.height || getComputedStyle(canvas).visibility === 'hidden') continue;
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      for (let at = 3; at < data.length; at += 4) count += data[at] > 0 ? 1 : 0;
    }
    return count;
  });
}
