// Checks while somebody types, and tells what is known so far. Every page is whole without this.
"use strict";
(() => {
  // A link to a check's manual opens it.
  addEventListener("hashchange", () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target instanceof HTMLDetailsElement) target.open = true;
  });

  const form = document.getElementById("check");
  if (!form) return;
  const LINES = "application/x-ndjson";
  const PAUSE = 600; // milliseconds without a key, after which it is checked
  const HOLD = 250; // milliseconds for which the verdict before stays, so that nothing flickers
  const status = document.getElementById("status");
  const result = document.getElementById("result");
  const { text, file } = form.elements;
  const drop = form.querySelector(".drop");
  // The server escapes whatever comes from a text; nothing else is ever written as markup.
  const ours = self.trustedTypes
    ? trustedTypes.createPolicy("rightscheck", { createHTML: (html) => html })
    : { createHTML: (html) => html };
  let asking = null;
  let typing = 0;

  function show({ said, html }) {
    status.textContent = said;
    if (html) {
      result.innerHTML = ours.createHTML(html);
      return;
    }
    const told = document.createElement("p");
    told.className = "fault";
    told.textContent = said;
    result.replaceChildren(told);
  }

  async function* parts(answer) {
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const lines = (rest + value).split("\n");
      rest = lines.pop();
      for (const line of lines) yield JSON.parse(line);
    }
  }

  async function told(sent, signal) {
    const answer = await fetch(sent ? "/live?sent=1" : "/live", {
      method: "POST",
      headers: { Accept: LINES },
      body: new FormData(form),
      signal,
    });
    if (!answer.headers.get("content-type")?.startsWith(LINES)) throw new Error("no lines");
    let later = 0;
    let last = null;
    try {
      for await (const part of parts(answer)) {
        clearTimeout(later);
        last = part;
        if (part.done) show(part);
        else later = setTimeout(() => signal.aborted || show(part), HOLD);
      }
    } finally {
      clearTimeout(later);
    }
    if (!last?.done) throw new Error("cut off");
  }

  async function ask(sent) {
    clearTimeout(typing);
    asking?.abort();
    const mine = (asking = new AbortController());
    result.setAttribute("aria-busy", "true");
    try {
      await told(sent, mine.signal);
      if (sent) document.getElementById("verdict")?.focus();
    } catch {
      if (!mine.signal.aborted) {
        show({ said: "The service did not answer: the button asks it again.", html: "" });
      }
    }
    if (asking === mine) result.removeAttribute("aria-busy");
  }

  form.addEventListener("input", () => {
    clearTimeout(typing);
    if (text.value.trim() || file.files.length) {
      typing = setTimeout(ask, PAUSE, false);
      return;
    }
    asking?.abort();
    result.replaceChildren();
    result.removeAttribute("aria-busy");
    status.textContent = "";
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask(true);
  });

  const carries = (event) => event.dataTransfer.types.includes("Files");
  addEventListener("dragover", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    drop.hidden = false;
  });
  addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) drop.hidden = true; // out of the window
  });
  addEventListener("drop", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    drop.hidden = true;
    const one = new DataTransfer();
    one.items.add(event.dataTransfer.files[0]);
    file.files = one.files;
    ask(true);
  });

  form.querySelector(".typed").hidden = false;
})();
