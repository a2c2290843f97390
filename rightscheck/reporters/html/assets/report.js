// Filters and keys of the report. Without this script the page is whole; nothing here reads markup.
"use strict";
(() => {
  const form = document.querySelector(".filters");
  const dialog = document.querySelector("dialog");
  const opened = [];
  addEventListener("beforeprint", () => {
    for (const one of document.querySelectorAll("details:not([open])")) { one.open = true; opened.push(one); }
  });
  addEventListener("afterprint", () => { for (const one of opened.splice(0)) one.open = false; });
  if (!form) return;

  const fields = form.elements;
  const output = form.querySelector("output");
  const findings = [...document.querySelectorAll(".document > .finding")].map((element) => ({
    element,
    data: element.dataset,
    section: element.parentElement,
    text: null,
  }));
  const sections = new Map(findings.map((one) => [one.section, 0]));
  const entries = new Map([...document.querySelectorAll("[data-of]")].map((li) => [li.dataset.of, li]));
  const plain = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const boxes = [...form.querySelectorAll("[name=verdict]")];

  function fits(one, wanted) {
    if (!wanted.verdicts.has(one.data.verdict)) return false;
    if (wanted.check !== "*" && one.data.check !== wanted.check) return false;
    if (wanted.holder !== "*" && one.data.holder !== wanted.holder) return false;
    if (wanted.document !== "*" && one.section.id !== wanted.document) return false;
    if (!wanted.words.length) return true;
    one.text ??= plain(`${one.section.firstElementChild.textContent} ${one.element.textContent}`);
    return wanted.words.every((word) => one.text.includes(word));
  }

  function filter() {
    const wanted = {
      verdicts: new Set(boxes.filter((box) => box.checked).map((box) => box.value)),
      check: fields.check.value,
      holder: fields.holder.value,
      document: fields.document.value,
      words: plain(fields.text.value).split(/\s+/).filter(Boolean),
    };
    let shown = 0;
    for (const section of sections.keys()) sections.set(section, 0);
    for (const one of findings) {
      const fit = fits(one, wanted);
      if (one.element.hidden === fit) one.element.hidden = !fit;
      if (fit) { shown += 1; sections.set(one.section, sections.get(one.section) + 1); }
    }
    for (const [section, number] of sections) {
      section.hidden = !number;
      const entry = entries.get(section.id);
      if (entry) entry.hidden = !number;
    }
    output.value = shown < findings.length ? `${shown} of ${findings.length} findings shown` : "";
  }

  function all() {
    form.reset();
    filter();
  }

  function step(by) {
    const shown = findings.map((one) => one.element).filter((one) => !one.hidden);
    if (!shown.length) return;
    const here = shown.indexOf(document.activeElement?.closest(".finding"));
    const next = here < 0 ? nearest(shown, by) : here + by;
    const target = shown[Math.min(Math.max(next, 0), shown.length - 1)];
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "start" });
  }

  function nearest(shown, by) {
    const below = shown.findIndex((one) => one.getBoundingClientRect().top > 80);
    if (below < 0) return shown.length - 1;
    return by > 0 ? below : below - 1;
  }

  function toggle() {
    const details = document.activeElement?.closest(".finding")?.querySelector(".account");
    if (details) details.open = !details.open;
  }

  const keys = {
    j: () => step(1),
    n: () => step(1),
    k: () => step(-1),
    p: () => step(-1),
    o: toggle,
    "/": () => fields.text.focus(),
    "?": () => dialog.showModal(),
  };

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || dialog.open) return;
    const typing = event.target.closest?.("input[type=search], select");
    if (event.key === "Escape" && typing) { all(); event.target.blur(); return; }
    const act = dialog.querySelector("[name=keys]").checked && !typing && keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.querySelector(".help").addEventListener("click", () => dialog.showModal());
  dialog.querySelector("button").addEventListener("click", () => dialog.close());

  function reveal() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.closest("[hidden]")) all();
    const closed = target.closest("details:not([open])");
    if (closed) closed.open = true;
    target.scrollIntoView();
  }
  addEventListener("hashchange", reveal);
  form.hidden = false;
  filter();
  reveal();
})();
