// Exactly once, in a real browser over a connection that drops, cuts, doubles and delays whatever is sent: as many files at the
// office as were sent, and a receipt for each. A short slice here; `cargo xtask soak once` sends 200.

import { expect, test } from '../harness/journey.mjs';
import { startBadFront } from '../harness/bad-front.mjs';
import { chance } from '../harness/chance.mjs';
import { startOffice } from '../harness/office.mjs';
import { bringIn, completeDraft, send } from '../pages/sent.mjs';

const COUNT = Number(process.env.RUANGIZIN_BROWSER_PHONES ?? 4);
const SEED = Number(process.env.RUANGIZIN_BROWSER_SEED ?? 1);
/** What one phone sends before the next one is taken. */
const EACH = 20;

// A loss counts whenever it happens.
test.describe.configure({ retries: 0 });
test.use({ trouble: [/Failed to load resource|ERR_/] });

test(`${COUNT} files are sent exactly once over a bad connection, from seed ${SEED}`, async ({ browser }) => {
  test.setTimeout(60_000 + COUNT * 30_000);
  const office = await startOffice();
  const next = chance(SEED);
  const front = await startBadFront(office.address, next);
  const numbers = [];
  for (let from = 0; from < COUNT; from += EACH) {
    const context = await browser.newContext({ baseURL: front.address });
    let page = await context.newPage();
    const count = Math.min(EACH, COUNT - from);
    for (let at = 0; at < count; at += 1) {
      const draft = completeDraft(`${SEED}-${from + at}`, { big: Math.floor(next() * 600_000) });
      await bringIn(page, draft);
      await send(page, draft);
      // Now and then the page dies in the middle.
      if (next() < 0.3) {
        await page.waitForTimeout(next() * 400);
        await page.close();
        page = await context.newPage();
      }
    }
    await page.goto('/lacak');
    const cards = page.locator('.app-mine__draft');
    await expect(cards).toHaveCount(count);
    // What waits is tried again by itself; a person who wants it sooner presses the button.
    await expect(async () => {
      await page.evaluate(() => window.dispatchEvent(new Event('online')));
      await expect(cards.filter({ has: page.locator('strong') })).toHaveCount(count, { timeout: 1500 });
    }).toPass({ timeout: count * 30_000, intervals: [500] });
    numbers.push(...(await cards.locator('strong').allInnerTexts()));
    await context.close();
  }
  const kept = await office.files();
  expect(new Set(numbers).size, 'every file has a number of its own').toBe(COUNT);
  expect([...kept].sort(), 'the office has these and no others').toEqual([...numbers].sort());
  await front.stop();
  await office.stop();
});
