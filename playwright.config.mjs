// How the journeys run: the machine's Chromium, a phone-sized screen first, one server for all.

import { defineConfig } from '@playwright/test';
import { launchOptions } from './tests/e2e/harness/browser.mjs';

const phone = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 3, isMobile: true, hasTouch: true };

export default defineConfig({
  testDir: 'tests/e2e/specs',
  outputDir: 'target/e2e/results',
  globalSetup: './tests/e2e/harness/setup.mjs',
  fullyParallel: true,
  workers: 2,
  // A second try would hide a fault of the app or of the test.
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'target/e2e/report.json' }]],
  use: {
    baseURL: process.env.RUANGIZIN_URL,
    launchOptions,
    locale: 'id-ID',
    timezoneId: 'Asia/Makassar',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
  projects: [{ name: 'phone', use: phone }],
});
