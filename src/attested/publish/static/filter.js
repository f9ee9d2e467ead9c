// Narrows the list of events. Without it the whole list is there; the form is shown only when this runs.
"use strict";
(() => {
  const form = document.querySelector("form.filter");
  if (!form) return;
  const rows = [...document.querySelectorAll("li.event")];
  const status = form.querySelector(".shown");
  const apply = () => {
    const text = form.elements.text.value.trim().toLowerCase();
    const act = form.elements.act.value;
    const grade = form.elements.grade.value;
    let shown = 0;
    for (const row of rows) {
      const fits =
        (!act || row.dataset.act === act) &&
        (!grade || row.dataset.grade === grade) &&
        (!text || row.dataset.text.includes(text));
      row.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    for (const period of document.querySelectorAll("section.period")) {
      period.hidden = !period.querySelector("li.event:not([hidden])");
    }
    status.textContent = shown === rows.length ? "" : `${shown} of ${rows.length} events`;
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  apply();
})();
