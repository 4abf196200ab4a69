// Microsoft Teams: the package holds to Microsoft's own schema, and inside a host that speaks as Teams does, the app wears
// its theme, speaks its language and says that it is there. The host is ours; the library inside the frame is Microsoft's.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { onServer } from './support/app.mjs';
import { openPage, startChromium } from './support/chromium.mjs';
import { appFrame, page as around, startHost } from './support/host.mjs';

const modules = process.env.POLYPHONY_NODE_MODULES;
const require = createRequire(join(modules, 'package.json'));

/** The files of a zip whose entries are stored as they are, as Python reads it: not by our own reading of our own writing. */
const unzipped = (path) => {
  const script = 'import json,sys,zipfile,base64\nz=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None\n' +
    'print(json.dumps({n: base64.b64encode(z.read(n)).decode() for n in z.namelist()}))';
  const files = JSON.parse(execFileSync('python3', ['-c', script, path], { encoding: 'utf8' }));
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, Buffer.from(text, 'base64')]));
};
const size = (png) => [png.readUInt32BE(16), png.readUInt32BE(20)];

test('the package is what Microsoft\'s schema asks for', () => {
  const folder = mkdtempSync(join(tmpdir(), 'polyphony-teams-'));
  const out = join(folder, 'app.zip');
  execFileSync(process.env.POLYPHONY_XTASK, ['teams', '--url', 'https://voices.example.org', '--name', 'Voices', '--out', out]);
  const files = unzipped(out);
  rmSync(folder, { recursive: true });
  assert.deepEqual(Object.keys(files).sort(), [
    'ar.json', 'color.png', 'de.json', 'es.json', 'fr.json', 'manifest.json', 'outline.png',
  ]);
  assert.deepEqual([size(files['color.png']), size(files['outline.png'])], [[192, 192], [32, 32]]);
  const manifest = JSON.parse(files['manifest.json']);
  const schemas = join(modules, '@microsoft/app-manifest/build/json-schemas/teams');
  const schema = JSON.parse(readFileSync(join(schemas, `v${manifest.manifestVersion}/MicrosoftTeams.schema.json`)));
  const Ajv = require('ajv-draft-04').default ?? require('ajv-draft-04');
  // Microsoft writes some patterns in the older way.
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  (require('ajv-formats').default ?? require('ajv-formats'))(ajv);
  const judge = ajv.compile(schema);
  assert.equal(judge(manifest), true, JSON.stringify(judge.errors));
  assert.equal(judge({ ...manifest, staticTabs: [{ entityId: 7 }] }), false, 'the schema judges');
  const words = ajv.compile(JSON.parse(readFileSync(join(schemas, `v${manifest.manifestVersion}/MicrosoftTeams.Localization.schema.json`))));
  for (const { languageTag, file } of manifest.localizationInfo.additionalLanguages) {
    const said = JSON.parse(files[file]);
    assert.equal(words(said), true, `${languageTag}: ${JSON.stringify(words.errors)}`);
    for (const place of manifest.staticTabs.keys()) assert.ok(said[`staticTabs[${place}].name`], `${languageTag}: tab ${place}`);
    assert.notEqual(said['description.full'], manifest.description.full);
  }
});

/** A host as Teams is one: answers what the library asks, and can change its theme. */
const teams = (address) => around(`<iframe id="tab" src="${address}" width="800" height="600"></iframe>
<script>
  globalThis.asked = [];
  const context = { app: { locale: 'de-de', theme: 'dark', sessionId: 's', host: { name: 'Teams', clientType: 'web', sessionId: 's' } }, page: { id: 'polyphony.today', frameContext: 'content' } };
  const post = (message) => document.querySelector('#tab').contentWindow.postMessage(message, '*');
  addEventListener('message', ({ data }) => {
    if (!data || !data.func) return;
    globalThis.asked.push(data.func);
    const answer = (args) => post({ id: data.id, uuidAsString: data.uuidAsString, args, monotonicTimestamp: performance.now() });
    if (data.func === 'initialize') answer(['content', 'web', JSON.stringify({ apiVersion: 4, hostVersionsInfo: {}, supports: {} }), '2.58.0']);
    if (data.func === 'getContext') answer([{ locale: 'de-de', theme: 'dark', entityId: 'polyphony.today', sessionId: 's', hostClientType: 'web', frameContext: 'content', hostName: 'Teams' }]);
  });
  globalThis.wear = (theme) => post({ func: 'themeChange', args: [theme] });
</script>`);

describe('inside a host that speaks as Teams does', { timeout: 120_000 }, () => {
  let host;
  let app;
  let chromium;
  const pages = {};
  before(async () => {
    host = await startHost(pages);
    app = await onServer([host.origin]);
    pages['/'] = teams(`${app.url}?embed=app&host=teams`);
    pages['/plain'] = around(`<iframe src="${app.url}?embed=app" width="800" height="600"></iframe>`);
    chromium = await startChromium();
  });
  after(async () => {
    await chromium?.stop();
    await app?.stop();
    await host?.stop();
  });

  test('it says that it is there, and wears and speaks what the host does', async () => {
    const page = await openPage(chromium);
    await page.goto(host.origin);
    const frame = await appFrame(page, app.url);
    await frame.waitForFunction(() => document.documentElement.lang === 'de' && document.documentElement.dataset.theme === 'dark');
    await page.waitForFunction(() => globalThis.asked.includes('appInitialization.success'));
    await page.evaluate(() => globalThis.wear('default'));
    await frame.waitForFunction(() => document.documentElement.dataset.theme === 'light');
    await page.evaluate(() => globalThis.wear('contrast'));
    await frame.waitForFunction(() => document.documentElement.dataset.theme === 'dark');
    assert.deepEqual(page.faults, []);
    await page.close();
  });

  test('elsewhere nothing of Microsoft is fetched', async () => {
    const page = await openPage(chromium);
    const asked = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${host.origin}/plain`);
    await (await appFrame(page, app.url)).locator('[data-voice]').first().waitFor();
    assert.deepEqual(asked.filter((url) => /teams/i.test(url)), []);
    await page.close();
  });
});
