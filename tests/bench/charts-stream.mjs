// An hour of a thousand events a second into our chart, drawn 60 times a second, faster than in life: what it takes of
// memory every ten minutes, and how long its frames take. Called by `cargo xtask soak stream` with the folder of our
// module; `SECONDS` makes the hour shorter.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openPage, startBrowser } from '../e2e/support/browser.mjs';
import { startStatic } from '../e2e/support/hosts.mjs';
import { goal, median, percentile } from './support.mjs';

const SECONDS = Number(process.env.SECONDS ?? 3_600);
const EVERY = Math.min(600, SECONDS / 6);
/** The newest events that are kept at full resolution: a million, a little more than a quarter of an hour. */
const KEPT = 1_000_000;
/** The line has room for a minute at least. */
const LEAST = 60_000;
const FRAME = 16.7;
/** What a kept event may take: 4 bytes for its value and 8/7 for the levels above it; an eighth more is kept before the
 *  oldest are forgotten. */
const BYTES = (4 + 8 / 7) * 1.125;
/** What else may have changed in a browser's heap after an hour. */
const SPARE = 2;

const [module] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const file = (name) => readFileSync(join(here, 'charts', name), 'utf8');
const host = await startStatic({
  folder: join(here, 'charts'),
  files: {
    '/index.html':
      '<!doctype html><title>soak</title><link rel="stylesheet" href="/page.css"><div id="chart"></div><script type="module" src="/stream.mjs"></script>',
    '/favicon.ico': '',
    '/page.css': '#chart{position:relative;inline-size:1200px;block-size:400px;background:#fbf8f3}.layer{position:absolute;inset:0}',
    '/stream.mjs': file('stream.mjs'),
    '/libraries.mjs': file('libraries.mjs'),
    '/points.mjs': file('points.mjs'),
    '/ours/charts_bench.js': readFileSync(join(module, 'charts_bench.js')),
    '/ours/charts_bench_bg.wasm': readFileSync(join(module, 'charts_bench_bg.wasm')),
  },
});
const browser = await startBrowser();
const page = await openPage(browser, { viewport: { width: 1_280, height: 600 }, deviceScaleFactor: 1 });
page.setDefaultTimeout(0);
await page.goto(`${host.url}index.html`);
await page.waitForFunction(() => globalThis.ready, null, { timeout: 30_000 });
const inspector = await page.context().newCDPSession(page);

/** What is in use once the garbage is out, MB: the module's memory, and the page's own heap. */
const memory = async () => {
  await inspector.send('HeapProfiler.collectGarbage');
  const heap = await inspector.send('Runtime.getHeapUsage');
  const [wasm, js] = [await page.evaluate(() => globalThis.bytes()), heap.usedSize + (heap.embedderHeapUsedSize ?? 0)];
  return { wasm: wasm / 1e6, js: js / 1e6, sum: (wasm + js) / 1e6 };
};

await page.evaluate(([kept, least]) => globalThis.begin(kept, least), [KEPT, LEAST]);
const seen = [{ at: 0, ...(await memory()) }];
const line = ({ at, wasm, js, sum }) =>
  console.log(`  after ${String(Math.round(at / 60)).padStart(3)} min   ${wasm.toFixed(1).padStart(6)} MB module + ${js.toFixed(1).padStart(5)} MB page = ${sum.toFixed(1).padStart(6)} MB`);
console.log(`\n  a chart takes 1,000 events a second for ${SECONDS} s and keeps the last ${KEPT.toLocaleString('en')}`);
line(seen[0]);
const [frames, counts] = [[], []];
let sent = 0;
for (let at = EVERY; at <= SECONDS + 1e-6; at += EVERY) {
  // A minute at a time, so that no call lasts longer than a test's patience.
  for (let left = EVERY; left > 0; left -= 60) {
    const told = await page.evaluate((seconds) => globalThis.stream(seconds), Math.min(60, left));
    frames.push(...told.work);
    counts.push(...told.idle);
    sent = told.sent;
  }
  seen.push({ at, ...(await memory()) });
  line(seen.at(-1));
}
if (page.faults.length > 0) throw new Error(page.faults.join('\n'));
if (sent !== SECONDS * 1_000) throw new Error(`${sent} events were sent`);
const drawn = await page.evaluate(() => globalThis.drawn());
if (drawn < 0.01) throw new Error('nothing was drawn');
if (process.env.SHOTS) await page.screenshot({ path: join(process.env.SHOTS, 'stream.png') });
await browser.close();
await host.stop();

const over = (times) => times.filter((time) => time > FRAME).length;
const row = (name, times) => {
  const longest = times.reduce((a, b) => Math.max(a, b), 0);
  console.log(`  ${name.padEnd(34)} ${times.length}: median ${median(times).toFixed(1)} ms, p99 ${percentile(times, 0.99).toFixed(1)} ms, longest ${longest.toFixed(1)} ms, over ${FRAME} ms: ${over(times)}`);
};
row('frames', frames);
row('counting beside them, undrawn', counts);
console.log('');
const [first, last] = [seen[0], seen.at(-1)];
const bound = first.sum + (KEPT * BYTES) / 1e6 + SPARE;
goal('chart, memory after the stream', `${last.sum.toFixed(1)} MB, ${first.sum.toFixed(1)} MB before it`, `${bound.toFixed(1)} MB, from what is kept`, last.sum <= bound);
// The window is full after a third of the hour: from then on nothing may grow.
const full = seen.find(({ at }) => at * 1_000 >= KEPT * 1.125) ?? last;
const grown = last.sum - full.sum;
goal('chart, memory grown once the window is full', `${grown.toFixed(2)} MB in ${Math.round((last.at - full.at) / 60)} min`, `${SPARE} MB`, grown <= SPARE);
// A machine that does other things at the same time takes its time from both: what counting loses, drawing loses too.
const lost = over(counts);
goal('chart, frames over 16.7 ms in the stream', `${over(frames)} of ${frames.length}; ${lost} of as many counts`, '0', over(frames) === 0);
