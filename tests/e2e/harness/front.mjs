// Stands between the browser and the servers, so that a journey can put other versions of app and pack in their place
// at once, cut the connection, or lose it half-way. What the worker asks for passes here as well.

import { createServer, request } from 'node:http';

/** Starts it; `app` and `pack` are the servers that answer, and may be replaced at any time. */
export async function startFront(app, pack = app) {
  const front = {
    app, pack, isOnline: true, asked: [],
    /** (path) => 'cut', another server, { body }, or nothing */
    divert: null,
    /** (path) => a promise that the answer waits for, or nothing */
    hold: null,
  };
  const server = createServer(async (incoming, outgoing) => {
    const path = new URL(incoming.url, 'http://front').pathname;
    front.asked.push(path);
    await front.hold?.(path);
    const other = front.divert?.(path);
    if (other?.body !== undefined) {
      outgoing.end(other.body);
      return;
    }
    if (!front.isOnline || other === 'cut') {
      incoming.socket.destroy();
      return;
    }
    const target = new URL(other ?? (path.startsWith('/packs/') ? front.pack : front.app));
    const options = { host: target.hostname, port: target.port, path: incoming.url, method: incoming.method, headers: incoming.headers };
    const onward = request({ ...options, agent: false }, (reply) => {
      outgoing.writeHead(reply.statusCode, reply.headers);
      reply.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  front.address = `http://127.0.0.1:${server.address().port}`;
  front.stop = () => new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
  return front;
}
