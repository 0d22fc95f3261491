// Settling unsure problems, or what the comparison shows, in a row by keyboard; the buttons do the same.
"use strict";
(() => {
  document.documentElement.classList.add("scripted");
  let at = -1, sending = false;
  const rows = () => [...document.querySelectorAll("[data-row]")];

  function select(index) {
    const list = rows();
    for (const row of list) { row.classList.remove("on"); row.removeAttribute("aria-current"); }
    if (list.length === 0) { at = -1; return; }
    at = Math.max(0, Math.min(index, list.length - 1));
    const row = list[at];
    row.classList.add("on");
    row.setAttribute("aria-current", "true");
    row.tabIndex = -1;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  }

  async function send(data, address) {
    if (sending) return;
    sending = true;
    try {
      const answer = await fetch(address, { method: "POST", body: new URLSearchParams(data), headers: { Accept: "text/html" } });
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("work");
      if (!fresh) { location.reload(); return; }
      const y = scrollY;
      document.getElementById("work").replaceWith(document.adoptNode(fresh));
      scrollTo({ top: y, behavior: "instant" });
      // What was taken back is where one goes on.
      const back = data.has("undo") ? rows().findIndex(row => row.dataset.back) : -1;
      if (back >= 0 || at >= 0) select(back >= 0 ? back : at);
      document.querySelector("#work > .say.bad")?.scrollIntoView({ block: "nearest" });
    } finally {
      sending = false;
    }
  }

  document.addEventListener("submit", event => {
    if (event.target.method !== "post" || !event.target.closest("#work")) return;
    event.preventDefault();
    send(new FormData(event.target, event.submitter), event.target.action);
  });

  document.addEventListener("click", event => {
    if (event.target.closest("[data-keys]")) { document.getElementById("keys").showModal(); return; }
    const row = event.target.closest("[data-row]");
    if (row && !event.target.closest("a, button, select, input, summary")) select(rows().indexOf(row));
  });

  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    // Out of a reason that one thought better of.
    if (event.key === "Escape" && event.target.matches("[data-row] input")) { event.target.closest("[data-row]").focus(); return; }
    if (event.target.matches("input, select, textarea") || document.querySelector("dialog[open]")) return;
    const row = rows()[at];
    if (event.key === "j" || event.key === "k") select(at < 0 ? 0 : at + (event.key === "j" ? 1 : -1));
    else if (event.key === "a") row?.querySelector("[data-act=accept]")?.click();
    else if (event.key === "x") row?.querySelector("[data-act=reject]")?.click();
    else if (event.key === "r") row?.querySelector("input[name=reason]")?.focus();
    else if (event.key === "?" && document.getElementById("keys")) document.getElementById("keys").showModal();
    else if (event.key === "u") document.querySelector("[data-mine='1']")?.click();
    else if (/^[1-9]$/.test(event.key) && row) {
      const category = document.querySelectorAll("#categories li")[Number(event.key) - 1];
      const form = document.getElementById("acts"), data = new FormData(form);
      if (!category) return;
      data.set("do", row.dataset.change);
      data.set("label", category.dataset.category);
      send(data, form.action);
    } else return;
    event.preventDefault();
  });
})();
