// An open share: whoever shares may let colleagues see how often that link is opened. They decide it with the share, and
// hide it whenever they like.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { HOMES } from './support/hosts.mjs';
import { axe, openPage, startBrowser } from './support/browser.mjs';
import { become, enter, openLink, openShareSheet, share } from './support/steps.mjs';

const WORDS = 'Said where everybody may count along';

for (const home of HOMES) {
  describe(`open shares on the ${home.name} backend`, { timeout: 240_000 }, () => {
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

    /** Opens the link of the share on this network once, in whichever way it counts here. */
    const opened = async (page, network) => {
      const row = page.locator(`[data-network=${network}]`);
      const tab = await page.context().newPage();
      if (home.name === 'server') {
        await openLink(tab, await row.locator('[data-link]').getAttribute('data-link'));
      } else {
        await tab.goto(await row.locator('a[href*="practice="]').getAttribute('href'));
        await tab.locator('#screen').waitFor();
      }
      await tab.close();
    };

    /** Sets the switch of the newest share that is open, or that is not, on the story's page; which share that is. */
    const show = async (page, story, which, shown) => {
      await page.goto(story);
      const opened = page.locator('[data-opened]');
      const one = page.locator('.thanks-show', which === 'open' ? { has: opened } : { hasNot: opened }).first();
      const box = one.locator('[data-show]');
      await one.locator(`[data-show]${shown ? ':not(:checked)' : ':checked'}:not([disabled])`).waitFor();
      await box.click();
      const said = shown ? 'see this share now' : 'do not see this share';
      await page.locator('.visually-hidden[role=status]', { hasText: said }).first().waitFor({ state: 'attached' });
      return box.getAttribute('data-show');
    };

    test('their clicks are read by colleagues, by their owner\'s choice, until they are hidden', async () => {
      const page = await openPage(browser);
      await enter(page, host.url, 'ambassador');
      await openShareSheet(page, host.url);
      const story = page.url().replace(/\/share.*$/, '');
      const tick = page.locator('[data-open]');
      assert.equal(await tick.isChecked(), false, 'nobody shows a figure without having chosen so');
      assert.deepEqual(await axe(page), []);
      // One as ever, then one that is open.
      await share(page, 'x', `${WORDS}, but not here`);
      await tick.check();
      await share(page, 'whats_app', WORDS);
      for (const network of ['x', 'whats_app', 'whats_app']) await opened(page, network);

      const closed = await show(page, story, 'closed', true);
      await become(page, host.url, 'facilitator');
      await page.goto(story);
      const rows = page.locator('.thanks-row', { has: page.locator('[data-clicks]') });
      await rows.first().waitFor();
      await page.locator(`[data-shared="${closed}"]`).waitFor();
      assert.equal(await rows.count(), 1, 'a share that is shown but not open has no figure');
      const seen = rows.locator('[data-clicks]');
      assert.equal(await seen.getAttribute('data-clicks'), '2');
      const words = await seen.textContent();
      assert.match(words, home.name === 'server' ? /^Opened 2 times · / : /^Opened 2 times in practice · /);
      const name = await rows.locator('strong').textContent();
      assert.ok(words.includes(name) && words.includes('chose'), words);
      assert.deepEqual(await axe(page), []);

      await become(page, host.url, 'ambassador');
      const open = await show(page, story, 'open', false);
      await become(page, host.url, 'facilitator');
      await page.goto(story);
      await page.locator(`[data-shared="${closed}"]`).waitFor();
      assert.equal(await page.locator(`[data-shared="${open}"]`).count(), 0, 'what is hidden is not there');
      assert.equal(await page.locator('.thanks-row [data-clicks]').count(), 0);
      assert.deepEqual(page.faults, []);
    });

    test('the choice waits with the share until there is a connection', { skip: home.name !== 'server' }, async () => {
      const page = await openPage(browser);
      await enter(page, host.url, 'ambassador');
      await openShareSheet(page, host.url);
      await page.locator('[data-open]').check();
      await page.locator('#caption').fill(`${WORDS}, on the train`);
      await page.context().setOffline(true);
      await page.locator('[data-network=linked_in] button').last().click();
      await page.locator('dialog[open] .note.is-notice').waitFor();
      await page.locator('dialog[open] .dialog-actions .is-primary').click();
      // What is ticked afterwards is for later shares.
      await page.locator('[data-open]').uncheck();
      await page.context().setOffline(false);
      await page.waitForFunction(async (caption) => {
        const shares = await (await fetch('/api/v1/shares')).json();
        return shares.some((share) => share.caption === caption && share.open === true);
      }, `${WORDS}, on the train`);
    });
  });
}
