// The numbers that the texts of cases have as WASM: `node same.mjs SPEC SEED FROM TO STEP`, as JSON on standard output.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [file, ...numbers] = process.argv.slice(2);
const spec = JSON.parse(readFileSync(file, 'utf8'));
const [seed, from, to, step] = numbers.map(Number);

const { default: init, Files } = await import(pathToFileURL(join(spec.wasm, 'verdict_bench.mjs')));
await init({ module_or_path: readFileSync(join(spec.wasm, 'verdict_bench_bg.wasm')) });

/** All files of a folder. */
function filesOf(folder, names) {
  const files = new Files();
  for (const name of names) files.insert(name, readFileSync(join(folder, name)));
  return files;
}

const bench = filesOf(spec.pack, spec.files).open(filesOf(spec.rules, spec.rule_files), seed);
if (spec.parcels) JSON.parse(readFileSync(spec.parcels, 'utf8')).forEach((it) => bench.add(Float64Array.from(it)));
else bench.draw(2500);
const digests = [];
for (let n = from; n < to; n += step) digests.push(bench.digest(n, Math.min(n + step, to)));
process.stdout.write(JSON.stringify(digests));
