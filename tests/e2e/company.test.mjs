// A company's own typology: named in the configuration, it changes the quiz, the result, the path, the gallery, the share
// sheet and the programme's figures, in each of its languages, without a line of code.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { after, before, describe, test } from 'node:test';
import { startServer, startStatic } from './support/hosts.mjs';
import { openPage, startBrowser } from './support/browser.mjs';
import { answerByKeys, enter, openShareSheet } from './support/steps.mjs';

const file = (name) => fileURLToPath(new URL(`../../docs/companies/worked/${name}`, import.meta.url));
const pack = JSON.parse(readFileSync(file('clinic.json')));
const german = JSON.parse(readFileSync(file('clinic.de.json'))).texts;
for (const statement of pack.statements) statement.text.de = german[`statements.${statement.id}`];

/** Somebody who explains and does not mind who sees it. */
const TRAITS = { teaches: 1.8, listens: -0.4, thanks: -0.8, opens: -0.2 };
const LANGUAGES = {
  en: { locale: 'en-GB', of: (persona, key) => persona[key].en, line: (persona, list, at) => persona[list][at].en },
  de: {
    locale: 'de-DE',
    of: ({ id }, key) => german[`personas.${id}.${key}`],
    line: ({ id }, list, at) => german[`personas.${id}.${list}.${at}`],
  },
};

const HOMES = [
  { name: 'server', start: () => startServer({ args: ['--pack', file('clinic.json')] }) },
  {
    name: 'embedded',
    start: () => startStatic({
      files: {
        '/config.json': JSON.stringify({ backend: { kind: 'embedded', demo: true, pack: 'packs/clinic.json' } }),
        '/packs/clinic.json': readFileSync(file('clinic.json')),
        '/packs/clinic.de.json': readFileSync(file('clinic.de.json')),
      },
    }),
  },
];

for (const home of HOMES) {
  describe(`a company's typology on the ${home.name} backend`, { timeout: 300_000 }, () => {
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

    for (const [language, { locale, of, line }] of Object.entries(LANGUAGES)) {
      test(`is asked, answered and lived with in ${language}`, async () => {
        const page = await openPage(browser, { locale });
        await enter(page, host.url, 'newcomer');
        await page.goto(`${host.url}quiz`);
        await page.locator('main .button.is-primary').first().click();
        await page.locator('.quiz-question').waitFor();
        const statements = pack.statements.map(({ text }) => text[language]);
        const asked = await page.locator('.quiz-question').innerText();
        assert.ok(statements.some((statement) => asked.includes(statement)), `${asked} is no question of this company`);
        await answerByKeys(page, { traits: TRAITS, pack, language });

        await page.locator('canvas').first().waitFor();
        const result = await page.locator('.me').innerText();
        const mine = pack.personas.filter((persona) => result.includes(of(persona, 'essence')));
        assert.ok(mine.length > 0, `none of the company's personas in: ${result}`);
        const names = mine.map((persona) => of(persona, 'name'));

        await page.goto(`${host.url}path`);
        await page.locator('[data-step]').first().waitFor();
        const practices = mine.map((persona) => line(persona, 'practices', 0));
        const first = (await page.locator('[data-step] h3').first().innerText()).trim();
        assert.ok(practices.includes(first), `${first} is none of ${practices}`);

        await page.goto(`${host.url}stories`);
        await page.locator('.story-fit').first().waitFor();
        const why = await page.locator('.story-fit').allInnerTexts();
        assert.ok(why.some((words) => names.some((name) => words.includes(name))), `nothing fits ${names}: ${why}`);

        await openShareSheet(page, host.url);
        const starters = mine.flatMap(({ starters }, at) => starters.map((_, place) => line(mine[at], 'starters', place)));
        await page.waitForFunction((words) => words.some((word) => document.querySelector('main').innerText.includes(word)), starters);
        assert.deepEqual(page.faults, []);
        await page.context().close();
      });

      test(`stands in the programme's figures in ${language}`, async () => {
        const page = await openPage(browser, { locale });
        await enter(page, host.url, 'facilitator');
        await page.goto(`${host.url}programme`);
        await page.locator('canvas').first().waitFor();
        const names = pack.personas.map((persona) => of(persona, 'name'));
        await page.waitForFunction((names) => names.filter((name) => document.querySelector('main').textContent.includes(name)).length > 1, names);
        assert.deepEqual(page.faults, []);
        await page.context().close();
      });
    }
  });
}
