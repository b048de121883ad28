// The whole way in one browser window, as `cargo xtask serve` offers it: a resident sends, officers work on it at the desk,
// the resident reads the decision and has its paper checked. And the desk on a small and on a wide screen.

import { createHash } from 'node:crypto';

import { expectAccessible } from '../harness/axe.mjs';
import { overflow } from '../harness/clipped.mjs';
import { expect, test } from '../harness/journey.mjs';
import { startOffice } from '../harness/office.mjs';
import { completeDraft, press, say, sendAndArrive } from '../pages/sent.mjs';

const journey = test.extend({
  office: [async ({}, use) => {
    const office = await startOffice();
    await use(office);
    await office.stop();
  }, { scope: 'worker' }],
  baseURL: async ({ office }, use) => use(office.address),
});

const button = (page, id) => page.getByRole('button', { name: say(id), exact: true });

/** Signs in at the desk, in the window in which the app was open just now. */
async function signIn(page, office, login) {
  await page.goto('/desk/masuk');
  await page.getByLabel(say('desk-login'), { exact: true }).fill(login);
  await page.getByLabel(say('desk-password'), { exact: true }).fill(office.password);
  await button(page, 'desk-sign-in').click();
  await expect(page).toHaveURL(/\/desk$/);
}

/** Opens a file from the list and takes one step with it. */
async function step(page, number, to) {
  await page.goto('/desk');
  await page.getByRole('link', { name: number, exact: true }).click();
  await page.locator(`input[name="to"][value="${to}"]`).check();
  await button(page, 'desk-move-button').click();
  await expect(page.getByRole('status')).toHaveText(say('desk-notice-saved'));
}

/** A small phone whose text is twice as large. */
async function largest(page) {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
}

journey('in one window a resident sends, officers decide, and the paper proves itself', async ({ page, office }) => {
  journey.slow();
  const number = await sendAndArrive(page, completeDraft('window', { big: 20_000 }));
  const mine = page.url();

  await signIn(page, office, 'loket');
  await step(page, number, 'periksa');
  const phone = page.viewportSize();
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('link', { name: say('desk-beside'), exact: true }).click();
  await expect(page.locator('.paper:visible'), 'one document at a time').toHaveCount(1);
  await page.locator('.checks a[href^="#dok-"]').last().click();
  await expect(page.locator('.paper:visible')).toHaveCount(1);
  await expect(page.locator('.paper:target')).toBeVisible();
  await expectAccessible(page);
  await expect(page.locator('.checks .answered').first(), 'the answer stands beside its line').toBeVisible();
  await page.locator('.checks input[type="checkbox"]').first().check();
  await button(page, 'desk-check-button').click();
  await page.setViewportSize(phone);
  for (const path of ['/desk', `/desk/berkas/${number}`, `/desk/berkas/${number}/periksa`, '/desk/baru']) {
    await page.goto(path);
    await expectAccessible(page);
    await largest(page);
    expect(await overflow(page), `${path} with text of twice the size on 320 px`).toBe(0);
    await page.setViewportSize(phone);
  }
  await step(page, number, 'lurah');
  await button(page, 'desk-leave').click();

  await signIn(page, office, 'lurah');
  await step(page, number, 'terbit');
  await button(page, 'desk-sign-button').click();
  await expect(page.getByRole('status')).toHaveText(say('desk-notice-signed'));
  expect(await overflow(page)).toBe(0);

  // The same window is the resident's again.
  await page.goto(mine);
  await expect(page.locator('.app-lacak__state').filter({ hasText: say('track-decision-issued') })).toBeVisible();
  await expect(page.locator('.app-lacak__sample'), 'no office decided it').toBeVisible();
  const saved = page.waitForEvent('download');
  await press(page, 'track-decision-get');
  const chunks = [];
  for await (const chunk of await (await saved).createReadStream()) chunks.push(chunk);
  const paper = Buffer.concat(chunks);
  expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
  await page.getByRole('link', { name: say('track-decision-proof') }).click();
  await expect(page.locator('code')).toHaveText(createHash('sha256').update(paper).digest('hex'));
  await expect(page.locator('main')).toContainText(number);
  await expect(page.locator('main')).toContainText(say('proof-sample'));
  await expectAccessible(page);
});
