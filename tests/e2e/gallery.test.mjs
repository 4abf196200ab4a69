// Finding stories: while one types, with a slip of the fingers, narrowed by choices that say how many they leave, and the
// same place again after looking at one. In both homes of the app.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { axe, openPage, startBrowser } from './support/browser.mjs';
import { HOMES } from './support/hosts.mjs';
import { enter } from './support/steps.mjs';

const twoFrames = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
const titles = (page) => page.locator('[data-story] h2').allTextContents();
const total = (page) => page.locator('[data-place="0"]').first().getAttribute('aria-setsize').then(Number);

/** Waits until the first card's title fits. */
const firstIs = (page, pattern) =>
  page.waitForFunction((source) => new RegExp(source, 'i').test(document.querySelector('[data-place="0"] h2')?.textContent ?? ''), pattern);

for (const home of HOMES) {
  describe(`the gallery, ${home.name}`, { timeout: 300_000 }, () => {
    let host;
    let browser;
    before(async () => {
      host = await home.start();
      browser = await startBrowser();
    });
    after(async () => {
      await browser?.close();
      await host?.stop();
    });

    const open = async (options = {}) => {
      const page = await openPage(browser, options);
      await enter(page, host.url, 'ambassador');
      await page.goto(`${host.url}stories`);
      await page.locator('[data-place="0"]').waitFor();
      return page;
    };

    test('stories are found while one types, also with a slip of the fingers', async () => {
      const page = await open();
      const all = await total(page);
      const box = page.getByRole('searchbox');
      const top = (await page.locator('.story-grid').boundingBox()).y;
      await box.pressSequentially('heat pum', { delay: 60 });
      await firstIs(page, 'heat pump');
      const found = await total(page);
      assert.ok(found > 0 && found < all, `${found} of ${all}`);
      assert.equal((await page.locator('.story-grid').boundingBox()).y, top, 'the list jumped while one typed');
      await page.waitForURL(/q=heat\+pum/);
      await box.fill('coldst');
      await firstIs(page, 'coldest');
      await box.fill('zzzzzz');
      await page.locator('.empty').waitFor();
      await box.fill('');
      await page.locator('[data-place="0"]').waitFor();
      await page.waitForFunction((n) => Number(document.querySelector('[data-place="0"]')?.getAttribute('aria-setsize')) === n, all);
      assert.deepEqual(page.faults, []);
      await page.context().close();
    });

    test('a choice says how many stories it leaves, and leaves so many', async () => {
      const page = await open();
      const kinds = page.getByLabel('Kind of story');
      const choice = kinds.locator('option').nth(1);
      const promised = Number(/\((\d+)\)/.exec(await choice.textContent())[1]);
      await kinds.selectOption(await choice.getAttribute('value'));
      await page.waitForFunction((n) => Number(document.querySelector('[data-place="0"]')?.getAttribute('aria-setsize')) === n, promised);
      const topic = page.locator('.gallery-topics .chip').nth(1);
      const both = Number(await topic.locator('.figure').textContent());
      await topic.click();
      await page.waitForFunction((n) => Number(document.querySelector('[data-place="0"]')?.getAttribute('aria-setsize')) === n, both);
      await page.getByRole('button', { name: /^Follow / }).click();
      await page.getByRole('button', { name: /^Follow /, pressed: true }).waitFor();
      assert.deepEqual(await axe(page), []);
      assert.deepEqual(page.faults, []);
      await page.context().close();
    });

    test('a saved story is found among the saved ones', async () => {
      const page = await open();
      const title = (await titles(page))[1];
      await page.locator('[data-place="1"] a').click();
      await page.getByRole('button', { name: 'Read later' }).click();
      await page.getByRole('button', { name: 'Saved for later', pressed: true }).waitFor();
      await page.goBack();
      await page.getByRole('button', { name: 'Saved', exact: true }).click();
      await page.waitForFunction(() => document.querySelector('[data-place="0"]')?.getAttribute('aria-setsize') === '1');
      assert.deepEqual(await titles(page), [title]);
      await page.context().close();
    });

    test('few stories are in the page however far one scrolls, and going back leads to the same place', async () => {
      const page = await open({ viewport: { width: 390, height: 844 } });
      let most = 0;
      for (let steps = 0; steps < 30; steps += 1) {
        await page.evaluate(() => scrollBy({ top: 700, behavior: 'instant' }));
        await twoFrames(page);
        most = Math.max(most, await page.locator('.story-grid').evaluate((list) => list.querySelectorAll('*').length));
      }
      assert.ok(most <= 300, `${most} elements`);
      const place = await page.locator('[data-place]').nth(2).getAttribute('data-place');
      assert.ok(Number(place) > 24, `only at story ${place}`);
      const card = page.locator(`[data-place="${place}"]`);
      await card.evaluate((there) => there.scrollIntoView({ block: 'center', behavior: 'instant' }));
      await twoFrames(page);
      await twoFrames(page);
      const before = (await card.boundingBox()).y;
      await card.locator('a').click();
      await page.getByRole('button', { name: 'Read later' }).waitFor();
      await page.goBack();
      await card.waitFor();
      await page.waitForFunction(([at, y]) => {
        const there = document.querySelector(`[data-place="${at}"]`);
        return there && Math.abs(there.getBoundingClientRect().top - y) < 2;
      }, [place, before]);
      assert.deepEqual(page.faults, []);
      await page.context().close();
    });
  });
}
