// The page around the app, in a language that every browser reads: it shows how far the program is, what to do where it
// cannot run or has failed, and keeps what was typed. It must work while the program is dead, so it uses nothing of it.
(function () {
  "use strict";
  var boot = document.getElementById("boot");
  if (!boot) return;
  // opening, then one of: started, old, failed, dead
  var state = "opening";
  var field = boot.querySelector("input");
  // The field is there before this script has come.
  var typed = field.value;
  var wasFocused = document.activeElement === field;
  var timer = 0;
  var PATIENCE_MS = 15000;

  function part(name) {
    return boot.querySelector('[data-part="' + name + '"]');
  }

  function show(name, visible) {
    var element = part(name);
    if (element) element.hidden = visible === false;
  }

  function each(list, run) {
    for (var at = 0; at < list.length; at += 1) run(list[at], at);
  }

  // Of sentences that stand side by side in several languages, only those of one are shown.
  function speak(tag) {
    each(boot.querySelectorAll("span[lang]"), function (span) {
      var has = false;
      each(span.parentNode.children, function (it) {
        if (it.lang === tag) has = true;
      });
      if (has) span.hidden = span.lang !== tag;
    });
    each(boot.querySelectorAll('[data-does="speak"]'), function (it) {
      it.hidden = it.lang === tag;
    });
    document.documentElement.lang = tag;
  }

  function wanted() {
    var known = {};
    each(boot.querySelectorAll("h1 span[lang]"), function (it) {
      known[it.lang] = true;
    });
    try {
      var chosen = localStorage.getItem("language");
      if (known[chosen]) return chosen;
    } catch (_) {
      // No storage, no choice kept.
    }
    // As the program and the server choose: Indonesian where it is understood.
    var first = "";
    each(navigator.languages || [navigator.language], function (it) {
      var tag = String(it).split("-")[0];
      if (tag === "id" || (!first && known[tag])) first = tag;
    });
    return first || "id";
  }

  // The worker keeps one page for all addresses. What it says of the one shown: names of files that its part needs.
  var needs;
  function choosePage() {
    var path = location.pathname;
    var all = boot.querySelectorAll("[data-page]");
    var has = false;
    each(all, function (it) {
      if (it.getAttribute("data-page") === path) has = true;
    });
    each(all, function (it) {
      it.hidden = it.getAttribute("data-page") !== (has ? path : "/");
      if (!it.hidden) needs = it.getAttribute("data-needs");
    });
    // Without a question in the address a page is another one.
    var isTold = location.hash.length > 1;
    each(boot.querySelectorAll("[data-bare],[data-told]"), function (it) {
      it.hidden = it.hasAttribute("data-told") !== isTold;
    });
    each(boot.querySelectorAll("nav a"), function (it) {
      if (it.pathname === path) it.setAttribute("aria-current", "page");
    });
  }

  // A module of three bytes of types: references between languages came with Chrome 96, the newest thing we need.
  function canRun() {
    if (!("noModule" in document.createElement("script")) || !window.fetch || !window.WebAssembly) return false;
    var probe = [0, 97, 115, 109, 1, 0, 0, 0, 4, 4, 1, 111, 0, 0];
    return !!WebAssembly.instantiateStreaming && WebAssembly.validate(new Uint8Array(probe));
  }

  // Percent of the program that has come, counted on a copy so that the browser compiles the original as ever.
  function count(reply) {
    var total = Number(boot.getAttribute("data-program-bytes")) || 1;
    var got = 0;
    var reader = reply.clone().body.getReader();
    function next() {
      return reader.read().then(function (piece) {
        if (piece.done) return;
        got += piece.value.length;
        tell(Math.min(99, Math.round((100 * got) / total)));
        return next();
      });
    }
    next().catch(function () {});
  }

  function tell(percent) {
    var bar = boot.querySelector("progress");
    bar.value = percent;
    part("percent").textContent = percent + " %";
    wait();
  }

  function wait() {
    clearTimeout(timer);
    if (state !== "opening") return;
    timer = setTimeout(function () {
      if (state === "opening") show("slow");
    }, PATIENCE_MS);
  }

  // Where everything comes over the network, the page is seen before anything takes its place, and before what is needed
  // less takes part of the network.
  var PAINT_MS = 400;
  function paint() {
    return new Promise(function (resolve) {
      if (isKept()) return resolve();
      // A page in the background is not painted, and an older browser does not tell.
      setTimeout(resolve, PAINT_MS);
      try {
        new PerformanceObserver(resolve).observe({ type: "paint", buffered: true });
      } catch (_) {
        // Then the time above.
      }
    });
  }

  // Where everything is kept, the program is there before this page would have been drawn twice on a slow phone. Where it
  // takes longer, this page is seen as ever. A map has more to draw.
  var SOON_MS = location.pathname === "/peta" ? 800 : 400;
  function waitUnseen() {
    boot.hidden = true;
    setTimeout(function () {
      boot.hidden = false;
    }, SOON_MS);
  }

  // Compiled while the rest of the page is on its way; the page's module takes it from here.
  function beginProgram() {
    var link = document.querySelector('link[type="application/wasm"]');
    if (!link) return;
    window.ruangizinProgram = fetch(link.href).then(function (reply) {
      try {
        // What the worker keeps comes at once.
        if (!isKept()) count(reply);
      } catch (_) {
        // The program matters more than the figure.
      }
      return Promise.all([WebAssembly.compileStreaming(reply), painted]);
    }).then(function (both) {
      return both[0];
    });
    // The module tells when it fails.
    window.ruangizinProgram.catch(function () {});
  }

  function isKept() {
    return !!(navigator.serviceWorker && navigator.serviceWorker.controller);
  }

  // What the program reads first is asked for before the program can. It takes the answers from here, by address and
  // range, each with status, body and tag; see src/browser/http.rs.
  var asked;
  var LIST = "/packs/index.json";
  var KEPT = "/packs/kept";
  var HEAD = "0-1023";
  // Of an archive whose first bytes show the whole city, a map asks for so many at most; see also xtask/templates/sw.js.
  var MOST_FIRST = 49152;

  function ask(path, range) {
    var reply = begin(path, range);
    asked.set(range ? path + "#" + range : path, reply);
    return reply;
  }

  function begin(path, range) {
    // As the program asks for ranges.
    var options = range ? { headers: { Range: "bytes=" + range }, cache: "no-store" } : {};
    var reply = fetch(path, options).then(function (it) {
      return it.arrayBuffer().then(function (body) {
        return [it.status, body, it.headers.get("ETag")];
      });
    });
    return unnoticed(reply);
  }

  // The program cuts ranges from the first bytes of an archive.
  function setFirst(path, length, reply) {
    asked.set(path + "#first", [length, reply]);
  }

  // The page names what comes first of the only pack.
  function askServer() {
    each(document.querySelectorAll('link[as="fetch"][href^="/packs/"]'), function (it) {
      ask(it.getAttribute("href"));
    });
    each(document.querySelectorAll('meta[name="archive"]'), function (it, at) {
      var first = Number(it.getAttribute("data-first"));
      if (isMap && first && first <= MOST_FIRST) setFirst(it.content, first, begin(it.content, "0-" + (first - 1)));
      else if (isMap || at === 0) ask(it.content, HEAD);
    });
  }

  // The worker has it in one piece, with a list of [address and range, status, length, tag]. For the map, parts of the program
  // are among it, which the module takes by their addresses.
  function askWorker() {
    var programs = {};
    var list = fetch(isMap ? KEPT + "?map" : KEPT).then(function (reply) {
      var parts = JSON.parse(reply.headers.get("Parts"));
      return reply.arrayBuffer().then(function (body) {
        var from = 0;
        each(parts, function (it) {
          if (/wasm$/.test(it[0])) programs[it[0]] = unnoticed(WebAssembly.compile(new Uint8Array(body, from, it[2])));
          else keep(it, body.slice(from, from + it[2]));
          from += it[2];
        });
        return asked.get(parts[0][0]);
      });
    });
    window.ruangizinParts = unnoticed(
      list.then(function () {
        return programs;
      })
    );
    // Until it has come, the program waits with its first question.
    asked.set(
      LIST,
      list.catch(function () {
        return ask(LIST);
      })
    );
  }

  // What fails and is asked for in another way then.
  function unnoticed(promise) {
    promise.catch(function () {});
    return promise;
  }

  function keep(it, bytes) {
    var reply = Promise.resolve([it[1], bytes, it[3]]);
    if (/#first$/.test(it[0])) setFirst(it[0].split("#")[0], it[2], reply);
    else asked.set(it[0], reply);
  }

  function beginPack() {
    asked = window.ruangizinAsked = new Map();
    if (isKept()) askWorker();
    else askServer();
  }

  // Takes the place of everything else on the page.
  function end(name) {
    state = name;
    clearTimeout(timer);
    var lines = saved();
    var app = document.getElementById("app");
    if (app) app.hidden = true;
    each(["progress", "slow", "question"], function (it) {
      show(it, false);
    });
    show(name);
    speak(document.documentElement.lang);
    show("saved", lines !== "");
    boot.querySelector("textarea").value = lines;
    boot.hidden = false;
    if (!boot.parentNode) document.body.appendChild(boot);
    window.scrollTo(0, 0);
    var title = part(name).querySelector("h1");
    title.tabIndex = -1;
    title.focus();
  }

  // The words of a field, with a colon.
  function labelled(element, value) {
    var label = element.labels && element.labels[0];
    var words = element.getAttribute("aria-label") || (label ? label.textContent : "");
    return (words ? words.trim() + ": " : "") + value;
  }

  function isShown(element) {
    return element.getClientRects().length > 0;
  }

  // What somebody has entered, in words: fields that are shown, and the question in the address.
  function saved() {
    var lines = [];
    var area = document.getElementById("app");
    if (area) {
      each(area.querySelectorAll("input, select, textarea, [data-saved], .app-picker__title"), function (it) {
        var value = it.value === undefined ? it.textContent : it.value;
        if (it.type === "radio" || it.type === "checkbox") value = it.checked ? "✓" : "";
        if (it.tagName === "SELECT") value = it.value && it.selectedIndex >= 0 ? it.options[it.selectedIndex].text : "";
        if (it.type !== "password" && it.type !== "file" && it.type !== "hidden" && value.trim() && isShown(it)) lines.push(labelled(it, value.trim()));
      });
    }
    if (!lines.length && typed) lines.push(labelled(field, typed));
    if (!lines.length && location.hash.length < 2) return "";
    return [document.title].concat(lines, location.href).join("\n") + "\n";
  }

  function failed(event) {
    var why = event.error || event.reason;
    var isProgram = event.target && event.target.tagName === "SCRIPT";
    if (state === "started" && why && why.name === "RuntimeError") return end("dead");
    if (state !== "opening" || (!why && !isProgram)) return;
    // Words that the browser does not know: it is older than our tests can tell.
    end(why && why.name === "SyntaxError" ? "old" : "failed");
  }

  function started() {
    if (state === "failed" && document.getElementById("app")) {
      document.getElementById("app").hidden = false;
      if (boot.parentNode) boot.parentNode.removeChild(boot);
    }
    state = "started";
    clearTimeout(timer);
    if (isAsking && isAnsweredLater) warm(["answer-part"]);
    var asked = document.getElementById("kegiatan");
    if (!asked) return;
    if (typed && !asked.value) {
      asked.value = typed;
      asked.dispatchEvent(new Event("input", { bubbles: true }));
    }
    if (wasFocused) asked.focus();
  }

  field.addEventListener("input", function () {
    typed = field.value;
  });
  field.addEventListener("focus", function () {
    wasFocused = true;
  });
  field.addEventListener("blur", function () {
    // The program takes the field away, and the person has not left it then.
    setTimeout(function () {
      if (boot.parentNode) wasFocused = false;
    });
  });

  function copy() {
    var area = boot.querySelector("textarea");
    function say(isDone) {
      show("copied", isDone);
      show("uncopied", !isDone);
    }
    function byHand() {
      area.focus();
      area.select();
      var isDone = false;
      try {
        isDone = document.execCommand("copy");
      } catch (_) {
        // Said below.
      }
      say(isDone);
    }
    if (!navigator.clipboard) return byHand();
    navigator.clipboard.writeText(area.value).then(function () {
      say(true);
    }, byHand);
  }

  function download() {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([boot.querySelector("textarea").value], { type: "text/plain" }));
    link.download = "ruangizin.txt";
    document.body.appendChild(link);
    link.click();
    document.body.removeChild(link);
  }

  function choose(event) {
    var tag = event.target.lang;
    try {
      localStorage.setItem("language", tag);
    } catch (_) {
      // Then the choice lasts as long as the page.
    }
    speak(tag);
  }

  // A damaged copy of a file that never changes would be kept for a year, so all are asked for anew.
  function again() {
    var links = document.querySelectorAll('link[rel="modulepreload"], link[type="application/wasm"]');
    var wait = [];
    function load() {
      location.reload();
    }
    if (state !== "failed" || !window.fetch) return load();
    each(links, function (it) {
      wait.push(fetch(it.href, { cache: "reload" }).catch(function () {}));
    });
    Promise.all(wait).then(load);
  }

  var DOES = { copy: copy, download: download, speak: choose };
  each(boot.querySelectorAll("button"), function (it) {
    it.addEventListener("click", DOES[it.getAttribute("data-does")] || again);
  });

  // For the element that the program will add. It begins parts of itself, whose digests it knows.
  function preload(file) {
    var link = document.createElement("link");
    link.rel = "preload";
    link.as = /css$/.test(file) ? "style" : "script";
    link.href = file;
    if (!/wasm$/.test(file)) document.head.appendChild(link);
  }

  // What a page needs besides the program comes into the browser's cache while the program is on its way.
  function warm(names) {
    each(names, function (name) {
      var meta = document.querySelector('meta[name="' + name + '"]');
      each(meta ? meta.content.split(" ") : [], function (it) {
        if (isKept()) preload(it);
        else fetch(it, { priority: "low" }).catch(function () {});
      });
    });
  }

  var isMap = location.pathname === "/peta";
  // A link that asks something. On a map without a place the answer comes after a tap, so its part waits until the map is there.
  var isAsking = /[#&]k=/.test(location.hash) && !isKept();
  var isAnsweredLater = isMap && !/[#&][tw]=/.test(location.hash);
  var isAble = canRun();
  var painted = isAble && paint();
  if (isAble) {
    if (isKept()) waitUnseen();
    beginProgram();
    beginPack();
  }
  // Looks that somebody has chosen on /aksesibilitas.
  each(["text", "motion"], function (it) {
    try {
      var look = localStorage.getItem(it);
      if (look) document.documentElement.setAttribute("data-" + it, look);
    } catch (_) {
      // No storage, no choice kept.
    }
  });
  speak(wanted());
  choosePage();
  if (!isAble) return end("old");
  addEventListener("error", failed, true);
  addEventListener("unhandledrejection", failed);
  addEventListener("ruangizin-shown", started);
  addEventListener("ruangizin-panic", function () {
    end("dead");
  });
  wait();
  painted.then(function () {
    if (isMap) warm(["map-part", "leaflet-script", "map-style"]);
    if (needs) warm(needs.split(" "));
    if (isAsking && !isAnsweredLater) warm(["answer-part"]);
  });
})();
