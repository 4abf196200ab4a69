// Going about: back to where one was, on to the top of what is new, the focus and the title with it, and a view
// transition where one is wanted.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startServer } from './support/hosts.mjs';
import { openPage, startBrowser } from './support/browser.mjs';
import { enter } from './support/steps.mjs';

/** A card far down the list, among those that come when one asks for more. */
const FAR = 30;

/** Where one is: how far down, what has the focus, what the page is called. */
const whereabouts = (page) =>
  page.evaluate(() => ({
    y: Math.round(scrollY),
    focus: document.activeElement?.id,
    heading: document.querySelector('#screen')?.textContent.trim(),
    title: document.title,
  }));

/** Waits until the screen's heading has the focus: then one has arrived. */
const arrived = (page) => page.waitForFunction(() => document.activeElement?.id === 'screen');

/** Waits until the page has not grown for a while: parts of it come one after the other. */
const grown = async (page) => {
  const height = () => page.evaluate(() => document.documentElement.scrollHeight);
  for (let before = -1, now = await height(); before !== now; now = await height()) {
    before = now;
    await page.waitForTimeout(600);
  }
};

const gallery = async (page, url) => {
  await page.goto(`${url}stories`);
  await page.locator('[data-place="0"]').waitFor();
};

const twoFrames = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** Scrolls to a card far down, which is in the page only when it is near, and says which it is and where it stands. */
const goDown = async (page) => {
  const card = page.locator(`[data-place="${FAR}"] [data-story]`);
  for (let steps = 0; steps < 60 && (await card.count()) === 0; steps += 1) {
    await page.evaluate(() => scrollBy({ top: 700, behavior: 'instant' }));
    await twoFrames(page);
  }
  await card.evaluate((there) => there.scrollIntoView({ block: 'center', behavior: 'instant' }));
  await twoFrames(page);
  await twoFrames(page);
  return page.evaluate((far) => {
    const card = document.querySelector(`[data-place="${far}"] [data-story]`);
    return { y: Math.round(scrollY), story: card.dataset.story, top: card.getBoundingClientRect().top };
  }, FAR);
};

/** Counts view transitions; to be called before the page is opened. `supported: false` takes them from the browser. */
const countTransitions = (page, { supported = true } = {}) =>
  page.addInitScript((has) => {
    globalThis.transitions = 0;
    const real = Document.prototype.startViewTransition;
    if (!has) delete Document.prototype.startViewTransition;
    else {
      Document.prototype.startViewTransition = function count(...given) {
        globalThis.transitions += 1;
        return real.apply(this, given);
      };
    }
  }, supported);

describe('going about', { timeout: 300_000 }, () => {
  let host;
  let browser;
  before(async () => {
    host = await startServer();
    browser = await startBrowser();
  });
  after(async () => {
    await browser?.close();
    await host?.stop();
  });

  test('back from a story leads to the same place in the list, and on again to the top', async () => {
    const page = await openPage(browser, { viewport: { width: 390, height: 844 } });
    await enter(page, host.url, 'ambassador');
    await gallery(page, host.url);
    const list = await whereabouts(page);
    const left = await goDown(page);
    assert.ok(left.y > 1500, `only ${left.y} px down`);

    await page.locator(`[data-story="${left.story}"] a`).first().click();
    await page.waitForURL('**/stories/*');
    await page.locator('a[href$="/share"]').first().waitFor();
    await arrived(page);
    const story = await whereabouts(page);
    assert.equal(story.y, 0, 'a story begins at its top');
    assert.notEqual(story.heading, list.heading);
    assert.ok(story.title.startsWith(story.heading), `${story.title} for ${story.heading}`);

    await page.goBack();
    await page.locator(`[data-story="${left.story}"]`).waitFor();
    await page.waitForFunction((y) => Math.abs(scrollY - y) < 2, left.y);
    await arrived(page);
    const top = await page.locator(`[data-story="${left.story}"]`).evaluate((card) => card.getBoundingClientRect().top);
    assert.ok(Math.abs(top - left.top) < 2, `the card stands at ${top} instead of ${left.top}`);
    assert.equal((await whereabouts(page)).title, list.title);

    await page.goForward();
    await page.waitForFunction((heading) => document.querySelector('#screen')?.textContent.trim() === heading, story.heading);
    assert.equal((await whereabouts(page)).y, 0);
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });

  test('back from a page of the guide leads to the same place, though its list is built anew', async () => {
    const page = await openPage(browser, { viewport: { width: 390, height: 844 } });
    await enter(page, host.url, 'ambassador');
    await page.goto(`${host.url}guide`);
    await page.locator('.guide-row').first().waitFor();
    await grown(page);
    const row = page.locator('.guide-row').last();
    await row.evaluate((link) => link.scrollIntoView({ block: 'center', behavior: 'instant' }));
    await page.waitForFunction(() => scrollY > 1000);
    const { y } = await whereabouts(page);
    await row.click();
    await page.waitForURL('**/guide/*');
    await arrived(page);
    assert.equal((await whereabouts(page)).y, 0);
    await page.goBack();
    await page.waitForFunction((left) => Math.abs(scrollY - left) < 2, y);
    await arrived(page);
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });

  test('whoever scrolls after going back is not dragged away', async () => {
    const page = await openPage(browser, { viewport: { width: 390, height: 844 } });
    await enter(page, host.url, 'ambassador');
    await gallery(page, host.url);
    const left = await goDown(page);
    await page.locator(`[data-story="${left.story}"] a`).first().click();
    await page.locator('a[href$="/share"]').first().waitFor();
    await page.goBack();
    await page.waitForFunction((y) => Math.abs(scrollY - y) < 2, left.y);
    await page.mouse.move(200, 400);
    await page.mouse.wheel(0, -600);
    await page.waitForFunction((y) => scrollY < y - 300, left.y);
    await page.waitForTimeout(500);
    assert.ok((await whereabouts(page)).y < left.y - 300, 'dragged back');
    await page.context().close();
  });

  test('each screen of the navigation begins at its top, at its heading, under its name', async () => {
    const page = await openPage(browser, { viewport: { width: 1280, height: 500 } });
    await enter(page, host.url, 'facilitator');
    const titles = new Set();
    for (const way of ['stories', 'path', 'reach', 'me', 'guide', 'programme', 'today']) {
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      await page.locator(`.ways a[href$="/${way}"]`).click();
      await page.waitForURL(`**/${way}`);
      await page.waitForFunction(() => !document.querySelector('.skeleton'));
      await arrived(page);
      const now = await whereabouts(page);
      assert.equal(now.y, 0, `${way} begins ${now.y} px down`);
      assert.ok(now.title.startsWith(`${now.heading} · `), `${way}: ${now.title} for ${now.heading}`);
      titles.add(now.title);
    }
    assert.equal(titles.size, 7, [...titles].join(', '));
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });

  for (const [name, options, supported, wanted] of [
    ['runs where it is wanted', { reducedMotion: 'no-preference' }, true, true],
    ['does not run where less motion is asked for', { reducedMotion: 'reduce' }, true, false],
    ['is not missed where the browser has none', { reducedMotion: 'no-preference' }, false, false],
  ]) {
    test(`a view transition ${name}`, async () => {
      const page = await openPage(browser, options);
      await countTransitions(page, { supported });
      await enter(page, host.url, 'ambassador');
      const before = await page.evaluate(() => globalThis.transitions);
      await page.locator('.ways a[href$="/guide"]').click();
      await page.waitForURL('**/guide');
      await arrived(page);
      const run = (await page.evaluate(() => globalThis.transitions)) - before;
      assert.equal(run > 0, wanted, `${run} transitions`);
      assert.deepEqual(page.faults, []);
      await page.context().close();
    });
  }
});
