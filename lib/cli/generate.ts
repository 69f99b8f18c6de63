import fs from "node:fs";
import path from "node:path";
import { fingerprint, noted } from "./fingerprint";
import { runProgram } from "./program";

const GENERATED = path.join("lib", "db", "generated");
const STAMP = path.join(GENERATED, "made-from");
const PRISMA = path.join("node_modules", "prisma", "build", "index.js");

/** Makes the clients of both databases from their schemas, where these have changed since. */
export async function generateClients(): Promise<void> {
  const schemas = ["record", "publication"].map((name) => `prisma/${name}/schema.prisma`);
  const sources = fingerprint([...schemas, "node_modules/prisma/package.json"]);
  if (noted(STAMP) === sources) return;
  fs.rmSync(STAMP, { force: true });
  await Promise.all(["record", "publication"].map(generate));
  fs.writeFileSync(STAMP, sources);
}

async function generate(name: string): Promise<void> {
  const config = path.join("prisma", name, "prisma.config.ts");
  const { code, said } = await runProgram(PRISMA, ["generate", "--config", config], {
    ...process.env,
    // Making a client needs no engine, but asks for the name of one and would else download it.
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    CHECKPOINT_DISABLE: "1",
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
  });
  if (code !== 0) throw new Error(`prisma generate for ${name} failed:\n${said}`);
}
