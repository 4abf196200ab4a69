// Somebody types and gives things while the network comes and goes, tabs and the service worker are killed and new
// versions arrive. Each cycle goes through one misfortune chosen by lot; the seed is printed, so that a failure can be
// had again.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startBrowser } from './support/browser.mjs';
import { makeDeploy, startSite } from './support/deploys.mjs';
import { lots } from './support/lots.mjs';
import { enter, submit } from './support/steps.mjs';
import { openWithWorker, portrait, settled, update } from './support/worker.mjs';

const CYCLES = Number(process.env.POLYPHONY_CYCLES ?? 10);
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000_007);

// The site itself goes and comes: what the inspector says of a network is not heard by workers that end in that moment.
const goOffline = (context, site) => site.down();
const goOnline = async (context, site) => {
  await site.up();
  for (const page of context.pages()) await page.evaluate(() => dispatchEvent(new Event('online')));
};

/** The tab's process dies at once, without a word to the page. */
const kill = async (page) => {
  const died = new Promise((resolve) => page.once('crash', resolve));
  const inspector = await page.context().newCDPSession(page);
  // The answer never comes: who would give it is dead.
  inspector.send('Page.crash').catch(() => {});
  await died;
  await page.close();
};

/** The browser ends the service worker, as it does when it likes. */
const stopWorker = async (page) => {
  const inspector = await page.context().newCDPSession(page);
  await inspector.send('ServiceWorker.enable');
  await inspector.send('ServiceWorker.stopAllWorkers');
  await inspector.detach();
};

/** A version that is overtaken by the next while it is fetched is refused; the next look finds the newer one. */
const looked = async (page) => {
  const found = await update(page);
  return found === 'refused' ? update(page) : found;
};

/** Whether a new version waits. After a kill nobody may have held the old one: then the new one is in charge already. */
const waits = async (page) => {
  const found = await looked(page);
  assert.ok(['waits', 'nothing new'].includes(found), found);
  return found === 'waits';
};

/** What happens between typing and coming back; `world` has the site, the context and the other deploy. */
const MISFORTUNES = {
  'the network goes, and the page is loaded anew': async (page, world) => {
    await goOffline(world.context, world.site);
    await page.reload();
  },
  'the network goes, and the tab is killed': async (page, world) => {
    await goOffline(world.context, world.site);
    await kill(page);
  },
  'the tab is killed': (page) => kill(page),
  'the worker is ended': (page) => stopWorker(page),
  'the worker is ended while the network is gone': async (page, world) => {
    await goOffline(world.context, world.site);
    await stopWorker(page);
    await page.reload();
  },
  'a new version is put by': async (page, world) => {
    world.next();
    if (await waits(page)) await page.locator('[data-notice=update] .is-quiet').click();
  },
  'a new version is begun with': async (page, world) => {
    world.next();
    const waiting = await waits(page);
    await Promise.all([page.waitForEvent('load'), waiting ? page.locator('[data-update]').click() : page.reload()]);
  },
  'a new version waits while the network goes': async (page, world) => {
    world.next();
    const waiting = await waits(page);
    await goOffline(world.context, world.site);
    await Promise.all([page.waitForEvent('load'), waiting ? page.locator('[data-update]').click() : page.reload()]);
  },
  'a new version, broken': async (page, world) => {
    world.breaks({ '/sw.js': () => Buffer.from('throw new Error("no");') });
    // The one before may still be waiting; what counts is that the app goes on.
    assert.ok(['refused', 'waits'].includes(await looked(page)));
    await page.reload();
  },
  'the tab is closed, and a version comes': async (page, world) => {
    world.next();
    await page.close();
  },
};

/** Somebody of the desk answers whatever waits there: nobody may have more than twenty suggestions waiting. */
const answerAll = async (browser, url) => {
  const desk = await browser.newContext();
  const page = await desk.newPage();
  const entered = await desk.request.post(`${url}api/v1/session`, { headers: { 'X-Polyphony': '1' }, data: { voice: 'demo-facilitator' } });
  assert.equal(entered.status(), 200, await entered.text());
  const { submissions } = await (await desk.request.get(`${url}api/v1/desk`)).json();
  for (const { id } of submissions.filter(({ answer }) => !answer)) {
    await submit(page, url, { type: 'answer_suggestion', submission: id, words: 'Thank you, it has been read.' });
  }
  await desk.close();
};

describe('cycles', { timeout: 180_000 + CYCLES * 40_000 }, () => {
  let browser;
  let site;
  const deploys = [];
  before(async () => {
    browser = await startBrowser();
    deploys.push(...['one', 'two', 'three'].map(makeDeploy));
    site = await startSite(deploys[0]);
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
  });

  test(`${CYCLES} cycles by lot: nothing that was typed or given is lost or given twice`, async () => {
    const lot = lots(SEED);
    console.log(`SEED=${SEED}`);
    let page = await openWithWorker(browser);
    const context = page.context();
    await enter(page, site.url, 'ambassador');
    await settled(page);
    let turn = 0;
    const world = {
      site,
      context,
      next: () => site.deploy(deploys[(turn += 1) % deploys.length]),
      breaks: (wrong) => site.deploy(deploys[turn % deploys.length], wrong),
    };
    const names = Object.keys(MISFORTUNES);
    const told = [];
    const stuck = [];
    const came = {};
    let lost = 0;
    const form = async () => {
      if (page.isClosed()) page = await context.newPage();
      await page.goto(`${site.url}suggest`);
      const there = page.locator('#desk-title');
      try {
        await there.waitFor({ timeout: 15_000 });
      } catch {
        // Whoever waits in vain loads the page once more. That it was needed is a fault all the same, and counted.
        stuck.push(`after ${told.at(-1)}: ${await portrait(page)}`);
        console.log(stuck.at(-1));
        await page.reload();
        await there.waitFor();
      }
    };
    for (let n = 0; n < CYCLES; n += 1) {
      const name = n < names.length ? names[n] : names[lot(names.length)];
      const title = `cycle ${n} of ${SEED}: ${name}`;
      came[name] = (came[name] ?? 0) + 1;
      told.push(title);
      await form();
      await page.locator('#desk-title').fill(title);
      await page.locator('#desk-text').fill(`words of ${n}`);
      await MISFORTUNES[name](page, world);
      await form();
      const found = [await page.locator('#desk-title').inputValue(), await page.locator('#desk-text').inputValue()];
      if (found[0] !== title || found[1] !== `words of ${n}`) lost += 1;
      assert.deepEqual(found, [title, `words of ${n}`], `seed ${SEED}, cycle ${n} (${name}): what was typed`);
      // Sometimes it is given before the network is back.
      if (lot(2) === 0) await goOnline(context, site);
      await page.locator('.desk-suggest form .is-primary').click();
      await page.waitForFunction(() => document.querySelector('#desk-title').value === '');
      if (lot(3) === 0) await kill(page);
      await goOnline(context, site);
      if (n % 10 === 9) await answerAll(browser, site.url);
    }
    await form();
    await page.waitForFunction(() => document.querySelector('button.outbox') === null, null, { timeout: 60_000 });
    const mine = await (await context.request.get(`${site.url}api/v1/me/submissions`)).json();
    const titles = JSON.stringify(mine);
    const times = told.map((title) => titles.split(`"${title}"`).length - 1);
    lost += times.filter((count) => count === 0).length;
    const twice = times.filter((count) => count > 1).length;
    console.log(`${CYCLES} cycles: ${JSON.stringify(came)}`);
    console.log(`goal: pages that had to be loaded once more in ${CYCLES} cycles: ${stuck.length} (limit 0) ${stuck.length === 0 ? 'met' : `missed: ${stuck}`}`);
    console.log(`goal: things lost in ${CYCLES} cycles offline, killed and updated: ${lost} (limit 0) ${lost === 0 ? 'met' : 'missed'}`);
    console.log(`goal: things that arrived twice in ${CYCLES} cycles: ${twice} (limit 0) ${twice === 0 ? 'met' : 'missed'}`);
    assert.deepEqual([lost, twice], [0, 0], `seed ${SEED}`);
    // A known defect, seen about once in a hundred cycles (docs/SOAK.md): the full count fails by it.
    if (process.env.POLYPHONY_CYCLES) assert.deepEqual(stuck, [], `seed ${SEED}`);
    await context.close();
  });
});
