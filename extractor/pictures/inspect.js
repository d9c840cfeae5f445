"use strict";
const told = document.getElementById("told");
const hint = told.textContent;
const tell = (mark) => {
  told.replaceChildren();
  const what = told.appendChild(document.createElement("b"));
  what.textContent = mark.dataset.what;
  told.append(mark.dataset.why || "");
};
const choose = (key) => {
  for (const found of document.querySelectorAll(".on")) found.classList.remove("on");
  const own = key ? [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)] : [];
  for (const found of own) found.classList.add("on");
  return own.filter((found) => found.matches(".mark"));
};
for (const mark of document.querySelectorAll(".mark")) {
  const show = (event) => { event.stopPropagation(); tell(mark); };
  mark.addEventListener("mouseover", show);
  mark.addEventListener("focus", show);
  mark.addEventListener("click", (event) => { event.stopPropagation(); choose(mark.dataset.key); tell(mark); });
}
const lead = (key) => {
  const [first] = choose(key);
  if (first) { first.scrollIntoView({ block: "center" }); tell(first); }
};
for (const button of document.querySelectorAll("button[data-key]")) {
  button.addEventListener("click", () => { location.hash = button.dataset.key; lead(button.dataset.key); });
}
for (const box of document.querySelectorAll("input")) {
  const set = () => document.body.classList.toggle(`hide-${box.value}`, !box.checked);
  box.addEventListener("change", set);
  set();
}
document.addEventListener("keydown", (event) => { if (event.key === "Escape") { choose(""); told.textContent = hint; } });
lead(decodeURIComponent(location.hash.slice(1)));
