import "server-only";
import { reconcileVote, vote, type VoteTally, type VoteWord } from "@/lib/domain/entry/vote";
import { done, type Outcome, refused } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import { documentKeyOf } from "@/lib/domain/recommendation";
import { openSheets } from "@/lib/import/read-table";
import { readRollCall, type RollCall } from "@/lib/import/roll-call";
import { draftEntry } from "./entry";
import { recordedStates } from "./vocabulary";

/** The draft that a roll call became: what was declared beside what its rows sum to, and where the two differ. */
export type VoteReport = {
  key: string;
  records: number;
  counted: VoteTally;
  declared: Record<VoteWord, number | null>;
  differs: VoteWord[];
};

/** Makes a roll call a draft of a vote. It goes the way of every entry: somebody else reviews it before it is published. */
export async function importRollCall(
  who: StaffMember,
  { bytes }: { bytes: Uint8Array },
): Promise<Outcome<VoteReport>> {
  if (!may(who, "import files"))
    return refused("not allowed", "Importing files takes the role of a researcher.");
  const states = await recordedStates();
  const sheets = await openSheets(bytes, states);
  if (!sheets.ok) return sheets;
  const rollCall = readRollCall(sheets.value, states);
  if (!rollCall.ok) return rollCall;
  const { rejected } = rollCall.value;
  const [first] = rejected;
  if (first)
    return refused(
      "not valid",
      `${rejected.length === 1 ? "One row" : `${rejected.length} rows`} of the roll call cannot be read, so nothing was written. The first: row ${first.row}, ${first.column}: ${first.reason}`,
      { held: { rejected } },
    );
  const facts = factsOf(rollCall.value);
  if (!facts.ok) return facts;
  const key = documentKeyOf(facts.value.symbol);
  const draft = {
    facts: facts.value,
    confidentiality: "public" as const,
    embargoedUntil: null,
    consent: null,
    checkNote: null,
  };
  const drafted = await draftEntry(who, { kind: "vote", key, draft });
  if (!drafted.ok) return drafted;
  const { counted, declared, differs } = reconcileVote(vote.parse(facts.value));
  return done({ key, records: rollCall.value.records.length, counted, declared, differs });
}

/** What the file does not say is asked for by the line that would say it; nothing is filled in. */
function factsOf({ declared, records, rejected: _, ...said }: RollCall) {
  const { symbol, on, result } = said;
  const forum = said.forum ?? forumOf(symbol ?? "");
  const missing = [
    ...(symbol ? [] : ["# symbol: A/HRC/51/L.6"]),
    ...(on ? [] : ["# date: 2022-10-06"]),
    ...(forum ? [] : ["# forum: Human Rights Council"]),
    ...(result ? [] : ["# result: adopted"]),
    ...(declared.yes !== null && declared.no !== null && declared.abstain !== null
      ? []
      : ["# declared: 17 yes, 19 no, 11 abstain"]),
  ];
  if (!symbol || !on || !forum || !result || missing.length > 0)
    return refused(
      "not valid",
      `The roll call does not say everything that a vote needs. Write above its header, in lines such as these: ${missing.join("; ")}.`,
    );
  return done({
    title: said.title ?? `Vote on ${symbol}`,
    symbol,
    on,
    forum,
    question: said.question ?? said.title ?? `Draft ${symbol}`,
    result,
    declaredYes: declared.yes,
    declaredNo: declared.no,
    declaredAbstain: declared.abstain,
    declaredAbsent: declared.absent,
    records,
  });
}

const forumOf = (symbol: string): string | null =>
  FORUMS.find(([start]) => symbol.startsWith(start))?.[1] ?? null;
const FORUMS = [
  ["A/HRC/", "Human Rights Council"],
  ["A/C.3/", "Third Committee of the General Assembly"],
] as const;
