"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const { words, mentions, units } = data;
  const find = (id) => document.getElementById(id);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const main = find("text");
  const marks = all("mark[id]", main);
  const paragraphs = all("p.s", main).filter((each) => each.closest("[data-unit]"));
  const filled = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  const made = (tag, props, ...inside) => {
    const element = Object.assign(document.createElement(tag), props);
    element.append(...inside);
    return element;
  };

  // Details of a mention or a note: shown on hover and focus, kept open by a tap or Enter

  const details = find("details");
  let shownFor = null;
  let pinned = false;
  let timer = 0;

  const markAt = (element) => element?.closest("mark") ?? null;
  const nameOf = (mark) => mark.id || mark.dataset.of;

  function section(name, brief) {
    const mention = mentions[name];
    const acts = made("p", { className: "acts" },
      made("button", { type: "button", onclick: copy(name), textContent: words.copy_link }),
      made("a", { href: `#${name}`, textContent: `#${name}` }));
    if (mention.address) {
      acts.append(made("a", { href: mention.address, target: "_blank", rel: "noopener noreferrer",
        textContent: `${words.open} ↗` }));
    }
    return made("section", {},
      made("p", { className: "kicker" },
        made("span", { className: `m m-${mention.label}`, textContent: data.labels[mention.label] })),
      made("p", { className: "value", textContent: mention.meaning ?? words.unknown }),
      made("dl", {}, ...(brief ? [] : mention.rows).map(([key, value]) =>
        made("div", {}, made("dt", { textContent: key }), made("dd", { textContent: value })))),
      brief ? made("a", { href: `#${name}`, textContent: `#${name}` }) : acts);
  }

  function copy(name) {
    return (event) => {
      const address = `${location.href.split("#")[0]}#${name}`;
      const button = event.currentTarget;
      navigator.clipboard?.writeText(address).then(() => { button.textContent = words.copied; }, () => {
        location.hash = name;
      });
    };
  }

  function contentsFor(element) {
    if (element.classList.contains("marker")) {
      const note = find(element.hash.slice(1))?.querySelector("p.s");
      return note ? [made("p", { textContent: note.textContent })] : [];
    }
    const sections = [];
    for (let each = element; each; each = markAt(each.parentElement)) {
      sections.push(section(nameOf(each), sections.length > 0));
    }
    return [...sections, made("p", { className: "remark", textContent: words.key_help })];
  }

  function show(element, pin = false) {
    clearTimeout(timer);
    if (shownFor !== element) {
      hide();
      const contents = contentsFor(element);
      if (!contents.length) return;
      details.replaceChildren(...contents);
      details.setAttribute("aria-label", element.textContent || element.getAttribute("aria-label"));
      details.hidden = false;
      shownFor = element;
      element.setAttribute("aria-describedby", "details");
      element.classList.add("now");
      place(element);
    }
    pinned ||= pin;
  }

  function hide() {
    clearTimeout(timer);
    shownFor?.removeAttribute("aria-describedby");
    shownFor?.classList.remove("now");
    details.hidden = true;
    shownFor = null;
    pinned = false;
  }

  function place(element) {
    details.style.left = details.style.top = "";
    if (getComputedStyle(details).bottom === "0px") return; // a sheet at the bottom of a phone
    const at = element.getClientRects()[0] ?? element.getBoundingClientRect();
    const size = details.getBoundingClientRect();
    const left = Math.min(Math.max(8, at.left - 12), innerWidth - size.width - 16);
    const below = element.getBoundingClientRect().bottom + 8;
    const fits = below + size.height < innerHeight - 8;
    details.style.left = `${left}px`;
    details.style.top = `${fits ? below : Math.max(8, at.top - size.height - 8)}px`;
  }

  const described = (target) => target.closest?.("mark, .marker") ?? null;
  main.addEventListener("pointerover", (event) => {
    const element = described(event.target);
    if (!element || pinned || event.pointerType === "touch") return;
    clearTimeout(timer);
    timer = setTimeout(show, 120, element);
  });
  const leave = (event) => {
    if (pinned || event.pointerType === "touch") return;
    clearTimeout(timer);
    if (shownFor && shownFor !== document.activeElement) timer = setTimeout(hide, 250);
  };
  main.addEventListener("pointerout", leave);
  details.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !details.contains(event.relatedTarget)) hide();
  });
  details.addEventListener("pointerenter", () => clearTimeout(timer));
  details.addEventListener("pointerleave", leave);
  main.addEventListener("focusin", (event) => {
    const element = described(event.target);
    if (element && element.matches(":focus-visible")) show(element);
    if (element?.id && element.localName === "mark") enter(element);
  });
  main.addEventListener("focusout", (event) => {
    if (!pinned && !details.contains(event.relatedTarget)) hide();
  });
  document.addEventListener("click", (event) => {
    const mark = main.contains(event.target) ? markAt(event.target) : null;
    if (mark && !event.target.closest("a")) show(mark, true);
    else if (!details.contains(event.target)) hide();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (!details.hidden) {
      const back = details.contains(document.activeElement) ? shownFor : null;
      hide();
      back?.focus({ preventScroll: true });
      hide();
    } else if (find("side").classList.contains("open")) {
      openSide(false);
      find("open-side").focus();
    }
  });
  addEventListener("scroll", () => { if (shownFor && !details.matches(":hover")) place(shownFor); }, { passive: true });

  // Tab reaches one mention; the arrows move on from there, so that Tab can leave the text

  let entry = null;
  function enter(mark) {
    entry?.setAttribute("tabindex", "-1");
    entry = mark;
    entry?.setAttribute("tabindex", "0");
  }
  const isShown = (element) => element.getClientRects().length > 0
    && !element.classList.contains("without");
  main.addEventListener("keydown", (event) => {
    const mark = event.target;
    if (mark.localName !== "mark" || event.altKey || event.ctrlKey || event.metaKey) return;
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) {
      event.preventDefault();
      let at = marks.indexOf(mark) + step;
      while (marks[at] && !isShown(marks[at])) at += step;
      marks[at]?.focus();
    } else if (event.key === "Enter") {
      event.preventDefault(); // else it presses the button that is focused here
      show(mark, true);
      details.querySelector("button").focus();
    }
  });
  enter(marks[0] ?? null);

  // A link to a mention or block

  function meant() {
    try {
      return location.hash ? find(decodeURIComponent(location.hash.slice(1))) : null;
    } catch {
      return null; // an address that ends in the middle of a character
    }
  }
  function follow() {
    const target = meant();
    if (!target) return;
    openSide(false);
    if (document.body.dataset.mode === "hide" && target.closest(".off")) clear();
    target.closest("details")?.setAttribute("open", "");
    target.focus({ preventScroll: true, focusVisible: true });
    target.scrollIntoView({ block: target.matches("mark, .marker") ? "center" : "start" });
    if (target.localName === "mark") show(target);
  }
  addEventListener("hashchange", follow);

  // Filters

  const boxes = all("#filters input[type=checkbox]");
  const unitOf = (element) => {
    const unit = element.closest("[data-unit]");
    return units[unit.dataset.unit || unit.id] ?? { party: [], speaker: [] };
  };
  // The values that each paragraph mentions, under the names of the boxes: `in-theme` with the values
  const about = new Map();
  for (const mark of marks) {
    const { label, term } = mentions[mark.id];
    const paragraph = term ? mark.closest("p.s") : null;
    if (!paragraph) continue;
    if (!about.has(paragraph)) about.set(paragraph, {});
    (about.get(paragraph)[`in-${label}`] ??= []).push(term);
  }
  const subjects = [...new Set(boxes.map((each) => each.name).filter((each) => each.startsWith("in-")))];

  function filter() {
    const chosen = (name) => boxes.filter((each) => each.name === name && each.checked).map((each) => each.value);
    const labels = new Set(chosen("label"));
    for (const mark of all("mark", main)) mark.classList.toggle("without", !labels.has(mentions[nameOf(mark)].label));
    const party = chosen("party");
    const speaker = chosen("speaker");
    const named = subjects.map((each) => [each, chosen(each)]).filter(([, values]) => values.length);
    const meets = (wanted, has) => !wanted.length || has.some((each) => wanted.includes(each));
    let left = 0;
    for (const paragraph of paragraphs) {
      const unit = unitOf(paragraph);
      const passes = meets(party, unit.party) && meets(speaker, unit.speaker)
        && named.every(([subject, values]) => meets(values, about.get(paragraph)?.[subject] ?? []));
      paragraph.classList.toggle("off", !passes);
      left += passes;
    }
    for (const unit of all("[data-unit], .pair .block, .alone .block")) {
      const inside = all("p.s", unit);
      const off = inside.length ? inside.every((each) => each.classList.contains("off")) : party.length + speaker.length + named.length > 0;
      unit.classList.toggle("off", off);
    }
    if (entry && !isShown(entry)) enter(marks.find(isShown) ?? entry);
    find("shown").textContent = left < paragraphs.length ? filled(words.shown, { n: left, all: paragraphs.length }) : "";
    search();
  }

  // The address contains the choice, so that this view can be sent to somebody

  const names = ["mode", "without", ...new Set(boxes.map((each) => each.name))];
  function remember() {
    const address = new URLSearchParams(location.search);
    for (const name of names) address.delete(name);
    for (const box of boxes) {
      if (box.name === "label" && !box.checked) address.append("without", box.value);
      else if (box.name !== "label" && box.checked) address.append(box.name, box.value);
    }
    if (document.body.dataset.mode === "hide") address.append("mode", "hide");
    const chosen = String(address) ? `?${address}` : "";
    if (chosen !== location.search) history.replaceState(null, "", `${location.pathname}${chosen}${location.hash}`);
  }
  function recall() {
    const address = new URLSearchParams(location.search);
    if (!names.some((name) => address.has(name))) return;
    for (const box of boxes) {
      box.checked = box.name === "label"
        ? !address.getAll("without").includes(box.value) : address.getAll(box.name).includes(box.value);
    }
    if (address.get("mode") === "hide") {
      document.body.dataset.mode = "hide";
      document.querySelector("input[name=mode][value=hide]").checked = true;
    }
    filter();
  }

  function clear() {
    for (const box of boxes) box.checked = box.name === "label";
    filter();
    remember();
  }
  find("filters").addEventListener("change", (event) => {
    if (event.target.name === "mode") document.body.dataset.mode = event.target.value;
    filter();
    remember();
  });
  find("clear").addEventListener("click", clear);

  // Search: the browser paints the hits, so the text itself is never changed

  const query = find("query");
  const searched = all(".s", main);
  const folded = new Map();
  let hits = [];
  let current = -1;

  // The same comparison as `find`: a character becomes none, one or several plain lower-case letters
  const letters = new Map();
  function lettersOf(character) {
    if (!letters.has(character)) {
      letters.set(character, character.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
        .replace(/ß/g, "ss").replace(/[‘’]/g, "'").replace(/[“”„«»]/g, '"').replace(/‐/g, "-").replace(/\s/g, " "));
    }
    return letters.get(character);
  }
  function fold(text) {
    let plain = "";
    let position = 0;
    const at = []; // the place of each letter in the text
    for (const character of text) {
      const found = lettersOf(character);
      plain += found;
      for (let left = found.length; left; left -= 1) at.push(position);
      position += character.length;
    }
    at.push(position);
    return { plain, at };
  }
  function textOf(element) {
    if (!folded.has(element)) folded.set(element, fold(element.textContent));
    return folded.get(element);
  }
  function hitAt(element, at, first, behind) {
    let end = behind;
    while (at[end] === at[behind - 1]) end += 1; // within a character that is several letters
    return { element, start: at[first], end: at[end] };
  }

  function rangeOf({ element, start, end }) {
    const range = new Range();
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let position = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const next = position + node.length;
      if (start >= position && start < next) range.setStart(node, start - position);
      if (end > position && end <= next) {
        range.setEnd(node, end - position);
        return range;
      }
      position = next;
    }
    return range;
  }

  function search() {
    const wanted = fold(query.value.trim().replace(/\s+/g, " ")).plain;
    hits = [];
    current = -1;
    if (wanted.length > 1) {
      for (const element of searched) {
        const { plain, at } = textOf(element);
        let start = plain.indexOf(wanted);
        if (start < 0 || !element.getClientRects().length) continue;
        for (; start >= 0; start = plain.indexOf(wanted, start + wanted.length)) {
          hits.push(hitAt(element, at, start, start + wanted.length));
        }
      }
    }
    // More hits than a screen can distinguish are counted, but not painted.
    paint("hits", hits.slice(0, 5000).map(rangeOf));
    paint("hit", []);
    tell();
  }

  function paint(name, ranges) {
    if (CSS.highlights) CSS.highlights.set(name, new Highlight(...ranges));
  }
  function tell() {
    find("hits").textContent = query.value.trim().length < 2 ? ""
      : !hits.length ? words.search_none
      : current < 0 ? filled(words.search_found, { n: hits.length })
      : filled(words.search_hit, { n: current + 1, all: hits.length });
  }

  function step(by) {
    if (!hits.length) return;
    current = current < 0 ? (by > 0 ? 0 : hits.length - 1) : (current + by + hits.length) % hits.length;
    const range = rangeOf(hits[current]);
    paint("hit", [range]);
    if (!CSS.highlights) getSelection().setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
    const at = range.getBoundingClientRect();
    scrollTo({ top: scrollY + at.top - innerHeight * 0.4 });
    tell();
  }

  let waiting = 0;
  query.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 120);
  });
  query.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.shiftKey) {
      event.preventDefault();
      step(-1);
    }
  });
  find("search").addEventListener("submit", (event) => {
    event.preventDefault();
    step(1);
  });
  find("hit-previous").addEventListener("click", () => step(-1));

  // The bar

  function openSide(open) {
    find("side").classList.toggle("open", open);
    find("open-side").setAttribute("aria-expanded", String(open));
  }
  find("open-side").addEventListener("click", () => openSide(!find("side").classList.contains("open")));

  const theme = find("theme");
  const root = document.documentElement;
  let dark = matchMedia("(prefers-color-scheme: dark)").matches;
  theme.setAttribute("aria-pressed", String(dark));
  theme.addEventListener("click", () => {
    dark = !dark;
    root.dataset.theme = dark ? "dark" : "light";
    theme.setAttribute("aria-pressed", String(dark));
  });

  recall();
  follow();
})();
