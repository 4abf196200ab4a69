// The share sheet: words of one's own, counted and placed as each network needs them, and what happens around them.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { startServer } from './support/hosts.mjs';
import { axe, openPage, startBrowser } from './support/browser.mjs';
import { enter, openShareSheet, submit } from './support/steps.mjs';

const row = (page, network) => page.locator(`[data-network=${network}]`);
const count = (page, network) => row(page, network).locator('[data-count]').getAttribute('data-count').then(Number);
const done = (page) => page.locator('dialog[open] .dialog-actions .is-primary').click();

/** Tells the sheet once where somebody works. */
const tellWork = async (page) => {
  await page.locator('.say').evaluate((details) => { details.open = true; });
  await page.locator('[data-company]').fill('Nordwerk');
  await page.locator('[data-country]').selectOption('us');
  await page.locator('.say').evaluate((details) => { details.open = false; });
};

/** Every three words of a text as the numbers that `/echoes` lists; docs/openapi.json says how. */
const numbers = (salt, text) => {
  const words = text.toLowerCase().match(/[a-z0-9]+/g);
  return words.slice(2).map((_, at) => {
    const hash = createHash('sha256').update(salt);
    for (const word of words.slice(at, at + 3)) hash.update(Buffer.from([0])).update(word);
    return hash.digest().readUInt32BE(0);
  }).sort((a, b) => a - b);
};

describe('the share sheet', { timeout: 300_000 }, () => {
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

  /** A page on the sheet of the first story. */
  const sheet = async (options) => {
    const page = await openPage(browser, { acceptDownloads: true, ...options });
    await enter(page, host.url, 'ambassador');
    await openShareSheet(page, host.url);
    return page;
  };
  const read = async (page, path) => (await page.request.get(`${host.url}api/v1/${path}`)).json();

  /** Has a facilitator write a story; its id. */
  const write = async (story) => {
    const facilitator = await openPage(browser);
    await enter(facilitator, host.url, 'facilitator');
    const whole = { summary: '', url: 'https://example.org/other', topics: [], language: 'en', kind: 'article', ...story };
    const id = await submit(facilitator, host.url, { type: 'compose_story', story: whole });
    await facilitator.context().close();
    return id;
  };

  test('from the story to the network it takes three taps, a starter included', async () => {
    const page = await sheet();
    await page.goBack();
    await page.locator('a[href$="/share"]').first().click();
    await page.locator('.starters .chip').first().click();
    assert.notEqual(await page.locator('#caption').inputValue(), '');
    await row(page, 'whats_app').locator('button').last().click();
    await page.locator('[data-shared=whats_app]').waitFor();
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });

  test('what is disclosed stands beside the claim, is counted, and goes out with the words', async () => {
    const page = await sheet();
    await page.locator('#caption').fill('Our ovens save heat 👩🏽‍💻. Look inside.');
    // 38 light characters, an emoji of two, a space and a link of 23.
    const before = await count(page, 'x');
    await tellWork(page);
    const mark = '(I work at Nordwerk.)';
    await page.waitForFunction((words) => document.querySelector('[data-said]').textContent.includes(words), mark);
    assert.equal(await count(page, 'x'), before + mark.length + 1);
    await row(page, 'x').locator('button').last().click();
    await page.locator('[data-shared=x]').waitFor();
    const address = await page.locator('[data-intent=x]').textContent();
    const text = new URL(address).searchParams.get('text');
    assert.equal(text, `Our ovens save heat 👩🏽‍💻. ${mark} Look inside.`);
    const kept = (await read(page, 'shares'))[0];
    assert.deepEqual([kept.network, kept.caption], ['x', text]);
    // What was typed stays as it was typed.
    assert.equal(await page.locator('#caption').inputValue(), 'Our ovens save heat 👩🏽‍💻. Look inside.');
    await page.context().close();
  });

  test('too long is said by how much, and nothing is cut', async () => {
    const page = await sheet();
    await page.locator('#caption').fill('語'.repeat(130));
    await page.locator('[data-network=x] [data-over="4"]').waitFor();
    assert.equal(await count(page, 'linked_in') > 130, true);
    await page.locator('#caption').fill('語'.repeat(128));
    await page.waitForFunction(() => document.querySelector('[data-network=x] [data-count]')?.dataset.count === '280');
    await page.context().close();
  });

  test('words that many used are noticed on the device, and no draft leaves it', async () => {
    const page = await openPage(browser);
    await enter(page, host.url, 'ambassador');
    const real = await read(page, 'echoes');
    const said = 'so very proud of everything this great team can do together';
    await page.route('**/api/v1/echoes', (route) => route.fulfill({ json: { ...real, words: numbers(real.salt, said) } }));
    await openShareSheet(page, host.url);
    const sent = [];
    page.on('request', (request) => sent.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`));
    await page.locator('#caption').fill(`So very PROUD of everything, this great team can do together!`);
    await page.locator('[data-echo=all]').waitFor();
    assert.match(await page.locator('[data-echo=all]').innerText(), /5 colleagues or more/);
    await page.locator('[data-echo] .chip').first().click();
    await page.locator('#caption').fill('My first week here I burned a tray of rolls, and nobody laughed.');
    await page.locator('[data-echo]').waitFor({ state: 'detached' });
    assert.equal(await page.locator('[data-voice-own]').getAttribute('data-voice-own'), '100');
    assert.deepEqual(sent.filter((line) => !line.startsWith('GET') || /proud/i.test(line)), []);
    assert.deepEqual(await axe(page), []);
    await page.context().close();
  });

  test('hints say what and where, and are in nobody’s way', async () => {
    const page = await sheet();
    await page.locator('#caption').fill('We leveraged it!! Yes.');
    await page.locator('[data-hint=corporate] button').click();
    const marked = await page.locator('#caption').evaluate((field) => field.value.slice(field.selectionStart, field.selectionEnd));
    assert.equal(marked, 'leveraged');
    await page.locator('[data-hint=exclaiming]').waitFor();
    await row(page, 'email').locator('button').last().click();
    await page.locator('[data-shared=email]').waitFor();
    await page.context().close();
  });

  test('several networks follow each other, and afterwards one says what went out', async () => {
    const page = await sheet();
    await page.locator('#caption').fill('Told in two places');
    for (const network of ['linked_in', 'x']) {
      const again = row(page, network).locator('[data-shared]');
      if (await again.count()) await row(page, network).locator('button').last().click();
      await row(page, network).locator('[data-choose]').check();
    }
    await page.locator('[data-several]').click();
    await page.locator('[data-intent=linked_in]').waitFor();
    await done(page);
    await page.locator('[data-intent=x]').waitFor();
    await done(page);
    await page.locator('[data-after=x] [data-went=yes]').click();
    await page.locator('[data-after=x] details summary').click();
    await page.locator('[data-after=x] input[type=url]').fill('javascript:alert(1)');
    await page.locator('[data-after=x] .row button').click();
    await page.locator('[data-after=x] .wrong').waitFor();
    await page.locator('[data-after=x] input[type=url]').fill('https://x.example/post/1');
    await page.locator('[data-after=x] .row button').click();
    await page.locator('[data-after=x] a[href="https://x.example/post/1"]').waitFor();
    await page.locator('[data-after=linked_in] [data-went=no]').click();
    await page.locator('[data-after=linked_in] [data-went]').first().waitFor({ state: 'detached' });
    const told = (await read(page, 'shares')).filter((share) => share.caption === 'Told in two places');
    const byNetwork = Object.fromEntries(told.map((share) => [share.network, [share.went, share.post]]));
    assert.deepEqual(byNetwork, { linked_in: [false, undefined], x: [true, 'https://x.example/post/1'] });
    await page.context().close();
  });

  test('Mastodon is asked for once, and only a server is taken', async () => {
    const page = await sheet();
    await page.locator('.networks-more').evaluate((details) => { details.open = true; });
    await row(page, 'mastodon').locator('button').last().click();
    const home = page.locator('[data-home]');
    for (const bad of ['javascript:alert(1)', 'evil.example/path@x', 'a b']) {
      await home.fill(bad);
      await home.press('Enter');
      await page.locator('dialog[open] .wrong').waitFor();
    }
    await home.fill('@me@Mastodon.Social');
    await home.press('Enter');
    const address = page.locator('[data-intent=mastodon]');
    await address.waitFor();
    assert.equal(new URL(await address.textContent()).origin, 'https://mastodon.social');
    await page.context().close();
  });

  test('a reminder is a calendar file with the words in it', async () => {
    const page = await sheet();
    await page.locator('#caption').fill('Later, with care; truly');
    await page.locator('.remind').evaluate((details) => { details.open = true; });
    const [file] = await Promise.all([page.waitForEvent('download'), page.locator('[data-remind]').first().click()]);
    const text = readFileSync(await file.path(), 'utf8');
    assert.equal(file.suggestedFilename(), 'polyphony.ics');
    assert.match(text, /^BEGIN:VCALENDAR\r\n/);
    assert.ok(text.includes('DESCRIPTION:Later\\, with care\\; truly'), text);
    assert.match(text, /DTSTART:\d{8}T\d{6}Z\r\n/);
    await page.context().close();
  });

  test('a story that is taken back while one writes leaves the words, and says so', async () => {
    const page = await sheet();
    await page.locator('#caption').fill('Words for a story that goes');
    const id = page.url().split('/').at(-2);
    await page.route(`**/api/v1/stories/${id}`, (route) => route.fulfill({
      status: 404,
      contentType: 'application/problem+json',
      body: JSON.stringify({ type: 'https://p.example/problems/not_found', title: 'x', status: 404, kind: 'not_found', detail: 'x', fields: [] }),
    }));
    // Stories change, so the sheet asks again.
    await write({ title: 'Another story' });
    await page.locator('[data-closed]').waitFor();
    assert.match(await page.locator('[data-left]').innerText(), /Words for a story that goes/);
    assert.equal(await page.locator('[data-network]').count(), 0);
    await page.unrouteAll();
    await page.reload();
    await page.locator('#caption').waitFor();
    assert.equal(await page.locator('#caption').inputValue(), 'Words for a story that goes');
    await page.context().close();
  });

  test('a story goes only where it may, with the company’s words for those who want them and with what it asks to say', async () => {
    const [wording, disclosure] = ['Our kilns run on hydrogen from today.', 'Paid partnership with Nordwerk'];
    const story = await write({ title: 'Hydrogen kilns', edition: { networks: ['x', 'bluesky'], wording, disclosure } });
    const page = await openPage(browser);
    await enter(page, host.url, 'ambassador');
    await page.goto(`${host.url}stories/${story}/share`);
    await page.locator('#caption').waitFor();
    const offered = () => page.locator('[data-network]').evaluateAll((rows) => rows.map(({ dataset }) => dataset.network).sort());
    assert.deepEqual(await offered(), ['bluesky', 'x']);
    // The words are nobody's until somebody takes them.
    assert.equal(await page.locator('#caption').inputValue(), '');
    await page.locator('[data-wording] summary').click();
    await page.locator('[data-wording] button').click();
    assert.equal(await page.locator('#caption').inputValue(), wording);
    assert.deepEqual(await axe(page), []);
    await row(page, 'bluesky').locator('button').last().click();
    await page.locator('[data-shared=bluesky]').waitFor();
    const text = new URL(await page.locator('[data-intent=bluesky]').textContent()).searchParams.get('text');
    assert.ok(text.includes(wording) && text.includes(disclosure), text);
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });
});
