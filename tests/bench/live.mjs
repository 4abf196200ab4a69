// From a stranger's click on a tracked link to the frame that shows it: the release app before the real server. The click
// is an HTTP request of this process; the page says when the line that holds it was painted. Both read one clock, the
// machine's. Called by `cargo xtask bench live`.
import { openPage, startBrowser } from '../e2e/support/browser.mjs';
import { startServer } from '../e2e/support/hosts.mjs';
import { enter } from '../e2e/support/steps.mjs';
import { goal, median, percentile, row } from './support.mjs';

const LONGEST_MS = 1_000;
/** A line that is not painted within this time never will be. */
const PATIENCE_MS = 20_000;
const CLICKS = Number(process.env.POLYPHONY_CLICKS ?? 100);

/** In the page: `next()` is fulfilled with the moment, in milliseconds since 1970, at which the next change of the
 *  figure and of the line were painted. */
const watch = () => {
  const draw = CanvasRenderingContext2D.prototype.clearRect;
  globalThis.next = () =>
    new Promise((resolve) => {
      const figure = document.querySelector('[data-figure="clicks"]');
      const before = figure.textContent;
      CanvasRenderingContext2D.prototype.clearRect = function (...where) {
        if (this.canvas.dataset.chart === 'reach-live' && figure.textContent !== before) {
          CanvasRenderingContext2D.prototype.clearRect = draw;
          // The line is drawn in this frame; what is posted in it arrives after it is painted.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.timeOrigin + performance.now());
          port2.postMessage(null);
        }
        return draw.apply(this, where);
      };
    });
};

const host = await startServer();
const browser = await startBrowser();
const page = await openPage(browser);
await enter(page, host.url, 'ambassador');
await page.goto(`${host.url}reach?span=day`);
await page.locator('.live.is-live').waitFor();
const code = await page.locator('tr[data-share]').first().getAttribute('data-code');
const userAgent = await page.evaluate(() => navigator.userAgent);
await page.evaluate(watch);
const now = () => performance.timeOrigin + performance.now();
const answered = [];
const painted = [];
for (let click = 0; click < CLICKS; click += 1) {
  await page.evaluate(() => { globalThis.coming = globalThis.next(); });
  const pressed = now();
  const answer = await fetch(`${host.url}r/${code}`, { redirect: 'manual', headers: { 'user-agent': userAgent, accept: 'text/html' } });
  if (answer.status !== 302) throw new Error(`the link answered ${answer.status}`);
  answered.push(now() - pressed);
  const line = await page.evaluate((ms) => Promise.race([globalThis.coming, new Promise((late) => setTimeout(late, ms, null))]), PATIENCE_MS);
  if (line === null) throw new Error(`click ${click + 1} was not painted within ${PATIENCE_MS / 1_000} s`);
  painted.push(line - pressed);
}
await browser.close();
await host.stop();
row('from the click to the redirect', answered);
row('from the click to the painted frame', painted);
const high = percentile(painted, 0.95);
goal('live, click to painted frame through the server', `p95 ${high.toFixed(0)} ms, median ${median(painted).toFixed(0)} ms of ${painted.length}`, `p95 ${LONGEST_MS} ms`, high <= LONGEST_MS);
