import "server-only";
import { statfs } from "node:fs/promises";
import { publication } from "@/lib/db/publication";
import { env } from "@/lib/env";
import { PEER } from "./arrival";
import { within } from "./stamp";

/** What the street side needs to serve. The record is the desk's: this side has no key to it and does not ask. */
export type Readiness = {
  ready: boolean;
  checks: { publication: "ok" | "out of reach" | "not migrated" | "empty"; disk: "ok" | "low" };
};

export async function readiness(): Promise<Readiness> {
  const [state, disk] = await Promise.all([publicationState(), diskState()]);
  return { ready: state === "ok" && disk === "ok", checks: { publication: state, disk } };
}

/** The public login may not read the list of migrations; it asks for what the newest one has made. */
async function publicationState(): Promise<Readiness["checks"]["publication"]> {
  if (!(await answers(publication.$queryRaw`select 1`))) return "out of reach";
  const shape = publication.$queryRaw`
    select edition.sha256, current.take_downs, recommendation_search.search is null as unsearched, entry.content, take_down.at
    from edition, current, recommendation_search, entry, take_down limit 0`;
  if (!(await answers(shape))) return "not migrated";
  const [published] = await publication.$queryRaw<unknown[]>`select edition from current`;
  return published ? "ok" : "empty";
}

const answers = async (question: Promise<unknown>): Promise<boolean> =>
  (await within(
    PATIENCE_MS,
    question.then(
      () => true,
      () => false,
    ),
  )) ?? false;

const PATIENCE_MS = 2000;

async function diskState(): Promise<Readiness["checks"]["disk"]> {
  try {
    const { bavail, bsize } = await statfs(env.ONUS_HOME);
    return bavail * bsize >= ENOUGH_BYTES ? "ok" : "low";
  } catch {
    return "low"; // A data folder that cannot be looked at cannot be written either.
  }
}

const ENOUGH_BYTES = 256 * 1024 * 1024;

/**
 * Did the request come from this very machine, through nobody else's? The connection itself must say so, and no hop that
 * a proxy noted may say otherwise; what a visitor forges there can only shut the door.
 */
export function isFromThisMachine(headers: Headers): boolean {
  const hops = [headers.get(PEER) ?? "", ...(headers.get("x-forwarded-for")?.split(",") ?? [])];
  return hops.every((hop) => /^(::ffff:)?127\.\d+\.\d+\.\d+$|^::1$/.test(hop.trim()));
}
