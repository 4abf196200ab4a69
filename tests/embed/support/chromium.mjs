// Chromium as people have it: started by ourselves, because Playwright's own start turns the partitioning of storage off.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const require = createRequire(join(process.env.POLYPHONY_NODE_MODULES ?? '.', 'package.json'));
const { chromium } = require('playwright-core');

const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--remote-debugging-port=0', '--lang=en-GB',
  // Nothing here may leave the machine, whatever a host of ours links to.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
];

const BLOCKING = { profile: { cookie_controls_mode: 1, block_third_party_cookies: true } };

/** What a person may have set about pages inside pages. */
export const MODES = {
  /** As it was for long: one storage for all. */
  plain: { flags: ['--disable-features=ThirdPartyStoragePartitioning'], preferences: { profile: { cookie_controls_mode: 0, block_third_party_cookies: false } } },
  /** As it is: storage apart for each site around. */
  partitioned: {},
  /** Nothing at all may be kept by pages inside pages. */
  memory: { flags: ['--disable-features=ThirdPartyStoragePartitioning'], preferences: BLOCKING },
  /** Cookies of pages inside pages blocked altogether. */
  blocked: { preferences: BLOCKING },
};

/** Starts it; `stop()` ends it and removes its profile. */
export const startChromium = async ({ flags = [], preferences } = {}) => {
  const profile = mkdtempSync(join(tmpdir(), 'polyphony-chromium-'));
  if (preferences) {
    mkdirSync(join(profile, 'Default'), { recursive: true });
    writeFileSync(join(profile, 'Default/Preferences'), JSON.stringify(preferences));
  }
  const program = process.env.CHROMIUM ?? '/usr/bin/chromium';
  const child = spawn(program, [...FLAGS, ...flags, `--user-data-dir=${profile}`, 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  const address = await new Promise((resolve, reject) => {
    child.stderr.on('data', (chunk) => {
      said += chunk;
      const found = /DevTools listening on (ws:\S+)/.exec(said);
      if (found) resolve(found[1]);
    });
    child.on('exit', (code) => reject(new Error(`Chromium ended with ${code}:\n${said}`)));
  });
  const browser = await chromium.connectOverCDP(address);
  const ended = new Promise((resolve) => child.on('exit', resolve));
  return {
    browser,
    context: browser.contexts()[0],
    stop: async () => {
      // Asked to, it ends with all its helpers; whoever only kills it leaves them writing into the profile.
      const session = await browser.newBrowserCDPSession();
      await session.send('Browser.close').catch(() => {});
      const hung = setTimeout(() => child.kill('SIGKILL'), 5_000);
      await ended;
      clearTimeout(hung);
      try {
        rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
      } catch (error) {
        // A helper that outlived it: the folder stays in the system's own place for what is thrown away.
        console.warn(error.message);
      }
    },
  };
};

/** A page in the browser's own profile; `page.faults` collects uncaught errors of the page and of every frame in it. */
export const openPage = async ({ context }, size = { width: 900, height: 700 }) => {
  const page = await context.newPage();
  await page.setViewportSize(size);
  page.faults = [];
  page.on('pageerror', (error) => page.faults.push(`uncaught: ${error.message}`));
  page.on('crash', () => page.faults.push('the page crashed'));
  page.said = [];
  page.on('console', (message) => { if (message.type() === 'error') page.said.push(message.text()); });
  return page;
};
