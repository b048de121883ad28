// Sending a form and following it: online and offline, over a connection that breaks, from two tabs, killed in the middle,
// with an office that says no, returns it, asks and decides.

import { expect, test } from '../harness/journey.mjs';
import { expectAccessible } from '../harness/axe.mjs';
import { clipped, overflow } from '../harness/clipped.mjs';
import { tabTo } from '../harness/keyboard.mjs';
import { behindBadFront } from '../harness/office.mjs';
import { readyOffline } from '../harness/offline.mjs';
import { words } from '../harness/words.mjs';
import { bringIn, completeDraft, lastPage, number, press, say, send, sendAndArrive } from '../pages/sent.mjs';

const en = words('en');

/** An office of its own for every worker, behind a connection that a journey may spoil. */
const journey = test.extend(behindBadFront);

// What a journey breaks on purpose is told by the browser's console too.
journey.use({ trouble: [/Failed to load resource|ERR_/] });

const puts = (front) => front.asked.filter((it) => it.startsWith('PUT /api/v1/applications/'));
const stateLine = (page) => page.locator('.app-lacak__state').first();

journey('a form is sent, its receipt leads back to it, and the office works on it with the applicant', async ({ page, office, context, watched }) => {
  journey.slow();
  const draft = completeDraft('whole', { big: 700_000 });
  await bringIn(page, draft);
  await page.goto(lastPage(draft));
  await expect(page.getByText(say('track-send-free'))).toBeVisible();
  await expectAccessible(page);
  expect(watched.requests.filter((it) => it.url().includes('/api/')), 'nothing leaves before send').toEqual([]);
  await press(page, 'track-send');
  await expect(number(page)).toHaveText(/^[A-Z0-9-]{8,}$/);
  const mine = await number(page).innerText();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('track-state-submitted'));
  await expect(page.getByRole('img', { name: say('track-qr') })).toBeVisible();
  await expect(page.locator('.app-lacak__sample')).toBeVisible();
  await expectAccessible(page);
  expect(await overflow(page)).toBe(0);
  expect(await clipped(page)).toEqual([]);

  const saved = page.waitForEvent('download');
  await press(page, 'track-save');
  const receipt = await (await saved).createReadStream();
  let text = '';
  for await (const chunk of receipt) text += chunk;
  const link = /href="([^"]+)"/.exec(text)[1].replaceAll('&amp;', '&');
  expect(link).toContain(`/lacak#n=${mine}&k=`);

  // Another phone opens the receipt, follows it, and is answered by the office; the secret leaves its address.
  const other = await context.browser().newContext({ baseURL: new URL(link).origin });
  const second = await other.newPage();
  await second.goto(link);
  await expect(second.getByRole('heading', { level: 1 })).toHaveText(say('track-state-submitted'));
  // The office's answer about this file comes when another one is looked at.
  const secret = /&k=([^&]+)/.exec(link)[1];
  await second.route('**/api/v1/status/**', async (route) => {
    const isOfThis = JSON.stringify(await route.request().allHeaders()).includes(secret);
    if (isOfThis) await new Promise((resolve) => setTimeout(resolve, 2000));
    await route.continue();
  });
  await press(second, 'track-follow');
  await expect(second).toHaveURL(/\/lacak#e=n\./);
  await second.goto(link.replace(/.$/, (it) => (it === 'A' ? 'B' : 'A')));
  await expect(second.getByRole('heading', { level: 1 })).toHaveText(say('track-unknown'));
  await second.waitForTimeout(2500);
  await expect(second.getByRole('heading', { level: 1 })).toHaveText(say('track-unknown'));
  await expectAccessible(second);
  await other.close();

  const loket = await office.desk('loket');
  expect(await loket.act(mine, 'langkah', { to: 'periksa' })).toBe('pesan=saved');
  const asked = {
    kind1: 'field', target1: 'lembaga', reason1: 'incomplete', words1: 'Tulis nama lengkapnya',
    kind2: 'photo', target2: 'd_ktp', reason2: 'unreadable', words2: 'Foto ulang',
  };
  const returned = await loket.act(mine, 'perbaikan', { ...asked, target2: 'doc.d_ktp' });
  expect(returned).toBe('pesan=returned');
  expect(await loket.act(mine, 'pesan', { message: 'Silakan dilengkapi.' })).toContain('pesan=');

  await press(page, 'track-refresh');
  await expect(page.locator('.app-lacak__correction')).toHaveCount(2);
  await expect(page.getByText('Silakan dilengkapi.')).toBeVisible();
  await expectAccessible(page);

  // One answer without a network: it waits, and goes by itself.
  await context.setOffline(true);
  const first = page.locator('.app-lacak__correction').first();
  await first.getByRole('button', { name: say('track-correction-send') }).click();
  await expect(first.getByText(say('track-correction-empty'))).toBeVisible();
  await first.locator('input[type="text"]').fill('RSUD Contoh Kota Kupang');
  await first.getByRole('button', { name: say('track-correction-send') }).click();
  await expect(first.getByText(say('track-correction-waiting'))).toBeVisible();
  await page.locator('#lacak-pesan-baru').fill('Sudah saya lengkapi.');
  await press(page, 'track-message-send');
  await expect(page.locator('.app-lacak__talk').getByText(say('track-message-waiting'))).toBeVisible();
  await context.setOffline(false);
  await expect(page.locator('.app-lacak__correction')).toHaveCount(1);
  await expect(page.locator('.app-lacak__talk').getByText(say('track-message-waiting'))).toHaveCount(0);

  // The other with a new photo; with the last answer the office goes on.
  const last = page.locator('.app-lacak__correction');
  await last.locator('input[type="file"]').setInputFiles('public/icons/icon-512.png');
  await expect(last.getByText(/Siap dikirim/)).toBeVisible();
  await last.getByRole('button', { name: say('track-correction-send') }).click();
  await expect(page.locator('.app-lacak__correction')).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('track-state-doc_check'));
  expect(await loket.get(`/desk/berkas/${mine}`)).toContain('Sudah saya lengkapi.');

  expect(await loket.act(mine, 'langkah', { to: 'tolak', reason: 'incomplete', note: 'Contoh penolakan' })).toBe('pesan=saved');
  await press(page, 'track-refresh');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('track-state-rejected'));
  await page.getByText(say('track-objection')).click();
  const letter = page.waitForEvent('download');
  await press(page, 'track-objection-make');
  expect((await letter).suggestedFilename()).toContain(mine);
  await expectAccessible(page);

  await page.goto('/lacak');
  await expect(page.locator('.app-mine__draft')).toContainText(mine);
  await expectAccessible(page);
});

journey('without a network it waits, says so, and leaves by itself once there is one, also after a reload', async ({ page, context, front }) => {
  const draft = completeDraft('offline');
  await bringIn(page, draft);
  await page.goto(lastPage(draft));
  await expect(page.getByRole('button', { name: say('track-send'), exact: true })).toBeVisible();
  await readyOffline(page);
  front.isOnline = false;
  await context.setOffline(true);
  await press(page, 'track-send');
  await expect(stateLine(page)).toHaveText(say('track-waiting-offline'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('track-not-arrived'));
  await expectAccessible(page);
  front.isOnline = true;
  await context.setOffline(false);
  await expect(number(page)).toBeVisible();
  expect(puts(front), 'sent once').toHaveLength(1);
  await page.goto(lastPage(draft));
  await expect(page.getByText(say('track-sent-before'))).toBeVisible();
});

journey('a page that is shut in the middle of sending is taken up by another page, exactly once', async ({ page, context, front, office }) => {
  const before = (await office.files()).size;
  const draft = completeDraft('killed', { big: 900_000 });
  await bringIn(page, draft);
  // The answer to the application is lost, after the office has it.
  let cuts = 0;
  front.answer = (method, path) => (method === 'PUT' && path.includes('/applications/') && (cuts += 1) === 1 ? 'lost' : null);
  await send(page, draft);
  await expect.poll(() => puts(front).length).toBeGreaterThan(0);
  const session = await context.newCDPSession(page);
  const isDead = page.waitForEvent('crash');
  session.send('Page.crash').catch(() => {});
  // Before, another page might share the process that dies.
  await isDead;
  await page.close().catch(() => {});
  // Any page goes on with it.
  const next = await context.newPage();
  await next.goto('/cek');
  await expect.poll(() => puts(front).length, { timeout: 30_000 }).toBeGreaterThan(1);
  await next.goto('/lacak');
  await expect(next.locator('.app-mine__draft')).toContainText(say('track-number'));
  expect((await office.files()).size).toBe(before + 1);
});

for (const means of ['the locks of the browser', 'none of them']) {
  journey(`two tabs with ${means} send the same draft once`, async ({ page, context, front, office }) => {
    // Safari 15.3 and others have none; then the tabs agree in the database.
    if (means === 'none of them') await context.addInitScript(() => Object.defineProperty(navigator, 'locks', { value: undefined }));
    const before = (await office.files()).size;
    const draft = completeDraft(`two tabs with ${means}`, { big: 300_000 });
    await bringIn(page, draft);
    const other = await context.newPage();
    await Promise.all([page.goto(lastPage(draft)), other.goto(lastPage(draft))]);
    const button = (it) => it.getByRole('button', { name: say('track-send'), exact: true });
    await expect(button(page)).toBeVisible();
    await expect(button(other)).toBeVisible();
    // The slower tab may learn of it before its own button is pressed.
    await Promise.all([page, other].map((it) => button(it).click({ timeout: 3000 }).catch(() => {})));
    for (const it of [page, other]) {
      const look = it.getByRole('link', { name: say('track-sent-look'), exact: true });
      await expect(look.or(number(it))).toBeVisible();
      if (await look.isVisible()) await look.click();
      await expect(number(it)).toBeVisible();
    }
    await expect(number(other)).toHaveText(await number(page).innerText());
    expect(puts(front)).toHaveLength(1);
    expect((await office.files()).size).toBe(before + 1);
  });
}

journey('what the office or something on the way refuses is told with what to do; what passes by is tried again', async ({ page, front }) => {
  const draft = completeDraft('refused');
  await bringIn(page, draft);
  const problem = (status, code, more = {}) => [status, { 'content-type': 'application/problem+json' }, JSON.stringify({ code, ...more })];
  const isPut = (method, path) => method === 'PUT' && path.includes('/applications/');
  front.answer = (method, path) => (isPut(method, path) ? problem(413, 'too-large') : null);
  await send(page, draft);
  await expect(stateLine(page)).toHaveText(say('track-refused-too-large'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('track-refused'));
  await expectAccessible(page);
  // Changed, it is sent under the same id.
  await press(page, 'track-edit');
  await expect(page).toHaveURL(/h=tugas/);
  const answers = [problem(429, 'too-many', { retry_after: 1 }), [500, {}, '<html>'], [200, { 'content-type': 'text/html' }, '<h1>Hotspot</h1>'], [302, { location: 'http://192.0.2.1/' }, '']];
  front.answer = (method, path) => (isPut(method, path) ? answers.shift() : null);
  await page.goto(`/isi#sktm&d=${draft.id}&q=lembaga`);
  await page.locator('.app-isi__step input').first().fill('Puskesmas Contoh');
  await expect(page.locator('.app-isi__saved')).toContainText(/\d/);
  await page.goto(lastPage(draft));
  await expect(page.getByText(say('track-held'))).toBeVisible();
  await press(page, 'track-send');
  for (let at = 0; at < 8 && !(await number(page).isVisible()); at += 1) {
    const hurry = page.getByRole('button', { name: say('track-try-now'), exact: true });
    await expect(hurry.or(number(page))).toBeVisible();
    await hurry.click({ timeout: 1500 }).catch(() => {});
    await page.waitForTimeout(300);
  }
  await expect(number(page)).toBeVisible();
  expect(new Set(puts(front)).size, 'one id').toBe(1);
});

journey('a conflict is asked about, and an edit that came too late is told', async ({ page, front, office }) => {
  const before = (await office.files()).size;
  const draft = completeDraft('conflict');
  await bringIn(page, draft);
  let lost = true;
  front.answer = (method, path) => (lost && path.includes('/applications/') ? 'lost' : null);
  await send(page, draft);
  await expect.poll(() => puts(front).length).toBeGreaterThan(0);
  await expect(stateLine(page)).toHaveText(say('track-waiting-again'));
  await press(page, 'track-edit');
  lost = false;
  await page.waitForTimeout(300);
  const hurry = page.getByRole('button', { name: say('track-try-now'), exact: true });
  await hurry.click({ timeout: 3000 }).catch(() => {});
  await expect(page.getByText(say('track-changed'), { exact: true })).toBeVisible();
  await press(page, 'track-changed-seen');
  await expect(page.getByText(say('track-changed'), { exact: true })).toHaveCount(0);
  expect((await office.files()).size).toBe(before + 1);
});

journey('what waits can be cancelled, what has arrived is withdrawn, and both can be sent anew', async ({ page, context, front }) => {
  const draft = completeDraft('taken back');
  await bringIn(page, draft);
  await page.goto(lastPage(draft));
  await expect(page.getByRole('button', { name: say('track-send'), exact: true })).toBeVisible();
  const mine = await (async () => {
    await press(page, 'track-send');
    await expect(number(page)).toBeVisible();
    return number(page).innerText();
  })();
  await page.getByText(say('track-withdraw'), { exact: true }).first().click();
  await page.locator('#lacak-tarik').click();
  await press(page, 'track-withdraw-yes');
  await expect(page.getByText(say('track-withdrawn'))).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('track-state-withdrawn'));
  await send(page, draft);
  await expect(number(page)).toBeVisible();
  expect(await number(page).innerText()).not.toBe(mine);
  await page.locator('#lacak-lupa').click();
  await press(page, 'track-forget-yes');
  await expect(page).toHaveURL(/\/lacak$/);
  await expect(page.locator('.app-mine__draft')).toHaveCount(1);
  await page.goto(lastPage(draft));
  await expect(page.getByText(say('track-sent-and-forgotten'))).toBeVisible();
  await expect(page.getByRole('button', { name: say('track-send'), exact: true })).toBeVisible();
  await context.setOffline(true);
  front.isOnline = false;
});

journey('the pages of a file in English, wide and dark, by keyboard', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.addInitScript(() => localStorage.setItem('language', 'en'));
  const draft = completeDraft('english');
  await bringIn(page, draft);
  await page.goto(lastPage(draft));
  const button = page.getByRole('button', { name: en('track-send'), exact: true });
  await expect(button).toBeVisible();
  await tabTo(page, button);
  await page.keyboard.press('Enter');
  await expect(number(page)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(en('track-state-submitted'));
  await expectAccessible(page);
  expect(await overflow(page)).toBe(0);
  expect(await clipped(page)).toEqual([]);
});
