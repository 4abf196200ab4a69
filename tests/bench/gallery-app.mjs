// The gallery of the release app on the real server with 100,000 stories: how soon it stands, what a key costs, whether
// scrolling keeps up, how much of it is in the page. Called by `cargo xtask bench gallery`; STORIES says how many.
import { openPage, startBrowser } from '../e2e/support/browser.mjs';
import { startServer } from '../e2e/support/hosts.mjs';
import { enter, submit } from '../e2e/support/steps.mjs';
import { questions, stories } from './gallery/corpus.mjs';
import { goal, percentile, row } from './support.mjs';

const STORIES = Number(process.env.STORIES ?? 100_000);
/** As many as one command takes. */
const AT_ONCE = 500;
const WORDS = 12;
const LISTS = 5;
const SCROLLS = 120;
const FRAME_MS = 1000 / 60;
const MOST_NODES = 300;

/** A facilitator takes them in, as from feeds. */
const fill = async (page, url) => {
  const all = stories(STORIES);
  const first = Date.now() - STORIES * 1_000;
  for (let at = 0; at < all.length; at += AT_ONCE) {
    const part = all.slice(at, at + AT_ONCE).map((story) => ({
      feed: 'https://feeds.example/bench', guid: `${story.id}`, title: story.title, summary: story.summary,
      url: `https://example.org/${story.id}`, picture: null, topics: story.topics.split(' | '), source: story.source,
      language: 'en', kind: 'news', published: first + story.id * 1_000,
    }));
    await submit(page, url, { type: 'add_stories', stories: part });
  }
  return all;
};

/** In the page: the time of the next key until its frame is painted, and until the list is another. */
const watch = () => {
  const listed = () => [...document.querySelectorAll('[data-story]')].map((card) => card.dataset.story).join();
  globalThis.nextKey = () =>
    new Promise((resolve) => {
      const before = listed();
      const times = {};
      const done = () => {
        if (times.painted === undefined || times.found === undefined) return;
        observer.disconnect();
        clearTimeout(patience);
        resolve(times);
      };
      let pressed;
      const observer = new MutationObserver(() => {
        if (times.found !== undefined || listed() === before) return;
        times.found = performance.now() - pressed;
        done();
      });
      // Another letter may find the same stories.
      const patience = setTimeout(() => { times.found ??= null; done(); }, 1_500);
      observer.observe(document.body, { subtree: true, childList: true, attributes: true });
      addEventListener('keydown', (event) => {
        pressed = event.timeStamp;
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => { times.painted = performance.now() - pressed; done(); };
          port2.postMessage(null);
        });
      }, { capture: true, once: true });
    });
  globalThis.frames = [];
  globalThis.measureFrames = (on) => {
    globalThis.measuring = on;
    let last;
    const frame = (now) => {
      if (last !== undefined) globalThis.frames.push(now - last);
      last = now;
      if (globalThis.measuring) requestAnimationFrame(frame);
    };
    if (on) requestAnimationFrame(frame);
  };
};

const host = await startServer();
const browser = await startBrowser();
const desk = await openPage(browser);
await enter(desk, host.url, 'facilitator');
const before = Date.now();
const all = await fill(desk, host.url);
console.log(`  ${STORIES} stories taken in by the server in ${((Date.now() - before) / 1000).toFixed(1)} s`);
await desk.context().close();

const page = await openPage(browser, { viewport: { width: 1440, height: 900 } });
await enter(page, host.url, 'ambassador');
const stands = [];
for (let n = 0; n < LISTS; n += 1) {
  const start = Date.now();
  await page.goto(`${host.url}stories`);
  await page.locator('[data-story]').first().waitFor();
  stands.push(Date.now() - start);
}
row('from the address to the first stories', stands);
await page.evaluate(watch);

const [painted, found] = [[], []];
const field = page.locator('input[type=search]');
for (const word of questions(all, WORDS, 11)['one word']) {
  await field.fill('');
  await field.focus();
  for (const letter of word.slice(0, 6)) {
    await page.evaluate(() => { globalThis.coming = globalThis.nextKey(); });
    await page.keyboard.press(letter);
    const times = await page.evaluate(() => globalThis.coming);
    painted.push(times.painted);
    if (times.found !== null) found.push(times.found);
  }
}
row('from a key to its letter painted', painted);
row('from a key to other stories in the list', found);

await page.goto(`${host.url}stories`);
await page.locator('[data-story]').first().waitFor();
await page.evaluate(watch);
await page.mouse.move(720, 600);
await page.evaluate(() => globalThis.measureFrames(true));
let nodes = 0;
for (let n = 0; n < SCROLLS; n += 1) {
  await page.mouse.wheel(0, 400);
  if (n % 10 === 9) nodes = Math.max(nodes, await page.evaluate(() => document.querySelectorAll('[data-story], [data-story] *').length));
}
await page.evaluate(() => globalThis.measureFrames(false));
const frames = await page.evaluate(() => globalThis.frames);
const depth = await page.evaluate(() => Math.round(scrollY));
// A clock that ticks in tenths, and a frame that is a little late, are no missed frame.
const late = frames.filter((time) => time > 1.5 * FRAME_MS).length;
console.log(`  ${frames.length} frames while ${depth} pixels were scrolled; ${late} came late by half a frame and more, the longest took ${Math.max(...frames).toFixed(0)} ms`);
if (page.faults.length > 0) throw new Error(page.faults.join('\n'));
await browser.close();
await host.stop();

const key = percentile(painted, 0.95);
goal('gallery in the app, key to paint', `p95 ${key.toFixed(1)} ms of ${painted.length}`, '16.7 ms', key <= 16.7);
goal('gallery in the app, frames late while scrolling', `${late} of ${frames.length}`, '0', late === 0);
goal('gallery in the app, nodes of its cards', `${nodes}`, `${MOST_NODES}`, nodes > 0 && nodes <= MOST_NODES);
