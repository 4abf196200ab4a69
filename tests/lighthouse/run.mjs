// Lighthouse's marks for the door, as a phone sees it; medians of three runs.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { startServer } from '../e2e/support/hosts.mjs';

const program = join(process.env.LIGHTHOUSE, 'node_modules/lighthouse/cli/index.js');
const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
].join(' ');
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** One run. Now and then a trace begins too late to be read, which says nothing about the page: then once more. */
const measure = (report, again = true) => {
  const given = [
    program, host.url, '--quiet', '--output=json', `--output-path=${report}`, `--chrome-flags=${FLAGS}`,
    '--only-categories=performance,accessibility,best-practices',
  ];
  const env = { ...process.env, CHROME_PATH: process.env.CHROMIUM };
  try {
    execFileSync(process.execPath, given, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  } catch (error) {
    if (!again || !/NO_NAVSTART/.test(error.stderr)) throw error;
    measure(report, false);
  }
};

const host = await startServer();
const runs = [];
for (let run = 0; run < 3; run += 1) {
  const report = join(tmpdir(), `lighthouse-${process.pid}-${run}.json`);
  measure(report);
  const { categories, audits } = JSON.parse(readFileSync(report, 'utf8'));
  rmSync(report);
  const score = (name) => Math.round(categories[name].score * 100);
  const time = (name) => audits[name].numericValue;
  runs.push({
    accessibility: score('accessibility'), practices: score('best-practices'), performance: score('performance'),
    fcp: time('first-contentful-paint'), lcp: time('largest-contentful-paint'), tbt: time('total-blocking-time'),
    cls: time('cumulative-layout-shift'),
  });
  const wrong = Object.values(audits).filter(({ score: mark, scoreDisplayMode: mode }) => mark !== null && mark < 0.9 && mode === 'binary');
  console.log(JSON.stringify(runs.at(-1)), wrong.map(({ id }) => id).join(' '));
}
await host.stop();

const of = (name) => median(runs.map((run) => run[name]));
const goal = (name, figure, limit, met) => console.log(`goal: ${name}: ${figure} (limit ${limit}) ${met ? 'met' : 'missed'}`);
goal('lighthouse accessibility', of('accessibility'), 100, of('accessibility') === 100);
goal('lighthouse best practices', of('practices'), 100, of('practices') === 100);
goal('lighthouse FCP', `${(of('fcp') / 1000).toFixed(2)} s`, '1.5 s', of('fcp') <= 1500);
goal('lighthouse LCP', `${(of('lcp') / 1000).toFixed(2)} s`, '1.5 s', of('lcp') <= 1500);
goal('lighthouse TBT', `${Math.round(of('tbt'))} ms`, '50 ms', of('tbt') <= 50);
goal('lighthouse CLS', of('cls').toFixed(3), '0', of('cls') < 0.0005);
console.log(`lighthouse performance, recorded: ${of('performance')}`);
