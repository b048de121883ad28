// A connection that cannot be trusted, for what a browser sends to the office: refused, cut off on the way there or back,
// doubled, late; or answered by something that is no office. The app itself passes untouched.

import { createServer, request } from 'node:http';

const FATES = ['refused', 'cut', 'cut', 'lost', 'lost', 'half', 'doubled', 'late', 'good', 'good'];

/** All bytes of a request, or nothing where it ends too soon. */
async function whole(incoming) {
  const chunks = [];
  try {
    for await (const chunk of incoming) chunks.push(chunk);
  } catch {
    return null;
  }
  return Buffer.concat(chunks);
}

/** Starts it before a server. `next` gives chance from 0 to 1; without it everything passes until `answer` or `isOnline` say otherwise. */
export async function startBadFront(address, next = null) {
  const front = { isOnline: true, asked: [], /** (method, path) => [status, headers, body], 'lost' or nothing */ answer: null };
  const target = new URL(address);
  const onward = (incoming, body) =>
    new Promise((resolve, reject) => {
      const options = { host: target.hostname, port: target.port, path: incoming.url, method: incoming.method, headers: incoming.headers, agent: false };
      const out = request(options, async (reply) => {
        const chunks = [];
        for await (const chunk of reply) chunks.push(chunk);
        resolve({ status: reply.statusCode, headers: reply.headers, body: Buffer.concat(chunks) });
      });
      out.on('error', reject);
      out.end(body);
    });
  const server = createServer(async (incoming, outgoing) => {
    const body = await whole(incoming);
    // The browser went away in the middle of it.
    if (!body) return;
    const path = new URL(incoming.url, 'http://front').pathname;
    const isOffice = path.startsWith('/api/');
    if (isOffice) front.asked.push(`${incoming.method} ${path}`);
    const own = isOffice ? front.answer?.(incoming.method, path) : null;
    const fate = isOffice && next ? FATES[Math.floor(next() * FATES.length)] : 'good';
    if (!front.isOnline || fate === 'refused') return incoming.socket.destroy();
    if (own && own !== 'lost') {
      outgoing.writeHead(own[0], own[1]);
      return outgoing.end(own[2]);
    }
    try {
      if (fate === 'late') await new Promise((resolve) => setTimeout(resolve, next() * 300));
      if (fate === 'cut' && body.length > 0) {
        // The office sees a body that ends too soon.
        const out = request({ host: target.hostname, port: target.port, path: incoming.url, method: incoming.method, headers: incoming.headers, agent: false });
        out.on('error', () => {});
        out.write(body.subarray(0, Math.floor(next() * body.length)));
        setTimeout(() => out.destroy(), 20);
        return incoming.socket.destroy();
      }
      if (fate === 'doubled') await onward(incoming, body).catch(() => {});
      const reply = await onward(incoming, body);
      // The office has it, and the phone hears nothing.
      if (fate === 'lost' || own === 'lost') return incoming.socket.destroy();
      delete reply.headers['transfer-encoding'];
      outgoing.writeHead(reply.status, { ...reply.headers, 'content-length': reply.body.length });
      if (fate === 'half') {
        outgoing.write(reply.body.subarray(0, Math.floor(reply.body.length / 2)));
        return setTimeout(() => incoming.socket.destroy(), 5);
      }
      return outgoing.end(incoming.method === 'HEAD' ? undefined : reply.body);
    } catch {
      return incoming.socket.destroy();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  front.address = `http://127.0.0.1:${server.address().port}`;
  front.stop = () => new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
  return front;
}
