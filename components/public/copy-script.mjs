// The one script of public pages, and all it does: a button beside a citation copies it. The build puts it under
// public/assets by the name of its hash. Buttons come hidden; where nothing can be copied they stay so.
(() => {
  if (!navigator.clipboard) return; // Browsers give it to safe addresses alone.
  for (const button of document.querySelectorAll("button[data-copies]")) {
    const source = document.getElementById(button.dataset.copies);
    const said = button.nextElementSibling;
    button.hidden = false;
    button.addEventListener("click", () =>
      navigator.clipboard.writeText(source.textContent).then(
        () => (said.textContent = said.dataset.done),
        () => {
          // Refused: what is marked can be copied by hand.
          getSelection().selectAllChildren(source);
          said.textContent = said.dataset.marked;
        },
      ),
    );
  }
})();
