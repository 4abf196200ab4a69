// A facilitator drops feed files into the embedded app: sound entries come in, broken ones are named, hostile files
// change nothing.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startStatic } from './support/hosts.mjs';
import { axe, openPage, startBrowser } from './support/browser.mjs';
import { enter } from './support/steps.mjs';

const FEED = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Lathe &amp; Loom</title><link>https://example.org/</link>
<item><title>Zebra crossing &lt;script&gt;alert(1)&lt;/script&gt; opened</title><link>https://example.org/zebra</link><guid>z1</guid></item>
<item><title>A second one</title><link>/second</link><guid>z2</guid></item>
<item><description></description></item>
</channel></rss>`;
const BOMB = `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><rss version="2.0"><channel><title>&b;</title></channel></rss>`;

const give = (page, name, text) =>
  page.locator('dialog[open] input[type=file]').setInputFiles({ name, mimeType: 'text/xml', buffer: Buffer.from(text) });

describe('dropping a feed', { timeout: 180_000 }, () => {
  let host;
  let browser;
  before(async () => {
    host = await startStatic();
    browser = await startBrowser();
  });
  after(async () => {
    await browser?.close();
    await host?.stop();
  });

  test('takes what is sound, names what is not, and changes nothing for a hostile file', async () => {
    const page = await openPage(browser);
    await enter(page, host.url, 'facilitator');
    await page.goto(`${host.url}stories`);
    await page.locator('[data-story]').first().waitFor();
    await page.getByRole('button', { name: 'Add stories' }).click();
    const dialog = page.locator('dialog[open]');

    await give(page, 'bomb.xml', BOMB);
    await dialog.getByRole('alert').waitFor();
    await give(page, 'page.html', '<!doctype html><title>no feed</title>');
    await page.waitForFunction(() => /web page|HTML/i.test(document.querySelector('dialog[open] [role=alert]')?.textContent ?? ''));

    await give(page, 'feed.xml', FEED);
    await dialog.locator('.import-list').waitFor();
    const list = await dialog.innerText();
    assert.match(list, /Lathe & Loom/);
    assert.match(list, /Zebra crossing.*opened/);
    assert.doesNotMatch(list, /alert\(1\)/);
    assert.equal(await dialog.locator('details li').count() >= 1, true, 'the refused entry is named');
    assert.deepEqual(await axe(page), []);
    await dialog.locator('.dialog-actions .is-primary').click();
    await dialog.getByRole('status').waitFor();
    await dialog.locator('.dialog-actions .is-primary').click();

    await page.getByRole('searchbox').fill('zebra');
    await page.waitForFunction(() => document.querySelectorAll('[data-story]').length === 1);
    await page.getByRole('searchbox').fill('second');
    await page.waitForFunction(() => document.querySelectorAll('[data-story]').length >= 1);
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });
});
