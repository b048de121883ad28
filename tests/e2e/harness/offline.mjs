// When a page can do without its network.

import { expect } from '@playwright/test';

/** Waits until the worker serves the page and keeps the app and the sample city. */
export async function readyOffline(page) {
  const isKept = async () =>
    navigator.serviceWorker.controller !== null && (await caches.match('/packs/53.71/pack.json')) !== undefined;
  await expect.poll(() => page.evaluate(isKept)).toBe(true);
}
