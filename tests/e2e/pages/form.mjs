// What a journey knows about the pages of a form: how each kind of answer is given, by what its page offers.

import { readFileSync, readdirSync } from 'node:fs';
import { expect } from '@playwright/test';
import { words } from '../harness/words.mjs';

const FOLDER = new URL('../../../data/kupang-contoh/', import.meta.url);
const json = (path) => JSON.parse(readFileSync(new URL(path, FOLDER), 'utf8'));

/** Ids of the shipped forms. */
export const FORMS = readdirSync(new URL('forms/', FOLDER))
  .filter((it) => it.endsWith('.examples.json'))
  .map((it) => it.replace('.examples.json', ''));

/** A shipped form with its first example. */
export function shipped(id) {
  const form = json(`forms/${id}.json`);
  const fields = new Map(form.sections.flatMap((section) => section.fields.map((it) => [it.id, it])));
  const lists = new Map((form.lists ?? []).map((it) => [it.id, it.options]));
  return { form, fields, lists, example: json(`forms/${id}.examples.json`).examples[0] };
}

/** Name of the kecamatan by the code of its kelurahan. */
export const KECAMATAN = new Map(
  json('regions.json').kecamatan.flatMap((it) => it.kelurahan.map((kelurahan) => [kelurahan.kode, it.nama])),
);

/** The pages of a form in a language. */
export class FormPage {
  constructor(page, language = 'id') {
    this.page = page;
    this.language = language;
    this.say = words(language);
  }

  button(id) {
    return this.page.getByRole('button', { name: this.say(id), exact: true });
  }

  link(id) {
    return this.page.getByRole('link', { name: this.say(id), exact: true });
  }

  /** Begins a draft of a form. */
  async begin(form, fragment = '') {
    await this.page.goto(`/isi#${form}${fragment}`);
    await this.button('form-begin').click();
    await expect(this.page).toHaveURL(/h=tugas/);
    await expect(this.page.getByRole('list').filter({ has: this.page.locator('.app-tasks__task') }).first()).toBeVisible();
  }

  /** Which page is open: `q` and the path of a question, `i` a repeated section, `l` a paper, `h` another. */
  async spot() {
    const fragment = new URL(this.page.url()).hash;
    const [, key, value] = /&([qilh])=([^&]*)/.exec(fragment) ?? [];
    return { key, value };
  }

  at(path) {
    return `j-${path.replaceAll('.', '-')}`;
  }

  byId(id) {
    return this.page.locator(`[id="${id}"]`);
  }

  async choose(path, value) {
    await this.page.locator(`input[name="${this.at(path)}"][value="${value}"]`).check();
  }

  async date(path, value) {
    const [day, month, year] = value.split('-');
    const id = this.at(path);
    await this.byId(id).fill(day);
    await this.byId(`${id}-bulan`).fill(month);
    await this.byId(`${id}-tahun`).fill(year);
  }

  /** Gives an answer as it stands in an example. */
  async answer(field, path, value) {
    const id = this.at(path);
    switch (field.kind) {
      case 'choice': return this.choose(path, value);
      case 'many': for (const it of value) await this.choose(path, it); return undefined;
      case 'yes_no': return this.choose(path, value ? 'ya' : 'tidak');
      case 'date': return this.date(path, value);
      case 'person': return this.person(path, value);
      case 'address': return this.address(field, path, value);
      case 'place': return this.place(value);
      case 'parcel': return this.parcel(path, value);
      case 'activity': return this.activity(value);
      case 'statement': return this.byId(id).check();
      case 'signature': return this.sign(path);
      case 'photo': case 'file': return this.photo(path);
      case 'table': return this.table(field, path, value);
      case 'number': case 'money': return this.byId(id).fill(this.language === 'en' ? String(value).replaceAll('.', '') : String(value));
      default: return this.byId(id).fill(String(value));
    }
  }

  async person(path, value) {
    for (const [part, it] of Object.entries(value)) {
      if (part === 'birth') await this.date(`${path}.birth`, it);
      else if (part === 'sex') await this.choose(`${path}.sex`, it);
      else await this.byId(this.at(`${path}.${part}`)).fill(it);
    }
  }

  async address(field, path, value) {
    for (const part of ['street', 'rt', 'rw', 'postcode']) {
      if (value[part]) await this.byId(this.at(`${path}.${part}`)).fill(value[part]);
    }
    if (field.reach !== 'city') await this.choose(`${path}.wilayah`, value.kelurahan ? 'kota' : 'luar');
    if (value.region) await this.byId(this.at(`${path}.region`)).fill(value.region);
    if (value.kelurahan) {
      await this.byId(this.at(`${path}.kecamatan`)).selectOption({ label: KECAMATAN.get(value.kelurahan) });
      await this.byId(this.at(`${path}.kelurahan`)).selectOption(value.kelurahan);
    }
  }

  async place(value) {
    await this.byId('tempat').fill(`${value.lat}, ${value.lng}`);
    await this.byId('tempat').press('Escape');
    await expect(this.page.locator('.app-isi__chosen')).toContainText(/\d/);
  }

  async parcel(path, value) {
    await this.page.getByText(this.say('form-corners-title')).click();
    const lines = value.ring.split(',').map((it) => it.trim().split(/\s+/).reverse().join(', '));
    await this.byId(this.at(`${path}.ring`)).fill(lines.join('\n'));
    await this.button('form-corners-take').click();
    await expect(this.page.locator('.app-isi__chosen')).toContainText('m²');
  }

  async activity(value) {
    await this.byId('kegiatan').fill(value.title);
    await this.page.locator('.app-picker__choice').filter({ hasText: value.code }).first().click();
    await expect(this.page.locator('.app-picker__chosen')).toContainText(value.code);
  }

  async sign(path) {
    await this.button('form-sign-type').click();
    await this.byId(`${this.at(path)}-nama`).fill('Contoh Tanda Tangan');
    await this.button('form-sign-name-keep').click();
    await expect(this.page.locator('.app-isi__chosen')).toHaveText(this.say('form-signed'));
  }

  async photo(path) {
    const picture = new URL('../../../public/icons/icon-512.png', import.meta.url);
    const buffer = readFileSync(picture);
    await this.byId(`${this.at(path)}-berkas`).setInputFiles({ name: 'foto.png', mimeType: 'image/png', buffer });
    await expect(this.page.locator('.app-doc__page').first()).toBeVisible();
  }

  async table(field, path, rows) {
    for (const [at, row] of rows.entries()) {
      if (at > 0) await this.button('form-add-row').click();
      for (const [id, value] of Object.entries(row)) {
        const column = field.columns.find((it) => it.id === id);
        await this.answer(column, `${path}.${at + 1}.${id}`, value);
      }
    }
  }

  /** Goes on, and waits until the next page stands there. */
  async next() {
    const before = this.page.url();
    const on = this.page.locator('.app-isi__buttons > .app-button, .app-isi__buttons > * > .app-button').first();
    await on.click();
    await expect(this.page, 'nothing stops this page').not.toHaveURL(before);
  }
}
