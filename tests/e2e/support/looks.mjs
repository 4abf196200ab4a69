// Every screen of the app, and the ways to look at it.
import { enter } from './steps.mjs';

const SIZES = { phone: { width: 390, height: 844 }, desk: { width: 1440, height: 900 } };
const LANGUAGES = { ltr: 'en-GB', rtl: 'ar' };

const shareWay = 'a[href$="/share"]';

/** The first story of the gallery, by its card. */
const firstStory = async (page, url) => {
  await page.goto(`${url}stories`);
  await page.locator('[data-story] a').first().click();
  await page.locator(shareWay).first().waitFor();
};

/** The share screen of that story. */
const firstShare = async (page, url) => {
  await firstStory(page, url);
  await page.locator(shareWay).first().click();
};

/** The quiz, begun: its first question. */
const firstQuestion = async (page, url) => {
  await page.goto(`${url}quiz`);
  await page.locator('.quiz-actions .is-primary').click();
};

/** Screen by name: who looks, where (an address, or the way there), and what must be there before it is judged. */
export const SCREENS = [
  ['start', null, '', '[data-voice]'],
  ['welcome', 'newcomer', 'welcome', '#screen'],
  ['quiz', 'newcomer', 'quiz', '.quiz-personas'],
  ['quiz-question', 'newcomer', firstQuestion, '.quiz-question'],
  ['today', 'ambassador', 'today', '.today-colleagues h2'],
  ['today-new', 'newcomer', 'today', '.today-colleagues h2'],
  ['stories', 'ambassador', 'stories', '[data-story]'],
  ['story', 'ambassador', firstStory, shareWay],
  ['share', 'ambassador', firstShare, '#caption'],
  ['path', 'ambassador', 'path', '[data-step]'],
  ['reach', 'ambassador', 'reach', 'tr[data-share]'],
  ['counting', 'facilitator', 'reach/counting', '#assume-cpm_meta'],
  ['reach-empty', 'newcomer', 'reach', '#screen'],
  ['me', 'ambassador', 'me', 'canvas'],
  ['me-data', 'ambassador', 'me/data', '#screen'],
  ['guide', 'ambassador', 'guide', '.guide-row'],
  ['guide-entry', 'ambassador', 'guide/own-words', '#screen'],
  ['ask', 'ambassador', 'guide/ask', '#screen'],
  ['programme', 'facilitator', 'programme', 'canvas'],
  ['suggest', 'ambassador', 'suggest', '#desk-title'],
  ['desk', 'facilitator', 'desk', '#desk-shelf'],
  ['compose', 'facilitator', 'desk/story', '#desk-title'],
  ['campaigns', 'facilitator', 'desk/campaigns', '.desk-calendar'],
  ['not-found', 'ambassador', 'no/such/place', '#screen'],
  ['letter', 'ambassador', 'me/letter', '.letter-sheet'],
];

const look = (theme, size, direction) => ({ theme, size, direction, name: `${theme}-${size}-${direction}` });

/** Theme × size × direction, each once. */
export const ALL_LOOKS = ['light', 'dark', 'contrast'].flatMap((theme) =>
  ['phone', 'desk'].flatMap((size) => ['ltr', 'rtl'].map((direction) => look(theme, size, direction))));

/** Six looks in which every pair of theme, size and direction meets. */
export const PAIRED_LOOKS = [
  look('light', 'phone', 'ltr'), look('dark', 'desk', 'rtl'), look('contrast', 'phone', 'rtl'),
  look('light', 'desk', 'rtl'), look('dark', 'phone', 'ltr'), look('contrast', 'desk', 'ltr'),
];

/** Of the pairwise looks, every screen gets two: with its number, and opposite. */
export const paired = (screens) =>
  PAIRED_LOOKS.map((chosen, n) => [chosen, screens.filter((_, i) => n % 3 === i % 3)]);

/** What the browser is told of a look. */
export const contextOf = ({ theme, size, direction }) => ({
  viewport: SIZES[size],
  colorScheme: theme === 'dark' ? 'dark' : 'light',
  contrast: theme === 'contrast' ? 'more' : 'no-preference',
  reducedMotion: 'reduce',
  locale: LANGUAGES[direction],
});

/** Goes to a screen and waits until it stands. */
export const show = async (page, url, [, , way, ready]) => {
  if (typeof way === 'function') await way(page, url);
  else await page.goto(`${url}${way}`);
  await page.locator(ready).first().waitFor();
  await page.locator('#screen').waitFor();
  await page.waitForFunction(() => !document.querySelector('.skeleton:not(.style-page *)'));
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
};

/** Comes in as `voice`, if anybody. */
export const comeIn = async (page, url, voice) => {
  if (voice) await enter(page, url, voice);
};

/** Sums up how much the page's content jumped while it loaded; to be called before the page is opened. */
export const watchShifts = (page) =>
  page.addInitScript(() => {
    globalThis.shifts = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (entry.hadRecentInput) continue;
        const what = entry.sources.map(({ node }) => node?.className || node?.nodeName).join(' ');
        globalThis.shifts.push({ value: entry.value, what });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
