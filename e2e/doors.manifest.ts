import fs from "node:fs";
import path from "node:path";

// What Next itself says it has built: every address, and every server action.

export type BuiltAction = { id: string; name: string };
type ActionsManifest = {
  node: Record<string, { exportedName: string; filename: string }>;
  edge: Record<string, unknown>;
};

export function builtRoutes(): string[] {
  const named = read<Record<string, string>>("app-path-routes-manifest.json");
  const files = read<Record<string, string>>("server/app-paths-manifest.json");
  // The two must speak of the same pages, or one of them is not the whole truth.
  const unnamed = Object.keys(files).filter((page) => !(page in named));
  if (unnamed.length > 0) throw new Error(`built, but without an address: ${unnamed.join(", ")}`);
  return [...new Set(Object.values(named))].sort();
}

export function builtActions(): BuiltAction[] {
  const { node, edge } = read<ActionsManifest>("server/server-reference-manifest.json");
  if (Object.keys(edge).length > 0) throw new Error("there are actions on the edge runtime");
  return Object.entries(node).map(([id, { filename, exportedName }]) => ({
    id,
    name: `${filename}: ${exportedName}`,
  }));
}

function read<Manifest>(file: string): Manifest {
  return JSON.parse(fs.readFileSync(path.join(".next", file), "utf8")) as Manifest;
}
