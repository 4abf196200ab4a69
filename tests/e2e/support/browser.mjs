// A real Chromium, started fresh for each test file, that lets no error pass unseen.
import { createRequire } from 'node:module';
import { join } from 'node:path';

const modules = process.env.POLYPHONY_NODE_MODULES;
const require = createRequire(join(modules ?? '.', 'package.json'));
const { chromium } = require('playwright-core');

/** The source of axe-core. */
export const axeSource = require('axe-core').source;

const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

/** Starts the browser. */
export const startBrowser = () =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });

/** A page in a context of its own; `page.faults` collects uncaught errors and console errors. */
export const openPage = async (browser, options = {}) => {
  // A headless browser says so in its name, and the server rightly counts no clicks of programs.
  const userAgent = `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${browser.version()} Safari/537.36`;
  const context = await browser.newContext({
    locale: 'en-GB',
    userAgent,
    viewport: { width: 1280, height: 900 },
    // A service worker's requests cannot be intercepted: only the tests about it have one.
    serviceWorkers: 'block',
    ...options,
  });
  return watch(await context.newPage());
};

/** Collects what goes wrong on a page. */
export const watch = (page) => {
  page.faults = [];
  page.on('pageerror', (error) => page.faults.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    const { url } = message.location();
    // Asking who I am before I came in is answered by 401, and the browser logs every 4xx.
    const nobodyYet = message.text().includes('401') && url.endsWith('/api/v1/me');
    if (message.type() === 'error' && !nobodyYet) page.faults.push(`console: ${message.text()} ${url}`);
  });
  return page;
};

/** What axe finds on the page, as readable lines. */
export const axe = async (page) => {
  await page.evaluate(axeSource);
  const found = await page.evaluate(() =>
    globalThis.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }),
  );
  return found.violations.map(
    (rule) => `${rule.id}: ${rule.help} — ${rule.nodes.map((node) => node.target.join(' ')).join(' | ')}`,
  );
};
