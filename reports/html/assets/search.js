// Looks for words in an index that was made with the site: assets/search/list.js names its parts,
// one a lab, and each part hands its entries to labledgerPart().
"use strict";

(() => {
  const kHits = 50;
  const kWait = 120; // Milliseconds without a key before the search starts.
  const entries = [];
  const box = document.getElementById("search");
  const input = document.getElementById("words");
  const found = document.getElementById("found");
  const hits = document.getElementById("hits");
  let loading = null;

  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  // An entry is [kind, lab, address, text, day].
  globalThis.labledgerPart = (part) => {
    for (const entry of part) entries.push({ entry, folded: fold(entry[1] + " " + entry[3]) });
  };

  const script = (address) => new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = address;
    element.onload = resolve;
    element.onerror = () => reject(new Error("cannot load " + address));
    document.head.append(element);
  });

  const load = () => {
    loading ??= script("assets/search/list.js")
      .then(() => Promise.all(globalThis.labledgerParts.map((name) => script("assets/search/" + name + ".js"))));
    return loading;
  };

  // The text with the words marked; built from nodes, so that no text becomes markup.
  const marked = (text, words) => {
    const node = document.createElement("span");
    const lower = text.toLowerCase();
    let at = 0;
    while (at < text.length) {
      let next = -1;
      let size = 0;
      for (const word of words) {
        const place = lower.indexOf(word, at);
        if (place >= 0 && (next < 0 || place < next)) { next = place; size = word.length; }
      }
      if (next < 0) break;
      node.append(text.slice(at, next));
      const mark = document.createElement("mark");
      mark.textContent = text.slice(next, next + size);
      node.append(mark);
      at = next + size;
    }
    node.append(text.slice(at));
    return node;
  };

  const show = (matches, words) => {
    hits.replaceChildren(...matches.slice(0, kHits).map(({ entry: [kind, lab, address, text, day] }) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = address;
      link.append(marked(text, words));
      const where = document.createElement("span");
      where.className = "where";
      where.textContent = [kind, lab, day].filter(Boolean).join(" · ");
      item.append(link, where);
      return item;
    }));
    const more = matches.length > kHits ? "; the first " + kHits + " are shown" : "";
    found.textContent = matches.length === 0 ? "Nothing in this report has all of these words."
      : matches.length + (matches.length === 1 ? " place found" : " places found") + more + ".";
  };

  const search = async () => {
    const words = fold(input.value).split(/\s+/).filter(Boolean);
    if (words.length === 0) { hits.replaceChildren(); found.textContent = ""; return; }
    found.textContent = "Looking …";
    try {
      await load();
    } catch (error) {
      found.textContent = "The index could not be read: " + error.message;
      return;
    }
    show(entries.filter(({ folded }) => words.every((word) => folded.includes(word))), words);
  };

  if (!box) return;
  box.hidden = false;
  document.getElementById("without").hidden = true;
  let timer = 0;
  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(search, kWait); });
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) { input.value = asked; search(); }
})();
