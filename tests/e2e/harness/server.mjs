// Starts the real server on a free port and stops it again. The task that runs the journeys says where the
// program, the app and the pack lie; no test knows a path or a port.

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

function required(name) {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not set: run the journeys with \`cargo xtask test --only e2e\``);
  }
  return value;
}

/** Starts a server; `packs` names other packs than the demo city's, `dist` another build of the app, `more` further options. */
export async function startServer({ packs = [required('RUANGIZIN_PACK')], port = 0, dist = required('RUANGIZIN_DIST'), more = [] } = {}) {
  const options = ['serve', '--demo', '--port', String(port), '--dist', dist, ...more];
  for (const pack of packs) {
    options.push('--pack', pack);
  }
  const child = spawn(required('RUANGIZIN_SERVER'), options, { stdio: ['ignore', 'pipe', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (text) => (complaint += text));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const said = [];
  const address = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`the server did not start: ${complaint}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      said.push(line);
      const found = /^listening on (http:\S+)\/$/.exec(line);
      if (found) resolve(found[1]);
    });
  });
  return {
    address,
    /** What it printed until now. */
    said,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
