import "server-only";
import { randomBytes } from "node:crypto";
import { dateOf, type EntryFacts, type EntryKind } from "@/lib/domain/entry/kind";
import { codeOf } from "@/lib/domain/recommendation";

/** A key in addresses for an entry whose writer gave none: its date and title, or a code where a name may be in danger. */
export function keyFor(
  kind: EntryKind,
  facts: Record<string, unknown>,
  { taken = false }: { taken?: boolean } = {},
): string {
  const code = randomBytes(4).toString("hex");
  if (kind === "case" || kind === "reprisal") return `${kind}-${code}`;
  const { title, name, speaker, question } = facts;
  const words = [title, name, speaker, question].find((one) => typeof one === "string");
  if (typeof words !== "string") return `${kind}-${code}`;
  const year = dateOf(facts as EntryFacts)?.slice(0, 4);
  const key = codeOf(words).slice(0, 60).replace(/-$/, "");
  const parts = [year && !key.includes(year) ? year : "", key || code, taken ? code : ""];
  return parts.filter(Boolean).join("-");
}
