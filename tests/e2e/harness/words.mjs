// The sentences that people read, from the same files as the app's: a journey must not break over better wording.

import { readFileSync, readdirSync } from 'node:fs';

const LOCALES = new URL('../../../locales/', import.meta.url);

/** Reads one language: id of a message to its sentence. */
export function words(language) {
  const folder = new URL(`${language}/`, LOCALES);
  const text = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n');
  const all = new Map([...text.matchAll(/^([a-z][\w-]*) = (.*)$/gm)].map(([, id, sentence]) => [id, sentence]));
  return (id) => {
    if (!all.has(id)) throw new Error(`${language} has no message ${id}`);
    return all.get(id);
  };
}

/** The message of an outcome or a gap: `limited_conditional` is `outcome-limited-conditional`. */
export function idOf(kind, word) {
  return `${kind}-${word.replaceAll('_', '-')}`;
}
