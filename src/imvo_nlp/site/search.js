"use strict";
// Pagefind's own interface; what is looked for stands in the address.
if (location.protocol !== "file:") {
  const box = document.getElementById("search");
  box.replaceChildren();
  const address = new URLSearchParams(location.search);
  const search = new PagefindUI({
    element: "#search",
    bundlePath: new URL("pagefind/", location.href).pathname,
    showImages: false,
    showSubResults: true,
    resetStyles: false,
    translations: { placeholder: box.dataset.hint },
    processTerm: (term) => {
      address.set("q", term);
      history.replaceState(null, "", `?${address}`);
      return term;
    },
  });
  if (address.get("q")) search.triggerSearch(address.get("q"));
}
