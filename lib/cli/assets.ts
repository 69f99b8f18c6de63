import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { brotliCompressSync } from "node:zlib";
import { filesIn } from "./fingerprint";
import { runProgram } from "./program";

const FOLDER = path.join("public", "assets");
export const MANIFEST = path.join(FOLDER, "manifest.json");
const TAILWIND = path.join("node_modules", "@tailwindcss", "cli", "dist", "index.mjs");

const SCRIPT = path.join("components", "public", "copy-script.mjs");

/** Everything that public documents load, under public/assets: a stylesheet and a script by their hashes, and the fonts. */
export async function makeAssets(): Promise<void> {
  fs.mkdirSync(path.join(FOLDER, "fonts"), { recursive: true });
  copyFonts();
  const stylesheet = await makeStylesheet();
  const script = copyScript();
  const made = {
    stylesheet: `/assets/${stylesheet}`,
    script: { address: `/assets/${script.name}`, integrity: script.integrity },
  };
  fs.writeFileSync(`${MANIFEST}.new`, JSON.stringify(made));
  fs.renameSync(`${MANIFEST}.new`, MANIFEST);
  dropOld([stylesheet, script.name]);
}

/** As it was written: its hash is its name, and what a page holds it to. */
function copyScript(): { name: string; integrity: string } {
  const bytes = fs.readFileSync(SCRIPT);
  const name = `copy.${createHash("sha256").update(bytes).digest("hex").slice(0, 12)}.js`;
  fs.writeFileSync(path.join(FOLDER, name), bytes);
  const integrity = `sha384-${createHash("sha384").update(bytes).digest("base64")}`;
  return { name, integrity };
}

async function makeStylesheet(): Promise<string> {
  const made = path.join(FOLDER, "public.css.new");
  const given = ["--input", "app/styles/public.css", "--output", made, "--minify"];
  const { code, said } = await runProgram(TAILWIND, given);
  if (code !== 0) throw new Error(`The stylesheet of the public pages could not be made:\n${said}`);
  const bytes = fs.readFileSync(made);
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 12);
  const name = `public.${hash}.css`;
  // next.config.js gives whoever takes Brotli the packed one.
  fs.writeFileSync(path.join(FOLDER, `${name}.br`), brotliCompressSync(bytes));
  fs.renameSync(made, path.join(FOLDER, name));
  return name;
}

/** Pages that were kept before the last change may ask for what was made before it: two days are enough. */
function dropOld(current: readonly string[]): void {
  for (const name of fs.readdirSync(FOLDER)) {
    const file = path.join(FOLDER, name);
    const isOurs = /^(public\..*\.css|copy\..*\.js)/.test(name);
    const isCurrent = current.some((one) => name.startsWith(one));
    const isOld = Date.now() - fs.statSync(file).mtimeMs > 2 * 24 * 3600_000;
    if (isOurs && !isCurrent && isOld) fs.rmSync(file);
  }
}

/** The styles name the fonts they load; each stands under that name in a package of @fontsource. */
function copyFonts(): void {
  const styles = filesIn("app/styles").filter((file) => file.endsWith(".css"));
  const names = styles.flatMap((file) => [
    ...fs.readFileSync(file, "utf8").matchAll(/\/assets\/fonts\/([\w-]+\.woff2)/g),
  ]);
  for (const name of new Set(names.map((match) => match[1] ?? ""))) {
    const family = /^(source-sans-3|source-serif-4)-/.exec(name)?.[1];
    const from = path.join("node_modules", "@fontsource", family ?? "", "files", name);
    if (!fs.existsSync(from))
      throw new Error(`No package holds the font ${name} that the styles name`);
    fs.copyFileSync(from, path.join(FOLDER, "fonts", name));
  }
}
