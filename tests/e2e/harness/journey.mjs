// What every journey is watched for, whatever it tests: nothing goes wrong in silence, nobody else is asked, and
// what somebody asks about stays on the device.

import { expect, test as base } from '@playwright/test';

export { expect };

/** A test whose pages are watched. `trouble` says which messages of the console the journey provokes itself. */
export const test = base.extend({
  trouble: [[], { option: true }],
  watched: [
    async ({ context, baseURL, trouble }, use) => {
      const requests = [];
      const complaints = [];
      context.on('request', (request) => requests.push(request));
      context.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      context.on('weberror', (error) => complaints.push(String(error.error())));
      await use({ requests, complaints });
      const unexpected = complaints.filter((it) => !trouble.some((pattern) => pattern.test(it)));
      expect(unexpected, 'errors in the console').toEqual([]);
      const hosts = new Set(requests.map((it) => new URL(it.url())).filter(isRemote).map((it) => it.host));
      hosts.delete(new URL(baseURL).host);
      expect([...hosts], 'hosts asked besides our own').toEqual([]);
    },
    { auto: true },
  ],
});

function isRemote(url) {
  return url.protocol.startsWith('http') || url.protocol.startsWith('ws');
}

/** All that leaves the device with a request. The fragment does not: browsers keep it to themselves. */
export async function sent(request) {
  const url = new URL(request.url());
  url.hash = '';
  const headers = await request.allHeaders().catch(() => request.headers());
  return [request.method(), decodeURIComponent(url.href), JSON.stringify(headers), request.postData() ?? ''].join('\n');
}
