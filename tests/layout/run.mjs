// The layout of the style page and of every screen whose content does not depend on the day, against pictures kept in
// the repository. A picture is the page at an eighth of its size, in greys: which font draws the letters hardly shows,
// where things stand does. Where the fonts' letters have other widths, lines break elsewhere and nothing can be said: the
// test then says so and is skipped. With POLYPHONY_KEEP=1 the pictures are taken anew; look at them before you commit them.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, describe, test } from 'node:test';
import { startStatic } from '../e2e/support/hosts.mjs';
import { openPage, startBrowser } from '../e2e/support/browser.mjs';
import { PAIRED_LOOKS, comeIn, contextOf, show } from '../e2e/support/looks.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const PICTURES = join(HERE, 'pictures');
const FONTS = join(HERE, 'fonts.json');
const FAILED = join(HERE, '../../target/layout');
const SCALE = 8;
/** How much of the picture may differ by how much: letters do, boxes that moved differ by far more. */
const DEEP = 40;
const SHARE = 0.02;

const SCREENS = [
  ['style', null, 'style', '.style-page'],
  ['welcome', 'newcomer', 'welcome', '#screen'],
  ['quiz', 'newcomer', 'quiz', '.quiz-personas'],
  ['guide', 'newcomer', 'guide', '.guide-row'],
  ['guide-entry', 'newcomer', 'guide/own-words', '#screen'],
  ['ask', 'newcomer', 'guide/ask', '#screen'],
  ['path', 'newcomer', 'path', '#screen'],
  ['me', 'newcomer', 'me', '#screen'],
  ['not-found', 'newcomer', 'no/such/place', '#screen'],
];

/** The page at an eighth, in greys; drawn by the browser itself, which reads PNG anyway. */
const small = (page, png) =>
  page.evaluate(async ({ source, scale }) => {
    const image = new Image();
    image.src = `data:image/png;base64,${source}`;
    await image.decode();
    const canvas = new OffscreenCanvas(Math.ceil(image.width / scale), Math.ceil(image.height / scale));
    const pen = canvas.getContext('2d');
    pen.filter = 'grayscale(1)';
    pen.imageSmoothingQuality = 'high';
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
    const grey = Array.from({ length: data.length / 4 }, (_, i) => data[i * 4]);
    const blob = await canvas.convertToBlob({ type: 'image/png' });
    const bytes = new Uint8Array(await blob.arrayBuffer());
    return { width: canvas.width, height: canvas.height, grey, png: btoa(String.fromCharCode(...bytes)) };
  }, { source: png.toString('base64'), scale: SCALE });

/** The greys of a kept picture, which is small already. */
const kept = (page, file) =>
  page.evaluate(async (source) => {
    const image = new Image();
    image.src = `data:image/png;base64,${source}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const pen = canvas.getContext('2d');
    pen.drawImage(image, 0, 0);
    const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
    return { width: canvas.width, height: canvas.height, grey: Array.from({ length: data.length / 4 }, (_, i) => data[i * 4]) };
  }, readFileSync(file).toString('base64'));

/** How wide a few words are in the system's fonts, Latin and Arabic: lines break elsewhere where letters are wider. */
const letters = (page) =>
  page.evaluate(() => ['Colleagues tell what happens here', 'كما يرويه من يعملون هنا'].map((words) => {
    const span = document.createElement('span');
    span.textContent = words;
    span.style.cssText = 'position:absolute;font-size:100px;white-space:nowrap';
    document.body.append(span);
    const { width } = span.getBoundingClientRect();
    span.remove();
    return Math.round(width);
  }));

/** The share of the picture that differs deeply. */
const difference = (a, b) => {
  if (a.width !== b.width || Math.abs(a.height - b.height) > 2) return 1;
  const length = Math.min(a.grey.length, b.grey.length);
  let differs = 0;
  for (let i = 0; i < length; i += 1) if (Math.abs(a.grey[i] - b.grey[i]) > DEEP) differs += 1;
  return differs / length;
};

describe('the layout', { timeout: 600_000 }, () => {
  let host;
  let browser;
  let foreign;
  before(async () => {
    mkdirSync(FAILED, { recursive: true });
    host = await startStatic({});
    browser = await startBrowser();
    const page = await openPage(browser);
    await page.goto(host.url);
    await page.locator('[data-voice]').first().waitFor();
    const now = await letters(page);
    await page.context().close();
    if (process.env.POLYPHONY_KEEP) writeFileSync(FONTS, `${JSON.stringify(now)}\n`);
    const then = JSON.parse(readFileSync(FONTS, 'utf8'));
    foreign = now.some((width, i) => Math.abs(width / then[i] - 1) > 0.01)
      && `this machine's fonts are not those of the pictures (${now} instead of ${then})`;
  });
  after(async () => {
    await browser?.close();
    await host?.stop();
  });

  for (const look of PAIRED_LOOKS) {
    test(`is as it was in ${look.name}`, async (t) => {
      if (foreign) return t.skip(foreign);
      const page = await openPage(browser, contextOf(look));
      await comeIn(page, host.url, 'newcomer');
      const faults = [];
      for (const screen of SCREENS) {
        await show(page, host.url, screen);
        const now = await small(page, await page.screenshot({ fullPage: screen[0] === 'style' }));
        const name = `${screen[0]}-${look.name}.png`;
        const file = join(PICTURES, name);
        if (process.env.POLYPHONY_KEEP) {
          mkdirSync(PICTURES, { recursive: true });
          writeFileSync(file, Buffer.from(now.png, 'base64'));
          continue;
        }
        const share = existsSync(file) ? difference(now, await kept(page, file)) : 1;
        if (share > SHARE) {
          writeFileSync(join(FAILED, name), Buffer.from(now.png, 'base64'));
          faults.push(`${name}: ${(share * 100).toFixed(1)} % differ (see target/layout)`);
        }
      }
      await page.context().close();
      return assert.deepEqual(faults, []);
    });
  }

  test('a box that moved is seen', async () => {
    const page = await openPage(browser, contextOf(PAIRED_LOOKS[0]));
    await comeIn(page, host.url, 'newcomer');
    await show(page, host.url, ['guide', null, 'guide', '#screen']);
    const as = await small(page, await page.screenshot());
    await page.evaluate(() => { document.querySelector('main').style.paddingBlockStart = '6rem'; });
    const moved = await small(page, await page.screenshot());
    assert.ok(difference(as, moved) > SHARE, 'six lines of white go unseen');
    await page.context().close();
  });
});
