// Lines of up to a million points beside uPlot, ECharts and Chart.js, each sample in a fresh Chromium, ours as wasm.
// Called by `cargo xtask bench charts` with the folder of our module and that of the rivals.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openPage, startBrowser } from '../e2e/support/browser.mjs';
import { startStatic } from '../e2e/support/hosts.mjs';
import { goal, median } from './support.mjs';

const SIZES = [10_000, 100_000, 1_000_000];
const LIBRARIES = ['ours', 'uPlot', 'Chart.js', 'ECharts'];
/** Fresh browsers for each library and size; the least of their figures counts. */
const SAMPLES = Number(process.env.SAMPLES ?? 5);
const SECONDS = Number(process.env.SECONDS ?? 5);
const [FRAME, LATE] = [16.7, 25];

const [module, rivals] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const file = (name) => readFileSync(join(here, 'charts', name), 'utf8');
const style = '#chart{position:relative;inline-size:1200px;block-size:400px;background:#fbf8f3}.layer{position:absolute;inset:0}';
const host = await startStatic({
  folder: join(rivals, 'node_modules'),
  files: {
    '/index.html':
      '<!doctype html><title>bench</title><link rel="stylesheet" href="/uplot/dist/uPlot.min.css"><link rel="stylesheet" href="/page.css">' +
      '<div id="chart"></div><script type="module" src="/page.mjs"></script>',
    '/favicon.ico': '',
    '/page.css': style,
    '/page.mjs': file('page.mjs'),
    '/libraries.mjs': file('libraries.mjs'),
    '/points.mjs': file('points.mjs'),
    '/ours/charts_bench.js': readFileSync(join(module, 'charts_bench.js')),
    '/ours/charts_bench_bg.wasm': readFileSync(join(module, 'charts_bench_bg.wasm')),
  },
});

/** A fresh browser with a library and so many points; `work` gets its page. */
const within = async (name, points, work) => {
  const browser = await startBrowser();
  const page = await openPage(browser, { viewport: { width: 1_280, height: 600 }, deviceScaleFactor: 1 });
  page.setDefaultTimeout(0);
  await page.goto(`${host.url}index.html`);
  await page.waitForFunction(() => globalThis.ready, null, { timeout: 30_000 });
  await page.evaluate(([library, count]) => globalThis.prepare(library, count), [name, points]);
  const found = await work(page);
  if (page.faults.length > 0) throw new Error(page.faults.join('\n'));
  if (process.env.SHOTS) await page.screenshot({ path: join(process.env.SHOTS, `${name}-${points}.png`) });
  await browser.close();
  return found;
};

/** What one sample says, in milliseconds; of what is done again and again the middle. */
const sample = (name, points) =>
  within(name, points, async (page) => {
    const first = await page.evaluate(() => globalThis.first());
    const update = median(await page.evaluate(() => globalThis.update(40)));
    const axes = name === 'ours' ? median(await page.evaluate(() => globalThis.update(20, 'appendWithAxes'))) : update;
    const zoom = median(await page.evaluate(() => globalThis.zoom(20)));
    return { first, update, axes, zoom };
  });

const least = (a, b) => (a ? Object.fromEntries(Object.keys(b).map((key) => [key, Math.min(a[key], b[key])])) : b);

const found = {};
for (let turn = 0; turn < SAMPLES; turn += 1) {
  for (const points of SIZES) {
    for (const name of LIBRARIES) {
      const key = `${name} ${points}`;
      found[key] = least(found[key], await sample(name, points));
    }
  }
  console.log(`  sample ${turn + 1} of ${SAMPLES}`);
}
const of = (name, points) => found[`${name} ${points}`];

const line = (cells) => console.log(`  ${cells.map((cell, n) => (n === 0 ? cell.padEnd(12) : cell.padStart(22))).join('')}`);
console.log(`\n  one line on 1200 × 400 pixels, ms with everything painted, the least of ${SAMPLES} samples; 10k / 100k / 1M points`);
line(['', 'first, with decoding', '+ 100 points', 'the same with axes', 'a tenth']);
for (const name of LIBRARIES) {
  const cell = (what) => SIZES.map((points) => of(name, points)[what].toFixed(1)).join(' / ');
  line([name, ...['first', 'update', 'axes', 'zoom'].map(cell)]);
}

console.log(`\n  1,000 points a second for ${SECONDS} s on top of 100,000, drawn once a frame; frames whose work took more than ${FRAME} ms, and`);
console.log(`  those that came more than ${LATE} ms after the one before`);
line(['', 'frames', 'median / longest ms', 'over', 'late']);
const streams = {};
for (const name of LIBRARIES) {
  const { work, between } = await within(name, 100_000, async (page) => {
    await page.evaluate(() => globalThis.first());
    return page.evaluate((seconds) => globalThis.stream(seconds), SECONDS);
  });
  const over = work.filter((time) => time > FRAME).length;
  streams[name] = over;
  const late = between.filter((time) => time > LATE).length;
  line([name, `${work.length}`, `${median(work).toFixed(1)} / ${Math.max(...work).toFixed(1)}`, `${over}`, `${late}`]);
}

let worst = 0;
console.log('\n  our picture against one that draws every point');
for (const points of SIZES) {
  const pictures = await within('ours', points, async (page) => {
    await page.evaluate(() => globalThis.first());
    const seen = [];
    for (const [from, to] of [[0, points - 1], [points * 0.31, points * 0.41], [points * 0.6, points * 0.6 + 900]]) {
      seen.push(await page.evaluate(([a, b]) => globalThis.off(a, b), [from, to]));
    }
    return seen;
  });
  for (const { drawn } of pictures) if (drawn < 0.01) throw new Error('nothing was drawn');
  const shares = pictures.map(({ off }) => off);
  worst = Math.max(worst, ...shares);
  line([`${points}`, ...shares.map((share) => `${(share * 100).toFixed(3)} %`)]);
}
await host.stop();
console.log('');

const [small, middle, large] = SIZES;
const rival = (points, what) => of('ours', points)[what] / of('uPlot', points)[what];
const ratio = (name, value, limit, of = 'uPlot') => goal(name, `${value.toFixed(2)} × ${of}`, `${limit}`, value <= limit);
ratio('chart, 100 more points on a million', rival(large, 'update'), 0.15);
ratio('chart, 100 more points on a million', of('ours', large).update / of('ours', small).update, 1.3, 'ours on 10,000');
ratio('chart, first draw of 10,000 points', rival(small, 'first'), 0.5);
ratio('chart, first draw of 100,000 points', rival(middle, 'first'), 0.7);
ratio('chart, first draw of a million points', rival(large, 'first'), 0.8);
goal('chart, pixels off by more than 64 levels', `${(worst * 100).toFixed(3)} %`, '0.1 %', worst <= 0.001);
goal('chart, frames over 16.7 ms at 1,000 points a second', `${streams.ours}`, '0', streams.ours === 0);
