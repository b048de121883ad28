// Activities in people's words: what is asked about ambiguous ones, by touch and by keyboard, and what offices see.

import { readFileSync } from 'node:fs';
import { expect, test } from '../harness/journey.mjs';
import { expectAccessible } from '../harness/axe.mjs';
import { tabTo } from '../harness/keyboard.mjs';
import { checkPage } from '../pages/check.mjs';

// Nothing here concerns the worker, whose copying would only take time.
test.use({ serviceWorkers: 'block' });

const DATA = new URL('../../../data/kupang-contoh/', import.meta.url);
const questions = JSON.parse(readFileSync(new URL('questions.json', DATA), 'utf8'));
const list = (page) => page.locator('#kegiatan-temuan');

for (const word of ['warung', 'bengkel', 'ruko', 'kos', 'ternak', 'TPA']) {
  const { question, choices } = questions.find((it) => it.terms.includes(word));

  test(`"${word}" leads to one question`, async ({ page }) => {
    await page.goto('/cek');
    await checkPage(page).activity.fill(word);
    await expect(list(page)).toHaveAccessibleName(question.id);
    await expect(list(page).getByRole('listitem')).toHaveCount(choices.length);
    await expect(page.getByRole('status').filter({ hasText: question.id })).toContainText(String(choices.length));
    await expectAccessible(page);
    await list(page).getByRole('button').nth(1).tap();
    await expect(page.getByRole('button', { name: 'Ganti' })).toBeVisible();
    await expect(page.locator('.app-picker__chosen')).toContainText(choices[1].code);
  });
}

test('the question is answered by keyboard, and in English', async ({ page }) => {
  await page.goto('/cek');
  await page.getByRole('button', { name: 'English' }).tap();
  const field = page.locator('input[type=search]');
  await tabTo(page, field);
  await page.keyboard.type('workshop');
  await expect(list(page)).toHaveAccessibleName('A workshop for what?');
  const cars = list(page).getByRole('button', { name: /^Cars/ });
  await tabTo(page, cars);
  await page.keyboard.press('Enter');
  await expect(page.locator('.app-picker__chosen')).toContainText('KBLI 2020');
});

for (const [typed, code] of [
  ['be mo buka kios di be pung rumah bisa ko sonde?', '47112'],
  ['su bisa bangun gudang di Oesapa?', '52101'],
  ['waroeng makan', '56102'],
  ['KBLI 47112', '47112'],
]) {
  test(`"${typed}" finds ${code}, and shows code, edition and official title`, async ({ page }) => {
    await page.goto('/cek');
    await checkPage(page).activity.fill(typed);
    await list(page).getByRole('button').first().tap();
    const chosen = page.locator('.app-picker__chosen');
    await expect(chosen).toContainText(`KBLI 2020 kode ${code}`);
    const row = readFileSync(new URL('activities.tsv', DATA), 'utf8').split('\n').find((it) => it.startsWith(code));
    await expect(chosen).toContainText(row.split('\t')[3]);
  });
}

test('nonsense is told, and other words are asked for', async ({ page }) => {
  await page.goto('/');
  await checkPage(page).activity.fill('qwxzy');
  await expect(page.getByRole('status').filter({ hasText: 'Belum ada yang cocok' })).toBeVisible();
});
