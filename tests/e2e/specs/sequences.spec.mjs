// Chance instead of imagination: whatever order network, app, pack, cities, reloads, kills, languages and a full device come in, a
// page is never blank, never of two versions, its answer stays right, what was typed and kept in a form stays, and with a network
// everything is current again. A short slice here; `cargo xtask soak sequences` runs two hundred. A failing sequence names its
// seed and its steps.

import { expect, expectUnmixed, firstVisit, lookForUpdate, pageBuild, test as base, workerBuild } from '../harness/versions.mjs';
import { chance } from '../harness/chance.mjs';
import { packTakenBack } from '../harness/draft.mjs';
import { startServer } from '../harness/server.mjs';
import { words } from '../harness/words.mjs';
import { beginForm, expectKept as expectSaved, fieldOf, questionAt } from '../pages/draft.mjs';

const COUNT = Number(process.env.RUANGIZIN_SEQUENCES ?? 6);
const FIRST = Number(process.env.RUANGIZIN_SEQUENCES_SEED ?? 1);
const QUESTION = '#t=-10.17988,123.57895&k=47112&r=53.71';
// Another city on the same server, and a question of it.
const OTHER = '62.02';
const OTHER_QUESTION = `#t=-2.5497,112.9543&k=10792&r=${OTHER}`;
const OTHER_PACK = (process.env.RUANGIZIN_PACKS ?? '').split('\n').find((it) => it.endsWith(OTHER));
const REASON = 'Petanya keliru.';
const OUTCOME = 'outcome-limited';
const STEPS = [
  'offline', 'online', 'app', 'app', 'pack', 'reload', 'reload', 'language', 'accept', 'weak', 'other tab', 'kill', 'full', 'room',
  'withdrawn', 'second city', 'switch',
  // Takes its time: in long runs only, where the variable says how many.
  ...(process.env.RUANGIZIN_SEQUENCES ? ['form'] : []),
];
const LITTLE = 40_000;
const DEAD_MS = 3000;
const LEAST = 6;
const MOST = 12;
// A question that any text answers.
const FORM = 'lembaga';
// A draft is its city's, whichever city was used last.
const formAt = (draft) => `${questionAt(draft, FORM)}&r=53.71`;
const spoken = { id: words('id'), en: words('en') };

/** With a server whose office took the first version of the pack back. */
const test = base.extend({
  besides: [[OTHER_PACK], { option: true, scope: 'worker' }],
  takenBack: [
    async ({ versions }, use) => {
      const pack = packTakenBack(process.env.RUANGIZIN_PACK, REASON);
      const server = await startServer({ packs: [pack.folder, OTHER_PACK] });
      await use({ address: server.address, version: versions.packs.one.version });
      await server.stop();
      pack.remove();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

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

/** What a sentence begins with, before its first gap. */
const beginning = (sentence) => sentence.split('{')[0].trim();

/** The page of cities in another tab, which knows the other city whatever the network does. */
async function pageOfCities({ context }) {
  const other = await context.newPage();
  await other.goto('/kota');
  const card = other.locator('.app-kota__city').filter({ has: other.locator(`#kota-${OTHER.replace('.', '-')}`) });
  await expect(card).toBeVisible();
  return { other, card, say: spoken[await language(other)] };
}

const take = {
  async offline({ page, front }) {
    front.isOnline = false;
    // A worker that died with its page never answers this; the front refuses everything by itself.
    await Promise.race([page.context().setOffline(true), page.waitForTimeout(DEAD_MS)]);
  },
  async online({ page, front }) {
    front.isOnline = true;
    await Promise.race([page.context().setOffline(false), page.waitForTimeout(DEAD_MS)]);
  },
  async app({ page, front, versions, pick }) {
    front.app = versions.servers[pick(['a', 'b', 'c'])];
    await lookForUpdate(page);
  },
  async pack({ front, versions, pick }) {
    front.pack = versions.packServers[pick(['one', 'two'])];
  },
  async withdrawn({ front, takenBack }) {
    front.pack = takenBack.address;
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
  /** The page dies; another one opens at its address. */
  async kill({ page, context }) {
    const address = page.url();
    const session = await context.newCDPSession(page);
    const crashed = page.waitForEvent('crash');
    session.send('Page.crash').catch(() => {});
    await crashed;
    await page.close().catch(() => {});
    const next = await context.newPage();
    await next.goto(address);
    return next;
  },
  /** Hardly anything more can be kept. */
  async full(it) {
    const session = await it.context.newCDPSession(it.page);
    const { usage } = await session.send('Storage.getUsageAndQuota', { origin: it.front.address });
    await session.send('Storage.overrideQuotaForOrigin', { origin: it.front.address, quotaSize: usage + LITTLE });
    it.room = session;
  },
  async room(it) {
    await it.room?.send('Storage.overrideQuotaForOrigin', { origin: it.front.address }).catch(() => {});
  },
  /** The other city is brought in, or what was begun is; at times the page is left meanwhile. */
  async 'second city'(it) {
    const { other, card, say } = await pageOfCities(it);
    const bring = card.locator('.app-button--small:not(.app-button--quiet):not(.app-button--danger)').first();
    await bring.click({ timeout: 1000 }).catch(() => {});
    if (it.next() < 0.6) {
      await expect(card.getByText(beginning(say('packs-whole'))).or(card.getByRole('alert')).first()).toBeVisible();
    }
    await other.close();
  },
  /** The other city is opened where that is offered; its answer stands there where its pack can be had. */
  async switch(it) {
    const { other, card, say } = await pageOfCities(it);
    const name = await card.locator('h3').innerText();
    const isWhole = await card.getByText(beginning(say('packs-whole'))).isVisible();
    const choose = card.getByRole('button', { name: say('packs-choose'), exact: true });
    if (await choose.isVisible()) {
      await choose.click();
      await expect(other.locator('.app-header__city')).toContainText(name);
    }
    await other.goto(`/cek${OTHER_QUESTION}`);
    await expectNotBlank(other);
    if (isWhole || it.front.isOnline) await expect(other.getByRole('article').getByRole('heading', { level: 2 }).first()).toBeVisible();
    await other.close();
  },
  /** Something is typed into a form in another tab; it counts once the page says that it is kept. */
  async form(it) {
    const other = await it.context.newPage();
    const text = `Sekolah ${100_000 + Math.floor(it.next() * 899_999)}`;
    await other.goto(formAt(it.draft));
    it.may.push(text);
    await fieldOf(other).fill(text);
    // On a full device the page says so; then what was kept before must still be there.
    const failed = other.getByRole('button', { name: spoken[await language(other)]('form-keep-again') });
    const isKept = await Promise.race([expectSaved(other).then(() => true, () => false), failed.waitFor().then(() => false, () => false)]);
    if (isKept) it.may = [text];
    await other.close();
  },
};

/** What was kept last in the form, or what was typed after it and may have been kept too. */
async function expectTyped({ context, draft, may }) {
  if (!draft || may.length === 0) return;
  const other = await context.newPage();
  await other.goto(formAt(draft));
  await expect(fieldOf(other)).toBeVisible();
  await expect.poll(async () => may.includes(await fieldOf(other).inputValue()), `one of ${may}`).toBe(true);
  await other.close();
}

/** With network and room again, the pack becomes the server's by visits alone, and the answer says whether it was taken back. */
async function expectCurrent(it) {
  const { front, versions, takenBack } = it;
  await take.room(it);
  await take.online(it);
  await it.page.reload();
  const isTakenBack = front.pack === takenBack.address;
  const { version } = front.pack === versions.packServers.two ? versions.packs.two : versions.packs.one;
  const kept = () => it.page.evaluate(async () => {
    const read = async (path) => (await caches.match(path)).json();
    const [manifest, list] = await Promise.all(['/packs/53.71/pack.json', '/packs/index.json'].map(read));
    const entry = list.packs.find((it) => it.region === '53.71');
    return [manifest.version, (entry.withdrawn ?? []).length > 0];
  });
  await expect.poll(() => kept().catch(() => null), 'what is kept is what the server has').toEqual([version, isTakenBack]);
  await it.page.reload();
  await expectRightAnswer(it.page);
  await expect(it.page.locator('.app-about__version')).toContainText(`${version},`);
  await expect(it.page.getByRole('article').getByText(REASON)).toHaveCount(isTakenBack ? 1 : 0);
  await expectUnmixed(it.page, versions);
}

// A loss counts whenever it happens.
test.describe.configure({ retries: 0 });

for (let seed = FIRST; seed < FIRST + COUNT; seed += 1) {
  const { path, steps, next, pick } = plan(seed);
  test(`sequence ${seed}: ${path}, ${steps.join(', ')}`, async ({ page, context, front, versions, takenBack }) => {
    if (steps.includes('form')) test.slow();
    await firstVisit(page, versions.builds.a, versions.packs.one, path + QUESTION);
    const it = { page, context, front, versions, takenBack, next, pick, draft: null, may: [] };
    if (steps.includes('form')) {
      const other = await context.newPage();
      it.draft = await beginForm(other);
      await other.close();
    }
    for (const step of steps) {
      await test.step(step, async () => {
        it.page = (await take[step](it)) ?? it.page;
        await expectNotBlank(it.page);
      });
    }
    await expectRightAnswer(it.page);
    // A change that was just wanted may still be under way.
    const isOne = async () => (await pageBuild(it.page)) === (await workerBuild(it.page));
    // A worker may take over while a page is being opened, which then goes on with its own files and offers the change.
    if (!(await isOne().catch(() => true))) await take.accept(it);
    await expect.poll(() => isOne().catch(() => false), 'page and worker are of one build').toBe(true);
    await expectRightAnswer(it.page);
    const { packs } = await expectUnmixed(it.page, versions);
    const said = await it.page.locator('.app-about__version').innerText();
    expect(packs.some((one) => said.includes(`${one.version},`)), `${said} is what was read`).toBe(true);
    await expectTyped(it);
    await expectCurrent(it);
  });
}
