// A page may end at any moment: every answer that had settled (kept, says the page, or 300 ms after the last key) is there
// afterwards. A short slice here; `cargo xtask soak drafts` runs 300. A failure names its seed.

import { expect, lookForUpdate, test } from '../harness/versions.mjs';
import { chance } from '../harness/chance.mjs';
import { beginForm, expectKept, fieldOf, questionAt } from '../pages/draft.mjs';

const COUNT = Number(process.env.RUANGIZIN_KILLS_OF_PAGES ?? 8);
const FIRST = Number(process.env.RUANGIZIN_KILLS_SEED ?? 1);
const ENDS = ['crash', 'reload', 'closed tab', 'worker update', 'language', 'two tabs'];
/** Questions of the form that are always asked and take any text or number. */
const QUESTIONS = ['lembaga', 'hp', 'tanggungan'];
const SETTLED_MS = 300;

const plain = (text) => text.replace(/[^0-9a-z]/gi, '').replace(/^(62|0)/, '');

function textFor(question, next) {
  const digits = (count) => Array.from({ length: count }, () => 1 + Math.floor(next() * 9)).join('');
  if (question === 'hp') return `08${digits(9)}`;
  if (question === 'tanggungan') return digits(1);
  return `Sekolah ${digits(6)}`;
}

/** Each way to end leaves a page on which the draft can be opened again. */
const end = {
  async crash({ page, context }) {
    const session = await context.newCDPSession(page);
    const crashed = page.waitForEvent('crash');
    session.send('Page.crash').catch(() => {});
    await crashed;
    await page.close().catch(() => {});
    return context.newPage();
  },
  async reload({ page }) {
    await page.reload();
    return page;
  },
  async 'closed tab'({ page, context }) {
    await page.close();
    return context.newPage();
  },
  async 'worker update'({ page, front, versions, next }) {
    front.app = versions.servers[next() < 0.5 ? 'b' : 'c'];
    await lookForUpdate(page).catch(() => {});
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker?.getRegistration();
      registration?.waiting?.postMessage({ type: 'skip-waiting' });
    });
    await page.reload();
    return page;
  },
  async language({ page }) {
    const other = page.locator('.app-header__language').first();
    await other.click();
    return page;
  },
  async 'two tabs'({ page }) {
    return page;
  },
};

// A loss counts whenever it happens.
test.describe.configure({ retries: 0 });

for (let seed = FIRST; seed < FIRST + COUNT; seed += 1) {
  const next = chance(seed);
  const pick = (all) => all[Math.floor(next() * all.length)];
  // The slice meets every way to end once.
  const how = COUNT <= ENDS.length * 2 ? ENDS[(seed - FIRST) % ENDS.length] : pick(ENDS);
  test(`kill ${seed}: ${how}`, async ({ page, context, front, versions }) => {
    test.slow();
    const draft = await beginForm(page);
    const settled = new Map();
    const rounds = 1 + Math.floor(next() * 3);
    let open = page;
    for (let round = 0; round < rounds; round += 1) {
      const question = QUESTIONS[round];
      await open.goto(questionAt(draft, question));
      // Within the page the next question is drawn, and its title takes the focus, a moment later: keys before that go elsewhere.
      if (round > 0) await expect(open.locator('#isi-judul')).toBeFocused();
      await expect(open.locator(`[id="j-${question}"]`)).toBeVisible();
      const text = textFor(question, next);
      await fieldOf(open).fill('');
      await fieldOf(open).pressSequentially(text, { delay: Math.floor(next() * 30) });
      if (next() < 0.5) await expectKept(open);
      else await open.waitForTimeout(SETTLED_MS);
      settled.set(question, text);
      if (how === 'two tabs') await elsewhere(context, draft, settled, next);
    }
    // Something more is typed and cut off anywhere: it may be there or not, and harms nothing that had settled.
    const last = [...settled.keys()].at(-1);
    const more = last === 'lembaga' ? ' dan lain' : '';
    if (more) await fieldOf(open).pressSequentially(more, { delay: Math.floor(next() * 12) });
    await open.waitForTimeout(Math.floor(next() * 60));
    open = await end[how]({ page: open, context, front, versions, next });
    for (const [question, text] of settled) {
      await open.goto('about:blank');
      await open.goto(questionAt(draft, question));
      const field = fieldOf(open);
      await expect(field, `${question} after ${how}`).not.toHaveValue('');
      const found = plain(await field.inputValue());
      const wanted = plain(text);
      if (question === last && more) expect(found.startsWith(wanted), `${found} begins with ${wanted}`).toBe(true);
      else expect(found, `${question} after ${how}`).toBe(wanted);
    }
  });
}

/** Another tab answers another question of the same draft meanwhile. */
async function elsewhere(context, draft, settled, next) {
  const question = QUESTIONS.find((it) => !settled.has(it));
  if (!question) return;
  const other = await context.newPage();
  await other.goto(questionAt(draft, question));
  const text = textFor(question, next);
  await fieldOf(other).fill(text);
  await expectKept(other);
  settled.set(question, text);
  await other.close();
}
