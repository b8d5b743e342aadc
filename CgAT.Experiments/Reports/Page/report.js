"use strict";

// Sorting: a click or Enter on a title sorts by it, numbers first; another one turns the order round.
for (const table of document.querySelectorAll("table.sortable")) {
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    head.querySelector("button").addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "none" || head.getAttribute("aria-sort") === null
        ? head.classList.contains("n")
        : head.getAttribute("aria-sort") === "ascending";
      heads.forEach(other => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const valueOf = row => {
        const cell = row.cells[column];
        const text = cell.dataset.sort ?? cell.textContent.trim();
        return head.classList.contains("n") ? (text === "" ? NaN : Number(text)) : text;
      };
      const order = (one, other) => {
        if (typeof one === "number") {
          if (Number.isNaN(one) || Number.isNaN(other)) return Number.isNaN(one) - Number.isNaN(other);
          return down ? other - one : one - other;
        }
        return (down ? -1 : 1) * one.localeCompare(other, "en", { numeric: true });
      };
      const body = table.tBodies[0];
      const rows = [...body.rows].map(row => [valueOf(row), row]);
      rows.sort((one, other) => order(one[0], other[0]));
      body.append(...rows.map(row => row[1]));
    });
  });
}

// Theme: as the system has it, light, dark. A page that may keep nothing forgets it.
const themes = ["system", "light", "dark"];
const themeButton = document.getElementById("theme");
const keep = theme => { try { localStorage.setItem("cgat-theme", theme); } catch { /* kept for this page only */ } };
const kept = () => { try { return localStorage.getItem("cgat-theme"); } catch { return null; } };
const setTheme = theme => {
  document.documentElement.dataset.theme = theme;
  themeButton.textContent = `Theme: ${theme}`;
};
setTheme(themes.includes(kept()) ? kept() : "system");
themeButton.hidden = false;
themeButton.addEventListener("click", () => {
  const next = themes[(themes.indexOf(document.documentElement.dataset.theme) + 1) % themes.length];
  setTheme(next);
  keep(next);
});
