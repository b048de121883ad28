// A day without a signal: the app opens cold, answers by map and by text, colours the map, takes a form with a photo and keeps it to
// be sent; with a signal it is sent once. And the same form half-way when a newer version of the app comes.

import { expect, test as base } from '../harness/journey.mjs';
import { behindBadFront } from '../harness/office.mjs';
import { readyOffline } from '../harness/offline.mjs';
import { lookForUpdate, pageBuild, test as versioned } from '../harness/versions.mjs';
import { words } from '../harness/words.mjs';
import { answer, expectMarked } from '../pages/answer.mjs';
import { checkPage } from '../pages/check.mjs';
import { beginForm, expectKept, fieldOf, questionAt } from '../pages/draft.mjs';
import { mapPage, mapReady, painted } from '../pages/map.mjs';
import { bringIn, completeDraft, lastPage, number, press, say } from '../pages/sent.mjs';

const id = words('id');
const trouble = [/net::ERR_|Failed to load resource|Failed to fetch|504 \(Offline\)|ServiceWorker|service worker/i];

const test = base.extend({ trouble, ...behindBadFront });

test('without a signal it opens cold, answers, takes a form with a photo, and sends it once there is one', async ({ page, context, front, office }) => {
  test.slow();
  const before = (await office.files()).size;
  const draft = completeDraft('away');
  await bringIn(page, draft);
  await readyOffline(page);
  await page.close();
  front.isOnline = false;
  await context.setOffline(true);

  const cold = await context.newPage();
  await cold.goto('/cek');
  const check = checkPage(cold);
  await check.activity.fill('kios');
  await check.choice(/kios/i).first().tap();
  await check.place.fill('-10.17988, 123.57895');
  await check.submit.tap();
  await expect(answer(cold).headline).toHaveText('Boleh terbatas');
  await cold.goto('/peta#k=47112&d=1&z=15');
  await mapReady(cold);
  await expect.poll(() => painted(cold)).toBeGreaterThan(10_000);
  await expect(cold.getByText(id('answer-where-title'), { exact: true })).toBeAttached();
  const box = await mapPage(cold).map.boundingBox();
  await cold.touchscreen.tap(box.x + box.width / 2, box.y + box.height * 0.4);
  await expect(answer(cold).headline).toBeVisible();
  await expectMarked(cold);

  await cold.goto(`/isi#sktm&d=${draft.id}&l=d_ktp`);
  await cold.getByLabel(id('form-paper-attach')).check();
  await cold.locator('.app-doc__ways .app-doc__input').last().setInputFiles('public/icons/icon-512.png');
  await expect(cold.locator('.app-doc__page')).toHaveCount(1);
  await expectKept(cold);
  await cold.goto(lastPage(draft));
  await press(cold, 'track-send');
  await expect(cold.locator('.app-lacak__state').first()).toHaveText(say('track-waiting-offline'));
  await cold.close();

  front.isOnline = true;
  await context.setOffline(false);
  const back = await context.newPage();
  await back.goto('/lacak');
  await expect(back.locator('.app-mine__draft')).toContainText(say('track-number'));
  const puts = front.asked.filter((it) => it.startsWith('PUT /api/v1/applications/'));
  expect(puts, 'sent once').toHaveLength(1);
  expect((await office.files()).size).toBe(before + 1);
  await back.locator('.app-mine__draft a').first().click();
  await expect(number(back)).toBeVisible();
});

versioned.use({ trouble });

versioned('a form half-way through keeps its answers when a newer version is taken, without a signal afterwards', async ({ page, context, front, versions }) => {
  versioned.slow();
  const draft = await beginForm(page);
  await readyOffline(page);
  await page.goto(questionAt(draft, 'lembaga'));
  await fieldOf(page).fill('Sekolah Contoh Satu');
  await expectKept(page);
  front.app = versions.servers.b;
  await lookForUpdate(page);
  const notice = page.locator('.app-update[role=status]');
  await expect(notice).not.toBeEmpty();
  // Leaving the question lets the newer version in.
  await page.goto('/cek');
  await notice.getByRole('button', { name: id('update-apply') }).click();
  await expect.poll(() => pageBuild(page).catch(() => '')).toBe(versions.builds.b.mark);
  front.isOnline = false;
  await context.setOffline(true);
  const cold = await context.newPage();
  await cold.goto(questionAt(draft, 'lembaga'));
  await expect(fieldOf(cold)).toHaveValue('Sekolah Contoh Satu');
  await cold.goto(questionAt(draft, 'tanggungan'));
  await fieldOf(cold).fill('3');
  await expectKept(cold);
  await cold.reload();
  await expect(fieldOf(cold)).toHaveValue('3');
  expect(await pageBuild(cold)).toBe(versions.builds.b.mark);
});
