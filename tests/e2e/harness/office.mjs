// An office with officers: a server of its own, and a desk without a browser, so that a journey can return, decide and
// reply while the applicant's browser looks on.

import { startBadFront } from './bad-front.mjs';
import { startServer } from './server.mjs';

const FORM = 'application/x-www-form-urlencoded';

/** Starts a server with an officer for every role. */
export async function startOffice() {
  const server = await startServer({ more: ['--demo-officers', '--requests-per-minute', '0'] });
  const password = server.said.map((it) => /Kata sandi semuanya: (\S+)/.exec(it)?.[1]).find(Boolean);
  return { ...server, password, desk: (login) => enter(server.address, login, password), files: () => count(server.address, password) };
}

/** For `test.extend`: an office of its own for every worker, and journeys on its address. */
export const withOffice = {
  office: [
    async ({}, use) => {
      const office = await startOffice();
      await use(office);
      await office.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ office }, use) => use(office.address),
};

/** The same behind a connection that a journey may spoil. */
export const behindBadFront = {
  office: withOffice.office,
  front: async ({ office }, use) => {
    const front = await startBadFront(office.address);
    await use(front);
    await front.stop();
  },
  baseURL: async ({ front }, use) => use(front.address),
};

async function enter(address, login, password) {
  const post = (path, fields, cookie = '') =>
    fetch(address + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': FORM, cookie, 'sec-fetch-site': 'same-origin', 'accept-language': 'en' },
      body: new URLSearchParams(fields),
    });
  const entered = await post('/desk/masuk', { login, password });
  const cookie = entered.headers.get('set-cookie').split(';')[0];
  const get = async (path) => (await fetch(address + path, { headers: { cookie, 'accept-language': 'en' } })).text();
  const hidden = (page, name) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';
  return {
    get,
    /** Hands a form of a file's page in; says what the desk answered. */
    async act(number, what, fields) {
      const page = await get(`/desk/berkas/${number}`);
      const all = { csrf: hidden(page, 'csrf'), revision: hidden(page, 'revision'), ...fields };
      const done = await post(`/desk/berkas/${number}/${what}`, all, cookie);
      const where = done.headers.get('location');
      return where?.split('?')[1] ?? `galat=${/id="galat-([\w-]+)/.exec(await done.text())?.[1]}`;
    },
  };
}

/** How many files the office has: numbers that stand in the list of all. */
async function count(address, password) {
  const desk = await enter(address, 'loket', password);
  const numbers = new Set();
  for (let page = 0; page <= 40; page += 1) {
    const found = [...(await desk.get(`/desk?semua=1&cari=&halaman=${page}`)).matchAll(/\/desk\/berkas\/([A-Z0-9-]+)"/g)];
    const before = numbers.size;
    for (const [, number] of found) numbers.add(number);
    if (numbers.size === before) break;
  }
  return numbers;
}
