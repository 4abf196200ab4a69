// What people do in the app, as steps that several tests take.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';

/** Enters the demo as `newcomer`, `ambassador` or `facilitator`, up to the screen one lands on. */
export const enter = async (page, url, voice) => {
  await page.goto(url);
  await page.locator(`[data-voice=${voice}]`).click();
  await page.waitForURL(voice === 'newcomer' ? '**/welcome' : '**/today');
  await page.locator('#screen').waitFor();
};

/** Becomes somebody of the demo, whoever one was before. */
export const become = async (page, url, voice) => {
  await page.goto(`${url}start`);
  await page.locator(`[data-voice=${voice}]`).click();
  await page.waitForURL((now) => !['/', '/start'].includes(now.pathname));
  await page.locator('#screen').waitFor();
};

/** Gives a command as the person of this page, past the screens; its id. */
export const submit = async (page, url, body) => {
  const id = randomUUID();
  const reply = await page.request.post(`${url}api/v1/commands`, {
    headers: { 'X-Polyphony': '1', 'Idempotency-Key': id },
    data: { id, body },
  });
  assert.equal(reply.status(), 200, await reply.text());
  return id;
};

/** Everything the question on screen says. */
const asking = () => document.querySelector('.quiz-question')?.innerText;

/** Takes the whole quiz by keyboard, leaning towards the first choice; ends on the result. */
export const takeQuiz = async (page, url) => {
  await page.goto(`${url}quiz`);
  await page.getByRole('button', { name: /begin|start/i }).click();
  return answerByKeys(page);
};

/** Where answers are not clear enough for a result, the way on to more questions. */
const MORE = '[data-unsure] [data-more]';

/** Lets the page's watch run two hundred times as fast: who answers at a test's pace has not read the question. */
const asIfReading = (page) =>
  page.evaluate(() => {
    const real = performance.now.bind(performance);
    performance.now = () => real() * 200;
  });

/** Somebody who explains and knows: how much each persona is in them. Answers without a person behind are doubted. */
const SOMEBODY = {
  explainer: 1.6, expert: 1, fact_checker: 0.6, curator: 0.4, helper: 0, liker: -0.3, messenger: -0.5, reporter: -0.8,
  scout: -1, insider: -1.2,
};

/** The keys by which somebody answers the question on screen: a level, the best of some, or the best and the worst. */
const keysOf = (page, { traits, pack, language }) =>
  page.evaluate(async ({ traits, pack, language }) => {
    globalThis.pack ??= pack ?? await (await fetch(new URL('packs/default.json', document.baseURI))).json();
    const fits = ({ loadings, keyed = 1 }) =>
      keyed * Object.entries(loadings).reduce((sum, [trait, weight]) => sum + weight * (traits[trait] ?? 0), 0);
    const byId = new Map(globalThis.pack.statements.map((statement) => [statement.id, fits(statement)]));
    const choices = [...document.querySelectorAll('[data-choices] [data-choice]')].map(({ dataset }) => byId.get(dataset.choice));
    if (choices.includes(undefined)) {
      const asked = document.querySelector('#screen').textContent.trim();
      const much = fits(globalThis.pack.statements.find(({ text }) => text[language] === asked) ?? { loadings: {} });
      return [1 + [-0.9, -0.4, 0.4, 0.9].filter((step) => much > step).length].map(String);
    }
    const best = choices.indexOf(Math.max(...choices));
    const worst = choices.lastIndexOf(Math.min(...choices));
    const game = document.querySelector('.game-card') !== null;
    return (game ? [best, worst] : [best]).map((place) => String(place + 1));
  }, { traits, pack, language });

/** Answers by keys, as one person would, until the result stands; says how many questions it took. `who` says how much of
 * each trait is in them, of which pack (the default one if none), and in which language they read it. */
export const answerByKeys = async (page, who = { traits: SOMEBODY, language: 'en' }) => {
  await asIfReading(page);
  for (let asked = 0; asked < 45; asked += 1) {
    await page.locator('.quiz-question, .me #screen, [data-unsure]').first().waitFor();
    if (page.url().endsWith('/me')) return asked;
    if ((await page.locator(MORE).count()) > 0) {
      await page.locator(MORE).focus();
      await page.keyboard.press('Enter');
      await page.locator('.quiz-question').waitFor();
    }
    const keys = await keysOf(page, who);
    let last = keys.at(-1);
    if (keys.length === 2) {
      for (const key of keys) await page.keyboard.press(key);
      // Both cards lie: the focus is on the button that answers.
      await page.waitForFunction(() => document.activeElement?.matches('[data-next]:not([aria-disabled])'));
      last = 'Enter';
    }
    // What lies where changes the words on screen too: what counts is what they become after the last key.
    const before = await page.evaluate(asking);
    await page.keyboard.press(last);
    await page.waitForFunction(
      (old) =>
        location.pathname.endsWith('/me') || document.querySelector('[data-unsure]') ||
        ![undefined, old].includes(document.querySelector('.quiz-question')?.innerText),
      before,
    );
  }
  return assert.fail('the quiz has no end');
};

/** Opens the share sheet of the first story that `matching` finds. */
export const openShareSheet = async (page, url) => {
  await page.goto(`${url}stories`);
  await page.locator('[data-story] a').first().click();
  await page.locator('a[href$="/share"]').first().click();
  await page.locator('#caption').waitFor();
};

/** Shares on `network` with `caption`, pressing the button twice as impatient people do; closes the next step. */
export const share = async (page, network, caption) => {
  await page.locator('#caption').fill(caption);
  const row = page.locator(`[data-network=${network}]`);
  const button = row.locator('button').last();
  await button.dispatchEvent('click');
  await button.dispatchEvent('click');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await dialog.locator('.dialog-actions .is-primary').click();
  await page.locator(`[data-shared=${network}]`).waitFor();
};

/** What the reach screen shows just now: the figure, the newest share's clicks, and the pixels of the last bucket. */
export const shown = (page) =>
  page.evaluate(() => {
    const digits = (element) => Number((element?.textContent ?? '').replace(/\D/g, '') || '0');
    const canvas = document.querySelector('canvas[data-chart="reach-live"]');
    const width = Math.max(8, Math.floor(canvas.width / 24));
    const pixels = canvas.getContext('2d').getImageData(canvas.width - width, 0, width, canvas.height).data;
    let hash = 0;
    for (const value of pixels) hash = (Math.imul(hash, 31) + value) | 0;
    return {
      figure: digits(document.querySelector('[data-figure="clicks"]')),
      row: digits(document.querySelector('tr[data-share] [data-clicks]')),
      pixels: hash,
    };
  });

/** Opens a tracked link as a stranger would. It leads to a reserved name that no test may reach, so the tab ends on
 *  the browser's own error page: the click is counted before the redirect is even sent. */
export const openLink = (tab, link) =>
  tab.goto(link).then(
    () => assert.fail('a reserved name was reached'),
    (error) => assert.match(error.message, /ERR_NAME_NOT_RESOLVED|ERR_INTERNET_DISCONNECTED|ERR_ABORTED/),
  );

/** Waits until every card lies where it was flying to. */
export const landed = (page) =>
  page.locator('.game').evaluate((game) => Promise.allSettled(game.getAnimations({ subtree: true }).map((one) => one.finished)));
