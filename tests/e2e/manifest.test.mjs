// The app's manifests, by PWABuilder's own validator, and what they name: pictures of the size they claim.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { dist } from './support/hosts.mjs';

const library = join(process.env.POLYPHONY_NODE_MODULES, '@pwabuilder/manifest-validation/dist/index.js');
const { required_fields: REQUIRED, validateManifest } = await import(pathToFileURL(library));

/** Places on the device that an installed app may take, as the validator knows them. A word processor would also open
 *  files and a mail program links of a protocol of its own; this app does neither. */
const ENHANCEMENTS = [
  'shortcuts', 'share_target', 'handle_links', 'edge_side_panel', 'launch_handler', 'display_override', 'file_handlers',
];
const LANGUAGES = ['ar', 'de', 'en', 'es', 'fr'];
const nameOf = (language) => (language === 'en' ? 'manifest.webmanifest' : `manifest.${language}.webmanifest`);
const read = (language) => JSON.parse(readFileSync(join(dist, nameOf(language)), 'utf8'));

/** Width and height of a PNG or of a WebP of the extended kind. */
const sizeOf = (path) => {
  const bytes = readFileSync(join(dist, path));
  if (path.endsWith('.png')) return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`;
  assert.equal(bytes.toString('latin1', 12, 16), 'VP8X', path);
  return `${bytes.readUIntLE(24, 3) + 1}x${bytes.readUIntLE(27, 3) + 1}`;
};

test('every language has a manifest that the validator finds complete', async () => {
  const found = readdirSync(dist).filter((name) => name.endsWith('.webmanifest')).sort();
  assert.deepEqual(found, LANGUAGES.map(nameOf).sort());
  for (const language of LANGUAGES) {
    const results = await validateManifest(read(language), true);
    const good = (member) => {
      const about = results.filter((result) => result.member === member);
      return about.length > 0 && about.every((result) => result.valid);
    };
    const bad = (category) => results.filter((result) => result.category === category && !result.valid).map((result) => result.errorString);
    const count = (members) => members.filter(good).length;
    const recommended = [...new Set(results.filter(({ category }) => category === 'recommended').map(({ member }) => member))];
    assert.deepEqual(bad('required'), [], language);
    assert.deepEqual(bad('recommended'), [], language);
    assert.ok(count(ENHANCEMENTS) >= 5, `${language}: ${ENHANCEMENTS.filter((member) => !good(member))}`);
    if (language === 'en') {
      const line = (name, members, limit) => console.log(`goal: manifest, ${name}: ${count(members)}/${members.length} (limit ${limit}) ${count(members) >= limit ? 'met' : 'missed'}`);
      line('required', REQUIRED, REQUIRED.length);
      line('recommended', recommended, recommended.length);
      line('enhancements', ENHANCEMENTS, 5);
    }
  }
});

test('it is one app in all languages, each with its own words and direction', () => {
  const all = LANGUAGES.map(read);
  for (const [n, manifest] of all.entries()) {
    assert.equal(manifest.lang, LANGUAGES[n]);
    assert.equal(manifest.dir, LANGUAGES[n] === 'ar' ? 'rtl' : 'ltr');
    for (const key of ['id', 'start_url', 'scope', 'share_target']) assert.deepEqual(manifest[key], all[0][key], key);
    assert.doesNotMatch(JSON.stringify(manifest), /"\{[a-z.]+\}"/, 'a text is missing');
  }
  assert.equal(new Set(all.map(({ description }) => description)).size, LANGUAGES.length);
});

test('the pictures it names are there, as large as it says, and light', () => {
  const { icons, screenshots, shortcuts } = read('en');
  const pictures = [...icons, ...screenshots, ...shortcuts.flatMap((one) => one.icons)].filter(({ sizes }) => sizes !== 'any');
  for (const { src, sizes } of pictures) assert.equal(sizeOf(src), sizes, src);
  const purposes = new Set(icons.flatMap(({ purpose }) => purpose.split(' ')));
  assert.deepEqual([...purposes].sort(), ['any', 'maskable', 'monochrome']);
  assert.deepEqual([...new Set(screenshots.map((one) => one.form_factor))].sort(), ['narrow', 'wide']);
  for (const { src } of screenshots) assert.ok(readFileSync(join(dist, src)).length < 60_000, src);
});
