// The build for developers, served by itself: every component on one page, and the language that tests the others.

import { expect, test as base } from './journey.mjs';
import { startServer } from './server.mjs';

export { expect };

/** A test against the build for developers. No worker: each test sees what was built. */
export const test = base.extend({
  serviceWorkers: 'block',
  served: [
    async ({}, use) => {
      const server = await startServer({ dist: process.env.RUANGIZIN_DIST_POLA });
      await use(server.address);
      await server.stop();
    },
    { scope: 'worker' },
  ],
  baseURL: ({ served }, use) => use(served),
});

/** Opens the page of all components and waits until it is whole. */
export async function openPola(page) {
  await page.goto('/pola');
  await expect(page.locator('.app-pola__section')).toHaveCount(8);
  await page.evaluate(() => document.fonts.ready);
}
