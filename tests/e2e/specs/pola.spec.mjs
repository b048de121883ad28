// The page of all components: WCAG 2.2 AA in both themes, small screens, large text, the keyboard alone.

import { expectAccessible } from '../harness/axe.mjs';
import { clipped, overflow } from '../harness/clipped.mjs';
import { expect, openPola, test } from '../harness/pola.mjs';
import { words } from '../harness/words.mjs';

const id = words('id');
const button = (page, message) => page.getByRole('button', { name: id(message), exact: true });

for (const colorScheme of ['light', 'dark']) {
  test(`every component is accessible in ${colorScheme} colours`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await openPola(page);
    await expectAccessible(page);
    await button(page, 'pola-summary-show').tap();
    await expect(page.locator('#kesalahan')).toBeFocused();
    const combobox = page.getByRole('combobox');
    await combobox.tap();
    await expect(page.getByRole('option')).toHaveCount(3);
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    for (const message of ['pola-dialog-open', 'pola-sheet-open']) {
      await button(page, message).tap();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    }
  });
}

test('in both languages every component says the same things', async ({ page }) => {
  await openPola(page);
  const count = () => page.locator('main :is(h2, h3, button, a, input, textarea, legend, label)').count();
  const before = await count();
  await page.getByRole('button', { name: 'English', exact: true }).tap();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words('en')('pola-title'));
  expect(await count()).toBe(before);
});

const SPACED = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }`;

const SIZES = {
  'a screen of 320 px': async (page) => page.setViewportSize({ width: 320, height: 640 }),
  'text of twice the size': async (page) => page.addStyleTag({ content: 'html { font-size: 200% !important; }' }),
  'the text spacing of WCAG 1.4.12': async (page) => page.addStyleTag({ content: SPACED }),
  'text of twice the size on 640 px': async (page) => {
    await page.setViewportSize({ width: 640, height: 800 });
    await page.addStyleTag({ content: 'html { font-size: 200% !important; }' });
  },
};

for (const [name, change] of Object.entries(SIZES)) {
  test.describe(name, () => {
    // Style that a person brings along is not the page's.
    test.use({ bypassCSP: true });

    test('nothing is cut and nothing scrolls sideways', async ({ page }) => {
      await openPola(page);
      await change(page);
      await page.waitForTimeout(200);
      expect(await clipped(page), 'text that is cut').toEqual([]);
      expect(await overflow(page), 'pixels beyond the screen').toBeLessThanOrEqual(0);
    });
  });
}

test('every target is large enough for a thumb', async ({ page }) => {
  await openPola(page);
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('main :is(button, input, textarea, select, summary, a)')]
      .filter((it) => it.getClientRects().length > 0)
      // A link within a sentence, and a box whose label answers for it, are excepted (WCAG 2.2, 2.5.8).
      .filter((it) => !it.closest('p') && !it.labels?.length)
      .map((it) => [it.textContent || it.id, it.getBoundingClientRect()])
      .filter(([, box]) => box.height < 43.5 || box.width < 43.5)
      .map(([name, box]) => `${name}: ${Math.round(box.width)} × ${Math.round(box.height)}`),
  );
  expect(small).toEqual([]);
});

/** Walks with the keyboard and tells where it has been, until it leaves the page or comes around. */
async function walk(page, key, most) {
  const seen = [];
  for (let pressed = 0; pressed < most; pressed += 1) {
    await page.keyboard.press(key);
    const at = await page.evaluate(() => {
      const it = document.activeElement;
      if (!it || it === document.body) return null;
      const all = [...document.querySelectorAll('*')];
      return all.indexOf(it);
    });
    if (at === null || seen.includes(at)) break;
    seen.push(at);
  }
  return seen;
}

test('the keyboard reaches everything and leaves it again, forward and back', async ({ page }) => {
  await openPola(page);
  const expected = await page.evaluate(() => {
    const all = [...document.querySelectorAll('*')];
    const radios = new Set();
    return all
      .filter((it) => it.matches('a[href], button:not([disabled]), input, textarea, select, summary'))
      .filter((it) => it.getClientRects().length > 0 && !it.closest('details:not([open]) > :not(summary)'))
      // Of a group of radios one is reached; arrows move within it.
      .filter((it) => it.type !== 'radio' || (!radios.has(it.name) && radios.add(it.name)))
      .filter((it) => it.type !== 'radio')
      .map((it) => all.indexOf(it));
  });
  const forward = await walk(page, 'Tab', expected.length + 20);
  expect(expected.filter((it) => !forward.includes(it)), 'not reached with Tab').toEqual([]);
  expect(forward, 'the order of the page').toEqual([...forward].sort((a, b) => a - b));
  await page.evaluate(() => document.activeElement.blur());
  const back = await walk(page, 'Shift+Tab', expected.length + 20);
  expect(expected.filter((it) => !back.includes(it)), 'not reached with Shift and Tab').toEqual([]);
});

test('a dialog keeps the focus, closes with Escape and gives the focus back', async ({ page }) => {
  await openPola(page);
  for (const message of ['pola-dialog-open', 'pola-sheet-open']) {
    const opener = button(page, message);
    await opener.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await expect(dialog).toBeVisible();
    const isInside = () => dialog.evaluate((it) => it.contains(document.activeElement) || document.activeElement === document.body);
    for (let pressed = 0; pressed < 5; pressed += 1) {
      expect(await isInside(), 'the focus stays inside').toBe(true);
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(opener).toBeFocused();
  }
});

test('a finger beside a sheet, or its button, closes it', async ({ page }) => {
  await openPola(page);
  await button(page, 'pola-sheet-open').tap();
  await page.touchscreen.tap(180, 40);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await button(page, 'pola-sheet-open').tap();
  await button(page, 'common-close').tap();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('the select with search is used with the keyboard alone', async ({ page }) => {
  await openPola(page);
  const field = page.getByRole('combobox');
  await field.focus();
  await expect(field).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('ArrowDown');
  await expect(field).toHaveAttribute('aria-expanded', 'true');
  const active = () => page.locator('[role=option][aria-selected=true]');
  await expect(active()).toHaveText(new RegExp(id('pola-city-one')));
  await expect(field).toHaveAttribute('aria-activedescendant', await active().getAttribute('id'));
  await page.keyboard.press('ArrowUp');
  await expect(active()).toHaveText(new RegExp(id('pola-city-three')));
  await page.keyboard.type('Pantai');
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue(id('pola-city-two'));
  await expect(field).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('Escape');
  await expect(field).toHaveValue('');
  await page.keyboard.type('zzz');
  await expect(page.getByText(id('common-choices-none')).first()).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(field).not.toBeFocused();
});

test('an amount is grouped when its field is left, and what is none stays', async ({ page }) => {
  await openPola(page);
  const money = page.getByLabel(id('pola-field-money'));
  await money.fill('2500000');
  await money.blur();
  await expect(money).toHaveValue('2.500.000');
  await money.fill('dua juta');
  await money.blur();
  await expect(money).toHaveValue('dua juta');
});

test('an unavailable button can be reached and says why', async ({ page }) => {
  await openPola(page);
  const off = page.locator('#pola-mati');
  await off.focus();
  await expect(off).toBeFocused();
  await expect(off).toHaveAttribute('aria-disabled', 'true');
  await expect(off).toHaveAccessibleDescription(id('pola-button-reason'));
  await expect(page.locator('#pola-sibuk')).toHaveAttribute('aria-busy', 'true');
});

test('with forced colours every edge and mark is still there', async ({ page }, info) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await openPola(page);
  const bare = await page.evaluate(() =>
    [...document.querySelectorAll('.app-button, .app-field__input, .app-notice, .app-badge, .app-tag')]
      .filter((it) => it.getClientRects().length > 0 && parseFloat(getComputedStyle(it).borderTopWidth) < 1)
      .map((it) => it.className),
  );
  expect(bare, 'without an edge').toEqual([]);
  await info.attach('forced colours', { body: await page.screenshot({ fullPage: true }), contentType: 'image/png' });
});

test('without movement nothing moves', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openPola(page);
  await button(page, 'pola-dialog-open').tap();
  expect(await page.evaluate(() => document.getAnimations().filter((it) => it.playState === 'running').length)).toBe(0);
});
