// The page around the app: what people see before the program has started, without scripts, in browsers that are too old,
// when a part of the program is missing, and after it has failed.

import { readFileSync } from 'node:fs';
import { expect, test } from '../harness/journey.mjs';
import { expectAccessible } from '../harness/axe.mjs';
import { startServer } from '../harness/server.mjs';
import { words } from '../harness/words.mjs';

const [id, en] = [words('id'), words('en')];
const OFFICE = 'Kantor contoh penataan ruang';
const PROGRAM = '**/ruangizin_bg.*.wasm';

// The worker would hand out what it keeps; here the first visit goes wrong. What is refused is told in the console.
test.use({ serviceWorkers: 'block', trouble: [/Failed to load resource|ERR_FAILED|integrity|WebAssembly|TypeError|SyntaxError|panicked|RuntimeError|unreachable|failed to fetch Wasm/] });

const part = (page, name) => page.locator(`[data-part="${name}"]`);

/** Holds a file back, the program unless another is named, until the returned function is called. */
async function hold(page, file = PROGRAM) {
  let release;
  const released = new Promise((resolve) => (release = resolve));
  await page.route(file, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

async function expectOffices(page) {
  await expect(page.getByText(OFFICE)).toBeVisible();
  await expect(page.getByText(id('shell-asks-conform'))).toBeVisible();
  await expect(page.getByText(id('shell-bring'))).toBeVisible();
}

test.describe('before the program has started', () => {
  test('the question, the offices and the progress are there, marked as sample', async ({ page }) => {
    await page.route(PROGRAM, () => {});
    await page.goto('/', { waitUntil: 'commit' });
    await expect(page.getByRole('heading', { level: 1, name: id('home-title') })).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole('searchbox', { name: id('activity-question') })).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole('status').first()).toContainText(id('shell-progress'));
    await expect(page.getByRole('progressbar')).toBeVisible();
    await expectOffices(page);
    await expect(page.getByText(id('common-sample-meaning'))).toBeVisible();
    await expect(page).toHaveTitle(/DATA CONTOH/);
    await expectAccessible(page);
  });

  test('each address has its own title, and one that is not there has the first', async ({ page }) => {
    await page.route(PROGRAM, () => {});
    const TITLES = {
      '/cek': 'check-title', '/peta': 'map-title', '/tidak-ada': 'home-title', '/layanan': 'services-title', '/isi': 'form-title',
      '/lembar': 'sheet-check-title', '/lacak': 'track-title', '/data-saya': 'common-mine', '/lembar#k=apotek': 'common-sheet', '/berkas-bidang': 'export-title',
      '/paket': 'package-title', '/kota': 'common-packs', '/tentang': 'common-about', '/aksesibilitas': 'common-access',
    };
    const ASK = ['/cek', '/peta', '/tidak-ada'];
    for (const [path, title] of Object.entries(TITLES)) {
      await page.goto(path, { waitUntil: 'commit' });
      await expect(page.getByRole('heading', { level: 1, name: id(title), exact: true })).toBeVisible();
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      await expect(page.getByRole('searchbox'), path).toBeVisible({ visible: ASK.includes(path) });
    }
  });

  test('a page that is a part of the program keeps its title until the part is there', async ({ page }) => {
    const release = await hold(page, '**/parts/*');
    await page.goto('/tentang', { waitUntil: 'commit' });
    // The app is there, and waits unseen.
    await expect(page.locator('#app main [role="status"]')).toBeAttached();
    const expectTitle = () => expect(page.getByRole('heading', { level: 1, name: id('common-about'), exact: true })).toBeVisible();
    await expectTitle();
    await expect(page.getByRole('progressbar')).toBeVisible();
    release();
    await expect(page.locator('.app-about-table').first()).toBeVisible();
    await expectTitle();
    await expect(page.locator('#boot')).toHaveCount(0);
  });

  test('a page that has something to read moves nothing meanwhile, and says so when that takes long', async ({ page }) => {
    const release = await hold(page, '**/services.*.json');
    await page.goto('/layanan', { waitUntil: 'commit' });
    const reading = page.locator('#app').getByText(id('services-loading'));
    await expect(reading).toBeAttached();
    await expect(page.locator('#boot').getByRole('heading', { level: 1, name: id('services-title') })).toBeVisible();
    await expect(page.locator('#app')).toBeHidden();
    await expect(reading).toBeVisible();
    release();
    await expect(page.getByRole('heading', { level: 1, name: id('services-title') })).toBeVisible();
  });

  test('a page whose part cannot be had says so', async ({ page }) => {
    await page.route('**/parts/*', (route) => route.abort());
    await page.goto('/tentang');
    await expect(page.getByRole('alert').getByRole('heading', { level: 1, name: id('part-failed') })).toBeVisible();
    await expect(page.locator('#boot')).toHaveCount(0);
    await expectAccessible(page);
  });

  test('the progress tells how much of the program has come', async ({ page, context }) => {
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    const slow = { offline: false, latency: 50, downloadThroughput: 100_000, uploadThroughput: 100_000 };
    await session.send('Network.emulateNetworkConditions', slow);
    await page.goto('/', { waitUntil: 'commit' });
    await expect(part(page, 'percent')).toHaveText(/^[1-9]\d? %$/);
    await expect(page.getByRole('searchbox', { name: id('activity-question') })).toBeVisible();
  });

  for (const [when, held] of [['meanwhile', PROGRAM], ['even before the script of the page', '**/shell.*.js']]) {
    test(`what is typed ${when} goes on in the app`, async ({ page }) => {
      const release = await hold(page, held);
      await page.goto('/', { waitUntil: 'commit' });
      await page.locator('#mau-apa').fill('kios');
      release();
      const field = page.locator('#kegiatan');
      await expect(field).toHaveValue('kios');
      await expect(field).toBeFocused();
      await expect(page.getByRole('listitem').getByRole('button', { name: /kios/i }).first()).toBeVisible();
    });
  }

  for (const [path, field] of [['/', true], ['/cek', true]]) {
    test(`nothing moves on ${path} when the program takes over`, async ({ page }) => {
      await page.addInitScript(() => {
        globalThis.shift = 0;
        const add = (list) => list.getEntries().forEach((it) => (globalThis.shift += it.hadRecentInput ? 0 : it.value));
        new PerformanceObserver(add).observe({ type: 'layout-shift', buffered: true });
      });
      const release = await hold(page);
      await page.goto(path, { waitUntil: 'commit' });
      const see = async () => {
        const all = {
          title: page.getByRole('heading', { level: 1 }),
          lead: page.locator('.app-page__lead:visible'),
          strip: page.locator('.app-sample'),
          navigation: page.getByRole('navigation'),
        };
        if (field) all.field = page.getByRole('searchbox');
        const seen = {};
        for (const [name, it] of Object.entries(all)) {
          const { x, y } = await it.boundingBox();
          seen[name] = { x: Math.round(x), y: Math.round(y), words: await it.innerText() };
        }
        return seen;
      };
      await expect(page.getByRole('progressbar')).toBeVisible();
      // The page's script leaves of all static pages the one that was asked for.
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      const before = await see();
      release();
      await expect(page.getByRole('listitem').getByRole('button').first()).toBeVisible();
      expect(await see()).toEqual(before);
      expect(await page.evaluate(() => globalThis.shift)).toBeLessThan(0.05);
    });
  }

  test('a start that takes long says so and offers another try', async ({ page }) => {
    await page.clock.install();
    await page.route(PROGRAM, () => {});
    await page.goto('/', { waitUntil: 'commit' });
    await expect(page.getByRole('progressbar')).toBeVisible();
    await expect(part(page, 'slow')).toBeHidden();
    await page.clock.runFor(16_000);
    await expect(part(page, 'slow')).toContainText(id('shell-slow'));
    await expect(part(page, 'slow').getByRole('button', { name: id('shell-retry') })).toBeVisible();
    await expectAccessible(page);
  });

  test.describe('in English', () => {
    test.use({ locale: 'en-GB' });

    test('the sentences are English', async ({ page }) => {
      await page.route(PROGRAM, () => {});
      await page.goto('/', { waitUntil: 'commit' });
      await expect(page.locator('html')).toHaveAttribute('lang', 'en');
      await expect(page.getByRole('heading', { level: 1, name: en('home-title') })).toBeVisible();
      await expect(page.getByText('Sample planning office')).toBeVisible();
      await expect(page.getByText(id('home-lead'))).toBeHidden();
    });
  });
});

test.describe('a server without a pack', () => {
  test.use({
    server: async ({}, use) => {
      const server = await startServer({ packs: [] });
      await use(server);
      await server.stop();
    },
    baseURL: ({ server }, use) => use(server.address),
  });

  test('names the kind of office', async ({ page }) => {
    await page.route(PROGRAM, () => {});
    await page.goto('/', { waitUntil: 'commit' });
    await expect(page.getByText(id('shell-office-unknown'))).toBeVisible();
    await expect(page).not.toHaveTitle(/CONTOH/);
    await expect(page.getByText(id('common-sample-meaning'))).toHaveCount(0);
  });
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  const TITLES = { '/': 'home-title', '/cek': 'check-title', '/peta': 'map-title', '/layanan': 'services-title' };
  for (const path of Object.keys(TITLES)) {
    test(`${path} says in both languages what is needed, where to ask and what for`, async ({ page }) => {
      await page.goto(path);
      // Playwright takes the words inside this element for a program, so the browser itself is asked.
      const said = await page.locator('body').evaluate((it) => it.innerText);
      for (const sentence of ['shell-noscript', 'shell-asks-use', 'shell-asks-build', 'shell-bring']) {
        expect(said).toContain(id(sentence));
        expect(said).toContain(en(sentence));
      }
      expect(said).toContain(OFFICE);
      expect(said).not.toContain(id('shell-progress'));
      expect(said).toContain('DATA CONTOH');
      for (const [other, title] of Object.entries(TITLES)) expect(said.includes(id(title)), other).toBe(other === path);
    });
  }
});

test.describe('a browser that is too old', () => {
  const CASES = {
    'without WebAssembly': () => delete globalThis.WebAssembly,
    'with an early WebAssembly': () => (WebAssembly.validate = () => false),
    'without modules': () => delete HTMLScriptElement.prototype.noModule,
  };
  for (const [name, remove] of Object.entries(CASES)) {
    test(`${name} ends on a page that helps`, async ({ page }) => {
      // Such a browser would not start the program.
      await page.route('**/ruangizin.*.js', (route) => route.abort());
      await page.addInitScript(remove);
      await page.goto('/cek#k=47112');
      await expect(page.getByRole('heading', { level: 1, name: id('shell-old-title') })).toBeVisible();
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      await expectOffices(page);
      await expect(page.getByRole('progressbar')).toHaveCount(0);
      await expectAccessible(page);
    });
  }
});

test.describe('a program that does not arrive whole', () => {
  const cut = async (route) => {
    const reply = await route.fetch();
    const body = await reply.body();
    await route.fulfill({ response: reply, body: body.subarray(0, body.length / 2), headers: { 'content-type': 'application/wasm' } });
  };
  const changed = async (route) => {
    const reply = await route.fetch();
    await route.fulfill({ response: reply, body: `${await reply.text()}\n// changed` });
  };
  const CASES = [
    ['whose program is refused', PROGRAM, (route) => route.abort()],
    ['whose program is missing', PROGRAM, (route) => route.fulfill({ status: 404, body: '' })],
    ['whose program is cut off', PROGRAM, cut],
    ['whose script is refused', '**/ruangizin.*.js', (route) => route.abort()],
    ['whose script has other bytes than the page says', '**/ruangizin.*.js', changed],
    ['that loses the network after the page', /\.(js|wasm|json)$/, (route) => (route.request().url().includes('/shell.') ? route.continue() : route.abort())],
  ];
  for (const [name, files, reply] of CASES) {
    test(`a visit ${name} ends on a page that helps, and the next try works`, async ({ page }) => {
      await page.route(files, reply);
      await page.goto('/');
      await expect(page.getByRole('heading', { level: 1, name: id('shell-failed-title') })).toBeVisible();
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      await expectOffices(page);
      await expectAccessible(page);
      await page.unroute(files);
      await part(page, 'failed').getByRole('button', { name: id('shell-retry') }).tap();
      await expect(page.getByRole('listitem').getByRole('button').first()).toBeVisible();
    });
  }

  test('what was typed before the failure can be taken along', async ({ page }) => {
    let fail;
    const failing = new Promise((resolve) => (fail = resolve));
    await page.route(PROGRAM, async (route) => {
      await failing;
      await route.abort();
    });
    await page.goto('/', { waitUntil: 'commit' });
    await page.locator('#mau-apa').fill('kos dua lantai');
    fail();
    await expect(page.getByRole('textbox', { name: id('shell-saved') })).toHaveValue(/kos dua lantai/);
  });
});

test.describe('after the program has failed', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  /** Overwrites the program's memory, as a bug would, then lets it run. */
  async function breakProgram(page) {
    await page.evaluate(() => new Uint8Array(globalThis.program.memory.buffer).fill(0xff));
    await page.evaluate(() => dispatchEvent(new PopStateEvent('popstate')));
    await page.locator('#app button').first().dispatchEvent('click');
  }

  test.beforeEach(async ({ page }) => {
    await page.addInitScript(() => addEventListener('TrunkApplicationStarted', (event) => (globalThis.program = event.detail.wasm)));
  });

  test('what was entered is shown, copied and downloaded', async ({ page }) => {
    await page.goto('/cek#k=47112');
    await page.getByRole('combobox', { name: id('place-label') }).fill('-10.179, 123.578');
    await breakProgram(page);

    await expect(page.getByRole('heading', { level: 1, name: id('shell-panic-title') })).toBeFocused();
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expectOffices(page);
    const kept = page.getByRole('textbox', { name: id('shell-saved') });
    await expect(kept).toHaveValue(/tempatnya\?:? -10\.179, 123\.578/);
    await expect(kept).toHaveValue(/\/cek#k=47112/);
    const text = await kept.inputValue();
    await page.getByRole('button', { name: id('shell-copy') }).tap();
    await expect(page.getByText(id('shell-copied'))).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: id('shell-download') }).tap();
    expect(readFileSync(await (await download).path(), 'utf8')).toBe(text);
    await expectAccessible(page);

    await page.getByRole('button', { name: id('shell-reload') }).tap();
    await expect(page.getByRole('searchbox').or(page.getByRole('button', { name: id('activity-change') }))).toBeVisible();
  });

  test('a panic speaks the language of the screen', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('button', { name: 'English' }).tap();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await page.evaluate(() => dispatchEvent(new Event('ruangizin-panic')));
    await expect(page.getByRole('heading', { level: 1, name: en('shell-panic-title') })).toBeVisible();
    await expect(page.getByText(id('shell-panic'))).toBeHidden();
  });
});
