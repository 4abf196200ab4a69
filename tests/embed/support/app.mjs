// The app in its two homes, ready to be shown by a page of another site.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request as ask } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dist, startServer, startStatic } from '../../e2e/support/hosts.mjs';

/** The server with the demo, shown by these hosts. */
export const onServer = (hosts, args = []) => startServer({ args: ['--frame-ancestors', hosts.join(','), ...args] });

/** Static files with the programme in the browser, shown by these hosts. */
export const onStatic = (hosts) => {
  const config = { backend: { kind: 'embedded', demo: true }, embed: { hosts } };
  return startStatic({ files: { '/config.json': JSON.stringify(config) } });
};

/** The server behind a proxy that knows who somebody is by a cookie of its own site (`sso`), as single sign-on does: that
 *  cookie never reaches a frame in another site's page. `url` is the proxy's. */
export const behindProxy = async (hosts) => {
  const data = mkdtempSync(join(tmpdir(), 'polyphony-'));
  let target;
  const proxy = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://proxy');
    if (pathname === '/login') {
      const cookie = `sso=${searchParams.get('as')}; Path=/; SameSite=Lax; HttpOnly`;
      return response.writeHead(302, { 'set-cookie': cookie, location: '/' }).end();
    }
    const known = /(?:^|; )sso=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
    const headers = { ...request.headers, 'x-remote-user': known };
    const onward = ask({ host: '127.0.0.1', port: target, path: request.url, method: request.method, headers }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    response.on('close', () => onward.destroy());
    return request.pipe(onward);
  });
  await new Promise((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${proxy.address().port}/`;
  const options = ['serve', '--listen', '127.0.0.1:0', '--data', data, '--dist', dist, '--mode', 'proxy'];
  const trust = ['--trusted-proxy', '127.0.0.1', '--public-url', url, '--frame-ancestors', hosts.join(',')];
  const child = spawn(process.env.POLYPHONY_SERVER, [...options, ...trust], { stdio: ['ignore', 'pipe', 'inherit'] });
  target = await new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      const found = /listening on http:\/\/127\.0\.0\.1:(\d+)/.exec(chunk);
      if (found) resolve(Number(found[1]));
    });
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  return {
    url,
    stop: async () => {
      proxy.closeAllConnections();
      proxy.close();
      child.kill('SIGTERM');
      await ended;
      rmSync(data, { recursive: true, force: true });
    },
  };
};
