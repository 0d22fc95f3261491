// The document page by hand and by keyboard: finding and text lead to each other, corrections are sent without losing one's place, a
// selection can be marked. Everything is the page's own links and forms, which work without this too; only marking needs it.
"use strict";
(() => {
  const page = document.getElementById("work").dataset;
  const adder = document.getElementById("adder");
  const keys = document.getElementById("keys");
  document.documentElement.classList.add("scripted");
  let current = null, sending = false;

  const work = () => document.getElementById("work");
  const findings = () => [...work().querySelectorAll(".finding")].filter(item => item.offsetParent !== null);
  const itemOf = key => document.getElementById("f-" + key);

  function select(item, { focus = true, text = true } = {}) {
    for (const old of work().querySelectorAll(".on")) { old.classList.remove("on"); old.removeAttribute("aria-current"); }
    current = item?.dataset.key ?? null;
    if (!item) return;
    item.classList.add("on");
    item.setAttribute("aria-current", "true");
    const stretches = work().querySelectorAll(`[data-m~="${CSS.escape(current)}"]`);
    for (const stretch of stretches) stretch.classList.add("on");
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
    // Side by side both can be seen; below each other only the one that was asked for is brought near.
    const beside = getComputedStyle(work().querySelector(".desk")).gridTemplateColumns.includes(" ");
    if (text && stretches.length && beside) stretches[0].scrollIntoView({ block: "center", behavior: calm });
    if (!text || beside) item.scrollIntoView({ block: "nearest", behavior: "instant" });
    if (focus) { item.tabIndex = -1; item.focus({ preventScroll: true }); }
  }

  function move(by) {
    const list = findings();
    const at = list.findIndex(item => item.dataset.key === current);
    const next = at < 0 ? (by > 0 ? 0 : list.length - 1) : at + by;
    if (list[next]) select(list[next]);
  }

  // Clicks on either side.
  document.addEventListener("click", event => {
    const stretch = event.target.closest("#text a[data-m]");
    if (stretch) {
      event.preventDefault();
      if (getSelection().isCollapsed) {
        // A second click on a place goes to what lies around it.
        const around = stretch.dataset.m.split(" ").filter(itemOf);
        const at = around.indexOf(current);
        const key = around[at > 0 ? at - 1 : around.length - 1];
        if (key) select(itemOf(key), { text: false });
      }
      return;
    }
    const go = event.target.closest(".finding .go");
    if (go) {
      event.preventDefault();
      select(go.closest(".finding"));
      if (!getComputedStyle(work().querySelector(".desk")).gridTemplateColumns.includes(" "))
        document.getElementById(go.getAttribute("href").slice(1))?.scrollIntoView({ block: "center" });
      return;
    }
    const change = event.target.closest("a[data-act=change]");
    if (change) { event.preventDefault(); open(change); return; }
    if (event.target.closest("[data-closes]")) { event.preventDefault(); close(); return; }
    if (event.target.closest("[data-keys]")) keys.showModal();
  });

  // Forms.
  async function open(link) {
    close();
    const address = new URL(link.href);
    await show(`?handler=form&edit=${encodeURIComponent(address.searchParams.get("edit"))}`, link.closest(".finding, dd"));
  }

  async function show(query, place) {
    const answer = await fetch(`/documents/${page.document}${query}`, { headers: { Accept: "text/html" } });
    if (!answer.ok || answer.redirected) { say("现在打不开这张表，请刷新页面再试。"); return; }
    const box = document.createElement("div");
    box.innerHTML = await answer.text();
    place.append(box.firstElementChild);
    const form = place.querySelector("form.correction");
    form.scrollIntoView({ block: "nearest" });
    form.querySelector("select, input:not([type=hidden])").focus();
  }

  function close() {
    const form = document.querySelector("form.correction");
    if (!form) return;
    const item = form.closest(".finding");
    form.remove();
    item?.focus();
  }

  document.addEventListener("submit", event => {
    if (!event.target.matches("[data-sends]")) return;
    event.preventDefault();
    send(new FormData(event.target, event.submitter), event.target.action);
  });

  function act(fields) {
    const data = new FormData(document.getElementById("acts"));
    for (const [name, value] of Object.entries(fields)) data.set(name, value);
    send(data, document.getElementById("acts").action);
  }

  async function send(data, address) {
    if (sending) return;
    sending = true;
    const at = findings().findIndex(item => item.dataset.key === current);
    try {
      const answer = await fetch(address, { method: "POST", body: new URLSearchParams(data), headers: { Accept: "text/html" } });
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("work");
      if (!fresh) { say("没有保存，请刷新页面再试。"); return; }
      const off = [...work().querySelectorAll(".legend input:not(:checked)")].map(box => box.id);
      const scroll = work().querySelector(".margin").scrollTop, x = scrollX, y = scrollY;
      work().replaceWith(document.adoptNode(fresh));
      for (const id of off) { const box = document.getElementById(id); if (box) box.checked = false; }
      work().querySelector(".margin").scrollTop = scroll;
      scrollTo({ left: x, top: y, behavior: "instant" });
      const list = findings();
      const again = current && itemOf(current);
      if (again) select(again, { text: false });
      else if (at >= 0) select(list[Math.min(at, list.length - 1)], { text: false });
      const trouble = work().querySelector(".say.bad");
      if (trouble) trouble.scrollIntoView({ block: "nearest" });
      else say("已保存");
    } catch {
      say("网络断了，没有保存，请再试一次。");
    } finally {
      sending = false;
    }
  }

  function say(words) {
    const live = document.getElementById("live");
    live.textContent = words;
  }

  // A selection, as offsets into the source text.
  function selected() {
    const selection = getSelection(), text = document.getElementById("text");
    if (selection.isCollapsed || selection.rangeCount === 0) return null;
    const range = selection.getRangeAt(0);
    if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return null;
    const start = offset(range.startContainer, range.startOffset, true), end = offset(range.endContainer, range.endOffset, false);
    return start !== null && end !== null && start < end ? { start, end, box: range.getBoundingClientRect() } : null;
  }

  function offset(node, at, forward) {
    if (node.nodeType === Node.TEXT_NODE) {
      const stretch = node.parentElement.closest("[data-s]");
      if (stretch) return Number(stretch.dataset.s) + at;
    }
    // Between elements: the next stretch's begin, or the end of the one before.
    const range = document.createRange();
    range.setStart(node, at);
    const stretches = [...document.querySelectorAll("#text [data-s]")];
    if (forward) {
      const next = stretches.find(s => range.comparePoint(s, 0) >= 0);
      return next ? Number(next.dataset.s) : null;
    }
    const before = stretches.findLast(s => range.comparePoint(s, s.childNodes.length) <= 0);
    return before ? Number(before.dataset.s) + before.textContent.length : null;
  }

  if (adder) {
    let chosen = null;
    document.addEventListener("selectionchange", () => {
      const found = selected();
      if (!found) { if (!adder.contains(document.activeElement)) adder.hidden = true; return; }
      chosen = found;
      adder.hidden = false;
      adder.style.left = `${Math.max(8, Math.min(found.box.left, innerWidth - adder.offsetWidth - 8))}px`;
      adder.style.top = `${Math.max(8, found.box.top > adder.offsetHeight + 60 ? found.box.top - adder.offsetHeight - 8 : found.box.bottom + 8)}px`;
    });
    adder.addEventListener("pointerdown", event => event.preventDefault());
    adder.addEventListener("click", async event => {
      const kind = event.target.dataset.kind;
      if (!kind || !chosen) return;
      adder.hidden = true;
      close();
      const panel = document.getElementById("todo").closest(".panel");
      await show(`?handler=form&edit=${encodeURIComponent(`add|${kind}|${chosen.start}|${chosen.end}|`)}`, panel.querySelector(".head"));
      getSelection().removeAllRanges();
    });
  }

  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Escape") { close(); if (adder) adder.hidden = true; return; }
    if (event.target.matches("input:not([type=checkbox]), select, textarea") || document.querySelector("dialog[open]")) return;
    const item = current && itemOf(current);
    const button = name => item?.querySelector(`[data-act=${name}]`);
    if (event.key === "j" || event.key === "k") move(event.key === "j" ? 1 : -1);
    else if (event.key === "?" && keys) keys.showModal();
    else if (!page.reviews) return;
    else if (event.key === "a") button("accept")?.click();
    else if (event.key === "x") button("reject")?.click();
    else if (event.key === "e") button("change")?.click();
    else if (event.key === "u") { const undo = work().querySelector("[data-mine='1']"); if (undo) undo.click(); else say("没有可以撤销的"); }
    else if (/^[1-9]$/.test(event.key) && item?.dataset.kind === "problem") {
      const category = document.querySelectorAll("#categories li")[Number(event.key) - 1];
      if (category) act({ do: "change" + item.dataset.target, category: category.dataset.category });
    } else return;
    event.preventDefault();
  });

  // Said when it is there; the page isn't loaded anew under somebody's hands.
  const comparing = document.getElementById("comparing");
  if (comparing) {
    const events = new EventSource("/events");
    events.addEventListener("news", event => {
      if (JSON.parse(event.data).revision <= Number(comparing.dataset.revision)) return;
      events.close();
      const link = document.createElement("a");
      link.href = location.pathname + location.search;
      link.textContent = "刷新";
      document.getElementById("comparing")?.replaceChildren("与同期的其他材料对照好了，", link, "就能看到。");
    });
  }

  // Who came by a link to a place in the margin or in the text.
  if (location.hash.startsWith("#f-")) select(document.getElementById(decodeURIComponent(location.hash.slice(1))), { focus: false });
})();
