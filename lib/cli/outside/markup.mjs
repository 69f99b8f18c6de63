import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { pagesOfEachKind, textAt } from "./pages.mjs";

/** The Nu HTML checker over every kind of public page, errors and warnings alike. */
export async function checkMarkup({ app, folder, tools }) {
  if (spawnSync("java", ["-version"]).status !== 0)
    return ["the Nu HTML checker needs Java: install a JRE (default-jre-headless)"];
  const pages = await pagesOfEachKind(app.url);
  const files = new Map();
  for (const [at, address] of pages.entries()) {
    const file = path.join(folder, `page-${at}.html`);
    fs.writeFileSync(file, await textAt(app.url + address));
    files.set(file, address);
  }
  const jar = path.join(tools, "node_modules", "vnu-jar", "build", "dist", "vnu.jar");
  const { stderr } = spawnSync("java", ["-jar", jar, "--format", "json", ...files.keys()], {
    encoding: "utf8",
    maxBuffer: 1e8,
  });
  // What is neither an error nor a warning is advice on style, for people who write markup by hand.
  const found = JSON.parse(stderr).messages.filter((one) => one.type !== "info" || one.subType);
  console.log(`${pages.length} pages, ${found.length} errors and warnings`);
  return found.map(({ url, message, extract, lastLine }) => {
    const address = files.get(new URL(url).pathname);
    return `${address}: ${message} (line ${lastLine}: ${(extract ?? "").replaceAll("\n", " ")})`;
  });
}
