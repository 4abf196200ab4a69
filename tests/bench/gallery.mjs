// Search over 100,000 made-up stories beside MiniSearch, uFuzzy and FlexSearch, each in a fresh Chromium, ours as wasm.
// Called by `cargo xtask bench gallery` with our module and the folder of the rivals.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openPage, startBrowser } from '../e2e/support/browser.mjs';
import { startStatic } from '../e2e/support/hosts.mjs';
import { goal, percentile } from './support.mjs';

const STORIES = Number(process.env.STORIES ?? 100_000);
const QUESTIONS = 100;
const TYPED = 8;
/** In turn; the quickest and smallest of an engine's samples count. */
const SAMPLES = process.env.SAMPLES?.split(',') ?? ['ours', 'MiniSearch', 'ours', 'MiniSearch', 'uFuzzy', 'FlexSearch'];

const [modulePath, rivals] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const file = (name) => readFileSync(join(here, 'gallery', name), 'utf8');
const host = await startStatic({
  folder: join(rivals, 'node_modules'),
  files: {
    '/index.html': '<!doctype html><title>bench</title><script type="module" src="/page.mjs"></script>',
    '/favicon.ico': '',
    '/page.mjs': file('page.mjs'),
    '/engines.mjs': file('engines.mjs'),
    '/corpus.mjs': file('corpus.mjs'),
    '/engine.wasm': readFileSync(modulePath),
  },
});

/** Megabytes of JavaScript's heap after collecting what is not needed: in use, and taken from the system. */
const heap = async (session) => {
  for (let n = 0; n < 3; n += 1) await session.send('HeapProfiler.collectGarbage');
  const { usedSize, totalSize } = await session.send('Runtime.getHeapUsage');
  return { used: usedSize / 1e6, taken: totalSize / 1e6 };
};

const sample = async (name) => {
  const browser = await startBrowser();
  const page = await openPage(browser);
  page.setDefaultTimeout(0);
  await page.goto(`${host.url}index.html`);
  await page.waitForFunction(() => globalThis.ready, null, { timeout: 30_000 });
  const session = await page.context().newCDPSession(page);
  await page.evaluate(([engine, count]) => globalThis.prepare(engine, count), [name, STORIES]);
  const before = await heap(session);
  const build = await page.evaluate(() => globalThis.build());
  const { outside, index } = await page.evaluate(() => globalThis.memory());
  const after = await heap(session);
  // A module's memory never shrinks: what it has taken is more than what the index uses of it.
  const memory = after.used - before.used + index / 1e6;
  const taken = after.taken - before.taken + outside / 1e6;
  const times = await page.evaluate((count) => globalThis.ask(count), QUESTIONS);
  times['every key'] = await page.evaluate((count) => globalThis.type(count), TYPED);
  const compared = name === 'ours' || name === 'MiniSearch';
  const hits = compared ? await page.evaluate((count) => globalThis.hits(count), QUESTIONS) : null;
  const counted = name === 'ours' ? await page.evaluate((count) => globalThis.typeCounted(count), TYPED) : null;
  if (page.faults.length > 0) throw new Error(page.faults.join('\n'));
  await browser.close();
  return { build, memory, taken, times, hits, counted };
};

/** The better of two samples of one engine. */
const better = (a, b) => {
  if (!a) return b;
  const times = {};
  for (const sort of Object.keys(a.times)) times[sort] = a.times[sort].map((time, n) => Math.min(time, b.times[sort][n]));
  const counted = a.counted?.map((time, n) => Math.min(time, b.counted[n]));
  return { ...a, build: Math.min(a.build, b.build), memory: Math.min(a.memory, b.memory), taken: Math.min(a.taken, b.taken), times, counted };
};

const engines = {};
for (const name of SAMPLES) {
  engines[name] = better(engines[name], await sample(name));
  console.log(`  measured ${name}`);
}
await host.stop();

const { ours, MiniSearch: mini } = engines;
const sorts = Object.keys(ours.times);
const both = (times) => `${percentile(times, 0.5).toFixed(2)}/${percentile(times, 0.95).toFixed(2)}`;
const line = (cells) => console.log(`  ${cells.map((cell, n) => (n === 0 ? cell.padEnd(12) : cell.padStart(13))).join('')}`);
console.log(`\n  ${STORIES} stories, ${QUESTIONS} questions of each sort; median/p95 in ms, the best of three and of all samples`);
line(['', 'build s', 'MB', 'MB taken', ...sorts]);
for (const [name, found] of Object.entries(engines)) {
  line([name, (found.build / 1000).toFixed(2), found.memory.toFixed(1), found.taken.toFixed(1), ...sorts.map((sort) => both(found.times[sort]))]);
}
console.log('  MB: in use once everything superfluous is collected; taken: from the system, with what is free for later');
console.log(`  every key with the counts of all filters: ${both(ours.counted)} ms\n`);

let [same, asked] = [0, 0];
for (const sort of sorts.filter((sort) => sort !== 'a slip' && sort !== 'every key')) {
  const equal = ours.hits[sort].filter((digest, n) => digest === mini.hits[sort][n]).length;
  if (equal < QUESTIONS) console.log(`  ${sort}: ${equal} of ${QUESTIONS} with the same hits`);
  same += equal;
  asked += QUESTIONS;
}
let [recalled, wanted] = [0, 0];
mini.hits['a slip'].forEach((theirs, n) => {
  const there = new Set(ours.hits['a slip'][n]);
  recalled += theirs.filter((number) => there.has(number)).length;
  wanted += theirs.length;
});
const worst = Math.max(...sorts.map((sort) => percentile(ours.times[sort], 0.95) / percentile(mini.times[sort], 0.95)));
const ratio = (name, value, limit) => goal(name, `${value.toFixed(3)} × MiniSearch`, `${limit}`, value <= limit);
ratio('gallery search p95, the worst sort of question', worst, 0.02);
ratio('gallery index, memory in use', ours.memory / mini.memory, 0.1);
ratio('gallery index, memory taken', ours.taken / mini.taken, 0.1);
ratio('gallery index, build', ours.build / mini.build, 0.2);
goal('gallery search, literal hits as MiniSearch', `${same} of ${asked}`, 'all', same === asked);
goal('gallery search, of MiniSearch’s hits with a slip', `${((100 * recalled) / wanted).toFixed(1)} %`, '95 %', recalled >= 0.95 * wanted);
const key = percentile(ours.times['every key'], 0.95);
goal('gallery search, one key p95', `${key.toFixed(2)} ms`, '16.7 ms', key <= 16.7);
