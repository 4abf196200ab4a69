// Pages around the app, at another site than the app's own: `localhost` beside `127.0.0.1`.
import { createServer } from 'node:http';

/** Serves pages by path: a string of HTML, or `{ headers, body }`. */
export const startHost = async (pages) => {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://host');
    const page = typeof pages === 'function' ? pages(pathname, request) : pages[pathname];
    if (page === undefined) return response.writeHead(404).end();
    const { headers = {}, body } = typeof page === 'string' ? { body: page } : page;
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers });
    return response.end(body);
  });
  await new Promise((resolve) => server.listen(0, 'localhost', resolve));
  return {
    origin: `http://localhost:${server.address().port}`,
    stop: () => new Promise((resolve) => { server.closeAllConnections(); server.close(resolve); }),
  };
};

/** A page of a company's intranet with something in its middle. */
export const page = (content, { head = '', lang = 'en', attributes = '' } = {}) =>
  `<!doctype html><html lang="${lang}" ${attributes}><head><meta charset="utf-8"><title>Intranet</title>${head}</head>` +
  `<body><h1>Intranet</h1>${content}</body></html>`;

/** The element, with the script that defines it. */
export const element = (app, attributes = '', inside = '') =>
  `<script src="${app}embed.js"></script><polyphony-app src="${app}" ${attributes}>${inside}</polyphony-app>`;

/** The frame of the app in a page, by its address. */
export const appFrame = async (page, app) => {
  const there = () => page.frames().find((frame) => frame.url().startsWith(app));
  for (let tries = 0; !there(); tries += 1) {
    if (tries > 400) throw new Error(`no frame of ${app}: ${page.frames().map((frame) => frame.url())}`);
    await page.waitForFunction(() => new Promise((done) => requestAnimationFrame(() => done(true))));
  }
  return there();
};

/** Comes in, inside a frame, as somebody of the demo. */
export const enterInFrame = async (frame, voice = 'ambassador') => {
  await frame.locator(`[data-voice=${voice}]`).click();
  await frame.locator('#screen').waitFor();
  await frame.waitForFunction(() => !/\/start\/?$/.test(location.pathname) && !document.querySelector('[data-voice]'));
};
