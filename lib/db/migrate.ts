import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import pg from "pg";
import { prepareQueue } from "./queue";

export type DatabaseName = "record" | "publication";

/** Any number: whoever migrates holds this lock on the database, so that two starts do not migrate at once. */
const MIGRATING = 7_310_001;

/**
 * Applies the migrations of `prisma/<database>/migrations` that have not been applied, and gives back their names.
 * Prisma's own engine does it, as WebAssembly from the npm registry, so that no binary is downloaded
 * (docs/decisions/003); `_prisma_migrations` is kept as `prisma migrate deploy` would keep it.
 */
export async function migrate(database: DatabaseName, ownerUrl: string): Promise<string[]> {
  const lock = new pg.Client({ connectionString: ownerUrl });
  await lock.connect();
  try {
    await lock.query("select pg_advisory_lock($1)", [MIGRATING]);
    if (database === "record") await prepareQueue(ownerUrl);
    return await withEngine(database, ownerUrl, async (engine) => {
      const input = { migrationsList: migrationsOf(database), filters: NO_FILTERS };
      return (await engine.applyMigrations(input)).appliedMigrationNames;
    });
  } finally {
    await lock.end();
  }
}

/** The SQL that turns one schema file into another; from nothing where no earlier one is given. */
export async function diff(
  database: DatabaseName,
  ownerUrl: string,
  before: string | null,
): Promise<string> {
  const file = (content: string) => ({
    tag: "schemaDatamodel",
    files: [{ path: "schema.prisma", content }],
  });
  return withEngine(database, ownerUrl, async (engine) => {
    const { stdout } = await engine.diff({
      from: before === null ? { tag: "empty" } : file(before),
      to: file(schemaOf(database)),
      script: true,
      shadowDatabaseUrl: null,
      exitCode: null,
      filters: NO_FILTERS,
    });
    return stdout;
  });
}

const NO_FILTERS = { externalTables: [], externalEnums: [] };
const folderOf = (database: DatabaseName) => path.join(process.cwd(), "prisma", database);
const schemaOf = (database: DatabaseName) =>
  fs.readFileSync(path.join(folderOf(database), "schema.prisma"), "utf8");

function migrationsOf(database: DatabaseName) {
  const folder = path.join(folderOf(database), "migrations");
  const names = fs
    .readdirSync(folder)
    .filter((name) => /^\d/.test(name))
    .sort();
  return {
    baseDir: folder,
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: {
          tag: "ok",
          value: fs.readFileSync(path.join(folder, name, "migration.sql"), "utf8"),
        },
      },
    })),
  };
}

type Engine = {
  applyMigrations: (input: unknown) => Promise<{ appliedMigrationNames: string[] }>;
  diff: (input: unknown) => Promise<{ stdout: string }>;
};
type EngineModule = {
  __wbg_set_wasm: (exports: WebAssembly.Exports) => void;
  SchemaEngine: { new: (options: unknown, log: () => void, adapter: unknown) => Promise<Engine> };
};

async function withEngine<T>(
  database: DatabaseName,
  connectionString: string,
  work: (engine: Engine) => Promise<T>,
): Promise<T> {
  const wasm = await loadEngine();
  const adapter = new PrismaPg({ connectionString });
  const connect = adapter.connect.bind(adapter);
  const opened: { dispose: () => Promise<void> }[] = [];
  adapter.connect = async () => {
    const connection = await connect();
    // The adapter splits scripts at ";" and so breaks functions and triggers: hand each to pg whole.
    const { client } = connection as unknown as { client: pg.Pool };
    connection.executeScript = async (script: string) => void (await client.query(script));
    opened.push(connection);
    return connection;
  };
  const options = { datamodels: [["schema.prisma", schemaOf(database)]] };
  try {
    return await work(
      await wasm.SchemaEngine.new(options, () => {}, bindMigrationAwareSqlAdapterFactory(adapter)),
    );
  } finally {
    await Promise.all(opened.map((connection) => connection.dispose()));
  }
}

let loaded: Promise<EngineModule> | undefined;

function loadEngine(): Promise<EngineModule> {
  loaded ??= (async () => {
    const require = createRequire(path.join(process.cwd(), "package.json"));
    const entry = require.resolve("@prisma/schema-engine-wasm");
    const wasm = path.join(path.dirname(entry), "schema_engine_bg.wasm");
    const glue = (await import(
      "@prisma/schema-engine-wasm/schema_engine_bg" as string
    )) as EngineModule;
    const imports = { "./schema_engine_bg.js": glue as unknown as WebAssembly.ModuleImports };
    const instance = new WebAssembly.Instance(
      new WebAssembly.Module(fs.readFileSync(wasm)),
      imports,
    );
    glue.__wbg_set_wasm(instance.exports);
    (instance.exports["__wbindgen_start"] as (() => void) | undefined)?.();
    return glue;
  })();
  return loaded;
}
