// A real intranet: DokuWiki, as Debian ships it, with a page in which the app stands. PHP's own server serves it.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { onServer } from './support/app.mjs';
import { openPage, startChromium } from './support/chromium.mjs';
import { appFrame, element, enterInFrame } from './support/host.mjs';

const SHOTS = join(import.meta.dirname, '../../target/embed');
const root = process.env.POLYPHONY_HOSTS ?? '';
const found = (folder, pattern) => (existsSync(folder) ? readdirSync(folder).find((name) => pattern.test(name)) : undefined);
const php = found(join(root, 'usr/bin'), /^php\d/);
const extensions = join(root, 'usr/lib/php', found(join(root, 'usr/lib/php'), /^\d{8}$/) ?? '');
const there = root !== '' && php !== undefined && existsSync(join(root, 'usr/share/dokuwiki'));

const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, 'localhost', () => { const { port } = probe.address(); probe.close(() => resolve(port)); });
  });

/** DokuWiki in a folder of its own, with this as its first page; the packages' own places are put right in the copy. */
const wiki = (folder, text) => {
  for (const [from, to] of [['usr/share/dokuwiki', 'site'], ['etc/dokuwiki', 'conf'], ['var/lib/dokuwiki/data', 'data']]) {
    cpSync(join(root, from), join(folder, to), { recursive: true, filter: (path) => !/\/lib\/(plugins|tpl)$/.test(path) || !path.includes('usr/share') });
  }
  cpSync(join(root, 'var/lib/dokuwiki/lib'), join(folder, 'site/lib'), { recursive: true });
  const scripts = execFileSync('grep', ['-rl', '/usr/share/', join(folder, 'site'), '--include=*.php'], { encoding: 'utf8' });
  for (const file of scripts.trim().split('\n')) {
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('/usr/share/', `${root}/usr/share/`));
  }
  writeFileSync(join(folder, 'site/inc/preload.php'), `<?php define('DOKU_CONF', '${folder}/conf/');`);
  const settings = { title: 'Intranet', savedir: `${folder}/data`, htmlok: 1, useacl: 0, updatecheck: 0 };
  const lines = Object.entries(settings).map(([name, value]) => `$conf['${name}'] = ${typeof value === 'number' ? value : `'${value}'`};`);
  writeFileSync(join(folder, 'conf/local.php'), `<?php\n${lines.join('\n')}\n`);
  mkdirSync(join(folder, 'sessions'));
  mkdirSync(join(folder, 'data/pages'), { recursive: true });
  writeFileSync(join(folder, 'data/pages/start.txt'), text);
};

describe('in DokuWiki', { timeout: 120_000, skip: there ? false : 'not run: DokuWiki and PHP are not there (cargo xtask setup --data)' }, () => {
  let folder;
  let server;
  let app;
  let chromium;
  let origin;
  before(async () => {
    mkdirSync(SHOTS, { recursive: true });
    folder = mkdtempSync(join(tmpdir(), 'polyphony-wiki-'));
    const port = await freePort();
    origin = `http://localhost:${port}`;
    app = await onServer([origin]);
    wiki(folder, `====== Our stories ======\n\n<HTML>\n${element(app.url, 'view="gallery" height="500"')}\n</HTML>\n`);
    const load = ['ctype', 'tokenizer', 'iconv', 'xml', 'dom'].flatMap((name) => ['-d', `extension=${name}`]);
    const quiet = ['-d', 'display_errors=0', '-d', `session.save_path=${join(folder, 'sessions')}`];
    const args = ['-n', '-d', `extension_dir=${extensions}`, ...load, ...quiet, '-S', `localhost:${port}`, '-t', join(folder, 'site')];
    const libraries = join(root, 'usr/lib', found(join(root, 'usr/lib'), /-linux-gnu/) ?? '');
    server = spawn(join(root, 'usr/bin', php), args, { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, LD_LIBRARY_PATH: libraries } });
    await new Promise((resolve, reject) => {
      let said = '';
      server.stderr.on('data', (chunk) => { said += chunk; if (said.includes('started')) resolve(); });
      server.on('exit', (code) => reject(new Error(`PHP ended with ${code}:\n${said}`)));
    });
    chromium = await startChromium();
  });
  after(async () => {
    await chromium?.stop();
    if (server) {
      const ended = new Promise((resolve) => server.on('exit', resolve));
      server.kill('SIGTERM');
      await ended;
    }
    await app?.stop();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  test('a page of the wiki shows the stories, and one comes in there', async () => {
    const page = await openPage(chromium);
    await page.goto(`${origin}/doku.php?id=start`);
    assert.match(await page.title(), /Intranet/);
    await page.locator('h1', { hasText: 'Our stories' }).waitFor();
    const frame = await appFrame(page, app.url);
    await enterInFrame(frame);
    await frame.locator('[data-story]').first().waitFor();
    await page.screenshot({ path: join(SHOTS, 'dokuwiki.png') });
    assert.deepEqual(page.faults, []);
    await page.close();
  });
});
