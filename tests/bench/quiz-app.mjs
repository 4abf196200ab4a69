// From a key that answers to the next question painted, in the release app served by the real server. Motion is reduced:
// otherwise the app lets a choice be seen for a moment on purpose. Called by `cargo xtask bench quiz`; POLYPHONY_HOME
// set to "embedded" serves the folder without a server.
import { openPage, startBrowser } from '../e2e/support/browser.mjs';
import { HOMES } from '../e2e/support/hosts.mjs';
import { enter } from '../e2e/support/steps.mjs';
import { goal, median, percentile, row } from './support.mjs';

const LONGEST_MS = 15;
const QUESTIONS = 60;
/** Nobody needs more quizzes than this for so many questions. */
const QUIZZES = 12;

/** In the page: from now on `next()` is fulfilled, after the next key, with the time that the next question took. */
const watch = () => {
  const asked = () => [document.querySelector('.quiz #screen')?.textContent, ...[...document.querySelectorAll('[data-choice]')].map((one) => one.dataset.choice)].join('\n');
  const shown = () => document.querySelector('.quiz #screen, .result, [data-unsure]') !== null;
  globalThis.next = () =>
    new Promise((resolve) => {
      const before = asked();
      let pressed = performance.now();
      addEventListener('keydown', (event) => { pressed = event.timeStamp; }, { capture: true, once: true });
      const observer = new MutationObserver(() => {
        if (asked() === before || !shown()) return;
        observer.disconnect();
        const laid = performance.now() - pressed;
        // What is posted in a frame arrives after it is painted.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve({ laid, painted: performance.now() - pressed, ended: document.querySelector('.quiz #screen') === null });
          port2.postMessage(null);
        });
      });
      observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    });
};

/** What is pressed at a question: every answer in turn, so that the quiz has to go on asking. */
const keysFor = async (page, turn) => {
  const [choices, game] = await page.evaluate(() => [document.querySelectorAll('[data-choice]').length, document.querySelector('.game') !== null]);
  const one = 1 + (turn * 7) % choices;
  return game ? [String(one), String(1 + (one % choices)), 'Enter'] : [String(one)];
};

/** Takes one quiz; gives the times of its questions. */
const take = async (browser, url) => {
  const page = await openPage(browser, { reducedMotion: 'reduce' });
  const times = [];
  await enter(page, url, 'newcomer');
  await page.goto(`${url}quiz`);
  await page.locator('.quiz-actions .is-primary').click();
  await page.locator('.quiz #screen').waitFor();
  await page.evaluate(watch);
  for (let turn = 0; turn < 20; turn += 1) {
    const keys = await keysFor(page, turn);
    for (const key of keys.slice(0, -1)) await page.keyboard.press(key);
    // A card that flies to its place would be drawn with the next question.
    if (keys.length > 1) await page.waitForFunction(() => document.activeElement?.matches('[data-next]'));
    await page.evaluate(() => { globalThis.coming = globalThis.next(); });
    await page.keyboard.press(keys.at(-1));
    const { laid, painted, ended } = await page.evaluate(() => globalThis.coming);
    if (ended) break;
    times.push({ laid, painted });
    await page.locator('.quiz:not(.is-busy)').waitFor();
  }
  await page.context().close();
  return times;
};

const home = HOMES.find(({ name }) => name === (process.env.POLYPHONY_HOME ?? 'server'));
const host = await home.start();
const browser = await startBrowser();
const times = [];
for (let quiz = 0; quiz < QUIZZES && times.length < QUESTIONS; quiz += 1) times.push(...(await take(browser, host.url)));
await browser.close();
await host.stop();

const laid = times.map((time) => time.laid);
const painted = times.map((time) => time.painted);
row('from the key to the next question in the page', laid);
row('from the key to the next question painted', painted);
console.log('  (painted includes the wait for the next frame, up to 16.7 ms)');
const middle = median(painted);
goal('quiz in the app, key to next question painted', `median ${middle.toFixed(1)} ms, p95 ${percentile(painted, 0.95).toFixed(1)} ms of ${times.length}`, `median ${LONGEST_MS} ms`, middle <= LONGEST_MS && times.length >= QUESTIONS);
