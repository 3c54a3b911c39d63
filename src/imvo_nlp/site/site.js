"use strict";
(() => {
  const address = new URLSearchParams(location.search);
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const collator = new Intl.Collator("nl", { numeric: true });

  // What a row or a document is filtered by: values by name, `find` for words, `sort` for a column

  function matches(record, chosen) {
    return Object.entries(chosen).every(([name, value]) => !value || name === "sort"
      || (name === "find"
        ? fold(value).split(/\s+/).every((word) => record.found.includes(word))
        : (record[name] ?? []).includes(value)));
  }
  function sorted(records, sort) {
    if (!sort) return records;
    const column = Math.abs(sort) - 1;
    return [...records].sort(({ order: { [column]: one } }, { order: { [column]: other } }) =>
      !one - !other || Math.sign(sort) * collator.compare(one, other)); // what is unknown comes last
  }

  // Tables

  const sections = [...document.querySelectorAll("section.table")];
  for (const section of sections) {
    const form = section.querySelector("form");
    const body = section.querySelector("tbody");
    const output = form.querySelector("output");
    const heads = [...section.querySelectorAll("th")];
    const prefix = sections.length > 1 ? `${section.id}-` : "";
    const fields = [...form.elements].filter((each) => each.name);
    const records = [...body.rows].map((row) => ({
      row,
      found: fold(row.textContent),
      order: [...row.cells].map((cell) => cell.dataset.order ?? cell.textContent),
      ...Object.fromEntries(Object.entries(row.dataset).map(([name, values]) => [name, values.split("|")])),
    }));
    let sort = Number(address.get(`${prefix}sort`)) || 0;
    if (Math.abs(sort) > heads.length) sort = 0;

    const chosen = () => Object.fromEntries(fields.map((each) => [each.name, each.value.trim()]));
    function show() {
      let left = 0;
      for (const record of records) {
        record.row.hidden = !matches(record, chosen());
        left += !record.row.hidden;
      }
      output.textContent = left < records.length
        ? output.dataset.shown.replace("{n}", left).replace("{all}", records.length) : "";
      heads.forEach((head, place) => {
        if (Math.abs(sort) - 1 === place) head.setAttribute("aria-sort", sort > 0 ? "ascending" : "descending");
        else head.removeAttribute("aria-sort");
      });
    }
    function order() {
      body.append(...sorted(records, sort).map((record) => record.row));
    }
    function remember() {
      for (const [name, value] of Object.entries({ ...chosen(), sort: sort || "" })) {
        if (value) address.set(prefix + name, value);
        else address.delete(prefix + name);
      }
      const told = String(address) ? `?${address}` : "";
      history.replaceState(null, "", `${location.pathname}${told}${location.hash}`);
      carry();
    }
    // Documents know by their address among which they were chosen
    function carry() {
      if (section.id !== "documents") return;
      for (const link of body.querySelectorAll('a[href^="document/"]')) {
        link.search = String(address);
      }
    }

    for (const field of fields) field.value = address.get(prefix + field.name) ?? "";
    form.addEventListener("input", () => { show(); remember(); });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(() => { show(); remember(); }));
    heads.forEach((head, place) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      button.addEventListener("click", () => {
        sort = sort === place + 1 ? -(place + 1) : place + 1;
        order();
        show();
        remember();
      });
      head.append(button);
    });
    form.hidden = records.length < 6 && !fields.some((each) => each.value);
    if (sort) order();
    show();
    carry();
  }

  // The documents before and behind this one, of those that the first page has chosen

  const neighbours = document.querySelector(".neighbours");
  if (neighbours && window.documents) {
    const names = ["kind", "year", "by", "theme", "sector", "dossier", "find", "sort"];
    const chosen = new URLSearchParams(names.filter((name) => address.get(name)).map((name) => [name, address.get(name)]));
    const records = window.documents.map((each) => ({ ...each, found: fold(each.find) }));
    const list = sorted(records, Number(chosen.get("sort")))
      .filter((each) => matches(each, Object.fromEntries(chosen)));
    const here = list.findIndex((each) => location.pathname.endsWith(`/${each.href}`));
    const lead = (link, href) => {
      if (href) link.href = String(chosen) ? `${href}?${chosen}` : href;
      else link.removeAttribute("href");
    };
    lead(neighbours.querySelector("[rel=prev]"), here > 0 && `../${list[here - 1].href}`);
    lead(neighbours.querySelector("[rel=next]"), here >= 0 && here + 1 < list.length && `../${list[here + 1].href}`);
    lead(neighbours.querySelector(".list"), "../index.html");
    if (here >= 0) {
      neighbours.append(` ${neighbours.dataset.at.replace("{n}", here + 1).replace("{all}", list.length)}`);
    }
    neighbours.hidden = false;
  }
})();
