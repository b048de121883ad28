// Takes a picture of every screen and its main states, at four widths, by day, by night, in forced colours, under the keys and on paper, in both
// languages, and with text of twice the size, into `target/gallery`; a page beside them shows all. For eyes: nothing is compared. Says which pictures
// show text that is cut or a page wider than the screen. `cargo xtask gallery [NAMES]`.

import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { launchOptions } from '../harness/browser.mjs';
import { clipped, overflow } from '../harness/clipped.mjs';
import { startOffice } from '../harness/office.mjs';
import { STATES } from './states.mjs';

const OUT = process.env.RUANGIZIN_GALLERY ?? new URL('../../../target/gallery/', import.meta.url).pathname;
const LOOKS = [
  [320, 'light', 'id', 200], [320, 'dark', 'en', 100], [360, 'light', 'id', 100], [360, 'dark', 'id', 100],
  [360, 'light', 'en', 100], [360, 'dark', 'en', 200], [768, 'light', 'id', 100], [768, 'dark', 'en', 100],
  [1280, 'light', 'id', 100], [1280, 'dark', 'en', 100], [1280, 'light', 'en', 200],
  [360, 'forced', 'id', 100], [360, 'keys', 'id', 100], [700, 'print', 'id', 100],
];
const HEIGHTS = { 320: 640, 360: 740, 700: 990, 768: 1024, 1280: 800 };
/** Beyond this a picture is cut: nobody looks at more. */
const MOST_PIXELS = 6000;
const names = process.argv.slice(2);
const wanted = (it) => names.length === 0 || names.some((name) => it.name === name || (name.endsWith('*') && it.name.startsWith(name.slice(0, -1))));

mkdirSync(OUT, { recursive: true });
const office = await startOffice();
const browser = await chromium.launch(launchOptions);
const complaints = [];
let given = null;
let fresh = null;

/** A browser profile with its page. Larger text is what a person brings along, not the page's own style. */
async function profile() {
  const context = await browser.newContext({ baseURL: office.address, locale: 'id-ID', timezoneId: 'Asia/Makassar', viewport: { width: 360, height: 740 }, bypassCSP: true });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  return { page, office };
}

async function speak(page, language) {
  const button = page.locator(`.app-header__language[lang="${language}"]`);
  if (await button.count()) await button.first().click();
}

async function look(page, state, [width, scheme, language, percent]) {
  await page.setViewportSize({ width, height: HEIGHTS[width] });
  await page.emulateMedia({
    colorScheme: { forced: 'dark', keys: 'light', print: 'light' }[scheme] ?? scheme,
    forcedColors: scheme === 'forced' ? 'active' : 'none',
    media: scheme === 'print' ? 'print' : 'screen',
  });
  await speak(page, language);
  await page.evaluate((it) => {
    document.documentElement.style.fontSize = it === 100 ? '' : `${it}%`;
    document.activeElement?.blur?.();
    window.scrollTo(0, 0);
    // The map fits itself to what the frame above it leaves.
    window.dispatchEvent(new Event('resize'));
  }, percent);
  if (scheme === 'keys') {
    // A ring shows for whoever used a key last.
    await page.keyboard.press('Shift');
    await page.evaluate(() => document.querySelector('main :is(a[href], button, input, select, textarea, summary)')?.focus());
  }
  await page.waitForTimeout(state.isMap ? 1500 : 150);
  const name = `${state.name}-${width}-${scheme}-${language}-${percent}`;
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const clip = { x: 0, y: 0, width, height: Math.min(height, MOST_PIXELS) };
  await page.screenshot({ path: `${OUT}/${name}.jpg`, type: 'jpeg', quality: 60, fullPage: true, clip });
  const wide = await overflow(page);
  if (wide > 0) complaints.push(`${name}: ${wide} px wider than the screen`);
  for (const it of await clipped(page)) complaints.push(`${name}: ${it}`);
}

async function take(state) {
  if (state.isFresh) fresh = await profile();
  given ??= await profile();
  const own = state.isFresh ? fresh : given;
  try {
    await own.page.setViewportSize({ width: 360, height: 740 });
    await own.page.evaluate(() => (document.documentElement.style.fontSize = ''));
    // A page that is loaded in forced colours keeps their ground.
    await own.page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', media: 'screen' });
    await speak(own.page, 'id');
    await state.open(own);
    if (wanted(state)) for (const it of LOOKS) await look(own.page, state, it);
    await own.page.emulateMedia({ media: 'screen' });
    await speak(own.page, 'id');
  } catch (why) {
    complaints.push(`${state.name}: not taken: ${String(why).split('\n')[0]}`);
  } finally {
    await state.close?.(own);
    if (state.isFresh) await fresh.page.context().close();
  }
}

/** One page with all pictures, by state. */
function index() {
  const files = readdirSync(OUT).filter((it) => it.endsWith('.jpg')).sort();
  const row = ({ name }) => {
    const own = LOOKS.map((it) => `${name}-${it.join('-')}.jpg`).filter((it) => files.includes(it));
    const pictures = own.map((it) => `<a href="${it}"><img loading="lazy" height="360" src="${it}" alt="${it}"></a>`);
    return pictures.length ? `<h2>${name}</h2><p>${pictures.join(' ')}</p>` : '';
  };
  const list = complaints.map((it) => `<li>${it.replaceAll('<', '&lt;')}</li>`).join('');
  const page = `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Gallery</title><h1>Gallery</h1><ul>${list}</ul>${STATES.map(row).join('\n')}</html>`;
  writeFileSync(`${OUT}/index.html`, page);
}

try {
  // What a state needs of those before it is made too, unless it stands by itself.
  const last = STATES.findLastIndex(wanted);
  const needs = STATES.slice(0, last + 1).filter((it) => wanted(it) || /^(mine-pin|track-send|track-waiting|track-arrived|track-corrections)$/.test(it.name) && names.length > 0 && STATES.slice(0, last + 1).some((other) => wanted(other) && other.name.split('-')[0] === it.name.split('-')[0]));
  for (const state of needs) await take(state);
  index();
} finally {
  await browser.close();
  await office.stop();
}
process.stdout.write(complaints.map((it) => `${it}\n`).join('') + `pictures and index.html are in ${OUT}\n`);
