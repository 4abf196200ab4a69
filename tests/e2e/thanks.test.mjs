// Thanks go from one person to one other: they arrive live, also when they were written without a connection, and nobody
// else reads them. The letter of a week stands on the screen and on paper.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startServer } from './support/hosts.mjs';
import { axe, openPage, startBrowser } from './support/browser.mjs';
import { enter } from './support/steps.mjs';

const WORDS = 'I read it to my crew, and they argued all lunch';

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

/** Somebody in a browser of their own. */
const somebody = async (voice) => {
  const page = await openPage(browser);
  await enter(page, host.url, voice);
  return page;
};

/** What the backend answers this person. */
const read = (page, path) => page.evaluate(async (at) => (await fetch(`/api/v1/${at}`)).json(), path);

const row = (page, share) => page.locator(`.thanks-row[data-shared="${share}"]`);

/** Shows a share to colleagues on its story's page, or hides it; waits until the backend has it. */
const show = async (page, share, shown) => {
  await page.goto(`${host.url}stories/${share.story}`);
  const box = page.locator(`[data-show="${share.id}"]`);
  await page.locator(`[data-show="${share.id}"]:not([disabled])`).waitFor();
  if ((await box.isChecked()) !== shown) {
    const done = page.waitForResponse((reply) => reply.url().endsWith('/commands'));
    await box.click();
    await done;
  }
};

/** Opens the words of thanks for a share on its story's page. */
const begin = async (page, share) => {
  await page.goto(`${host.url}stories/${share.story}`);
  await row(page, share.id).locator('[data-say]').click();
  await page.getByRole('dialog').locator('textarea').waitFor();
};

const send = (page) => page.getByRole('dialog').locator('[type=submit]').click();

/** One of the ambassador's shares that nobody sees yet. */
const hidden = async (page) => {
  const shown = new Set((await read(page, 'me/thanks')).shown.map((one) => one.share));
  const shares = await read(page, 'shares');
  return shares.find((share) => !shown.has(share.id));
};

describe('thanks', { concurrency: false, timeout: 300_000 }, () => {
  test('arrive live with a name, and nobody else reads them', { timeout: 120_000 }, async () => {
    const [owner, giver, third] = [await somebody('ambassador'), await somebody('facilitator'), await somebody('newcomer')];
    const share = await hidden(owner);
    await giver.goto(`${host.url}stories/${share.story}`);
    await giver.locator('#screen').waitFor();
    assert.equal((await read(giver, `colleagues?story=${share.story}`)).filter((one) => one.share === share.id).length, 0);

    await show(owner, share, true);
    await owner.goto(`${host.url}today`);
    await owner.locator('[data-thanks]').waitFor();
    await begin(giver, share);
    await giver.getByRole('dialog').locator('.chip').first().click();
    const begun = await giver.getByRole('dialog').locator('textarea').inputValue();
    assert.ok(begun.length > 3 && begun.endsWith(' '), 'a beginning is put into the field, to be finished');
    await giver.getByRole('dialog').locator('textarea').fill(WORDS);
    assert.deepEqual(await axe(giver), []);
    await send(giver);
    await row(giver, share.id).locator('.thanks-said', { hasText: WORDS }).waitFor();

    const card = owner.locator('[data-thanks] li', { hasText: WORDS });
    await card.waitFor();
    const { name } = await read(giver, 'me');
    assert.ok(name && (await card.textContent()).includes(name), 'the owner reads who said it');

    await third.goto(`${host.url}stories/${share.story}`);
    await row(third, share.id).waitFor();
    assert.ok(!(await third.locator('body').textContent()).includes(WORDS));
    for (const path of ['colleagues', `colleagues?story=${share.story}`, 'me/thanks', 'me/data', 'events?after=0']) {
      assert.ok(!JSON.stringify(await read(third, path)).includes(WORDS), `somebody else reads it in ${path}`);
    }

    await show(owner, share, false);
    await third.reload();
    await third.locator('#screen').waitFor();
    assert.ok(!(await read(third, `colleagues?story=${share.story}`)).some((one) => one.share === share.id));
    for (const page of [owner, giver, third]) assert.deepEqual(page.faults, []);
  });

  test('written offline are sent once', { timeout: 120_000 }, async () => {
    const [owner, giver] = [await somebody('ambassador'), await somebody('facilitator')];
    const share = await hidden(owner);
    await show(owner, share, true);
    await begin(giver, share);
    await giver.context().setOffline(true);
    const text = `${WORDS}, on the train`;
    await giver.getByRole('dialog').locator('textarea').fill(text);
    await send(giver);
    await row(giver, share.id).locator('.thanks-said', { hasText: text }).waitFor();
    assert.ok(!JSON.stringify(await read(owner, 'me/thanks')).includes(text));
    await owner.goto(`${host.url}today`);
    await owner.locator('[data-thanks]').waitFor();
    await giver.context().setOffline(false);
    await owner.locator('[data-thanks] li', { hasText: text }).waitFor();
    const mine = (await read(owner, 'me/thanks')).received.filter((one) => one.words === text);
    assert.equal(mine.length, 1);
    // Put away by its owner, it stays away.
    await owner.locator('[data-thanks] li', { hasText: text }).locator('[data-away]').click();
    await owner.locator('[data-thanks] li', { hasText: text }).waitFor({ state: 'detached' });
    await owner.waitForFunction(
      async (id) => !(await (await fetch('/api/v1/me/thanks')).json()).received.some((one) => one.id === id), mine[0].id);
  });

  test('are not asked for where somebody wants none', { timeout: 120_000 }, async () => {
    const [owner, giver] = [await somebody('ambassador'), await somebody('facilitator')];
    const share = await hidden(owner);
    await show(owner, share, true);
    await owner.goto(`${host.url}me`);
    await owner.locator('#me-returns-thanks').uncheck();
    const section = owner.locator('section', { has: owner.locator('#me-returns') });
    await section.getByRole('button', { name: /save/i }).click();
    await owner.waitForFunction(async () => !(await (await fetch('/api/v1/me')).json()).settings.returns.thanks);
    await owner.goto(`${host.url}today`);
    await owner.locator('.today-columns').waitFor();
    assert.equal(await owner.locator('[data-thanks]').count(), 0);
    await giver.goto(`${host.url}stories/${share.story}`);
    await row(giver, share.id).waitFor();
    assert.equal(await row(giver, share.id).locator('[data-say]').count(), 0);
    assert.deepEqual(owner.faults, []);
  });
});

test('a milestone is told once', { timeout: 120_000 }, async () => {
  const page = await somebody('ambassador');
  const note = page.locator('[data-milestone]');
  await note.waitFor();
  await note.getByRole('button').click();
  await note.waitFor({ state: 'detached' });
  await page.waitForFunction(async () => (await (await fetch('/api/v1/me')).json()).milestones?.length > 0);
  await page.reload();
  await page.locator('.today-columns').waitFor();
  assert.equal(await note.count(), 0);
  assert.deepEqual(page.faults, []);
});

test('the letter waits on Today until it is read, and prints as a sheet', { timeout: 120_000 }, async () => {
  const page = await somebody('ambassador');
  await page.addInitScript(() => {
    globalThis.printed = 0;
    globalThis.print = () => { globalThis.printed += 1; };
  });
  await page.reload();
  await page.locator('[data-letter] a').click();
  await page.waitForURL('**/me/letter/*');
  await page.locator('.letter-sheet').waitFor();
  assert.deepEqual(await axe(page), []);
  await page.locator('[data-print]').click();
  assert.equal(await page.evaluate(() => globalThis.printed), 1);

  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('.letter-sheet h1').isVisible(), true);
  for (const away of ['.letter-aside', 'nav', 'body header:not(.letter-sheet header)']) {
    assert.equal(await page.locator(away).first().isVisible(), false, `${away} is printed`);
  }
  const pages = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g);
  assert.equal(pages?.length, 1, 'a week fits on one sheet');
  await page.emulateMedia({ media: 'screen' });

  const earlier = page.locator('.letter-ways a:not([aria-current])').last();
  const week = (await earlier.getAttribute('href')).split('/').at(-1);
  await earlier.click();
  await page.waitForURL(`**/me/letter/${week}`);
  await page.locator(`.letter-ways a[aria-current][href$="${week}"]`).waitFor();
  await page.goto(`${host.url}me/letter/2099-01-01`);
  await page.locator('.letter .empty, .letter a.button').first().waitFor();
  await page.goto(`${host.url}today`);
  await page.locator('.today-columns').waitFor();
  assert.equal(await page.locator('[data-letter]').count(), 0);
  assert.deepEqual(page.faults, []);
});
