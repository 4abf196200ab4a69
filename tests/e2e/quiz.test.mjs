// The quiz as people take it: by keyboard, by touch, without a network and with a reload in the middle, in Arabic.
// Each time the screen must name the persona that the engine finds in these very answers: the server judges them once
// more, by the same rules built natively.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { axe, openPage, startBrowser } from './support/browser.mjs';
import { startServer } from './support/hosts.mjs';
import { pressOn } from './support/keys.mjs';
import { enter, landed } from './support/steps.mjs';

/** The questions as the server has them; the words of other languages are added as they are needed. */
let PACK;
let STATEMENTS;
const readPack = async (host, language = 'en') => {
  const pack = await (await fetch(`${host.url}api/v1/typology?lang=${language}`)).json();
  PACK ??= pack;
  STATEMENTS ??= new Map(pack.statements.map((statement) => [statement.id, statement]));
  for (const { id, text } of pack.statements) Object.assign(STATEMENTS.get(id).text, text);
  for (const { id, name } of pack.personas) Object.assign(PACK.personas.find((one) => one.id === id).name, name);
};

/** How much a statement is like somebody who leans towards these personas ("helper", "scout+curator"); a taste of their
 *  own keeps the rest apart. */
const likeness = (personas, id) => {
  const { loadings, keyed } = STATEMENTS.get(id);
  const traits = PACK.personas.filter((one) => personas.split('+').includes(one.id)).flatMap((one) => Object.keys(one.weights));
  const along = Object.entries(loadings).reduce((sum, [trait, much]) => sum + much * (traits.includes(trait) ? 1.6 : -0.3), 0);
  const taste = ([...id].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % 97) / 120 - 0.4;
  return along * keyed + taste;
};

/** What somebody who leans towards a persona answers: the ids to choose, one after the other. */
const answersOf = (persona, question) => {
  const liked = [...question.statements].sort((a, b) => likeness(persona, b) - likeness(persona, a));
  if (question.kind === 'best_worst') return [liked[0], liked.at(-1)];
  if (question.kind === 'pick_one') return [liked[0]];
  const like = likeness(persona, question.statements[0]);
  return [String(1 + STATEMENTS.get(question.statements[0]).b.filter((step) => step < like).length)];
};

/** The question on screen, and what is chosen by its choices. */
const onScreen = async (page) => {
  const shown = await page.evaluate(() => ({
    choices: [...document.querySelectorAll('[data-choice]')].map((choice) => choice.dataset.choice),
    heading: document.querySelector('#screen').textContent,
  }));
  const same = (question) => question.statements.length === shown.choices.length && question.statements.every((id) => shown.choices.includes(id));
  const said = (question) => question.kind === 'likert' && Object.values(STATEMENTS.get(question.statements[0]).text).includes(shown.heading);
  const question = shown.choices[0] === '1' ? PACK.questions.find(said) : PACK.questions.find(same);
  assert.ok(question, `a question of the pack: ${shown.heading}`);
  return { question, choices: shown.choices };
};

/** The ways to press: by the number's key, by the mouse, by a finger. */
const BY = {
  keys: async (page, id, choices) => page.keyboard.press(String(choices.indexOf(id) + 1)),
  mouse: async (page, id) => page.locator(`[data-choice="${id}"]`).click(),
  touch: async (page, id) => page.locator(`[data-choice="${id}"]`).tap(),
};

/** Waits until a question, the list, the doubt or the result is there, and nothing is on its way. */
const settle = (page) =>
  page.waitForFunction(() => document.querySelector('.quiz:not(.is-busy) #screen, .result, [data-unsure], .quiz-given'));

const asked = (page) => page.evaluate(() => document.querySelector('.quiz #screen')?.textContent + [...document.querySelectorAll('[data-choice]')].map((one) => one.dataset.choice));

/** Waits until something else is on screen than before. */
const next = (page, before) =>
  page.waitForFunction((old) => {
    const now = document.querySelector('.quiz:not(.is-busy) #screen')?.textContent + [...document.querySelectorAll('[data-choice]')].map((one) => one.dataset.choice);
    return now !== old && document.querySelector('.quiz:not(.is-busy) #screen, .result, [data-unsure]');
  }, before);

/** Answers the question on screen as somebody who leans towards a persona; the next one is there afterwards. */
const answer = async (page, persona, by = 'keys') => {
  const { question, choices } = await onScreen(page);
  const before = await asked(page);
  for (const id of answersOf(persona, question)) {
    await BY[by](page, id, choices);
    if (question.kind === 'best_worst') await page.locator(`[data-choice="${id}"][data-spot]`).waitFor();
  }
  if (question.kind === 'best_worst') {
    if (by === 'keys') await page.keyboard.press('Enter');
    else await page.locator('[data-next]')[by === 'touch' ? 'tap' : 'click']();
  }
  await next(page, before);
  return question;
};

/** Forgets all answers, by way of their list. */
const beginAgain = async (page) => {
  await page.locator('[data-look]').click();
  await page.locator('.quiz-list summary').click();
  await page.locator('.quiz-list .is-danger').click();
  await page.waitForFunction(() => !document.querySelector('.quiz-given'));
};

/** Answers until the result stands, where the answers are in doubt with a few more; says how many questions it took. */
const answerAll = async (page, persona, by = 'keys') => {
  for (let count = 0; count <= 60; count += 1) {
    await settle(page);
    if ((await page.locator('.result').count()) > 0) return count;
    if ((await page.locator('[data-unsure]').count()) > 0) {
      if ((await page.locator('[data-more]').count()) > 0) await page.locator('[data-more]').click();
      else await beginAgain(page);
      await page.locator('.quiz:not(.is-busy) #screen').waitFor();
    }
    await answer(page, persona, by);
  }
  return assert.fail('the quiz has no end');
};

/** Skips the question on screen. */
const skip = async (page) => {
  const before = await asked(page);
  await page.locator('[data-skip]').click();
  await next(page, before);
};

/** Goes on until three cards lie on the table: some answers, then skips, which leave everything open. Chance decides
 *  among good questions, so it may take another beginning. */
const untilGame = async (page, persona, by) => {
  for (let count = 1; count <= 60; count += 1) {
    await settle(page);
    if ((await page.locator('.game').count()) > 0) return;
    if (count % 12 === 0) {
      await beginAgain(page);
    } else if (count % 12 < 6) await answer(page, persona, by);
    else await skip(page);
  }
  assert.fail('no best–worst question came');
};

/** Somebody new on the start of the quiz. Whoever is too quick to have read is doubted, so this page's clock runs fast. */
const begin = async (browser, host, options = {}) => {
  const page = await openPage(browser, { reducedMotion: 'reduce', ...options });
  await page.addInitScript(() => {
    const real = performance.now.bind(performance);
    performance.now = () => real() * 40;
  });
  await enter(page, host.url, 'newcomer');
  await page.goto(`${host.url}quiz`);
  await page.locator('.quiz-actions .is-primary').waitFor();
  return page;
};

/** Who I am, as the server knows it. */
const me = (page) => page.evaluate(async () => (await fetch('api/v1/me')).json());

/** The result on screen names the persona that the server finds in the answers given. */
const assertNamed = async (page, language = 'en') => {
  const { quiz } = await me(page);
  const primary = quiz.verdict.blend.find((part) => part.standing === 'primary').persona;
  const name = PACK.personas.find((one) => one.id === primary).name;
  const called = name[language] ?? name.en;
  const headline = await page.locator('.result h1, .result h2').first().innerText();
  assert.ok(headline.includes(called), `“${headline}” names ${called}`);
  return { quiz, primary };
};

/** What is kept on this device. */
const kept = (page) =>
  page.evaluate(() => {
    const name = `polyphony.quiz.${localStorage.getItem('polyphony.quiz.latest')}`;
    return JSON.parse(localStorage.getItem(name) ?? 'null');
  });

describe('the quiz', { timeout: 600_000 }, () => {
  let host;
  let browser;
  before(async () => {
    host = await startServer();
    await readPack(host);
    browser = await startBrowser();
  });
  after(async () => {
    await browser?.close();
    await host?.stop();
  });

  test('by keyboard alone, with undo, a skip and a changed answer', async () => {
    const page = await begin(browser, host);
    await pressOn(page, '.quiz-actions .is-primary');
    await settle(page);
    const first = await answer(page, 'expert');
    await answer(page, 'expert');
    // Back by key, and by the browser's own way; the answer is still there and can be kept.
    await page.keyboard.press('Backspace');
    await page.locator('.is-chosen, [data-spot]').first().waitFor();
    await page.goBack();
    await page.waitForFunction((old) => document.querySelector('.is-chosen, [data-spot]') && document.querySelector('#screen').textContent.includes(old), first.kind === 'likert' ? STATEMENTS.get(first.statements[0]).text.en : '');
    assert.equal((await onScreen(page)).question.id, first.id);
    await pressOn(page, '.quiz-bottom .button:not(.is-quiet)');
    await page.waitForFunction(() => document.querySelector('.quiz:not(.is-busy)') && !document.querySelector('.is-chosen, [data-spot]'));
    // Skipped is answered, but says nothing.
    const skipped = (await onScreen(page)).question;
    const before = await asked(page);
    await pressOn(page, '[data-skip]');
    await next(page, before);
    await page.keyboard.press('ArrowDown');
    assert.ok(await page.evaluate(() => document.activeElement.matches('[data-choice]')));
    // The first answer is changed from the list.
    await pressOn(page, '[data-look]');
    await pressOn(page, '[data-change="0"]');
    await page.locator('.quiz .is-chosen, .quiz [data-spot]').first().waitFor();
    const { question, choices } = await onScreen(page);
    assert.equal(question.id, first.id);
    if (question.kind === 'best_worst') {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      for (const id of [...answersOf('liker', question)].reverse()) await page.keyboard.press(String(choices.indexOf(id) + 1));
      await page.keyboard.press('Enter');
    } else await page.keyboard.press('4');
    await page.locator('.quiz-given').waitFor();
    assert.deepEqual(await axe(page), []);
    await pressOn(page, '.quiz-actions .is-primary');
    await answerAll(page, 'expert');
    await page.waitForURL('**/me');
    const { quiz, primary } = await assertNamed(page);
    assert.equal(primary, 'expert');
    assert.deepEqual(quiz.answers.find((one) => one.question === skipped.id).response, { kind: 'skip' });
    assert.ok(quiz.answers.every((one) => one.ms === undefined || (one.ms > 0 && one.ms <= 600_000)), 'each took its time');
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });

  test('by touch: cards are laid by a press and by a drag, and nothing goes on by itself', async () => {
    const page = await begin(browser, host, { hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 }, reducedMotion: 'no-preference' });
    await page.locator('.quiz-actions .is-primary').tap();
    await settle(page);
    await untilGame(page, 'helper+messenger', 'touch');
    await dragCards(page, await onScreen(page));
    await landed(page);
    assert.deepEqual(await axe(page), []);
    await answerAll(page, 'helper+messenger', 'touch');
    await page.waitForURL('**/me');
    const { primary } = await assertNamed(page);
    assert.ok(['helper', 'messenger'].includes(primary), primary);
    // A browser that plays a phone resizes while the router's transition runs, and says so.
    assert.deepEqual(page.faults.filter((fault) => !fault.includes('Viewport size changed')), []);
    await page.context().close();
  });

  test('without a network, with a reload in the middle: given once when it is back', async () => {
    const page = await begin(browser, host);
    const given = [];
    page.on('request', (request) => {
      if (request.method() === 'POST' && (request.postData() ?? '').includes('finish_quiz')) given.push(request);
    });
    await page.locator('.quiz-actions .is-primary').click();
    await settle(page);
    // Half a choice is kept as well.
    await untilGame(page, 'scout+curator', 'mouse');
    const { question } = await onScreen(page);
    await page.locator(`[data-choice="${question.statements[1]}"]`).click();
    const answers = (await kept(page)).answers.length;
    await page.reload();
    await page.locator(`[data-choice="${question.statements[1]}"][data-spot=most]`).waitFor();
    assert.equal((await kept(page)).answers.length, answers);
    await page.locator(`[data-choice="${question.statements[1]}"]`).click();
    // From here on the backend is away. The app's own files still come: it cannot start cold without them yet.
    await page.route('**/api/**', (route) => route.abort());
    await answerAll(page, 'scout+curator', 'mouse');
    await page.locator('.quiz-result .result').waitFor();
    const local = await page.locator('.result h1, .result h2').first().innerText();
    assert.deepEqual(page.faults.filter((fault) => !fault.includes('ERR_FAILED')), []);
    await page.unroute('**/api/**');
    await page.reload();
    await page.goto(`${host.url}me`);
    await page.locator('.me .result').waitFor();
    const { primary } = await assertNamed(page);
    assert.ok(['scout', 'curator'].includes(primary), primary);
    assert.equal(await page.locator('.result h1, .result h2').first().innerText(), local, 'the device said the same');
    const ids = new Set(given.map((request) => request.postDataJSON().id));
    assert.equal(ids.size, 1, 'one command, however often it was tried');
    // Nothing of it stays behind, and the quiz begins afresh.
    await page.goto(`${host.url}quiz`);
    await page.locator('.quiz-personas').waitFor();
    await page.context().close();
  });

  test('in Arabic, from right to left', async () => {
    await readPack(host, 'ar');
    const page = await begin(browser, host, { locale: 'ar', viewport: { width: 390, height: 844 } });
    assert.equal(await page.evaluate(() => document.documentElement.dir), 'rtl');
    await page.locator('.quiz-actions .is-primary').click();
    await settle(page);
    await answerAll(page, 'curator', 'mouse');
    await page.waitForURL('**/me');
    await assertNamed(page, 'ar');
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });

  test('too quick is not sure, and time away is not counted', async () => {
    const page = await begin(browser, host);
    await page.evaluate(() => {
      globalThis.clock = 0;
      performance.now = () => globalThis.clock;
    });
    await page.locator('.quiz-actions .is-primary').click();
    await settle(page);
    await page.evaluate(() => {
      const hide = (hidden) => {
        Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
      };
      globalThis.clock += 5_000;
      hide(true);
      globalThis.clock += 60_000;
      hide(false);
      globalThis.clock += 2_000;
    });
    await answer(page, 'insider');
    await page.evaluate(() => { globalThis.clock += 10_000_000; });
    await answer(page, 'insider');
    assert.deepEqual((await kept(page)).answers.map((one) => one.ms), [7_000, 600_000]);
    // The clock stands from here on: every answer is there at once.
    for (let count = 0; count < 26 && (await page.locator('[data-unsure]').count()) === 0; count += 1) {
      await answer(page, 'insider');
      await settle(page);
    }
    assert.equal(await page.locator('[data-unsure]').getAttribute('data-unsure'), 'hasty');
    assert.equal((await me(page)).quiz, null, 'nothing was sent');
    // Another look at the answers, each changed with time to read: now there is a result.
    await page.locator('[data-look]').click();
    await page.locator('.quiz-given').waitFor();
    const all = await page.locator('[data-change]').count();
    for (let at = 0; at < all; at += 1) {
      await page.locator(`[data-change="${at}"]`).click();
      await page.locator('.quiz:not(.is-busy) #screen').waitFor();
      await page.evaluate(() => { globalThis.clock += 4_000; });
      const { question, choices } = await onScreen(page);
      if (question.kind === 'best_worst') await page.locator('[data-next]').click();
      else await BY.keys(page, answersOf('insider', question)[0], choices);
      await page.locator('.quiz-given').waitFor();
    }
    await page.locator('.quiz-actions .is-primary').click();
    await page.waitForURL('**/me');
    const { primary } = await assertNamed(page);
    assert.equal(primary, 'insider');
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });

  test('whom nothing fits gets no label, and answers for other questions are not lost silently', async () => {
    const page = await begin(browser, host);
    await page.locator('.quiz-actions .is-primary').click();
    for (let count = 0; count < 26; count += 1) {
      await settle(page);
      if ((await page.locator('[data-unsure]').count()) > 0) break;
      await skip(page);
    }
    assert.equal(await page.locator('[data-unsure]').getAttribute('data-unsure'), 'few');
    assert.deepEqual(await axe(page), []);
    assert.equal((await me(page)).quiz, null, 'nothing was sent');
    // The questions change: another pack is another hash.
    await page.evaluate(() => {
      const hash = localStorage.getItem('polyphony.quiz.latest');
      localStorage.setItem('polyphony.quiz.older', localStorage.getItem(`polyphony.quiz.${hash}`));
      localStorage.removeItem(`polyphony.quiz.${hash}`);
      localStorage.setItem('polyphony.quiz.latest', 'older');
      history.replaceState(null, '');
    });
    await page.reload();
    await page.locator('[data-found]').waitFor();
    assert.ok(await page.evaluate(() => localStorage.getItem('polyphony.quiz.older')), 'still there');
    await page.context().close();
  });
});

/** Drags the first card up and flicks the second down, looks that they lie there, and takes both back. */
const dragCards = async (page, { choices }) => {
  const middle = async (selector) => {
    const box = await page.locator(selector).boundingBox();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const cdp = await page.context().newCDPSession(page);
  const touch = (type, point) => cdp.send('Input.dispatchTouchEvent', { type, touchPoints: point ? [point] : [] });
  const drag = async (card, to) => {
    const from = await middle(`[data-choice="${card}"]`);
    await touch('touchStart', from);
    for (let step = 1; step <= 8; step += 1) await touch('touchMove', { x: from.x, y: from.y + ((to.y - from.y) * step) / 8 });
    await touch('touchEnd');
  };
  await drag(choices[0], await middle('.game-spot.is-most'));
  await page.locator(`[data-choice="${choices[0]}"][data-spot=most]`).waitFor();
  await drag(choices[1], await middle('.game-spot.is-least'));
  await page.locator(`[data-choice="${choices[1]}"][data-spot=least]`).waitFor();
  // Laid on the other, they change places.
  await landed(page);
  await drag(choices[1], await middle('.game-spot.is-most'));
  await page.locator(`[data-choice="${choices[0]}"][data-spot=least]`).waitFor();
  assert.equal(await page.locator('.game').count(), 1, 'nothing went on by itself');
  await landed(page);
  for (const card of choices.slice(0, 2)) {
    await page.locator(`[data-choice="${card}"]`).tap();
    await page.locator(`[data-choice="${card}"]:not([data-spot])`).waitFor();
  }
};
