// The language that tests the others: every sentence is accented, longer and in brackets. Text without brackets was never
// translated; text that is cut here would be cut in some real language.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { clipped, overflow } from '../harness/clipped.mjs';
import { expect, openPola, test } from '../harness/pola.mjs';

const QUESTION = '#t=-10.17988,123.57895&k=47112';

/** All texts of the pack: a city's own words come in the city's languages. */
function packTexts() {
  const folder = process.env.RUANGIZIN_PACK;
  const texts = [];
  const collect = (value) => {
    if (typeof value === 'string') texts.push(value);
    else if (value && typeof value === 'object') Object.values(value).forEach(collect);
  };
  for (const name of readdirSync(folder).filter((it) => it.endsWith('.json'))) {
    collect(JSON.parse(readFileSync(join(folder, name), 'utf8')));
  }
  return texts.join('\n');
}

/** Texts on the screen that stand outside of any brackets. */
async function unbracketed(page) {
  return page.evaluate(() => {
    const found = [];
    const isOurs = (text) => /\p{L}{2}/u.test(text);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      // The switch names each language in its own words; details are for engineers; the map draws the city's codes.
      if (element.closest('script, style, noscript, #boot, #panic, .app-header__languages, code, .leaflet-control-scale, .app-map__names')) continue;
      const text = node.data.replace(/⟦[^⟦⟧]*⟧/gu, ' ').replace(/⟦[^⟦⟧]*⟧/gu, ' ').replace(/[⟦⟧]/gu, '').trim();
      if (!node.data.includes('⟦') && isOurs(text)) found.push(node.data.trim());
    }
    for (const element of document.querySelectorAll('[aria-label], [placeholder], [title]')) {
      if (element.closest('#boot, #panic, noscript')) continue;
      for (const name of ['aria-label', 'placeholder', 'title']) {
        const text = element.getAttribute(name);
        if (text && isOurs(text) && !text.includes('⟦')) found.push(`${name}: ${text}`);
      }
    }
    return [...new Set(found)];
  });
}

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('language', 'id-XA'));
});

const PAGES = {
  'the front page': async (page) => {
    await page.goto('/');
    await expect(page.getByRole('searchbox').or(page.getByRole('combobox')).first()).toBeVisible();
  },
  'an answer': async (page) => {
    await page.goto(`/cek${QUESTION}`);
    await expect(page.locator('#jawaban')).toBeVisible();
  },
  'an answer that is not there': async (page) => {
    await page.goto('/cek#t=-10.2221,123.57971&k=47112');
    await expect(page.locator('#jawaban')).toBeVisible();
  },
  'an answer for a kelurahan': async (page) => {
    await page.goto('/cek#w=53.71.01.1001&k=47112');
    await expect(page.locator('#jawaban')).toBeVisible();
  },
  'the form with mistakes': async (page) => {
    await page.goto('/cek');
    await expect(page.locator('button[type=submit]')).toBeEnabled();
    await page.locator('button[type=submit]').tap();
    await expect(page.locator('#kesalahan')).toBeVisible();
  },
  'the map': async (page) => {
    await page.goto(`/peta${QUESTION}&z=16`);
    await expect(page.locator('.app-map')).toBeVisible();
    await expect(page.locator('#jawaban')).toBeVisible();
  },
  'an address that is not there': async (page) => {
    await page.goto('/tidak-ada');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  },
  'the page of all components': openPola,
};

test.describe('every sentence comes from locales/', () => {
  test.use({ trouble: [/status of 404/] });
  const pack = packTexts();

  for (const [name, open] of Object.entries(PAGES)) {
    test(`${name}: nothing is untranslated and nothing is cut at 360 px`, async ({ page }) => {
      await open(page);
      await expect(page.locator('html')).toHaveAttribute('lang', 'id-XA');
      const foreign = (await unbracketed(page)).filter((it) => !pack.includes(it.replace(/^\w+(-\w+)?: /, '')));
      expect(foreign, 'texts outside of brackets that are not the pack’s').toEqual([]);
      expect(await clipped(page), 'text that is cut').toEqual([]);
      expect(await overflow(page), 'pixels beyond the screen').toBeLessThanOrEqual(0);
    });
  }
});
