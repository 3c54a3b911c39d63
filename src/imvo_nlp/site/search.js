"use strict";
// Search by Pagefind; words and filters stand in the address.
(async () => {
  const form = document.querySelector("form");
  const output = form.querySelector("output");
  const list = document.querySelector(".results");
  const more = document.querySelector(".more");
  if (location.protocol === "file:") return; // a browser gives no index to a page of a file
  const pagefind = await import(new URL("pagefind/pagefind.js", location.href));
  await pagefind.options({ noWorker: true }); // a worker that is slow to start complains, and gains little
  const baseUrl = new URL(".", location.href).pathname;
  const others = Array.from({ length: form.dataset.parts - 1 }, (_, part) => `${baseUrl}pagefind/${part + 2}/`);
  await Promise.all(others.map((each) => pagefind.mergeIndex(each, { baseUrl })));
  const address = new URLSearchParams(location.search);
  const kinds = await pagefind.filters();
  const collator = new Intl.Collator("nl", { numeric: true });
  const at = 10;

  const made = (tag, props, ...inside) => {
    const element = Object.assign(document.createElement(tag), props);
    element.append(...inside);
    return element;
  };

  for (const [name, values] of Object.entries(kinds)) {
    const select = made("select", { name }, made("option", { value: "", textContent: form.dataset.any }));
    const order = Object.entries(values).sort(([one], [other]) => collator.compare(one, other));
    for (const [value, n] of order) select.append(made("option", { value, textContent: `${value} (${n})` }));
    form.insertBefore(made("label", {}, `${name} `, select), form.querySelector("button"));
  }
  const fields = [...form.elements].filter((each) => each.name);
  for (const each of fields) each.value = address.get(each.name) ?? "";

  // An excerpt is HTML; of it only text and marks are taken over
  function excerpt(html) {
    const shown = made("p", { className: "excerpt", lang: "nl" });
    for (const node of new DOMParser().parseFromString(html, "text/html").body.childNodes) {
      shown.append(node.localName === "mark" ? made("mark", { textContent: node.textContent }) : node.textContent);
    }
    return shown;
  }

  let found = [];
  let shown = 0;
  async function show() {
    const some = await Promise.all(found.slice(shown, shown + at).map((each) => each.data()));
    shown += some.length;
    for (const page of some) {
      const places = page.sub_results.filter((each) => each.url !== page.url).slice(0, 4);
      list.append(made("li", {},
        made("p", { className: "what", lang: "nl" }, made("a", { href: page.url, textContent: page.meta.title })),
        ...(places.length ? places : [page]).flatMap((each) => [
          ...(each === page ? [] : [made("p", { className: "kicker", lang: "nl" }, made("a", { href: each.url, textContent: each.title }))]),
          excerpt(each.excerpt),
        ])));
    }
    more.hidden = shown >= found.length;
  }

  let last = 0;
  async function search() {
    const chosen = fields.map((each) => [each.name, each.value.trim()]).filter(([, value]) => value);
    const told = new URLSearchParams(chosen);
    history.replaceState(null, "", `${location.pathname}${String(told) ? `?${told}` : ""}`);
    const { q, ...filters } = Object.fromEntries(chosen);
    const turn = ++last;
    const answer = chosen.length ? await pagefind.search(q ?? null, { filters }) : { results: [] };
    if (turn !== last) return; // something else has been typed since
    found = answer.results;
    shown = 0;
    list.replaceChildren();
    output.textContent = chosen.length ? form.dataset.found.replace("{n}", found.length) : "";
    await show();
  }

  let waiting = 0;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 200);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(search));
  more.addEventListener("click", show);
  document.querySelector(".needs").hidden = true;
  form.hidden = false;
  await search();
})();
