// Every journey without a mouse.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startServer } from './support/hosts.mjs';
import { openPage, startBrowser } from './support/browser.mjs';
import { pressOn, tabTo } from './support/keys.mjs';
import { answerByKeys } from './support/steps.mjs';

describe('by keyboard alone', { timeout: 400_000 }, () => {
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

  test('somebody new is welcomed, finds their persona and marks a step of their path', async () => {
    const page = await openPage(browser, { reducedMotion: 'reduce' });
    await page.goto(host.url);
    await pressOn(page, '[data-voice=newcomer]');
    await page.waitForURL('**/welcome');
    for (const at of ['2', '3']) {
      await pressOn(page, 'main button.is-primary');
      await page.getByText(`${at} of 3`).first().waitFor();
    }
    await pressOn(page, 'main a.is-primary');
    await page.waitForURL('**/quiz');
    await pressOn(page, '.quiz-actions .is-primary');
    const asked = await answerByKeys(page);
    assert.ok(asked >= 6 && asked <= 20, `${asked} questions`);
    await pressOn(page, '.ways a[href$="/path"]', 'Enter', { back: true });
    await page.waitForURL('**/path');
    await page.locator('[data-step]').first().waitFor();
    await pressOn(page, '[data-step].is-next .path-done');
    await page.locator('[data-step].is-done').first().waitFor();
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });

  test('an ambassador finds a story by the palette and shares it', async () => {
    const page = await openPage(browser, { reducedMotion: 'reduce' });
    await page.goto(host.url);
    await pressOn(page, '[data-voice=ambassador]');
    await page.waitForURL('**/today');
    await page.locator('.header').waitFor();
    await page.keyboard.press('Control+k');
    await page.locator('.palette input').waitFor();
    await page.waitForFunction(() => document.activeElement?.matches('.palette input'));
    await page.keyboard.type('stor');
    await page.locator('.palette-option').first().waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/stories**');
    await page.locator('[data-story]').first().waitFor();
    await pressOn(page, '[data-story] a');
    await page.waitForURL('**/stories/*');
    await pressOn(page, 'a[href$="/share"]');
    await page.locator('#caption').waitFor();
    await tabTo(page, '#caption');
    await page.keyboard.type('Said without a mouse');
    await pressOn(page, '[data-network=email] button:last-of-type');
    await page.getByRole('dialog').waitFor();
    await pressOn(page, 'dialog .dialog-actions .is-primary');
    await page.locator('[data-shared=email]').waitFor();
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });

  test('somebody asks whether they may post something, and sets their pause', async () => {
    const page = await openPage(browser, { reducedMotion: 'reduce' });
    await page.goto(host.url);
    await pressOn(page, '[data-voice=ambassador]');
    await page.waitForURL('**/today');
    await pressOn(page, '.ways a[href$="/guide"]');
    await page.waitForURL('**/guide');
    await pressOn(page, 'a[href$="/guide/ask"]');
    await page.waitForURL('**/guide/ask');
    await tabTo(page, '.ask-start select');
    // Keys choose in a native list by the first letter.
    await page.keyboard.press('g');
    await pressOn(page, '.ask-start button[type=submit]');
    for (let asked = 0; asked < 8; asked += 1) {
      await page.locator('.ask-answer, [data-verdict]').first().waitFor();
      if ((await page.locator('[data-verdict]').count()) > 0) break;
      const before = await page.locator('main').innerText();
      await pressOn(page, '.ask-answer');
      await page.waitForFunction((old) => document.querySelector('main').innerText !== old, before);
    }
    assert.ok(await page.locator('[data-verdict]').isVisible(), 'it ends in a verdict');
    await pressOn(page, '.ways a[href$="/me"]', 'Enter', { back: true });
    await page.waitForURL('**/me');
    await pressOn(page, '[data-pause=begin]');
    await page.locator('[data-pause=end]').waitFor();
    await pressOn(page, '[data-pause=end]');
    await page.locator('[data-pause=begin]').waitFor();
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });
});
