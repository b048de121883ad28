// Keeps the app and the city pack for use without a network, and takes what other apps share. Made from a template:
// the build's mark and the list of files are filled in after the build. Answers GET, and the POST of the share target
// that never leaves the device; questions and places never pass through here, since they stay in the fragment.
"use strict";

const BUILD = "/*BUILD*/";
const FILES = /*PRECACHE*/;
// Parts of the program that the map needs.
const MAP = /*MAP*/;
// Public keys that may sign packs; the page of cities knows whose they are.
const KEYS = /*KEYS*/;
const SHELLS = "ruangizin-shell-";
const SHELL = SHELLS + BUILD;
const REVISIONS = "/revisions-of-the-shell";
const PACKS = "ruangizin-packs-1";
const LIST = "/packs/index.json";
const STATE = "ruangizin-state";
const OPENED = "/pack-opened-last";
const KEPT = "/packs/kept";
// Somebody deleted this city's pack: it is not kept anew before they want it.
const UNWANTED = "/pack-unwanted";
// One at a time keeps packs, here or on the page of cities; who keeps something tells the others.
const LOCK = "ruangizin-packs";
// Where an archive says what is where; the program asks for these bytes first. Where the tiles of the whole city follow at
// once and are no more than this, they go with them.
const HEAD = 1024;
const MOST_FIRST = 49152;
const CURRENT = "/shell-in-use";
const WAITING = "/shell-that-waits";
const SHARED = "ruangizin-shared";
const SHARE = "/bagikan";
const SHARED_TEXT_LIMIT = 2000;
// Such a name carries the hash of the bytes, so a copy from any build is the right one.
const HASHED = /\.[0-9a-f]{16}\.[a-z0-9]+$/;
// These say what is current; everything else of a pack carries its hash in its name.
const CHANGING = /\/(pack\.json|pack\.sig|index\.json)$/;

self.addEventListener("install", (event) => {
  event.waitUntil(keepShell());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(takeOver());
});

self.addEventListener("message", (event) => {
  const { type, path, build } = event.data || {};
  // Only when the person asks for the new version: a page must not change under somebody's hands.
  if (type === "skip-waiting") self.skipWaiting();
  if (type === "hello") event.waitUntil(compare(build, event.source));
  if (type === "keep-pack") event.waitUntil(inTurn(() => keepPack(String(path), event.source)));
  if (type === "which-build" && event.ports[0]) event.ports[0].postMessage(BUILD);
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  // Browsers differ in whether files of the page itself (blob:) pass here; they have the origin of their page.
  if (url.origin !== self.location.origin || url.protocol === "blob:") return;
  if (request.method === "POST" && url.pathname === SHARE) event.respondWith(receive(request));
  if (request.method !== "GET" || url.pathname.startsWith("/api/")) return;
  if (url.pathname === KEPT) {
    // What cannot be had whole, the page asks for piece by piece.
    event.respondWith(first(url.search === "?map").catch(() => new Response(null, { status: 204 })));
  } else if (url.pathname.startsWith("/packs/")) {
    event.respondWith(packFile(event, url));
  } else if (request.mode === "navigate") {
    // Every address of the app is the same page; a name with an ending is a file, and the desk and the page that proves a
    // document are the server's own.
    if (!/\.[a-z0-9]+$|^\/(desk|verifikasi)(\/|$)/i.test(url.pathname)) event.respondWith(page(request, url));
  } else {
    event.respondWith(shellFile(event, url));
  }
});

// ---- The app

// Everything is checked against the list before it is kept: a server that is replaced while we load hands out files
// of two builds. Until all are there this worker does not install, and the one before goes on with its own files.
async function keepShell() {
  await forgetOldShells();
  const olds = await keptShells();
  const shell = await caches.open(SHELL);
  const tries = await Promise.allSettled(FILES.map((it) => keepFile(shell, olds, it)));
  const failed = tries.find((it) => it.status === "rejected");
  if (failed) {
    // On a full device the room goes back to whoever needs it. After a lost connection the next try goes on from here.
    if (failed.reason && failed.reason.name === "QuotaExceededError") await caches.delete(SHELL);
    throw failed.reason;
  }
  const revisions = Object.fromEntries(FILES.map(({ url, revision }) => [url, revision]));
  await shell.put(REVISIONS, new Response(JSON.stringify(revisions)));
  await (await caches.open(STATE)).put(WAITING, new Response(SHELL));
}

async function keepFile(shell, olds, { url, revision }) {
  // Only what was checked gets into a shell, so what an earlier try has kept is right.
  if (await shell.match(url)) return;
  // Unchanged files are taken over from a whole build, so an update costs only what changed.
  for (const old of olds) {
    const same = old.revisions[url] === revision && await old.cache.match(url);
    if (same) return shell.put(url, same);
  }
  // The browser's own cache may answer first; if its copy is another one, the server is asked.
  for (const cache of ["default", "reload"]) {
    const { reply, body } = await fetched(url, { cache });
    if ((await digest(body)).startsWith(revision)) return shell.put(url, copyOf(reply, withoutHaste(reply, body)));
  }
  throw new Error(url + " is of another build");
}

// A page says which files of the pack the first visit shall fetch early. A kept page outlives those names; it asks for
// what is kept, in one piece.
function withoutHaste(reply, body) {
  if (!(reply.headers.get("Content-Type") || "").startsWith("text/html")) return body;
  const page = new TextDecoder().decode(body).replace(/<(link rel="preload" href="\/packs\/|meta name="archive")[^>]*>/g, "");
  return page.replace("<link ", '<link rel="preload" href="' + KEPT + '" as="fetch" crossorigin="anonymous"><link ');
}

async function keptShells() {
  const names = (await caches.keys()).filter((it) => it.startsWith(SHELLS) && it !== SHELL);
  return Promise.all(names.map(async (name) => {
    const cache = await caches.open(name);
    const list = await cache.match(REVISIONS);
    return { cache, revisions: list ? await list.json() : {} };
  }));
}

// What remains of builds that never became whole, or that no worker uses any more. The one in use stays until its
// successor has a successor: a page that is still open may ask for another of its files. So does the one that waits: until
// we are whole it may take over, when the last page closes.
async function forgetOldShells() {
  const state = await caches.open(STATE);
  const [inUse, waiting] = await Promise.all([CURRENT, WAITING].map((it) => state.match(it)));
  if (!inUse) return;
  const keep = [SHELL, await inUse.text(), waiting && (await waiting.text())];
  const names = (await caches.keys()).filter((it) => it.startsWith(SHELLS) && !keep.includes(it));
  await Promise.all(names.map((it) => caches.delete(it)));
}

async function takeOver() {
  await (await caches.open(STATE)).put(CURRENT, new Response(SHELL));
  await self.clients.claim();
}

async function page(request, url) {
  const kept = await keptIn(SHELL, "/");
  if (!kept || url.pathname !== "/peta") return kept || fetch(request);
  // The map asks for its parts of the program in the same piece.
  return copyOf(kept, (await kept.text()).replace(KEPT, KEPT + "?map"));
}

async function shellFile(event, url) {
  const kept = await keptIn(SHELL, url.pathname);
  if (kept) return kept;
  const isHashed = HASHED.test(url.pathname);
  const other = isHashed && await caches.match(url.pathname, { ignoreVary: true });
  if (other) return other;
  const reply = await fetch(event.request);
  if (isHashed && reply.status === 404) await tell(event.clientId, "outdated");
  return reply;
}

// A page of another build than ours, where ours is whole: its next load brings both together.
async function compare(build, client) {
  if (client && build && build !== BUILD && (await keptIn(SHELL, "/"))) client.postMessage({ type: "outdated" });
}

async function tell(id, type) {
  const client = id && await self.clients.get(id);
  if (client) client.postMessage({ type });
}

// ---- City packs

// What is kept answers, also where it says what is current: a page must not wait for a slow network to show what the
// device has. `keepPack` looks for a newer version right after, and says so.
async function packFile(event, url) {
  const { request } = event;
  // The page of cities wants to know what the server has now.
  const kept = request.cache !== "reload" && await keptIn(PACKS, url.pathname);
  if (kept) return ranged(kept, request.headers.get("Range"));
  const reply = await fetch(request).catch(nothing);
  // The page reads a version of the pack that the server has replaced meanwhile.
  if (reply.status === 404) await tell(event.clientId, "outdated");
  return reply;
}

function nothing() {
  return new Response("", { status: 504, statusText: "Offline" });
}

// What every visit reads first, of the pack that was open last, in one answer: each request of its own would cost the
// page more than its bytes. The header says what the pieces are: address and range, status, length, tag.
async function first(isMap) {
  const cache = await caches.open(PACKS);
  const opened = await (await caches.open(STATE)).match(OPENED);
  const folder = await opened.text();
  const { files } = await (await cache.match(folder + "pack.json")).json();
  const named = (roles) => roles.filter((it) => files[it]).map((it) => folder + files[it].name);
  const whole = [LIST, folder + "pack.json", ...named(["zones", "rulebook", "activities"])].map((path) => piece(cache, path));
  const archives = ["plan", "base"].filter((it) => files[it]).map((it) => files[it]);
  const heads = archives.map(({ name, first }) => {
    const isShort = first > 0 && first <= MOST_FIRST;
    return isShort ? piece(cache, folder + name, first, "first") : piece(cache, folder + name, HEAD, "0-" + (HEAD - 1));
  });
  const shell = await caches.open(SHELL);
  const programs = isMap ? MAP.map((path) => piece(shell, path)) : [];
  const pieces = await Promise.all([...whole, ...heads, ...programs]);
  const parts = JSON.stringify(pieces.map((it) => it.says));
  return new Response(new Blob(pieces.map((it) => it.body)), { headers: { Parts: parts } });
}

async function piece(cache, path, end, range) {
  const kept = await cache.match(path, { ignoreVary: true });
  const tag = kept.headers.get("ETag");
  if (!end) {
    const body = await kept.arrayBuffer();
    return { body, says: [path, 200, body.byteLength, tag] };
  }
  const body = await (await kept.blob()).slice(0, end).arrayBuffer();
  return { body, says: [path + "#" + range, 206, body.byteLength, tag] };
}

// A kept file is whole; a reader of tiles asks for ranges of it. Several ranges at once, or something that is no range,
// get the whole file, as the standard allows.
async function ranged(whole, range) {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(range || "");
  if (!asked || (asked[1] === "" && asked[2] === "")) return whole;
  const body = await whole.blob();
  const [first, last] = edges(asked[1], asked[2], body.size);
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
  if (first === "") return [Math.max(0, size - Number(last)), size - 1];
  if (Number(first) >= size) return [0, -1];
  return [Number(first), last === "" ? size - 1 : Math.min(Number(last), size - 1)];
}

// One pack at a time: two tabs may ask for two versions of the same one.
let keeping = Promise.resolve();
function inTurn(run) {
  const { locks } = self.navigator;
  if (locks) return locks.request(LOCK, run);
  keeping = keeping.then(run, run);
  return keeping;
}

function tellPages(word) {
  if (!self.BroadcastChannel) return;
  const channel = new BroadcastChannel(LOCK);
  channel.postMessage(word);
  channel.close();
}

// What is kept is always whole and of one version: pack.json comes first, names its files with their digests, and is
// put into its place only when all of them are there.
async function keepPack(path, client) {
  if (!/^\/packs\/[\w.-]+\/$/.test(path)) return;
  const [cache, state] = [await caches.open(PACKS), await caches.open(STATE)];
  const isUnwanted = await state.match(UNWANTED + path);
  const before = await cache.match(path + "pack.json");
  // Whole already: the next visit begins with it, also where the network is gone by now.
  if (before && !isUnwanted) await state.put(OPENED, new Response(path));
  try {
    // What an office took back is said whatever becomes of the files.
    if (await keepList(cache, path, before)) await tell(client && client.id, "withdrawn");
    if (isUnwanted) return;
    const manifest = await fetched(path + "pack.json", { cache: "no-cache" });
    // A pack may be unsigned; one whose signature did not come is not.
    const signature = await fetched(path + "pack.sig", { cache: "no-cache" }).catch(orAbsent);
    if (signature && (await isForged(manifest.body, signature.body))) throw new Error(path + " is signed by nobody");
    const files = filesOf(JSON.parse(new TextDecoder().decode(manifest.body)));
    for (const { name, sha256 } of files) {
      if (await cache.match(path + name)) continue;
      const { reply, body } = await fetched(path + name, {});
      if ((await digest(body)) !== sha256) throw new Error(name + " is of another version");
      await cache.put(path + name, copyOf(reply, body));
      tellPages(path);
    }
    const isNewer = before !== undefined && (await digest(await before.clone().arrayBuffer())) !== (await digest(manifest.body));
    if (signature) await cache.put(path + "pack.sig", copyOf(signature.reply, signature.body));
    else await cache.delete(path + "pack.sig");
    await state.put(OPENED, new Response(path));
    await cache.put(path + "pack.json", copyOf(manifest.reply, manifest.body));
    // The page that asked still reads the version before; its files go with the next visit.
    if (isNewer) await tell(client && client.id, "newer-plan");
    else await forgetOldFiles(cache, path, files.map((it) => path + it.name));
  } catch (failure) {
    // No network, no room, or a server that was replaced meanwhile: what is kept stays as it was, and the next visit
    // tries again. Pieces of a newer version give back the room that they took.
    if (before && failure && failure.name === "QuotaExceededError") {
      await forgetOldFiles(cache, path, filesOf(await before.json()).map((it) => path + it.name));
    }
    return;
  }
  tellPages(path);
  if (client) client.postMessage({ type: "pack-kept" });
}

// Whether keys of ours are named and none of them signed these bytes. A browser without Ed25519 cannot tell; there the page of
// cities says it.
async function isForged(manifest, signature) {
  const lines = new TextDecoder().decode(signature).split("\n").map((it) => it.trim().split(" "));
  let isNamed = false;
  for (const key of KEYS.map(bytesOf)) {
    const id = (await digest(key)).slice(0, 16);
    for (const [, , hex] of lines.filter((it) => it[0] === "ed25519" && it[1] === id)) {
      const known = await crypto.subtle.importKey("raw", key, "Ed25519", false, ["verify"]).catch(() => null);
      if (!known || (await crypto.subtle.verify("Ed25519", known, bytesOf(hex || ""), manifest))) return false;
      isNamed = true;
    }
  }
  return isNamed;
}

function bytesOf(hex) {
  return Uint8Array.from(hex.match(/../g) || [], (it) => parseInt(it, 16));
}

// A role with a slash belongs to another version of the plan, which is fetched when somebody asks for it.
function filesOf({ files }) {
  return Object.entries(files).filter(([role]) => !role.includes("/")).map(([, file]) => file);
}

// Keeps the list of cities, once it is one: a page that says "back soon" in its place would leave the app without any city.
// Tells whether it says now, and the one before did not, that the version on this device, or the one the server has
// where none is kept, counts no more.
async function keepList(cache, path, kept) {
  const list = await fetched(LIST, { cache: "no-cache" });
  const now = packsOf(new TextDecoder().decode(list.body));
  const old = await cache.match(LIST);
  await cache.put(LIST, copyOf(list.reply, list.body));
  const entryOf = (packs) => packs.find((it) => it.path === path) || {};
  const { version } = kept ? await kept.clone().json() : entryOf(now);
  const says = (packs) => (entryOf(packs).withdrawn || []).some((it) => it.version === version);
  // Where there was none before, the page has read this very list.
  return Boolean(old) && says(now) && !says(packsOf(await old.text()));
}

function packsOf(text) {
  const { packs } = JSON.parse(text);
  if (!Array.isArray(packs) || packs.length === 0) throw new Error(LIST + " names no city");
  return packs;
}

// Files of an older version of the same pack, and pieces that the page of cities left. Another tab may still be reading them; then they go another time.
async function forgetOldFiles(cache, folder, files) {
  const open = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (open.length > 1) return;
  const wanted = new Set(files);
  for (const request of await cache.keys()) {
    const { pathname: path, search } = new URL(request.url);
    const isOld = path.startsWith(folder) && (search !== "" || (!CHANGING.test(path) && !wanted.has(path)));
    if (isOld) await cache.delete(request);
  }
}

// ---- What other apps share

// A text goes on in the fragment, which no server sees; files wait in a cache of their own, one share at a time, for the
// page of a parcel, which takes them.
async function receive(request) {
  let form = new FormData();
  try {
    form = await request.formData();
  } catch (_) {
    // What cannot be read is like nothing shared: the page then says what to do.
  }
  const texts = ["url", "text", "title"].map((it) => form.get(it)).filter((it) => typeof it === "string" && it);
  const text = [...new Set(texts)].join("\n").slice(0, SHARED_TEXT_LIMIT);
  const files = form.getAll("berkas").filter((it) => typeof it !== "string" && it.size > 0);
  await caches.delete(SHARED);
  try {
    const box = await caches.open(SHARED);
    await Promise.all(files.map((it, at) => box.put("/shared/" + at + "/" + encodeURIComponent(it.name), new Response(it))));
  } catch (_) {
    // A full device keeps no files; the text still arrives.
  }
  // A file is an outline, and is read where outlines are.
  if (files.length) return Response.redirect("/bidang", 303);
  return Response.redirect("/cek#s=" + encodeURIComponent(text), 303);
}

// ---- Helpers

async function keptIn(name, path) {
  const cache = await caches.open(name);
  return cache.match(path, { ignoreVary: true });
}

async function fetched(url, options) {
  const reply = await fetch(url, { credentials: "same-origin", ...options });
  // Read even where it is of no use: an unread answer holds its connection, and a handful of them would hold all.
  const body = await reply.arrayBuffer();
  if (!reply.ok) throw Object.assign(new Error(url + ": " + reply.status), { status: reply.status });
  return { reply, body };
}

// Nothing, where the server says that it has no such file.
function orAbsent(failure) {
  if (failure.status === 404 || failure.status === 410) return null;
  throw failure;
}

// The body has been decoded, so headers that speak of its coding would be wrong.
function copyOf(reply, body) {
  const headers = new Headers(reply.headers);
  for (const name of ["Content-Encoding", "Content-Length", "Vary"]) headers.delete(name);
  return new Response(body, { headers });
}

async function digest(body) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return Array.from(bytes, (it) => it.toString(16).padStart(2, "0")).join("");
}
