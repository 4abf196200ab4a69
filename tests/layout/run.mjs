// The layout of the style page and of every screen, against what is kept in the repository: where everything stands, to
// the pixel, and a picture at an eighth of the size, for colours and drawings. The world stands still meanwhile and letters
// are blocks (still.mjs, letters.mjs), so that neither the day nor the machine's fonts say anything. With
// POLYPHONY_KEEP=1 both are kept anew; look at the pictures before you commit them.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, describe, test } from 'node:test';
import { dist, startStatic } from '../e2e/support/hosts.mjs';
import { openPage, startBrowser } from '../e2e/support/browser.mjs';
import { PAIRED_LOOKS, SCREENS, comeIn, contextOf, show } from '../e2e/support/looks.mjs';
import { moved, settledBoxes } from './boxes.mjs';
import { SHARE, difference, kept, picture } from './pictures.mjs';
import { ZONE, standStill, stillWorker } from './still.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const PICTURES = join(HERE, 'pictures');
const BOXES = join(HERE, 'boxes');
const FAILED = join(HERE, '../../target/layout');
const KEEP = Boolean(process.env.POLYPHONY_KEEP);

/** Where a practice link leads: that of a share she made, found as she would find it. */
const practice = async (page, url) => {
  await page.goto(`${url}reach`);
  const story = await page.locator('tr[data-share] a').first().getAttribute('href');
  await page.goto(new URL(story.replace(/reach$/, 'share'), page.url()).href);
  const link = page.locator('a[href*="practice="]').first();
  await link.waitFor();
  await page.goto(await link.getAttribute('href'));
};

const ALL = [
  ['style', null, 'style', '.style-page'],
  ...SCREENS.filter(([name]) => name !== 'not-found'),
  ['not-found', 'newcomer', 'no/such/place', '#screen'],
  // Last, since it counts: the figures of the screens before it would be others.
  ['practice', 'ambassador', practice, '.note.is-good'],
];

/** Each size and direction once, each theme at least once: where things stand does not depend on the theme. */
const LOOKS = PAIRED_LOOKS.filter(({ name }) => !['light-desk-rtl', 'dark-phone-ltr'].includes(name));

const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {});
const boxesFile = (look) => join(BOXES, `${look.size}-${look.direction}.json`);

/** A page of this look, somebody in it, in a world that stands still. */
const stillPage = async (browser, url, look, voice) => {
  const page = await openPage(browser, { ...contextOf(look), timezoneId: ZONE });
  await standStill(page.context());
  await comeIn(page, url, voice);
  return page;
};

/** Letters on this page that are not blocks. */
const otherLetters = (page) =>
  page.evaluate(() => [...new Set(document.body.innerText.match(/[^\s\u0020-\u07ff\u2000-\u2bff]/gu) ?? [])].join(' '));

/** Everything there is to see of a screen. */
const seen = async (page, name) => ({ boxes: await settledBoxes(page), image: await picture(page, name === 'style'), letters: await otherLetters(page) });

/** What differs from what is kept. */
const compare = async (page, name, look, now, then) => {
  const file = join(PICTURES, `${name}-${look.name}.png`);
  const faults = moved(then ?? [], now.boxes);
  if (now.letters) faults.push(`letters that are no blocks: ${now.letters}`);
  const share = existsSync(file) ? difference(now.image, await kept(page, file)) : 1;
  if (share > SHARE) {
    writeFileSync(join(FAILED, `${name}-${look.name}.png`), Buffer.from(now.image.png, 'base64'));
    faults.push(`${(share * 100).toFixed(1)} % of the picture differ (see target/layout)`);
  }
  return faults.map((fault) => `${name}: ${fault}`);
};

describe('the layout', { timeout: 900_000, concurrency: 2 }, () => {
  let host;
  let browser;
  before(async () => {
    [FAILED, PICTURES, BOXES].forEach((folder) => mkdirSync(folder, { recursive: true }));
    host = await startStatic({ files: stillWorker(dist) });
    browser = await startBrowser();
  });
  after(async () => {
    await browser?.close();
    await host?.stop();
  });

  for (const look of LOOKS) {
    test(`is as it was in ${look.name}`, async () => {
      const then = read(boxesFile(look));
      const faults = [];
      const anew = {};
      for (const voice of [null, 'newcomer', 'ambassador', 'facilitator']) {
        const page = await stillPage(browser, host.url, look, voice);
        for (const screen of ALL.filter(([, whose]) => whose === voice)) {
          const [name] = screen;
          await show(page, host.url, screen);
          const now = await seen(page, name);
          anew[name] = now.boxes;
          if (KEEP) writeFileSync(join(PICTURES, `${name}-${look.name}.png`), Buffer.from(now.image.png, 'base64'));
          else faults.push(...await compare(page, name, look, now, then[name]));
        }
        faults.push(...page.faults);
        await page.context().close();
      }
      if (KEEP) writeFileSync(boxesFile(look), `${JSON.stringify(anew, null, 1)}\n`);
      assert.deepEqual(faults, []);
    });
  }

  test('what moved by two pixels is seen, and what changed its colour', async () => {
    const page = await stillPage(browser, host.url, LOOKS[0], 'newcomer');
    await show(page, host.url, ['guide', null, 'guide', '#screen']);
    const as = await seen(page, 'guide');
    assert.deepEqual(moved(as.boxes, await settledBoxes(page)), []);
    await page.evaluate(() => { document.querySelector('main').style.paddingBlockStart = '2px'; });
    assert.notDeepEqual(moved(as.boxes, await settledBoxes(page)), []);
    await page.evaluate(() => {
      document.querySelector('main').style.paddingBlockStart = '';
      document.querySelector('.ways').style.background = 'green';
    });
    const painted = await seen(page, 'guide');
    assert.deepEqual(moved(as.boxes, painted.boxes), []);
    assert.ok(difference(as.image, painted.image) > SHARE, 'a green bar goes unseen');
    await page.context().close();
  });

  test('the letters are blocks, so that the fonts of a machine say nothing', async () => {
    const page = await stillPage(browser, host.url, LOOKS[0], 'newcomer');
    const width = await page.evaluate(async () => {
      await document.fonts.ready;
      const words = document.createElement('span');
      words.textContent = 'il WM';
      words.style.cssText = 'position:absolute;font-size:100px;white-space:nowrap';
      document.body.append(words);
      return words.getBoundingClientRect().width;
    });
    assert.equal(Math.round(width), 4 * 54 + 28);
    await page.context().close();
  });
});
