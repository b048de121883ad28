// Chance instead of imagination: whatever order network, app, pack, reloads and languages come in, a page is never
// blank, never of two versions, and its answer stays right. A short slice here; `cargo xtask soak sequences` runs a
// hundred. A failing sequence names its seed and its steps.

import { expect, expectUnmixed, firstVisit, lookForUpdate, pageBuild, test, workerBuild } from '../harness/versions.mjs';
import { chance } from '../harness/chance.mjs';
import { words } from '../harness/words.mjs';

const COUNT = Number(process.env.RUANGIZIN_SEQUENCES ?? 6);
const FIRST = Number(process.env.RUANGIZIN_SEQUENCES_SEED ?? 1);
const QUESTION = '#t=-10.17988,123.57895&k=47112';
const OUTCOME = 'outcome-limited';
const STEPS = ['offline', 'online', 'app', 'app', 'pack', 'reload', 'reload', 'language', 'accept', 'weak', 'other tab'];
const LEAST = 6;
const MOST = 12;
const spoken = { id: words('id'), en: words('en') };

function plan(seed) {
  const next = chance(seed);
  const pick = (all) => all[Math.floor(next() * all.length)];
  const steps = Array.from({ length: LEAST + Math.floor(next() * (MOST - LEAST + 1)) }, () => pick(STEPS));
  return { path: pick(['/cek', '/cek', '/peta']), steps, next, pick };
}

const language = (page) => page.evaluate(() => document.documentElement.lang);

/** There is something to read, in words of the app. */
async function expectNotBlank(page) {
  await expect(page.locator('h1').first()).toBeAttached();
  await expect(page.locator('#app main')).not.toBeEmpty();
}

async function expectRightAnswer(page) {
  await expectNotBlank(page);
  const say = spoken[await language(page)];
  await expect(page.getByRole('article').getByRole('heading', { level: 2 }).first()).toHaveText(say(OUTCOME));
}

const take = {
  async offline({ page, front }) {
    front.isOnline = false;
    await page.context().setOffline(true);
  },
  async online({ page, front }) {
    front.isOnline = true;
    await page.context().setOffline(false);
  },
  async app({ page, front, versions, pick }) {
    front.app = versions.servers[pick(['a', 'b', 'c'])];
    await lookForUpdate(page);
  },
  async pack({ front, versions, pick }) {
    front.pack = versions.packServers[pick(['one', 'two'])];
  },
  async reload({ page }) {
    await page.reload();
  },
  async language({ page }) {
    const other = (await language(page)) === 'id' ? /English/ : /Indonesia/;
    await page.getByRole('button', { name: other }).first().click();
  },
  /** Takes the newer version, if one is offered. */
  async accept({ page }) {
    const say = spoken[await language(page)];
    const offer = page.getByRole('button', { name: say('update-apply') });
    await offer.click({ timeout: 1500 }).catch(() => {});
  },
  /** For a while every third request is cut off. */
  async weak({ page, front, next }) {
    front.divert = () => (next() < 0.33 ? 'cut' : undefined);
    await lookForUpdate(page);
    await page.reload();
    front.divert = null;
  },
  async 'other tab'({ page }) {
    const other = await page.context().newPage();
    await other.goto('/').catch(() => {});
    await other.close();
  },
};

for (let seed = FIRST; seed < FIRST + COUNT; seed += 1) {
  const { path, steps, next, pick } = plan(seed);
  test(`sequence ${seed}: ${path}, ${steps.join(', ')}`, async ({ page, front, versions }) => {
    await firstVisit(page, versions.builds.a, versions.packs.one, path + QUESTION);
    for (const step of steps) {
      await test.step(step, async () => {
        await take[step]({ page, front, versions, next, pick });
        await expectNotBlank(page);
      });
    }
    await expectRightAnswer(page);
    // A change that was just wanted may still be under way.
    const isOne = async () => (await pageBuild(page)) === (await workerBuild(page));
    await expect.poll(() => isOne().catch(() => false), 'page and worker are of one build').toBe(true);
    await expectRightAnswer(page);
    const { packs } = await expectUnmixed(page, versions);
    const said = await page.locator('.app-about__version').innerText();
    expect(packs.some((it) => said.includes(`${it.version},`)), `${said} is what was read`).toBe(true);
  });
}
