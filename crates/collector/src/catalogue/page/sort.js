"use strict";
// Sorts by a click on a column and finds by name or digest. The page is whole without it.
(() => {
  const list = document.getElementById("list"), find = document.getElementById("find"), hits = document.getElementById("hits");
  const folds = [...list.children], bodies = folds.map(fold => fold.querySelector("tbody"));
  const total = bodies.reduce((sum, body) => sum + body.rows.length, 0), few = total <= 5000;
  const order = new Intl.Collator("zh", { numeric: true });
  // A number for octets, lengths and counts; text for the rest.
  const key = (row, column) => {
    const cell = row.cells[column];
    if (column === 2) return cell.className;
    const text = cell.textContent;
    if (column === 0 || column === 3) return Number(text.replace(/\D/g, ""));
    if (column === 5) {
      const clock = /^(?:(\d+):)?(\d+):(\d\d)/.exec(text);
      if (clock) return (clock[1] || 0) * 3600 + clock[2] * 60 + Number(clock[3]);
      return Number((/^[\d,]+/.exec(text) || ["-1"])[0].replace(/,/g, ""));
    }
    return text;
  };
  const sort = (rows, column, sign) => rows
    .map(row => [key(row, column), row])
    .sort((a, b) => sign * (typeof a[0] === "number" ? a[0] - b[0] : order.compare(a[0], b[0])))
    .map(pair => pair[1]);
  const heads = list.querySelectorAll("thead tr:last-child th");
  for (const head of heads) head.tabIndex = 0;
  list.addEventListener("keydown", event => { if (event.key === "Enter" && event.target.tagName === "TH") event.target.click(); });
  list.addEventListener("click", event => {
    const head = event.target.closest("thead tr:last-child th");
    if (!head) return;
    const column = head.cellIndex, down = head.getAttribute("aria-sort") === "ascending";
    const own = head.closest("table").tBodies[0], some = few ? bodies : [own], sign = down ? -1 : 1;
    const rows = sort(some.flatMap(body => [...body.rows]), column, sign);
    let at = 0;
    for (const body of some) {
      const count = body.rows.length;
      body.append(...rows.slice(at, at += count));
      for (const other of body.parentNode.tHead.rows[1].cells) other.removeAttribute("aria-sort");
      body.parentNode.tHead.rows[1].cells[column].setAttribute("aria-sort", down ? "descending" : "ascending");
    }
    if (few) { list.classList.add("sorted"); look(); }
  });
  // What a row says is kept by row: rows move when they are sorted.
  let texts = null;
  const said = row => {
    let text = texts.get(row);
    if (text === undefined) texts.set(row, text = row.textContent.toLowerCase());
    return text;
  };
  const look = () => {
    const wanted = find.value.trim().toLowerCase();
    if (!wanted && !texts) return;
    texts = texts || new Map();
    let count = 0, opened = 0;
    folds.forEach((fold, at) => {
      const rows = [...bodies[at].rows], hit = rows.filter(row => !wanted || said(row).includes(wanted));
      fold.hidden = hit.length === 0;
      // Rows of a fold that is not shown are left as they are.
      if (hit.length) {
        const shown = new Set(hit);
        for (const row of rows) if (row.hidden === shown.has(row)) row.hidden = !row.hidden;
      }
      // Folds with hits open, as far as a screen can use them.
      fold.open = wanted ? hit.length > 0 && opened++ < 20 : at === 0;
      count += hit.length;
    });
    hits.textContent = wanted ? count.toLocaleString("en") + " / " + total.toLocaleString("en") : "";
  };
  let later = 0;
  find.addEventListener("input", () => { clearTimeout(later); later = setTimeout(look, 150); });
  // Browsers that cannot unfold by style sheet.
  addEventListener("beforeprint", () => {
    if (!CSS.supports("selector(::details-content)")) for (const fold of document.querySelectorAll("details")) fold.open = true;
  });
  list.classList.add("live");
  document.getElementById("tools").hidden = false;
})();
