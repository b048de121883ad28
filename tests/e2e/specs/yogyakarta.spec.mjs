// A real matrix of 147 kinds of buildings without KBLI codes, with blank cells and a zone code that has no column.
// The plan is not part of the project: without RUANGIZIN_REAL_DATA these journeys say that they are skipped.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test as base } from '../harness/journey.mjs';
import { startServer } from '../harness/server.mjs';
import { words } from '../harness/words.mjs';
import { answer } from '../pages/answer.mjs';
import { checkPage } from '../pages/check.mjs';

const DATA = process.env.RUANGIZIN_REAL_DATA;
const PLAN = new URL('../../../data/plans/kota-yogyakarta/plan.toml', import.meta.url).pathname;
const id = words('id');

/** The packer lies beside the server that the journeys use. */
function build(folder) {
  const packer = process.env.RUANGIZIN_PACKER ?? join(dirname(process.env.RUANGIZIN_SERVER), 'ruangizin-pack');
  execFileSync(packer, ['build', PLAN, '--out', folder], { stdio: 'pipe' });
}

const test = base.extend({
  baseURL: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'ruangizin-yogyakarta-'));
    const pack = join(folder, '34.71');
    build(pack);
    const server = await startServer({ packs: [pack] });
    await use(server.address);
    await server.stop();
    rmSync(folder, { recursive: true });
  },
});

test.skip(!DATA, 'SKIPPED real data: RUANGIZIN_REAL_DATA is not set');

for (const [what, typed, title, place, gap, zone] of [
  ['a blank cell', 'cuci kendaraan', 'Pencucian Kendaraan Bermotor', '-7.8368804, 110.3884404', 'gap-blank-cell', 'Industri'],
  ['a road without a column', 'rumah kos', 'Rumah Kos', '-7.7732258, 110.3682003', 'gap-unknown-zone', 'Jalan'],
]) {
  test(`${what} ends in its gap, with words`, async ({ page }) => {
    const check = checkPage(page);
    await page.goto('/cek');
    await check.activity.fill(typed);
    await check.choice(title).first().tap();
    await expect(page.locator('.app-picker__chosen')).toContainText(title);
    await check.place.fill(place);
    await check.place.press('Enter');
    await expect(answer(page).headline).toBeVisible();
    await expect(answer(page).whole).toContainText(id(gap).split(/[.{]/)[0]);
    await expect(answer(page).whole).toContainText(zone);
  });
}

test('every kind of building is found by its title', async ({ page }) => {
  const check = checkPage(page);
  await page.goto('/cek');
  for (const [typed, title] of [
    ['warnet', 'Warung Internet'],
    ['ruko', 'Ruko'],
    ['rumah sakit bersalin', 'Rumah Sakit Bersalin'],
    ['taman makam pahlawan', 'Taman Makam Pahlawan'],
    ['makam', 'Makam'],
  ]) {
    await check.activity.fill(typed);
    await expect(check.choice(new RegExp(title, 'i')).first()).toBeVisible();
  }
});
