"use strict";
// Chooses a finding: its card on the right, its places on the left. Used alone in the mailed file.
const choosing = {
  cards: () => [...document.querySelectorAll(".card")],
  card: () => document.querySelector(".card.chosen"),
  choose(card, focus = true) {
    for (const old of document.querySelectorAll(".chosen, .mark.on")) old.classList.remove("chosen", "on");
    for (const head of document.querySelectorAll(".choose")) head.setAttribute("aria-expanded", "false");
    document.body.classList.toggle("has-chosen", Boolean(card));
    if (!card) return;
    card.classList.add("chosen");
    const head = card.querySelector(".choose");
    head.setAttribute("aria-expanded", "true");
    if (focus) head.focus({ preventScroll: true });
    const around = card.closest(".report") || document;
    const own = [...around.querySelectorAll(".mark")].filter((mark) => mark.dataset.for.split(" ").includes(card.dataset.key));
    for (const mark of own) mark.classList.add("on");
    const first = own.find((mark) => mark.classList.contains("stated")) || own[0];
    if (first) first.scrollIntoView({ block: "center", inline: "nearest" });
    card.scrollIntoView({ block: "nearest" });
  },
  step(by) {
    const all = choosing.cards();
    if (!all.length) return;
    const at = all.indexOf(choosing.card());
    choosing.choose(all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)]);
  },
};
document.addEventListener("click", (event) => {
  const head = event.target.closest(".choose");
  if (head) return choosing.choose(head.closest(".card"));
  const mark = event.target.closest(".mark");
  if (!mark) return undefined;
  const keys = mark.dataset.for.split(" ");
  const around = mark.closest(".report") || document;
  const now = choosing.card();
  const next = now && keys.includes(now.dataset.key) ? keys[(keys.indexOf(now.dataset.key) + 1) % keys.length] : keys[0];
  return choosing.choose([...around.querySelectorAll(".card")].find((card) => card.dataset.key === next));
});
document.addEventListener("keydown", (event) => {
  if (event.target.closest("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "ArrowDown" || event.key === "j") { event.preventDefault(); choosing.step(1); }
  if (event.key === "ArrowUp" || event.key === "k") { event.preventDefault(); choosing.step(-1); }
});
