// What people do in the app, as steps that several tests take.
import assert from 'node:assert/strict';

/** Enters the demo as `newcomer`, `ambassador` or `facilitator`, up to the screen one lands on. */
export const enter = async (page, url, voice) => {
  await page.goto(url);
  await page.locator(`[data-voice=${voice}]`).click();
  await page.waitForURL(voice === 'newcomer' ? '**/welcome' : '**/today');
  await page.locator('#screen').waitFor();
};

/** Everything the question on screen says. */
const asking = () => document.querySelector('.quiz-question')?.innerText;

/** Takes the whole quiz by keyboard, leaning towards the first choice; ends on the result. */
export const takeQuiz = async (page, url) => {
  await page.goto(`${url}quiz`);
  await page.getByRole('button', { name: /begin|start/i }).click();
  return answerByKeys(page);
};

/** Answers by keys until the result stands; says how many questions it took. */
export const answerByKeys = async (page) => {
  for (let asked = 0; asked < 26; asked += 1) {
    const heading = page.locator('.quiz #screen, .result #screen, .me #screen');
    await heading.first().waitFor();
    if (page.url().endsWith('/me')) return asked;
    const game = (await page.locator('.quiz-steps').count()) > 0;
    if (game) {
      await page.keyboard.press('1');
      await page.locator('.choice.is-chosen').waitFor();
    }
    // Choosing the best changes the words on screen too: what counts is what they become after the last key.
    const before = await page.evaluate(asking);
    await page.keyboard.press(game ? '3' : String(1 + ((asked * 2) % 3)));
    await page.waitForFunction(
      (old) =>
        location.pathname.endsWith('/me') ||
        ![undefined, old].includes(document.querySelector('.quiz-question')?.innerText),
      before,
    );
  }
  assert.fail('the quiz has no end');
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
