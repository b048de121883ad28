// The demo city's worked examples: a place, an activity, and the answer that its plan gives.

import { readFileSync } from 'node:fs';

const TABLE = new URL('../../../data/kupang-contoh/examples.csv', import.meta.url);

/** One object per line of the table, its keys from the first line. */
export function examples() {
  const [head, ...lines] = readFileSync(TABLE, 'utf8').trim().split(/\r?\n/);
  const names = head.split(',');
  return lines.map((line) => {
    const values = line.split(',');
    // The last column is a sentence and may hold commas.
    return Object.fromEntries(
      names.map((name, at) => [name, at + 1 < names.length ? values[at] : values.slice(at).join(',')]),
    );
  });
}
