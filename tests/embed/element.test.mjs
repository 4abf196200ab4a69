// The element's own script: small, of no other's making, and nothing a browser of two years ago could not read.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

const source = readFileSync(new URL('../../public/embed.js', import.meta.url), 'utf8');

test('it weighs at most 5 KB by gzip', () => {
  const bytes = gzipSync(source, { level: 9 }).length;
  console.log(`embed.js: ${bytes} bytes by gzip`);
  assert.ok(bytes <= 5_000, `${bytes} bytes`);
});

test('it needs nothing else, and writes no markup', () => {
  for (const part of [/\bimport\b/, /\brequire\b/, /fetch\(/, /innerHTML/, /document\.write/, /eval\(/, /new Function/]) {
    assert.doesNotMatch(source.replace(/^\s*(\/\/|\/\*\*|\*).*$/gm, ''), part);
  }
});
