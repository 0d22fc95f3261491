// The batch page: files dropped or chosen, progress as it happens, the page brought up to date without losing one's place.
// Everything here is also possible without a script, through the form and by opening the page again.
"use strict";
(() => {
  const form = document.getElementById("drop");
  const input = document.getElementById("files");
  const sending = document.getElementById("sending");
  const progress = document.getElementById("progress");
  const token = form.querySelector("input[name=__RequestVerificationToken]").value;
  let busy = false;

  document.addEventListener("change", event => {
    if (event.target.matches("[data-submits] select")) event.target.form.submit();
  });

  form.addEventListener("submit", event => {
    event.preventDefault();
    send([...input.files].map(file => ({ file, path: file.webkitRelativePath || file.name })));
  });
  for (const name of ["dragenter", "dragover"])
    form.addEventListener(name, event => { event.preventDefault(); form.classList.add("over"); });
  for (const name of ["dragleave", "drop"])
    form.addEventListener(name, event => { event.preventDefault(); form.classList.remove("over"); });
  form.addEventListener("drop", async event => {
    const entries = [...event.dataTransfer.items].map(item => item.webkitGetAsEntry && item.webkitGetAsEntry()).filter(Boolean);
    const found = [];
    for (const entry of entries) await collect(entry, "", found);
    send(found.length > 0 ? found : [...event.dataTransfer.files].map(file => ({ file, path: file.name })));
  });
  // A file that misses the frame must not replace the page.
  for (const name of ["dragover", "drop"]) window.addEventListener(name, event => event.preventDefault());

  // Folders are read whole; a browser gives their entries a hundred at a time.
  async function collect(entry, folder, found) {
    if (entry.isFile) {
      found.push({ file: await new Promise((done, fail) => entry.file(done, fail)), path: folder + entry.name });
    } else {
      const reader = entry.createReader();
      for (;;) {
        const some = await new Promise((done, fail) => reader.readEntries(done, fail));
        if (some.length === 0) break;
        for (const one of some) await collect(one, folder + entry.name + "/", found);
      }
    }
  }

  function send(files) {
    if (busy || files.length === 0) return;
    busy = true;
    const data = new FormData();
    data.append("__RequestVerificationToken", token);
    for (const { file, path } of files) data.append("files", file, path);
    const bar = element("progress", { max: 1, value: 0, "aria-label": "上传进度" });
    const line = element("p", {}, `正在上传 ${files.length} 个文件……`);
    sending.replaceChildren(line, bar);
    const request = new XMLHttpRequest();
    request.open("POST", "/upload");
    request.setRequestHeader("Accept", "application/json");
    request.upload.addEventListener("progress", event => { if (event.lengthComputable) bar.value = event.loaded / event.total; });
    request.addEventListener("load", () => done(request));
    request.addEventListener("error", () => fail("上传断开了。断开之前收全的文件已经保存；请检查网络，把其余的再传一次，已经收到的不会重复。", "DP7203"));
    request.send(data);
  }

  function done(request) {
    let answer = null;
    try { answer = JSON.parse(request.responseText); } catch { /* not ours; said below */ }
    if (request.status === 401) { location.href = "/login"; return; }
    if (request.status !== 200 || !answer) { fail(answer?.message ?? "没有传成，请再试一次。", answer?.code ?? "DP7203"); return; }
    busy = false;
    input.value = "";
    const parts = [];
    if (answer.kept.length) parts.push(`收到 ${answer.kept.length} 个文件`);
    if (answer.known.length) parts.push(`${answer.known.length} 个以前已经收到过，没有重复收`);
    if (answer.refused.length) parts.push(`${answer.refused.length} 个没有收`);
    const box = element("div", { class: answer.refused.length ? "say bad" : "say good" }, element("p", {}, (parts.join("，") || "没有收到文件") + "。"));
    for (const file of answer.refused) box.append(element("p", {}, `${file.path}：${file.reason} `, element("span", { class: "code" }, file.code)));
    sending.replaceChildren(box);
  }

  function fail(message, code) {
    busy = false;
    sending.replaceChildren(element("div", { class: "say bad", role: "alert" }, element("p", {}, message), element("p", { class: "code" }, code)));
  }

  // News of the reading, and of anything that others change.
  // A page that nobody looks at lets go of its connection: a browser has only a few for all its pages.
  let events = null;
  const listen = () => {
    events?.close();
    events = document.hidden ? null : new EventSource("/events");
    events?.addEventListener("news", event => tell(JSON.parse(event.data)));
  };
  document.addEventListener("visibilitychange", listen);
  listen();

  let latest = null;
  function tell(news) {
    latest = news;
    const reading = news.done < news.total;
    if (!reading && !news.consolidating) progress.replaceChildren();
    else {
      let line = progress.querySelector("p"), bar = progress.querySelector("progress");
      if (!bar) progress.replaceChildren(line = element("p", {}), bar = element("progress", { "aria-label": "读取进度" }));
      line.textContent = reading ? `正在读取：已读 ${news.done} 个，共 ${news.total} 个` : "正在汇总……";
      bar.max = Math.max(1, news.total);
      bar.value = news.done;
    }
    const live = document.getElementById("live");
    if (Number(live.dataset.revision) < news.revision) refresh(news.revision);
  }

  let refreshing = false;
  async function refresh(revision) {
    if (refreshing) return;
    refreshing = true;
    try {
      // While many files are read there is something new all the time.
      await new Promise(done => setTimeout(done, 700));
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      if (!answer.ok || answer.redirected) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById("live"), live = document.getElementById("live");
      // Not under the hands of somebody who is about to press something.
      if (!fresh || live.contains(document.activeElement)) { setTimeout(() => tell(latest), 3000); return; }
      live.replaceWith(document.adoptNode(fresh));
      document.querySelector("main > .head")?.replaceWith(document.adoptNode(page.querySelector("main > .head")));
    } catch {
      // The next news tries again.
    } finally {
      refreshing = false;
      const shown = Number(document.getElementById("live").dataset.revision);
      if (revision < latest.revision && shown < latest.revision) refresh(latest.revision);
    }
  }

  function element(name, attributes, ...content) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...content);
    return made;
  }
})();
