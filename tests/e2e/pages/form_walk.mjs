// A whole form filled in with its example by keys alone, from the first question to the review.

import { expect } from '@playwright/test';
import { orderProblems } from './form_keys.mjs';

/** Questions of the page that is open, each with the path and the answer of the example. */
function questionsOf({ fields, form, example }, value) {
  const [section, item, inItem] = value.split('.');
  const first = inItem ?? section;
  const own = inItem ? example.answers[section]?.[Number(item) - 1] : example.answers;
  const of = form.sections.find((it) => it.fields.some((field) => field.id === first));
  const at = of.fields.findIndex((it) => it.id === first);
  const mates = of.fields.slice(at + 1);
  const count = mates.findIndex((it) => !it.same_page);
  const page = [of.fields[at], ...mates.slice(0, count < 0 ? mates.length : count)];
  return page
    .filter((field) => own?.[field.id] !== undefined)
    .map((field) => ({ field: fields.get(field.id), path: inItem ? `${section}.${item}.${field.id}` : field.id, value: own[field.id] }));
}

/** Fills in a whole form with its example; `look` is called on every page with its kind. */
export async function walk(keys, all, look) {
  const { page, filled } = keys;
  for (let pages = 0; pages < 120; pages += 1) {
    const { key, value } = await filled.spot();
    if (key === 'h') break;
    expect(await orderProblems(page), value).toEqual([]);
    if (key === 'q') {
      const questions = questionsOf(all, value);
      await keys.fill(questions.flatMap((it) => keys.moves(it.field, it.path, it.value)));
      await look(all.fields.get(value.split('.').at(-1)).kind);
    } else if (key === 'l') {
      await keys.fill([keys.radio(`j-doc-${value}`, 'loket')]);
      await look('document');
    } else {
      await look(`page ${key}`);
    }
    await keys.next();
  }
  await expect(page).toHaveURL(/h=periksa/);
}
