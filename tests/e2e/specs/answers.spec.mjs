// Every kind of answer that the demo city can give, as a shared link shows it. A gap never looks like a permission.

import { expect, test } from '../harness/journey.mjs';
import { examples } from '../harness/examples.mjs';
import { idOf, words } from '../harness/words.mjs';
import { answer, expectMarked } from '../pages/answer.mjs';

// Nothing here concerns the worker, whose copying would only take time.
test.use({ serviceWorkers: 'block' });

const id = words('id');
const PERMITTED = ['allowed', 'limited', 'conditional', 'limited_conditional', 'conforms'];

async function look(page) {
  const head = answer(page).head;
  const colour = await head.evaluate((it) => getComputedStyle(it).backgroundColor);
  const symbol = await head.locator('svg').innerHTML();
  return { colour, symbol };
}

for (const it of examples()) {
  const title = `${it.why}: ${it.outcome}${it.gap ? `, ${it.gap}` : ''}`;
  test(title, async ({ page }) => {
    await page.goto(`/cek#t=${it.lat},${it.lng}&k=${it.activity}`);
    const { whole, head, headline } = answer(page);
    await expect(headline).toHaveText(id(idOf('outcome', it.outcome)));
    if (it.gap) {
      await expect(head).toContainText(id(idOf('gap', it.gap)));
      await expect(head).toContainText('bukan berarti boleh');
    } else {
      await expect(head).toContainText(id(`${idOf('outcome', it.outcome)}-meaning`));
    }
    if (it.zone) await expect(whole).toContainText(it.zone);
    await expect(whole.getByText(id('answer-doubt'), { exact: true })).toHaveCount(it.doubt === 'true' ? 1 : 0);
    if (it.doubt === 'true') await expect(whole).toContainText(id('answer-near'));
    await expect(whole.getByRole('heading', { name: id('answer-next') })).toBeVisible();
    await expectMarked(page);
  });
}

test('a gap or a refusal has neither the colour nor the symbol of any permission', async ({ page }) => {
  const seen = new Map();
  for (const it of examples()) {
    const kind = it.gap || it.outcome;
    if (seen.has(kind)) continue;
    await page.goto('about:blank');
    await page.goto(`/cek#t=${it.lat},${it.lng}&k=${it.activity}`);
    await expect(answer(page).headline).toBeVisible();
    seen.set(kind, await look(page));
  }
  const permitted = PERMITTED.filter((it) => seen.has(it)).map((it) => seen.get(it));
  expect(permitted).toHaveLength(PERMITTED.length);
  for (const [kind, { colour, symbol }] of seen) {
    if (PERMITTED.includes(kind)) continue;
    expect(permitted.map((it) => it.symbol), kind).not.toContain(symbol);
    // What the general plan leaves to an assessment is neither a gap nor a refusal: its symbol alone sets it apart.
    if (kind !== 'needs_assessment') expect(permitted.map((it) => it.colour), kind).not.toContain(colour);
  }
});
