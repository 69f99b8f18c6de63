import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { textAt } from "./pages.mjs";

/** What programs read, before the checkers of those who know each format: every column of every file, every address. */
export async function checkFormats({ app, tools }) {
  const at = (address) => textAt(app.url + address);
  const load = (name) =>
    import(pathToFileURL(createRequire(path.join(tools, "index.js")).resolve(name)).href);
  return [
    ...(await checkInterface(await load("@seriousme/openapi-schema-validator"), at)),
    ...(await checkPackage((await load("datapackage")).default, app.url)),
    ...(await checkSitemaps(await load("xmllint-wasm"), tools, at)),
  ];
}

async function checkInterface({ Validator }, at) {
  const validator = new Validator();
  const description = JSON.parse(await at("/api/v1/openapi.json"));
  const { valid, errors } = await validator.validate(description);
  console.log(`OpenAPI ${validator.version}: ${Object.keys(description.paths).length} paths`);
  return valid ? [] : [`/api/v1/openapi.json: ${JSON.stringify(errors)}`];
}

async function checkPackage({ Package }, url) {
  const at = "/data/datapackage.json";
  const described = await Package.load(`${url}${at}`);
  const faults = described.errors.map((fault) => `${at}: ${fault.message}`);
  for (const resource of described.resources) {
    if (!resource.tabular) continue;
    try {
      const rows = await resource.read({ keyed: true });
      console.log(
        `${resource.name}: ${rows.length} rows of ${resource.schema.fieldNames.length} columns`,
      );
    } catch (fault) {
      const all = fault.errors?.length ? fault.errors : [fault];
      faults.push(...all.map((one) => `${resource.name}: ${one.message}`));
    }
  }
  return faults;
}

async function checkSitemaps({ validateXML }, tools, at) {
  const file = path.join(tools, "node_modules", "sitemap", "schema", "sitemap.xsd");
  const schema = [await readFile(file, "utf8")];
  const index = await at("/sitemap.xml");
  const parts = [...index.matchAll(/<sitemap><loc>([^<]+)/g)].map(([, found]) => new URL(found));
  const names =
    parts.length > 0 ? parts.map(({ pathname, search }) => pathname + search) : ["/sitemap.xml"];
  const faults = [];
  for (const fileName of names) {
    const contents = await at(fileName);
    const { valid, errors } = await validateXML({ xml: [{ fileName, contents }], schema });
    console.log(`${fileName}: ${contents.split("<loc>").length - 1} addresses`);
    if (!valid) faults.push(...errors.map(({ message }) => `${fileName}: ${message}`));
  }
  return faults;
}
