// The conformance suite against Programme<IndexedDbStore>, inside its worker, inside a real Chromium.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startStatic } from '../e2e/support/hosts.mjs';
import { openPage, startBrowser } from '../e2e/support/browser.mjs';

const pack = readFileSync(fileURLToPath(new URL('../../public/packs/default.json', import.meta.url)), 'utf8');
const LOADER = "importScripts('data_worker.js');wasm_bindgen({ module_or_path: 'data_worker_bg.wasm' });";

test('the embedded backend keeps every promise of a backend and of a store', { timeout: 600_000 }, async () => {
  const host = await startStatic({
    folder: process.env.POLYPHONY_CONFORMANCE,
    files: {
      '/': '<!doctype html><title>Conformance</title>',
      '/config.json': '{"backend":{"kind":"embedded","demo":false}}',
      '/packs/default.json': pack,
      '/loader.js': LOADER,
    },
  });
  const browser = await startBrowser();
  try {
    const page = await openPage(browser);
    page.setDefaultTimeout(0);
    await page.goto(`${host.url}`);
    const report = await page.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const worker = new Worker('loader.js');
          worker.onmessage = (event) => resolve(event.data);
          worker.onerror = (event) => reject(new Error(event.message));
        }),
    );
    console.log(report);
    assert.match(report, /^ok store\/the_lot_ends_as_in_memory$/m);
    assert.ok(report.split('\n').filter((line) => line.startsWith('ok ')).length >= 25, 'the suite ran');
    assert.match(report, /\nfailed: 0$/);
  } finally {
    await browser.close();
    await host.stop();
  }
});
