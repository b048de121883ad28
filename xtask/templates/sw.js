// Keeps the app and the city pack for use without a network. Made from a template: the build's mark and the list
// of files are filled in after the build. Handles GET only; questions and places never pass through here, since
// they stay in the fragment of the address.
"use strict";

const BUILD = "/*BUILD*/";
const FILES = /*PRECACHE*/;
const SHELL = "ruangizin-shell-" + BUILD;
const SHELLS = "ruangizin-shell-";
const PACKS = "ruangizin-packs-1";
const REVISIONS = "/revisions-of-the-shell";
// A network that hangs is worse than none: after this the kept copy answers.
const PATIENCE_MS = 4000;

self.addEventListener("install", (event) => {
  event.waitUntil(keepShell());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(takeOver());
});

self.addEventListener("message", (event) => {
  const { type, urls } = event.data || {};
  // Only when the person asks for the new version: a page must not change under somebody's hands.
  if (type === "skip-waiting") self.skipWaiting();
  if (type === "keep-pack" && Array.isArray(urls)) event.waitUntil(keepPack(urls, event.source));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith("/api/")) return;
  if (url.pathname.startsWith("/packs/")) {
    event.respondWith(packFile(request, url));
  } else if (request.mode === "navigate") {
    // Every address of the app is the same page; a name with an ending is a file.
    if (!/\.[a-z0-9]+$/i.test(url.pathname)) event.respondWith(page(request));
  } else {
    event.respondWith(shellFile(request));
  }
});

// Unchanged files are taken over from the kept build, so an update costs only what changed.
async function keepShell() {
  const names = (await caches.keys()).filter((it) => it.startsWith(SHELLS) && it !== SHELL);
  const olds = await Promise.all(names.map(async (name) => {
    const cache = await caches.open(name);
    const list = await cache.match(REVISIONS);
    return { cache, revisions: list ? await list.json() : {} };
  }));
  const shell = await caches.open(SHELL);
  const revisions = {};
  await Promise.all(FILES.map(async ({ url, revision }) => {
    revisions[url] = revision;
    for (const old of olds) {
      const same = old.revisions[url] === revision && await old.cache.match(url);
      if (same) return shell.put(url, same);
    }
    const reply = await fetch(url, { cache: "no-cache", credentials: "same-origin" });
    if (!reply.ok) throw new Error(url + ": " + reply.status);
    return shell.put(url, reply);
  }));
  await shell.put(REVISIONS, new Response(JSON.stringify(revisions)));
}

async function takeOver() {
  const names = await caches.keys();
  await Promise.all(names.filter((it) => it.startsWith(SHELLS) && it !== SHELL).map((it) => caches.delete(it)));
  await self.clients.claim();
}

async function page(request) {
  const kept = await keptIn(SHELL, "/");
  return kept || fetch(request);
}

async function shellFile(request) {
  const kept = await keptIn(SHELL, request);
  return kept || fetch(request);
}

async function keptIn(name, request) {
  const cache = await caches.open(name);
  return cache.match(request, { ignoreVary: true });
}

// pack.json and the list say what is current, so the network comes first; the rest carries its hash in its name.
async function packFile(request, url) {
  if (/\/(pack|index)\.json$/.test(url.pathname)) return current(request, url);
  const kept = await keptIn(PACKS, url.pathname);
  if (kept) return ranged(kept, request.headers.get("Range"));
  return fetch(request).catch(nothing);
}

async function current(request, url) {
  const kept = await keptIn(PACKS, url.pathname);
  const fresh = fetch(request);
  if (!kept) return fresh.catch(nothing);
  const late = new Promise((done) => setTimeout(() => done(kept), PATIENCE_MS));
  const answer = fresh.then((it) => (it.ok ? it : kept), () => kept);
  return Promise.race([answer, late]);
}

function nothing() {
  return new Response("", { status: 504, statusText: "Offline" });
}

// A kept file is whole; a reader of tiles asks for ranges of it.
async function ranged(whole, range) {
  if (!range) return whole;
  const body = await whole.blob();
  const asked = /^bytes=(\d*)-(\d*)$/.exec(range);
  const [first, last] = asked ? edges(asked[1], asked[2], body.size) : [0, -1];
  if (first > last) {
    return new Response("", { status: 416, headers: { "Content-Range": "bytes */" + body.size } });
  }
  const headers = new Headers({
    "Content-Type": whole.headers.get("Content-Type") || "application/octet-stream",
    "Content-Range": "bytes " + first + "-" + last + "/" + body.size,
    "Content-Length": String(last - first + 1),
    "Accept-Ranges": "bytes",
  });
  const tag = whole.headers.get("ETag");
  if (tag) headers.set("ETag", tag);
  return new Response(body.slice(first, last + 1), { status: 206, headers });
}

// First and last byte (RFC 9110, 14.1.2); an empty first edge counts from the end.
function edges(first, last, size) {
  if (first === "") return last === "" ? [0, -1] : [Math.max(0, size - Number(last)), size - 1];
  if (Number(first) >= size) return [0, -1];
  return [Number(first), last === "" ? size - 1 : Math.min(Number(last), size - 1)];
}

// The new pack.json is kept only once all its files are: what is kept is always whole, old or new.
async function keepPack(urls, client) {
  const cache = await caches.open(PACKS);
  const isCurrent = (it) => /\/(pack|index)\.json$/.test(it);
  const files = urls.filter((it) => typeof it === "string" && it.startsWith("/packs/"));
  const get = async (url, options) => {
    const reply = await fetch(url, { credentials: "same-origin", ...options });
    if (!reply.ok) throw new Error(url + ": " + reply.status);
    return reply;
  };
  try {
    for (const url of files.filter((it) => !isCurrent(it))) {
      if (!(await cache.match(url))) await cache.put(url, await get(url));
    }
    for (const url of files.filter(isCurrent)) {
      await cache.put(url, await get(url, { cache: "no-cache" }));
    }
  } catch (_) {
    // No network or no room: what is kept stays as it was, and the next visit tries again.
    return;
  }
  await forgetOld(cache, files);
  if (client) client.postMessage({ type: "pack-kept" });
}

// Files of an older version of the same pack.
async function forgetOld(cache, files) {
  const folder = (it) => it.slice(0, it.lastIndexOf("/") + 1);
  const folders = new Set(files.map(folder).filter((it) => it !== "/packs/"));
  const wanted = new Set(files);
  for (const request of await cache.keys()) {
    const path = new URL(request.url).pathname;
    if (folders.has(folder(path)) && !wanted.has(path)) await cache.delete(request);
  }
}
