// The demo pack with a draft of the plan beside the one in force: the same map, another cell in the table of activities.

import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const FORBIDDEN = 'X';

/** The demo pack's next version, in which an activity is forbidden in a sub-zone. */
export function packThatForbids(pack, forbids) {
  const { folder, remove } = packWithDraft(pack, forbids);
  const manifest = JSON.parse(readFileSync(join(folder, 'pack.json'), 'utf8'));
  const { 'rulebook-rancangan': rulebook, ...files } = manifest.files;
  const next = { ...manifest, version: `${manifest.version}-larang`, plans: [], files: { ...files, rulebook } };
  writeFileSync(join(folder, 'pack.json'), JSON.stringify(next));
  return { folder, remove, version: next.version };
}

/** The demo pack, taken back by its office. */
export function packTakenBack(pack, reason) {
  const folder = mkdtempSync(join(tmpdir(), 'ruangizin-ditarik-'));
  cpSync(pack, folder, { recursive: true });
  const { version } = JSON.parse(readFileSync(join(folder, 'pack.json'), 'utf8'));
  writeFileSync(join(folder, 'withdrawn.json'), JSON.stringify([{ version, since: '2026-11-20', reason: { id: reason } }]));
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

/** Makes it in a folder of its own; `forbids` is an activity and the sub-zone in which the draft forbids it. */
export function packWithDraft(pack, forbids) {
  const folder = mkdtempSync(join(tmpdir(), 'ruangizin-draft-'));
  cpSync(pack, folder, { recursive: true });
  // The signature is for the pack as it was.
  rmSync(join(folder, 'pack.sig'), { force: true });
  const read = (name) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const manifest = read('pack.json');
  const rulebook = read(manifest.files.rulebook.name);
  const row = rulebook.activities.find(([code]) => code === forbids.activity)[1];
  rulebook.rows[row][rulebook.columns.indexOf(forbids.zone)] = rulebook.cells.indexOf(FORBIDDEN);
  const text = Buffer.from(JSON.stringify(rulebook));
  const sha256 = createHash('sha256').update(text).digest('hex');
  const entry = { name: `rulebook.${sha256.slice(0, 16)}.json`, bytes: text.length, sha256, first: 0 };
  writeFileSync(join(folder, entry.name), text);
  const draft = { ...manifest, status: 'ranperda', version: 'rancangan', files: { ...manifest.files, rulebook: entry } };
  const plan = Buffer.from(JSON.stringify(draft));
  const file = `rancangan.${createHash('sha256').update(plan).digest('hex').slice(0, 16)}.json`;
  writeFileSync(join(folder, file), plan);
  manifest.files['rulebook-rancangan'] = entry;
  manifest.plans = [
    { id: 'rancangan', title: { id: 'Rancangan perubahan (contoh)', en: 'Draft amendment (sample)' }, status: 'ranperda', file },
  ];
  writeFileSync(join(folder, 'pack.json'), JSON.stringify(manifest));
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}
