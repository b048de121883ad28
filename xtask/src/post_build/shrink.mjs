// Shrinks WASM files with Binaryen in one process: starting its own program anew for each of some hundred small files takes
// longer than the work. Writes a.small.wasm beside each a.wasm that is named.

import { readFileSync, writeFileSync } from 'node:fs';
import binaryen from 'binaryen';

// What the oldest browsers we speak to understand, and nothing newer.
const { Features } = binaryen;
const UNDERSTOOD = Features.MutableGlobals | Features.NontrappingFPToInt | Features.BulkMemory | Features.BulkMemoryOpt
  | Features.SignExt | Features.ReferenceTypes | Features.Multivalue;

// Like -Os, chosen by what brotli makes of the result; docs/measured.md names what else was tried.
binaryen.setOptimizeLevel(2);
binaryen.setShrinkLevel(1);

// Ways into classes for streams that a library of the framework declares and nobody here makes; see `scripts.rs`.
const UNUSED = /^(__wbg_)?intounderlying/;

function namesOfExports(module) {
  const numbers = Array.from({ length: module.getNumExports() }, (_, at) => at);
  return numbers.map((at) => binaryen.getExportInfo(module.getExportByIndex(at)).name);
}

for (const file of process.argv.slice(2)) {
  const module = binaryen.readBinary(readFileSync(file), UNDERSTOOD);
  for (const name of namesOfExports(module).filter((it) => UNUSED.test(it))) module.removeExport(name);
  module.optimize();
  module.runPasses(['strip-debug', 'strip-producers', 'strip-target-features']);
  writeFileSync(file.replace(/\.wasm$/, '.small.wasm'), module.emitBinary());
  module.dispose();
}
