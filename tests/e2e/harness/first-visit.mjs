// Counts what a first visit to a page transfers, as the browser's network panel would: every answer with its
// headers, compressed as it was sent. Writes a JSON list. The service worker's later copying is left out,
// since nobody waits for it.

import { chromium } from '@playwright/test';
import { launchOptions } from './browser.mjs';
import { startServer } from './server.mjs';

const path = process.argv[2] ?? '/';
const server = await startServer();
const browser = await chromium.launch(launchOptions);
try {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    deviceScaleFactor: 3,
    isMobile: true,
    hasTouch: true,
    locale: 'id-ID',
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  const addresses = new Map();
  const loaded = [];
  session.on('Network.responseReceived', ({ requestId, response }) => addresses.set(requestId, response.url));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const address = addresses.get(requestId);
    if (address?.startsWith(server.address)) {
      loaded.push({ address: address.slice(server.address.length), bytes: encodedDataLength });
    }
  });
  await page.goto(server.address + path, { waitUntil: 'networkidle' });
  // Tiles are asked for after the map has settled.
  await page.waitForTimeout(1500);
  await page.waitForLoadState('networkidle');
  process.stdout.write(JSON.stringify(loaded));
} finally {
  await browser.close();
  await server.stop();
}
