// The gallery of the release app with 100,000 stories, on the real server and on the backend in the browser: how soon it
// stands, what a key costs, whether scrolling keeps up, how much of it is in the page. Beside it a page with nothing but a
// text field says what the browser alone needs for a key. Called by `cargo xtask bench gallery`; STORIES says how many,
// HOMES which of the two.
import { randomUUID } from 'node:crypto';
import { openPage, startBrowser } from '../e2e/support/browser.mjs';
import { HOMES, startStatic } from '../e2e/support/hosts.mjs';
import { become, submit } from '../e2e/support/steps.mjs';
import { chance, questions, stories } from './gallery/corpus.mjs';
import { goal, percentile, row } from './support.mjs';

const STORIES = Number(process.env.STORIES ?? 100_000);
/** As many as one command takes. */
const AT_ONCE = 500;
const WORDS = 12;
const LISTS = 5;
const SCROLLS = 120;
/** Ten keys a second: faster than nearly everybody. */
const KEYS_APART_MS = 100;
const FRAME_MS = 1000 / 60;
const MOST_NODES = 300;

/** What a facilitator takes in, as from feeds. */
const commands = (all) => {
  const first = Date.now() - STORIES * 1_000;
  return Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, n) => {
    const part = all.slice(n * AT_ONCE, (n + 1) * AT_ONCE).map((story) => ({
      feed: 'https://feeds.example/bench', guid: `${story.id}`, title: story.title, summary: story.summary,
      url: `https://example.org/${story.id}`, picture: null, topics: story.topics.split(' | '), source: story.source,
      language: 'en', kind: 'news', published: first + story.id * 1_000,
    }));
    return { type: 'add_stories', stories: part };
  });
};

/** On the server by its API; in the browser through the outbox, whose form is documented, as if they had waited there. */
const fill = async (name, page, url, all) => {
  if (name === 'server') {
    for (const body of commands(all)) await submit(page, url, body);
    return;
  }
  await page.goto(`${url}stories`);
  await page.locator('#screen').waitFor();
  const person = await page.evaluate(() => localStorage.getItem('polyphony.person'));
  for (const body of commands(all)) {
    const id = randomUUID();
    const entry = JSON.stringify({ command: { id, body }, person, state: 'waiting', tries: 0, problem: null });
    await page.evaluate(([id, entry]) => new Promise((resolve, reject) => {
      const opening = indexedDB.open('polyphony-outbox', 1);
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const writing = opening.result.transaction('entries', 'readwrite');
        writing.objectStore('entries').add({ id, entry });
        writing.oncomplete = () => { opening.result.close(); resolve(); };
        writing.onerror = () => reject(writing.error);
      };
    }), [id, entry]);
  }
  await page.reload();
  await page.locator('#screen').waitFor();
  await page.evaluate(() => new Promise((resolve) => {
    const look = () => {
      const opening = indexedDB.open('polyphony-outbox', 1);
      opening.onsuccess = () => {
        const counting = opening.result.transaction('entries').objectStore('entries').count();
        counting.onsuccess = () => {
          opening.result.close();
          if (counting.result === 0) resolve();
          else setTimeout(look, 250);
        };
      };
    };
    look();
  }));
};

/** In the page: the time of the next key until its frame is painted, and until the list is another. */
const watch = () => {
  // The first of them say that the list is another; rows that nobody sees come later.
  const listed = () => [...document.querySelectorAll('[data-story]')].slice(0, 3).map((card) => card.dataset.story).join();
  globalThis.nextKey = (finds) =>
    new Promise((resolve) => {
      const before = listed();
      const times = finds ? {} : { found: null };
      const done = () => {
        if (times.painted === undefined || times.found === undefined) return;
        observer.disconnect();
        clearTimeout(patience);
        resolve(times);
      };
      let pressed;
      const observer = new MutationObserver(() => {
        if (pressed === undefined || times.found !== undefined || listed() === before) return;
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

const browser = await startBrowser();

/** A key in a page that has nothing but a field. */
const bare = async () => {
  const host = await startStatic({ files: { '/index.html': '<!doctype html><title>bare</title><input type="search">', '/favicon.ico': '' } });
  const page = await openPage(browser, { viewport: { width: 1440, height: 900 } });
  await page.goto(`${host.url}index.html`);
  await page.evaluate(watch);
  await page.locator('input').focus();
  const painted = [];
  for (const letter of 'sixty-eight letters that nobody waits for, to be typed one by one, ok') {
    // Nothing is found here: what is painted is all that is waited for.
    await page.evaluate(() => { globalThis.coming = globalThis.nextKey(false); });
    await page.keyboard.press(letter);
    painted.push((await page.evaluate(() => globalThis.coming)).painted);
  }
  await page.context().close();
  await host.stop();
  return painted;
};

/** Scrolls on and on; what became of the frames. */
const scrolled = async (page) => {
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
  return { frames, depth, nodes, late: frames.filter((time) => time > 1.5 * FRAME_MS).length };
};

const say = (what, { frames, depth, late }) =>
  console.log(`  ${what}: ${frames.length} frames while ${depth} pixels were scrolled; ${late} came late by half a frame and more, the longest took ${Math.max(...frames).toFixed(0)} ms`);

/** The same document without the app, its cards repeated over the whole way: what the browser alone makes of it. */
const still = async (page, url) => {
  const frame = (await page.content()).replaceAll(/<script[^>]*>.*?<\/script>/gs, '').replaceAll(/<link[^>]*preload[^>]*>/g, '');
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, bypassCSP: true });
  const alone = await context.newPage();
  await alone.route('**/still/', (route) => route.fulfill({ contentType: 'text/html', body: frame }));
  await alone.goto(`${url}still/`);
  await alone.unroute('**/still/');
  await alone.evaluate(() => {
    const grid = document.querySelector('.story-grid');
    grid.removeAttribute('style');
    const cards = [...grid.children];
    while (grid.getBoundingClientRect().height < 120 * 400 + 2_000) grid.append(...cards.map((card) => card.cloneNode(true)));
    scrollTo(0, 0);
  });
  await alone.evaluate(watch);
  const found = await scrolled(alone);
  await context.close();
  return found;
};

const measure = async (home) => {
  const host = await home.start();
  const page = await openPage(browser, { viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(120_000);
  await become(page, host.url, 'facilitator');
  const before = Date.now();
  const all = stories(STORIES);
  await fill(home.name, page, host.url, all);
  console.log(`\n  on the ${home.name} backend: ${STORIES} stories taken in in ${((Date.now() - before) / 1000).toFixed(1)} s`);
  await become(page, host.url, 'ambassador');
  const stands = [];
  for (let n = 0; n < LISTS; n += 1) {
    const start = Date.now();
    await page.goto(`${host.url}stories`);
    await page.locator('[data-story]').first().waitFor();
    stands.push(Date.now() - start);
  }
  row('from the address to the first stories', stands);
  await page.evaluate(watch);

  const [painted, found, typed] = [[], [], []];
  const field = page.locator('input[type=search]');
  // Somebody who types fast: whatever the list does meanwhile, the next key comes.
  const pace = chance(7);
  for (const word of questions(all, WORDS, 12)['one word']) {
    await field.fill('');
    await field.focus();
    for (const letter of word.slice(0, 6)) {
      await page.evaluate(() => { globalThis.coming = globalThis.nextKey(false); });
      await page.waitForTimeout(KEYS_APART_MS * (1 + pace() / 2));
      await page.keyboard.press(letter);
      typed.push((await page.evaluate(() => globalThis.coming)).painted);
    }
  }
  row('from a key to its letter painted, typing fast', typed);
  // The hardest moment: each key while the frame of the last one's stories is drawn.
  for (const word of questions(all, WORDS, 11)['one word']) {
    await field.fill('');
    await field.focus();
    for (const letter of word.slice(0, 6)) {
      await page.evaluate(() => { globalThis.coming = globalThis.nextKey(true); });
      await page.keyboard.press(letter);
      const times = await page.evaluate(() => globalThis.coming);
      painted.push(times.painted);
      if (times.found !== null) found.push(times.found);
    }
  }
  row('from a key to its letter painted, as stories come', painted);
  row('from a key to other stories in the list', found);

  await page.goto(`${host.url}stories`);
  await page.locator('[data-story]').first().waitFor();
  await page.evaluate(watch);
  const own = await scrolled(page);
  say('the gallery', own);
  const other = await still(page, host.url);
  say('a page of the same cards, with nothing to do', other);
  const { frames, late, nodes } = own;
  if (page.faults.length > 0) throw new Error(page.faults.join('\n'));
  await page.context().close();
  await host.stop();

  const key = percentile(typed, 0.95);
  const where = `gallery in the app, ${home.name} backend`;
  return () => {
    goal(`${where}, key to paint`, `p95 ${key.toFixed(1)} ms of ${typed.length}`, '16.7 ms', key <= 16.7);
    goal(`${where}, frames late while scrolling`, `${late} of ${frames.length}`, '0', late === 0);
    goal(`${where}, nodes of its cards`, `${nodes}`, `${MOST_NODES}`, nodes > 0 && nodes <= MOST_NODES);
  };
};

row('from a key to its letter painted, in a page with nothing but a field', await bare());
const wanted = process.env.HOMES?.split(',') ?? HOMES.map((home) => home.name);
const goals = [];
for (const home of HOMES.filter((home) => wanted.includes(home.name))) goals.push(await measure(home));
await browser.close();
goals.forEach((print) => print());
