// Runs Lighthouse with its settings for a phone against the real server and writes a JSON list of scores.
// Arguments: how many runs, then the addresses. `cargo xtask lighthouse` reads the list.

import * as chromeLauncher from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { launchOptions } from '../e2e/harness/browser.mjs';
import { startServer } from '../e2e/harness/server.mjs';

const FLAGS = ['--headless=new', ...launchOptions.args];
// Now and then a browser paints nothing at all; such a run says nothing of the page and is made again.
const TRIES = 3;
const METRICS = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift', 'speed-index'];

const [count = '5', ...paths] = process.argv.slice(2);
const server = await startServer();
const runs = [];
try {
  for (const path of paths) {
    for (let run = 0; run < Number(count); run += 1) runs.push(await measured(path));
  }
  process.stdout.write(JSON.stringify(runs));
} finally {
  await server.stop();
}

async function measured(path) {
  let failure;
  for (let tried = 0; tried < TRIES; tried += 1) {
    const run = await once(path);
    if (!run.failure) return run;
    failure = run.failure;
  }
  throw new Error(`${path}: ${failure}`);
}

async function once(path) {
  const chrome = await chromeLauncher.launch({ chromePath: process.env.CHROME_PATH, chromeFlags: FLAGS, logLevel: 'silent' });
  try {
    const options = { port: chrome.port, logLevel: 'error', onlyCategories: ['performance', 'accessibility', 'best-practices', 'seo'] };
    const { lhr } = await lighthouse(server.address + path, options);
    if (lhr.runtimeError) return { failure: lhr.runtimeError.message };
    const score = (id) => Math.round(100 * lhr.categories[id].score);
    return {
      path,
      performance: score('performance'),
      accessibility: score('accessibility'),
      bestPractices: score('best-practices'),
      seo: score('seo'),
      wanting: wanting(lhr),
      metrics: METRICS.map((id) => `${id} ${lhr.audits[id].displayValue}`).join(', '),
    };
  } finally {
    chrome.kill();
  }
}

/** What costs a point, in Lighthouse's own words. Single figures of performance are told apart. */
function wanting(lhr) {
  const ids = ['accessibility', 'best-practices', 'seo'].flatMap((id) => lhr.categories[id].auditRefs.filter((it) => it.weight > 0));
  const failed = ids.map((it) => lhr.audits[it.id]).filter((it) => it.score !== null && it.score < 1);
  return failed.map((it) => {
    const first = it.details?.items?.[0];
    return `${it.id}: ${it.title}${first ? ` (${first.node?.selector ?? first.description ?? first.url ?? ''})` : ''}`;
  });
}
