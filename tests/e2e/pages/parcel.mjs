// What a journey knows about the page of a parcel.

import { words } from '../harness/words.mjs';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The letters in which a link carries an outline, from corners as latitude and longitude. */
export function outline(corners) {
  let text = '';
  let before = [0n, 0n];
  for (const [lat, lng] of corners) {
    const here = [lng, lat].map((it) => BigInt(Math.round(it * 1e8)));
    here.forEach((value, at) => (text += written(value - before[at])));
    before = here;
  }
  return text;
}

function written(value) {
  let rest = (value < 0n ? -value : value) * 2n + (value < 0n ? 1n : 0n);
  let text = '';
  for (;;) {
    const more = rest >= 32n ? 32n : 0n;
    text += LETTERS[Number((rest % 32n) + more)];
    rest /= 32n;
    if (!more) return text;
  }
}

/** A square of so many metres around a place, its first side in the north. */
export function square(lat, lng, metres) {
  const [up, aside] = [metres / 2 / 110_600, metres / 2 / 109_600];
  return [[lat + up, lng - aside], [lat + up, lng + aside], [lat - up, lng + aside], [lat - up, lng - aside]];
}

/** The address of the page with an activity and an outline. */
export function lot(activity, corners) {
  return `/bidang#k=${activity}&b=${outline(corners)}`;
}

/** The parts of the answer, in a language. */
export function parcelAnswer(page, language = 'id') {
  const say = words(language);
  return {
    headline: page.locator('#jawaban'),
    summary: page.locator('#ringkasan'),
    figure: (name) => page.getByLabel(say(`figure-${name}`), { exact: true }),
    limit: (name) => page.locator(`#ukuran-${name}-batas`),
    hint: page.getByRole('button', { name: say('parcel-hint-apply') }),
    undoHint: page.getByRole('button', { name: say('parcel-hint-undo') }),
    activities: page.locator('.app-activity'),
    nearby: page.locator('.app-nearby__place'),
  };
}
