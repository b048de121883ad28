// A form filled in by keys alone: Tab from control to control, Space, Enter, arrows, typing. Going forward only shows that
// everything is met in the order in which it is read.

import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { KECAMATAN } from './form.mjs';

/** More presses of Tab on one page mean that something is not reached. */
const MOST = 90;

/** What has the focus. Runs in the page. */
function describe() {
  const it = document.activeElement;
  const text = (it.innerText ?? '').replace(/\s+/g, ' ').trim();
  return {
    id: it.id, tag: it.tagName.toLowerCase(), type: it.type ?? '', name: it.name ?? '', value: it.value ?? '',
    checked: Boolean(it.checked), text, isOn: it.matches('.app-isi__buttons .app-button'), isTask: it.matches('.app-tasks__title'),
  };
}

export class FormKeys {
  /** `filled` is the form's page in its language. */
  constructor(filled) {
    this.filled = filled;
    this.page = filled.page;
    this.keys = filled.page.keyboard;
  }

  focus() {
    return this.page.evaluate(describe);
  }

  async tab() {
    await this.keys.press('Tab');
    return this.focus();
  }

  /** Goes forward to a control. */
  async to(is, what) {
    let at = await this.focus();
    for (let pressed = 0; pressed < MOST; pressed += 1) {
      if (is(at)) return at;
      at = await this.tab();
    }
    throw new Error(`${what} is not reached by Tab; the focus is on ${JSON.stringify(at)}`);
  }

  async type(text) {
    await this.keys.press('Control+A');
    await this.keys.insertText(String(text));
  }

  /** Goes to a button or link of ours and presses it. */
  async press(id) {
    const text = this.filled.say(id);
    await this.to((at) => at.text === text, text);
    await this.keys.press('Enter');
  }

  /** Answers everything of a page, whatever comes first, and goes on by its button. */
  async fill(moves) {
    const open = [...moves];
    for (let pressed = 0; open.length > 0; pressed += 1) {
      const at = await this.tab();
      const next = open.findIndex((it) => it.is(at));
      if (next >= 0) {
        const [move] = open.splice(next, 1);
        await move.run(at);
      }
      const missed = at.isOn || pressed > MOST;
      if (missed) throw new Error(`not reached by Tab before the button: ${open.map((it) => it.what).join(', ')}`);
    }
  }

  /** The button that leads on, and what comes after it: the title of the next page has the focus. */
  async next() {
    await this.to((at) => at.isOn, 'the button that leads on');
    const before = this.page.url();
    await this.keys.press('Enter');
    await expect(this.page, 'nothing stops this page').not.toHaveURL(before);
    await this.begun();
  }

  async begun() {
    await this.page.waitForFunction(() => document.activeElement?.id === 'isi-judul');
  }

  /** What is to be done for an answer as it stands in an example. */
  moves(field, path, value) {
    const id = this.filled.at(path);
    const line = (at, text) => ({ what: at, is: (it) => it.id === at, run: () => this.type(text) });
    switch (field.kind) {
      case 'choice': return [this.radio(id, value)];
      case 'yes_no': return [this.radio(id, value ? 'ya' : 'tidak')];
      case 'many': return value.map((it) => this.tick((at) => at.name === id && at.value === it, `${id} ${it}`));
      case 'statement': return [this.tick((at) => at.id === id, id)];
      case 'date': return this.date(id, value);
      case 'person': return Object.entries(value).flatMap(([part, it]) => {
        if (part === 'birth') return this.date(`${id}-birth`, it);
        return part === 'sex' ? [this.radio(`${id}-sex`, it)] : [line(`${id}-${part}`, it)];
      });
      case 'address': return this.address(field, id, value);
      case 'place': return [{ ...line('tempat', ''), run: () => this.place(value) }];
      case 'parcel': return this.parcel(id, value);
      case 'activity': return [{ ...line('kegiatan', ''), run: () => this.activity(value) }];
      case 'signature': return this.signature(id);
      case 'photo': case 'file': return [{ ...line(`${id}-berkas`, ''), run: () => this.file() }];
      case 'table': return this.table(field, path, value);
      case 'number': case 'money': return [line(id, this.number(value))];
      default: return [line(id, value)];
    }
  }

  /** A number as the language writes it; examples hold numbers, or texts as they are typed in Indonesian. */
  number(value) {
    const isEnglish = this.filled.language === 'en';
    if (typeof value === 'number') return String(value).replace('.', isEnglish ? '.' : ',');
    return isEnglish ? value.replaceAll('.', '').replace(',', '.') : value;
  }

  /** Arrows choose within the group; Space where the wanted one has the focus already. */
  radio(name, value) {
    const run = async (at) => {
      if (at.value === value) return this.keys.press('Space');
      for (let it = at, pressed = 0; it.value !== value; pressed += 1) {
        if (pressed > 60) throw new Error(`${name} has no ${value} that arrows reach`);
        await this.keys.press('ArrowDown');
        it = await this.focus();
      }
      return undefined;
    };
    return { what: name, is: (at) => at.type === 'radio' && at.name === name, run };
  }

  tick(is, what) {
    return { what, is: (at) => at.type === 'checkbox' && is(at), run: (at) => at.checked || this.keys.press('Space') };
  }

  date(id, value) {
    const parts = value.split('-');
    return ['', '-bulan', '-tahun'].map((part, n) => {
      const at = `${id}${part}`;
      return { what: at, is: (it) => it.id === at, run: () => this.type(parts[n]) };
    });
  }

  address(field, id, value) {
    const lines = ['street', 'rt', 'rw', 'postcode', 'region'].filter((it) => value[it]);
    const moves = lines.map((part) => {
      const at = `${id}-${part}`;
      return { what: at, is: (it) => it.id === at, run: () => this.type(value[part]) };
    });
    if (field.reach !== 'city') moves.push(this.radio(`${id}-wilayah`, value.kelurahan ? 'kota' : 'luar'));
    if (value.kelurahan) {
      moves.push(this.select(`${id}-kecamatan`, (it) => it.label === KECAMATAN.get(value.kelurahan)));
      moves.push(this.select(`${id}-kelurahan`, (it) => it.value === value.kelurahan));
    }
    return moves;
  }

  /** A list of the browser's own: arrows until the wanted one is chosen. */
  select(id, is) {
    const chosen = () => this.page.evaluate(() => {
      const [option] = document.activeElement.selectedOptions;
      return { value: option?.value, label: option?.label };
    });
    const run = async () => {
      for (let pressed = 0; !is(await chosen()); pressed += 1) {
        if (pressed > 80) throw new Error(`${id} has no such option`);
        await this.keys.press('ArrowDown');
      }
    };
    return { what: id, is: (at) => at.id === id, run };
  }

  async place(value) {
    await this.type(`${value.lat}, ${value.lng}`);
    await this.keys.press('Escape');
    await expect(this.page.locator('.app-isi__chosen')).toContainText(/\d/);
  }

  async activity(value) {
    await this.type(value.title);
    const choice = this.page.locator('.app-picker__choice').filter({ hasText: value.code }).first();
    await expect(choice).toBeVisible();
    await this.to((at) => at.tag === 'button' && at.text.includes(value.code), value.code);
    await this.keys.press('Enter');
    await expect(this.page.locator('.app-picker__chosen')).toContainText(value.code);
  }

  parcel(id, value) {
    const lines = value.ring.split(',').map((it) => it.trim().split(/\s+/).reverse().join(', '));
    const pressed = (word) => (at) => at.text === this.filled.say(word);
    return [
      { what: 'corners', is: (at) => at.tag === 'summary' && pressed('form-corners-title')(at), run: () => this.keys.press('Enter') },
      { what: 'outline', is: (at) => at.id === `${id}-ring`, run: () => this.type(lines.join('\n')) },
      {
        what: 'take', is: pressed('form-corners-take'), run: async () => {
          await this.keys.press('Enter');
          await expect(this.page.locator('.app-isi__chosen')).toContainText('m²');
        },
      },
    ];
  }

  signature(id) {
    const pressed = (word) => ({ what: word, is: (at) => at.text === this.filled.say(word), run: () => this.keys.press('Enter') });
    return [
      pressed('form-sign-type'),
      { what: `${id}-nama`, is: (at) => at.id === `${id}-nama`, run: () => this.type('Contoh Tanda Tangan') },
      {
        ...pressed('form-sign-name-keep'), run: async () => {
          await this.keys.press('Enter');
          await expect(this.page.locator('.app-isi__chosen')).toHaveText(this.filled.say('form-signed'));
        },
      },
    ];
  }

  async file() {
    const picture = new URL('../../../public/icons/icon-512.png', import.meta.url);
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser', { timeout: 60_000 }), this.keys.press('Space')]);
    await chooser.setFiles({ name: 'foto.png', mimeType: 'image/png', buffer: readFileSync(picture) });
    await expect(this.page.locator('.app-doc__page').first()).toBeVisible();
  }

  /** Rows one after the other; the button for one more comes after them and leads into the new one. */
  table(field, path, rows) {
    const cells = rows.map((row, at) =>
      Object.entries(row).flatMap(([id, value]) => {
        const column = field.columns.find((it) => it.id === id);
        return this.moves(column, `${path}.${at + 1}.${id}`, value);
      }),
    );
    const add = this.filled.say('form-add-row');
    const more = async () => {
      await this.to((at) => at.text === add, add);
      await this.keys.press('Enter');
    };
    // The first cell of a row has the focus once the row is there.
    return cells.flatMap((row, at) => {
      if (at === 0) return row;
      const [first, ...rest] = row;
      const open = { ...first, is: (it) => it.text === add, run: async () => {
        await more();
        await first.run(await this.to(first.is, first.what));
      } };
      return [open, ...rest];
    });
  }
}

/** What a screen reader meets, in its order: nothing without a name, nothing out of order. Runs on every page. */
export function orderProblems(page) {
  return page.evaluate(() => {
    const found = [];
    const main = document.querySelector('main');
    const title = main.querySelector('h1');
    const isShut = (it) => {
      const within = it.matches('summary') ? it.parentElement.parentElement : it;
      return within.closest('details:not([open])') !== null;
    };
    const shown = (it) => it.getClientRects().length > 0 && getComputedStyle(it).visibility !== 'hidden' && !isShut(it);
    const controls = [...main.querySelectorAll('a[href], button, input, select, textarea, summary')].filter(shown);
    const nameOf = (it) => {
      const by = (it.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '');
      const labels = [...(it.labels ?? [])].map((label) => label.textContent);
      return [it.getAttribute('aria-label') ?? '', ...by, ...labels, it.textContent].join('').trim();
    };
    const fields = controls.filter((it) => it.matches('input, select, textarea'));
    for (const it of controls) {
      if (it.tabIndex > 0) found.push(`${it.id || it.textContent} jumps the order`);
      if (!nameOf(it)) found.push(`${it.id || it.outerHTML.slice(0, 80)} has no name`);
    }
    for (const it of fields) {
      const before = (other) => Boolean(other.compareDocumentPosition(it) & Node.DOCUMENT_POSITION_FOLLOWING);
      if (!before(title)) found.push(`${it.id} is read before the title`);
      // What is wrong is there only while something is.
      const explained = (it.getAttribute('aria-describedby') ?? '').split(' ');
      for (const id of explained.filter((part) => part && !part.endsWith('-salah'))) {
        if (!document.getElementById(id)) found.push(`${it.id} is explained by ${id}, which is not there`);
      }
      const on = main.querySelector('.app-isi__buttons .app-button');
      if (on && !(it.compareDocumentPosition(on) & Node.DOCUMENT_POSITION_FOLLOWING)) found.push(`${it.id} comes after the button`);
    }
    // What is read later stands lower, or in the same line further right.
    const boxes = controls.map((it) => ({ it, box: it.getBoundingClientRect() }));
    for (const [at, { it, box }] of boxes.entries()) {
      const last = boxes[at - 1];
      if (last && box.bottom < last.box.top - 1) found.push(`${it.id || it.textContent.trim()} stands above what is read before it`);
    }
    return found;
  });
}
