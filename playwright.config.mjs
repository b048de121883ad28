// How the journeys run: the machine's Chromium, a phone-sized screen first, one server for all.

import { defineConfig } from '@playwright/test';
import { launchOptions } from './tests/e2e/harness/browser.mjs';

const phone = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 3, isMobile: true, hasTouch: true };

export default defineConfig({
  testDir: 'tests/e2e/specs',
  outputDir: 'target/e2e/results',
  globalSetup: './tests/e2e/harness/setup.mjs',
  fullyParallel: true,
  // Half of a journey is waiting, so two cores have enough to do for three.
  workers: 3,
  // A machine that is busy with other things makes one of hundreds fail now and then. A second try tells that from
  // a fault; what needed one is listed, and the test command lets only a few of them pass.
  retries: 1,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'target/e2e/report.json' }]],
  use: {
    baseURL: process.env.RUANGIZIN_URL,
    // A journey is over before a second, better compilation of the program pays.
    launchOptions: { ...launchOptions, args: [...launchOptions.args, '--js-flags=--liftoff-only'] },
    locale: 'id-ID',
    timezoneId: 'Asia/Makassar',
    screenshot: 'only-on-failure',
    // Recording takes a seventh of the time, so it is asked for: `--trace on` with the one journey that failed.
    trace: 'off',
  },
  projects: [{ name: 'phone', use: phone }],
});
