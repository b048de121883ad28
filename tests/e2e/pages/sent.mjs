// What the journeys of sending know: a form that is complete without a click, the last page, the page of a file.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { words } from '../harness/words.mjs';
import { shipped } from './form.mjs';

export const say = words('id');
const PICTURE = readFileSync(new URL('../../../public/icons/icon-512.png', import.meta.url));
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const NOW = '2026-11-22T09:00:00+08:00';

/** A file of a draft: in its answer, and beside it. */
function file(name, type, bytes) {
  const named = { name, type, bytes: bytes.length, sha256: sha256(bytes) };
  return [named, { sha256: named.sha256, type, base64: bytes.toString('base64') }];
}

/** A complete draft of the letter of low income. `big`: bytes of a PDF that is sent along; `seed` makes it another one. */
export function completeDraft(seed, { big = 0 } = {}) {
  const { form, example } = shipped('sktm');
  const given = example.answers;
  const [signature, keptSignature] = file('ttd.png', 'image/png', PICTURE);
  const paper = Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(big, `contoh ${seed} `), Buffer.from('\n%%EOF\n')]);
  const [ktp, keptKtp] = file('KTP.pdf', 'application/pdf', paper);
  const statement = form.sections.flatMap((it) => it.fields).find((it) => it.id === 'pernyataan');
  const fields = {
    ...given,
    pemohon: { ...given.pemohon, birth: '1990-03-12' },
    hp: '081200000001',
    tanggungan: 3,
    penghasilan: 1200000,
    lembaga: `RSUD Contoh ${seed}`,
    pernyataan: { version: statement.version, at: NOW, sha256: sha256(Buffer.from(statement.text.id)) },
    ttd: { files: [signature] },
  };
  const documents = Object.fromEntries(example.documents.map((it) => [it, 'at_counter']));
  if (big) documents.d_ktp = { files: [ktp] };
  return {
    format: 'ruangizin-draft/1',
    id: sha256(Buffer.from(`draft ${seed}`)).slice(0, 32),
    region: '53.71',
    service: form.service,
    form: form.id,
    form_version: form.version,
    form_fields: {},
    name: '',
    begun_at: NOW,
    saved_at: NOW,
    assisted_by: '',
    answers: { fields, items: {}, documents },
    facts: {},
    consents: [{ version: form.privacy.consent.version, at: NOW, sha256: sha256(Buffer.from(form.privacy.consent.text.id)) }],
    files: big ? [keptSignature, keptKtp] : [keptSignature],
  };
}

/** Takes a draft in from a file, as somebody with a copy does. */
export async function bringIn(page, draft) {
  await page.goto('/data-saya');
  await page.locator('#salinan').setInputFiles({ name: 'draf.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(draft)) });
  await expect(page.locator('.app-mine__done')).toBeVisible();
}

export const lastPage = (draft) => `/isi#sktm&d=${draft.id}&h=selesai`;
export const press = (page, id) => page.getByRole('button', { name: say(id), exact: true }).first().click();
export const number = (page) => page.locator('.app-lacak__number');

/** Opens the last page of a draft and sends it. */
export async function send(page, draft) {
  await page.goto(lastPage(draft));
  await press(page, 'track-send');
  await expect(page).toHaveURL(/\/lacak#e=[0-9a-f]{32}\.\d/);
}

/** A complete draft, sent and arrived; its number. */
export async function sendAndArrive(page, draft) {
  await bringIn(page, draft);
  await send(page, draft);
  await expect(number(page)).toHaveText(/^[A-Z0-9-]{8,}$/);
  return number(page).innerText();
}
