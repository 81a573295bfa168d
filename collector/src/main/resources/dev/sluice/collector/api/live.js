// Follows new records: rows that the server rendered come as events and go into the table.
"use strict";
(() => {
  const MAX_ROWS = 300;
  let source = null;
  let paused = false;
  let waiting = [];

  const byId = (id) => document.getElementById(id);

  function say(text) {
    const status = byId("live");
    if (status && status.textContent !== text) status.textContent = text;
  }

  function place(markup) {
    const holder = document.createElement("template");
    holder.innerHTML = markup;
    const row = holder.content.querySelector("tr");
    const rows = byId("rows");
    if (!row || !rows) return;
    const old = byId(row.id);
    if (old) {
      old.replaceWith(row);
    } else {
      row.classList.add("fresh");
      rows.prepend(row);
      while (rows.children.length > MAX_ROWS) rows.lastElementChild.remove();
      byId("empty").textContent = "";
    }
  }

  function arrived(event) {
    if (paused) {
      waiting.push(event.data);
      if (waiting.length > MAX_ROWS) waiting.shift();
      say("Paused, " + waiting.length + " waiting");
    } else {
      place(event.data);
    }
  }

  function start() {
    if (source) source.close();
    source = null;
    waiting = [];
    paused = false;
    const results = byId("results");
    const pause = byId("pause");
    if (!results || results.dataset.live !== "on") return;
    const query = new URLSearchParams(location.search).get("q") || "";
    const url = "/live?after=" + results.dataset.position + "&q=" + encodeURIComponent(query);
    source = new EventSource(url);
    source.addEventListener("open", () => say(paused ? "Paused" : "Live"));
    source.addEventListener("error", () => say("Not connected, trying again"));
    source.addEventListener("record", arrived);
    pause.hidden = false;
    pause.textContent = "Pause";
    pause.onclick = () => {
      paused = !paused;
      pause.textContent = paused ? "Go on" : "Pause";
      say(paused ? "Paused" : "Live");
      if (!paused) waiting.splice(0).forEach(place);
    };
  }

  document.addEventListener("htmx:historyRestore", start);
  document.addEventListener("htmx:afterSettle", start);
  // A query that cannot be read is answered with a page that says so: show it.
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.xhr.status === 400) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    }
  });
  window.addEventListener("pagehide", () => source && source.close());
  window.addEventListener("pageshow", (event) => event.persisted && start());
  start();
})();
