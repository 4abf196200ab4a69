// The engine of the quiz as a wasm module: its size, its bits beside the native ones, and how long a question takes in
// Chromium. Called by `cargo xtask bench quiz` with the module, one that has all but the engine, and the native digests, one
// a line.
import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { gzipSync } from 'node:zlib';
import { openPage, startBrowser } from '../e2e/support/browser.mjs';
import { startStatic } from '../e2e/support/hosts.mjs';
import { goal, median, percentile, row } from './support.mjs';

const LARGEST_KB = 25;
const LONGEST_MS = 15;
const QUESTIONS = 200;

const [modulePath, framePath, digestsPath] = process.argv.slice(2);
const bytes = readFileSync(modulePath);
const weight = (module) => gzipSync(module, { level: 9 }).length / 1000;
const [whole, frame] = [weight(bytes), weight(readFileSync(framePath))];
const packed = whole - frame;
console.log(`  module ${bytes.length} bytes, gzip -9 ${whole.toFixed(1)} KB; of it ${frame.toFixed(1)} KB are allocator, strings and the made-up pack, which every app has`);
goal('quiz engine, wasm gzip', `${packed.toFixed(1)} KB (${whole.toFixed(1)} KB with what is not of the engine)`, `${LARGEST_KB} KB`, packed <= LARGEST_KB);

const native = readFileSync(digestsPath, 'utf8').trim().split('\n');
const { instance } = await WebAssembly.instantiate(bytes, {});
const wasm = native.map((_, seed) => BigInt.asUintN(64, instance.exports.whole(BigInt(seed))).toString());
const same = wasm.filter((digest, seed) => digest === native[seed]).length;
const different = wasm.findIndex((digest, seed) => digest !== native[seed]);
if (different >= 0) console.log(`  session ${different}: natively ${native[different]}, in wasm ${wasm[different]}`);
console.log(`  ${native.length} sessions natively and in wasm, ${new Set(native).size} different verdicts`);
goal('quiz verdicts bit for bit the same natively and in wasm', `${same} of ${native.length}`, 'all', same === native.length && native.length >= 50);

/** In the page: times each choice of a question, over whole sessions, until there are enough. */
const time = async ([name, count]) => {
  const module = await WebAssembly.instantiateStreaming(fetch(name), {});
  const { begin, step, answer } = module.instance.exports;
  const times = [];
  for (let seed = 1_000n; times.length < count; seed += 1n) {
    if (!begin(seed)) throw new Error('the pack is none');
    for (let more = true; more && times.length < count; ) {
      const start = performance.now();
      more = step() !== 0;
      if (more) {
        times.push(performance.now() - start);
        answer();
      }
    }
  }
  return times;
};

const host = await startStatic({ folder: dirname(modulePath), files: { '/index.html': '<!doctype html><title>bench</title>' } });
const browser = await startBrowser();
const page = await openPage(browser);
await page.goto(`${host.url}index.html`);
const times = await page.evaluate(time, [basename(modulePath), QUESTIONS]);
await browser.close();
await host.stop();
row('choosing the next question, engine alone', times);
console.log(`  the very first one, code not yet warm: ${times[0].toFixed(1)} ms`);
const middle = median(times);
goal('quiz engine, next question in Chromium', `median ${middle.toFixed(1)} ms, p95 ${percentile(times, 0.95).toFixed(1)} ms`, `median ${LONGEST_MS} ms`, middle <= LONGEST_MS);
