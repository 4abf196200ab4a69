// Somebody in the middle: passes everything on to the real server, except what a test answers itself. By it a stranger's
// backend can be played that floods, lies or never ends.
import { createServer, request as ask } from 'node:http';

/** Starts it before `target`. `answers` maps a path to `(request, response, pass)`; `pass(change)` asks the real server
 *  and gives its JSON to `change` before it goes on. */
export const startProxy = async (target, answers) => {
  const { hostname, port } = new URL(target);
  const forward = (request, response, change) => {
    const headers = { ...request.headers };
    if (change) delete headers['accept-encoding'];
    const onward = ask({ hostname, port, path: request.url, method: request.method, headers }, (answer) => {
      if (!change || answer.statusCode !== 200) {
        response.writeHead(answer.statusCode, answer.headers);
        return answer.pipe(response);
      }
      const parts = [];
      answer.on('data', (part) => parts.push(part));
      return answer.on('end', () => {
        const body = JSON.stringify(change(JSON.parse(Buffer.concat(parts).toString())));
        const { 'content-length': _, etag: __, ...kept } = answer.headers;
        response.writeHead(200, { ...kept, 'content-length': Buffer.byteLength(body) });
        response.end(body);
      });
    });
    onward.on('error', () => response.destroy());
    // A page that goes away takes its questions with it.
    response.on('close', () => onward.destroy());
    request.pipe(onward);
  };
  const server = createServer((request, response) => {
    const own = answers[new URL(request.url, target).pathname];
    if (own) own(request, response, (change) => forward(request, response, change));
    else forward(request, response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    stop: () => new Promise((resolve) => { server.closeAllConnections(); server.close(resolve); }),
  };
};

/** Opens an event stream; gives the way to write into it, with whatever is still waiting to be sent. */
export const openStream = (response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.flushHeaders();
  return (text) => { if (!response.destroyed) response.write(text); };
};
