// Searches a mirror without a server. It stands beside search.html as search.js, a plain script: from a folder, browsers
// load no modules. What it shows is set as text, never as markup.
(() => {
  const SHOWN = 200;
  const OF_THE_LIST = ["sort", "page", "columns", "limit", "cursor"];
  const byId = (id) => document.getElementById(id);
  const fold = (text) => text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();

  const asked = [...new URLSearchParams(location.search)].filter(([, value]) => value.trim());
  const question = asked.find(([name]) => name === "q")?.[1] ?? "";
  const filters = asked.filter(([name]) => name !== "q" && !OF_THE_LIST.includes(name));
  const words = fold(question).split(/\s+/).filter(Boolean);

  const known = new Set(globalThis.onusIndex.flatMap(({ values }) => Object.keys(values)));
  const unknown = filters.map(([name]) => name).filter((name) => !known.has(name));
  const fits = ({ values, text }) =>
    filters.every(
      ([name, value]) =>
        !known.has(name) || values[name].some((one) => one.toLowerCase() === value.toLowerCase()),
    ) && words.every((word) => text.includes(word));
  const found = globalThis.onusIndex.filter(fits);

  byId("q").value = question;
  for (const [name, value] of filters) {
    const kept = document.createElement("input");
    Object.assign(kept, { type: "hidden", name, value });
    byId("q").form.append(kept);
  }
  const said = byId("said");
  const sentences = [
    found.length === 0 ? said.dataset.none : said.dataset.found.replace("{count}", found.length),
    ...(found.length > SHOWN ? [said.dataset.more.replace("{count}", SHOWN)] : []),
    ...filters.map(([name, value]) => `${name}: ${value}.`),
    ...unknown.map((name) => said.dataset.site.replace("{name}", name)),
  ];
  said.textContent = sentences.join(" ");
  byId("found").append(...found.slice(0, SHOWN).map(lineOf));

  function lineOf({ title, place, file }) {
    const line = document.createElement("li");
    line.className = "border-rule border-b py-3";
    const link = document.createElement("a");
    link.href = file;
    link.textContent = title;
    const where = document.createElement("p");
    where.className = "text-note text-soft";
    where.textContent = place;
    line.append(link, where);
    return line;
  }
})();
