// The number on the app's icon: what was sent and still waits, where the device shows one.

import { expect, test as base } from '../harness/journey.mjs';
import { behindBadFront } from '../harness/office.mjs';
import { bringIn, completeDraft, lastPage, number, press, say, send } from '../pages/sent.mjs';

const test = base.extend({ trouble: [/Failed to load resource|ERR_/], ...behindBadFront });

const badges = (page) => page.evaluate(() => window.badges);

test('the icon counts what waits, and nothing once it has arrived; a device that refuses is no fault', async ({ page, context, office }) => {
  await page.addInitScript(() => {
    window.badges = [];
    Object.defineProperty(Navigator.prototype, 'setAppBadge', {
      configurable: true,
      value: (count) => {
        window.badges.push(count);
        // As a browser does for an app that is not on the home screen.
        return Promise.reject(new DOMException('not installed', 'NotAllowedError'));
      },
    });
  });
  const draft = completeDraft('ikon');
  await bringIn(page, draft);
  await page.goto(lastPage(draft));
  await expect(page.getByRole('button', { name: say('track-send'), exact: true }).first()).toBeVisible();
  await context.setOffline(true);
  await press(page, 'track-send');
  await expect(page).toHaveURL(/\/lacak#e=/);
  await expect.poll(async () => (await badges(page)).at(-1), 'one waits for a network').toBe(1);
  await context.setOffline(false);
  await expect(number(page)).toHaveText(/^[A-Z0-9-]{8,}$/);
  await expect.poll(async () => (await badges(page)).at(-1), 'nothing waits').toBe(0);
  // The office asks for a correction: that waits for the person.
  const mine = await number(page).innerText();
  const loket = await office.desk('loket');
  await loket.act(mine, 'langkah', { to: 'periksa' });
  const asked = { kind1: 'field', target1: 'lembaga', reason1: 'incomplete', words1: 'Tulis nama lengkapnya' };
  expect(await loket.act(mine, 'perbaikan', asked)).toBe('pesan=returned');
  await page.reload();
  await expect.poll(async () => (await badges(page)).at(-1), 'a correction waits').toBe(1);
});

test('a device without numbers on icons sends all the same', async ({ page }) => {
  await page.addInitScript(() => delete Navigator.prototype.setAppBadge);
  const draft = completeDraft('tanpa ikon');
  await bringIn(page, draft);
  await send(page, draft);
  await expect(number(page)).toHaveText(/^[A-Z0-9-]{8,}$/);
});
