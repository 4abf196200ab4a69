// A wrong configuration and a strange backend: a message one can act on, never an empty page, never a crash.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { startStatic } from './support/hosts.mjs';
import { axe, openPage, startBrowser } from './support/browser.mjs';

const JSON_ABOUT = JSON.stringify({
  programme: 'Strange', contract: 99, tracked_links: 'measured', links: null, opens_networks: false, demo: false,
  takes_feeds: false, capabilities: [],
});

/** What is wrong, how, and what the screen must speak of. */
const CASES = [
  ['no JSON', { '/config.json': '{ backend' }, /line 1/],
  ['an unknown kind', { '/config.json': '{"backend":{"kind":"fax"}}' }, /fax/],
  ['a mistyped member', { '/config.json': '{"backend":{"kind":"rest","base":"./"},"bakend":1}' }, /bakend/],
  ['no address', { '/config.json': '{"backend":{"kind":"rest","base":"http://"}}' }, /http:\/\//],
  ['a backend that answers with a page', { '/config.json': '{"backend":{"kind":"rest","base":"./"}}', '/api/v1/about': '<html>hello</html>' }, /hello|JSON/],
  ['a backend that answers nonsense', { '/config.json': '{"backend":{"kind":"rest","base":"./"}}', '/api/v1/about': '[1,2' }, /JSON|contract/],
  ['a backend of another contract', { '/config.json': '{"backend":{"kind":"rest","base":"./"}}', '/api/v1/about': JSON_ABOUT }, /99/],
];

describe('a broken installation', { timeout: 180_000 }, () => {
  let browser;
  before(async () => { browser = await startBrowser(); });
  after(async () => { await browser?.close(); });

  for (const [name, files, speaks] of CASES) {
    test(`${name} is said plainly`, async () => {
      const host = await startStatic({ files });
      const page = await openPage(browser);
      if (files['/api/v1/about']?.startsWith('{')) {
        await page.route('**/api/v1/about', (route) =>
          route.fulfill({ contentType: 'application/json', body: files['/api/v1/about'] }));
      }
      await page.goto(host.url);
      await page.locator('.broken h1').waitFor();
      assert.match(await page.locator('main').evaluate((main) => main.textContent), speaks);
      assert.deepEqual(await axe(page), []);
      assert.deepEqual(page.faults.filter((fault) => fault.startsWith('uncaught')), []);
      await page.context().close();
      await host.stop();
    });
  }

  test('a backend that is not there is said plainly, and trying again works once it is', async () => {
    const probe = createServer();
    await new Promise((resolve) => probe.listen(0, '127.0.0.1', resolve));
    const { port } = probe.address();
    await new Promise((resolve) => probe.close(resolve));
    const host = await startStatic({ files: { '/config.json': `{"backend":{"kind":"rest","base":"http://127.0.0.1:${port}/"}}` } });
    const page = await openPage(browser);
    await page.goto(host.url);
    await page.locator('.broken h1').waitFor();
    assert.match(await page.locator('main').evaluate((main) => main.textContent), new RegExp(String(port)));
    await page.route('**/config.json', (route) =>
      route.fulfill({ contentType: 'application/json', body: '{"backend":{"kind":"embedded","demo":true}}' }));
    await page.getByRole('button', { name: /again|retry/i }).click();
    await page.locator('[data-voice]').first().waitFor();
    await page.context().close();
    await host.stop();
  });
});
