// Three builds of the app and two versions of the pack behind one address, and what must hold whatever changes: a page
// is of one build, which is its worker's, and reads one version of the pack.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test as base } from './journey.mjs';
import { startFront } from './front.mjs';
import { startServer } from './server.mjs';

export { expect };

/** Networks that go away are said in the console; that is the point of these journeys. */
const EXPECTED = /net::ERR_|Failed to load resource|Failed to fetch|ServiceWorker|service worker/i;

const required = (name) => {
  if (!process.env[name]) throw new Error(`${name} is not set: run the journeys with \`cargo xtask test --only e2e\``);
  return process.env[name];
};

const FOLDERS = () => ({
  a: required('RUANGIZIN_DIST'),
  b: required('RUANGIZIN_DIST_B'),
  c: required('RUANGIZIN_DIST_C'),
});

const PACKS = () => ({ one: required('RUANGIZIN_PACK'), two: required('RUANGIZIN_PACK_B') });

function files(folder, below = '') {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((it) =>
    it.isDirectory() ? files(folder, `${below}${it.name}/`) : [`/${below}${it.name}`],
  );
}

const json = (...path) => JSON.parse(readFileSync(join(...path), 'utf8'));

async function readVersions(servers) {
  const builds = {};
  for (const [name, folder] of Object.entries(FOLDERS())) {
    // The server names its cities in the page, which makes it a build of its own.
    const reply = await fetch(`${servers[name]}/build.json`);
    builds[name] = { name, mark: (await reply.json()).build, files: new Set(files(folder)) };
  }
  const packs = Object.fromEntries(
    Object.entries(PACKS()).map(([name, folder]) => {
      const manifest = json(folder, 'pack.json');
      const names = Object.values(manifest.files).map((it) => `/packs/${manifest.region}/${it.name}`);
      return [name, { name, version: manifest.version, files: new Set(names) }];
    }),
  );
  return { builds, packs };
}

/** A test with `versions` (what there is) and `front` (what is served: `front.app = versions.servers.b`). */
export const test = base.extend({
  trouble: [EXPECTED],
  // Packs of other cities that every server has besides.
  besides: [[], { option: true, scope: 'worker' }],
  versions: [
    async ({ besides }, use) => {
      const folders = FOLDERS();
      const packs = PACKS();
      const started = await Promise.all([
        startServer({ dist: folders.a, packs: [packs.one, ...besides] }),
        startServer({ dist: folders.b, packs: [packs.two, ...besides] }),
        startServer({ dist: folders.c, packs: [packs.one, ...besides] }),
      ]);
      const [a, b, c] = started.map((it) => it.address);
      const servers = { a, b, c };
      await use({ ...(await readVersions(servers)), servers, packServers: { one: a, two: b } });
      await Promise.all(started.map((it) => it.stop()));
    },
    // Three servers on a busy machine take their time.
    { scope: 'worker', timeout: 120_000 },
  ],
  front: async ({ versions }, use) => {
    const front = await startFront(versions.servers.a);
    await use(front);
    await front.stop();
  },
  baseURL: ({ front }, use) => use(front.address),
});

/** The build that a page says it is of. */
export function pageBuild(page) {
  return page.evaluate(() => document.querySelector('meta[name=build]').content);
}

/** The build of the worker that answers the page; nothing without one. */
export function workerBuild(page) {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        const worker = navigator.serviceWorker.controller;
        if (!worker) return resolve(null);
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = (event) => resolve(event.data);
        worker.postMessage({ type: 'which-build' }, [port2]);
      }),
  );
}

/** Waits until page and worker are of that build, and its files are all kept. */
export async function settled(page, build) {
  await expect.poll(() => pageBuild(page).catch(() => ''), 'the page is of the build').toBe(build.mark);
  await expect.poll(() => workerBuild(page).catch(() => ''), 'the worker is of the build').toBe(build.mark);
}

/** The first visit: the worker has come, and keeps the pack of that version. */
export async function firstVisit(page, build, pack, path = '/') {
  await page.goto(path);
  await settled(page, build);
  await expectKept(page, pack);
}

/** Waits until that version of the pack is kept whole. */
export async function expectKept(page, pack) {
  const version = () =>
    page.evaluate(async () => {
      const kept = await caches.match('/packs/53.71/pack.json');
      return kept ? (await kept.json()).version : null;
    });
  await expect.poll(version, 'the version of the pack that is kept').toBe(pack.version);
}

/** Lets the browser look for a newer worker, as it does by itself at every visit. */
export async function lookForUpdate(page) {
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update().catch(() => {});
  });
}

/** Every file the page has loaded is of its own build, and every file of the city's pack of one version. */
export async function expectUnmixed(page, versions) {
  const mark = await pageBuild(page);
  const build = Object.values(versions.builds).find((it) => it.mark === mark);
  expect(build, `a known build, not ${mark}`).toBeTruthy();
  const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map((it) => new URL(it.name).pathname));
  const hashed = loaded.filter((it) => /\.[0-9a-f]{16}\.\w+$/.test(it));
  const isOfPack = (it) => it.startsWith('/packs/');
  expect(hashed.filter((it) => !isOfPack(it)).length, 'files with a hash were loaded').toBeGreaterThan(0);
  expect(hashed.filter((it) => !isOfPack(it) && !build.files.has(it)), 'files of another build').toEqual([]);
  const ofPack = hashed.filter((it) => it.startsWith('/packs/53.71/'));
  const packs = Object.values(versions.packs).filter((pack) => ofPack.every((it) => pack.files.has(it)));
  expect(packs.length, `one version of the pack holds ${ofPack}`).toBeGreaterThan(0);
  return { build, packs };
}
