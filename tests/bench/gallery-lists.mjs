// The gallery's list beside one written by hand with the same elements: making 240 cards, replacing all of them, changing
// every tenth. What is compared is the time in which the page's main thread was busy, styles, layout and paint included,
// as the browser itself counts it; the two pages take turns. Called by `cargo xtask bench gallery`.
import { readFileSync } from 'node:fs';
import assert from 'node:assert/strict';
import { openPage, startBrowser } from '../e2e/support/browser.mjs';
import { startServer } from '../e2e/support/hosts.mjs';
import { become } from '../e2e/support/steps.mjs';
import { goal, median } from './support.mjs';

const ROUNDS = 25;
const MOST = 1.15;
const JOBS = ['create', 'replace', 'update'];
const HAND = new URL('gallery/by-hand.mjs', import.meta.url);

const host = await startServer();
const browser = await startBrowser();

const open = async () => {
  const page = await openPage(browser, { viewport: { width: 1440, height: 900 }, locale: 'en-GB', bypassCSP: true });
  await become(page, host.url, 'ambassador');
  return page;
};

/** The app's list, in a build that has it. */
const app = await open();
await app.goto(`${host.url}style?lists`);
await app.waitForFunction(() => Number(document.querySelector('[data-stories]')?.dataset.stories) > 0);

/** The same document with its styles, but without the app: what stands around the list is equal too. */
const hand = await open();
const frame = (await app.content()).replaceAll(/<script[^>]*>.*?<\/script>/gs, '').replaceAll(/<link[^>]*preload[^>]*>/g, '');
await hand.route('**/by-hand/*', (route) => {
  const script = route.request().url().endsWith('.mjs');
  return route.fulfill(script ? { contentType: 'text/javascript', body: readFileSync(HAND) } : { contentType: 'text/html', body: frame });
});
await hand.goto(`${host.url}by-hand/`);
await hand.evaluate(async () => {
  const read = async (url) => (await fetch(new URL(url, document.baseURI))).json();
  const [{ start }, page, texts, rooms] = await Promise.all([
    import(new URL('by-hand/page.mjs', document.baseURI)), read('api/v1/stories'), read('locales/en.json'),
    read('locales/en.rooms.json').catch(() => ({})),
  ]);
  start(page.items, { ...texts, ...rooms });
});
await hand.unroute('**/by-hand/*');

const pages = [];
for (const [name, page] of [['app', app], ['by hand', hand]]) {
  const browserSide = await page.context().newCDPSession(page);
  await browserSide.send('Performance.enable');
  const busy = async () => {
    const { metrics } = await browserSide.send('Performance.getMetrics');
    return metrics.find((metric) => metric.name === 'TaskDuration').value * 1000;
  };
  pages.push({ name, page, busy, times: { create: [], replace: [], update: [] } });
}

/** Presses the job's button and waits until what it did is painted. */
const press = (page, job) =>
  page.evaluate(async (job) => {
    document.querySelector(`[data-do=${job}]`).click();
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))));
  }, job);

const cards = (page) =>
  page.evaluate(() => {
    const grid = document.querySelector('.story-grid').cloneNode(true);
    const notes = document.createTreeWalker(grid, NodeFilter.SHOW_COMMENT);
    const all = [];
    while (notes.nextNode()) all.push(notes.currentNode);
    all.forEach((note) => note.remove());
    return grid.innerHTML;
  });

for (let round = 0; round < ROUNDS; round += 1) {
  for (const job of ['clear', ...JOBS]) {
    for (const { page, busy, times } of round % 2 ? pages : [...pages].reverse()) {
      await page.bringToFront();
      const before = await busy();
      await press(page, job);
      times[job]?.push((await busy()) - before);
    }
  }
  if (round === 0) assert.equal(await cards(app), await cards(hand), 'both lists have the same elements');
}
for (const { page } of pages) assert.deepEqual(page.faults, []);
await browser.close();
await host.stop();

const [ours, theirs] = pages.map(({ times }) => times);
for (const job of JOBS) {
  const [own, other] = [median(ours[job]), median(theirs[job])];
  console.log(`  ${job.padEnd(10)} app ${own.toFixed(1)} ms, by hand ${other.toFixed(1)} ms (median of ${ROUNDS})`);
  goal(`gallery list, ${job}`, `${(own / other).toFixed(2)} x a list written by hand`, `${MOST} x`, own / other <= MOST);
}
