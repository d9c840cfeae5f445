"use strict";
// Decides on findings and uploads files; every change brings the secret of this run in a header.
const meta = (name) => document.querySelector(`meta[name="${name}"]`).content;
const headers = { "x-extractor-token": meta("token") };
const send = async (address, options) => {
  const answer = await fetch(address, { method: "POST", credentials: "same-origin", ...options, headers: { ...headers, ...options.headers } });
  const said = await answer.json();
  if (!answer.ok) throw new Error(typeof said.detail === "string" ? said.detail : JSON.stringify(said.detail));
  return said;
};
const wait = (time) => new Promise((done) => { setTimeout(done, time); });
const settle = async (numbers, show) => {
  for (;;) {
    const all = await (await fetch("/api/conversions", { headers })).json();
    const own = all.filter((each) => numbers.has(each.id));
    show(own);
    if (own.every((each) => each.state === "done" || each.state === "failed")) return own;
    await wait(400);
  }
};

const report = document.body.dataset.report;
if (report) {
  const side = document.getElementById("side");
  const said = document.getElementById("said");
  const reviewer = document.getElementById("reviewer");
  reviewer.value = localStorage.getItem("reviewer") || meta("reviewer");
  reviewer.addEventListener("change", () => localStorage.setItem("reviewer", reviewer.value.trim()));
  const settled = []; // fingerprints in the order in which they were decided on here
  let queue = Promise.resolve(); // a fast hand presses the next key before the last answer is kept

  const renew = async () => {
    side.innerHTML = await (await fetch(`/reports/${report}/findings`)).text(); // made by our own templates, escaped there
  };
  const choose = (key) => choosing.choose(document.querySelector(`.card[data-key="${CSS.escape(key)}"]`));
  const next = (key) => {
    const all = choosing.cards();
    const at = all.findIndex((card) => card.dataset.key === key);
    const open = [...all.slice(at + 1), ...all.slice(0, at)].find((card) => card.classList.contains("is-open"));
    choose(open ? open.dataset.key : key);
  };
  const decide = async (card, decision, more = {}) => {
    const name = reviewer.value.trim();
    if (!name) { said.textContent = meta("name-first"); reviewer.focus(); return; }
    said.textContent = "…";
    const { key, fingerprint } = card.dataset;
    try {
      const body = JSON.stringify({ report, fingerprint, decision, decided_by: name, ...more });
      await send("/api/decisions", { body, headers: { "content-type": "application/json" } });
      await renew();
      if (decision !== "withdraw") settled.push(fingerprint);
      if (decision === "accept" || decision === "dismiss") next(key); else choose(key);
      said.textContent = "";
    } catch (error) { said.textContent = error.message; }
  };
  const last = () => {
    const fingerprint = settled.pop();
    return choosing.cards().find((card) => card.dataset.fingerprint === fingerprint && !card.classList.contains("is-open"));
  };
  const answer = async (card, what) => {
    if (what === "withdraw") {
      const taken = card.classList.contains("is-open") ? last() : card;
      if (taken) await decide(taken, what);
      return;
    }
    if (what !== "correct") { await decide(card, what); return; }
    const form = card.querySelector(".correction");
    form.hidden = false;
    const value = form.querySelector("[name=value]");
    if (value) { value.focus(); value.select(); }
  };
  const close = (form) => { form.hidden = true; form.closest(".card").querySelector(".choose").focus(); };

  side.addEventListener("click", (event) => {
    const button = event.target.closest("[data-answer]");
    if (button) answer(button.closest(".card"), button.dataset.answer);
    if (event.target.closest("[data-cancel]")) close(event.target.closest(".correction"));
  });
  side.addEventListener("change", (event) => {
    if (event.target.name !== "figure") return;
    event.target.form.elements.value.value = event.target.selectedOptions[0].dataset.value;
  });
  side.addEventListener("submit", (event) => {
    event.preventDefault();
    const fields = event.target.elements;
    decide(event.target.closest(".card"), "correct", { figure: Number(fields.figure.value), value: Number(fields.value.value), note: fields.note.value });
  });
  const KEYS = { a: "accept", d: "dismiss", c: "correct", u: "withdraw" };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target.closest(".correction")) { close(event.target.closest(".correction")); return; }
    if (event.target.closest("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (KEYS[event.key]) {
      event.preventDefault();
      queue = queue.then(() => choosing.card() && answer(choosing.card(), KEYS[event.key]));
    }
    if (event.key === "n") document.getElementById("next")?.click();
  });
  document.getElementById("again").addEventListener("click", async () => {
    try {
      said.textContent = "…";
      const made = await send(`/api/reports/${report}/conversions`, {});
      const [last] = (await settle(new Set(made.map((each) => each.id)), () => {})).slice(-1);
      if (!last) said.textContent = "?";
      else if (last.state === "failed") said.textContent = document.documentElement.lang === "en" ? last.en : last.zh;
      else location.assign(`/reports/${last.report}`);
    } catch (error) { said.textContent = error.message; }
  });
  const shown = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting) { target.setAttribute("href", target.dataset.src); shown.unobserve(target); }
    }
  }, { rootMargin: "600px" });
  for (const image of document.querySelectorAll("image[data-src]")) shown.observe(image);
  choosing.choose(document.querySelector(".card.is-open") || document.querySelector(".card"));
}

const drop = document.getElementById("drop");
if (drop) {
  const jobs = document.getElementById("jobs");
  const words = JSON.parse(jobs.dataset.words);
  const show = (all) => {
    jobs.replaceChildren(...all.map((job) => {
      const line = document.createElement("li");
      line.dataset.state = job.state;
      const why = document.documentElement.lang === "en" ? job.en : job.zh;
      line.textContent = [job.name, words[job.state], why].filter(Boolean).join(" · ");
      return line;
    }));
  };
  const upload = async (files) => {
    const made = [];
    for (const file of files) {
      const body = new FormData();
      body.append("files", file);
      try { made.push(...await send("/api/conversions", { body })); } catch (error) {
        made.push({ id: -made.length - 1, name: file.name, state: "failed", zh: error.message, en: error.message });
      }
    }
    const refused = made.filter((job) => job.id < 0);
    const own = await settle(new Set(made.map((job) => job.id)), (all) => show([...refused, ...all]));
    if (own.some((job) => job.state === "done") && !refused.length && own.every((job) => job.state === "done")) location.reload();
  };
  document.getElementById("files").addEventListener("change", (event) => upload(event.target.files));
  for (const kind of ["dragenter", "dragover"]) drop.addEventListener(kind, (event) => { event.preventDefault(); drop.classList.add("over"); });
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => { event.preventDefault(); drop.classList.remove("over"); upload(event.dataTransfer.files); });
}
