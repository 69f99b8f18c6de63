import "server-only";
import { record } from "@/lib/db/record";
import type { NamedAsk } from "@/lib/domain/pasted";
import { may, type StaffMember } from "@/lib/domain/permission";

/** The recommendations that were meant; of the others the words as they were written, and why each was not found. */
export type FoundAsks = { refs: string[]; left: string[]; problems: string[] };

const MOST = 200;

/** Finds recommendations by their references, or by a document's symbol and a paragraph, however it is spaced. */
export async function findAsks(who: StaffMember, asks: readonly NamedAsk[]): Promise<FoundAsks> {
  if (!may(who, "read the record") || asks.length === 0)
    return { refs: [], left: [], problems: [] };
  const wanted = asks.slice(0, MOST);
  const rows = await rowsOf(wanted);
  const answers = wanted.map((ask) => ({ ask, ...answerTo(ask, rows) }));
  return {
    refs: [...new Set(answers.flatMap(({ ref }) => ref ?? []))],
    left: [
      ...answers.filter(({ problem }) => problem).map(({ ask }) => ask.text),
      ...asks.slice(MOST).map(({ text }) => text),
    ],
    problems: [
      ...new Set(answers.flatMap(({ problem }) => problem ?? [])),
      ...(asks.length > MOST ? [`Only the first ${MOST} were looked for`] : []),
    ],
  };
}

type Row = { ref: string; paragraph: string | null; document: { symbol: string | null } | null };

function rowsOf(asks: readonly NamedAsk[]): Promise<Row[]> {
  const refs = asks.flatMap((ask) => ("ref" in ask ? spellings(ask.ref) : []));
  const symbols = asks.flatMap((ask) => ("symbol" in ask ? spellings(ask.symbol) : []));
  return record.recommendation.findMany({
    where: {
      withdrawnAt: null,
      OR: [{ ref: { in: refs } }, { document: { symbol: { in: symbols } } }],
    },
    select: { ref: true, paragraph: true, document: { select: { symbol: true } } },
    orderBy: { ref: "asc" },
  });
}

/** Compared as they stand, so that an index answers; small letters are a slip of the hand. */
const spellings = (text: string): string[] => [text, text.toUpperCase()];

function answerTo(ask: NamedAsk, rows: readonly Row[]): { ref?: string; problem?: string } {
  if ("ref" in ask) {
    const found = rows.find(({ ref }) => same(ref, ask.ref));
    return found ? { ref: found.ref } : { problem: `“${ask.text}” is no recommendation here` };
  }
  const ofDocument = rows.filter(({ document }) => same(document?.symbol ?? "", ask.symbol));
  if (ofDocument.length === 0)
    return { problem: `“${ask.text}”: there is no recommendation of ${ask.symbol} here` };
  if (ask.paragraph === null)
    return { problem: `“${ask.text}” names no paragraph: write one after the symbol` };
  const paragraph = ask.paragraph;
  const found = ofDocument.filter((row) => same(row.paragraph ?? "", paragraph));
  if (found.length === 1) return { ref: found[0]?.ref as string };
  return { problem: several(ask.text, paragraph, found.length > 0 ? found : ofDocument) };
}

const LISTED = 5;

/** A paragraph that has parts is not guessed at: they are named, to choose from. */
function several(text: string, paragraph: string, rows: readonly Row[]): string {
  const parts = rows.filter(
    (row) =>
      plain(row.paragraph ?? "").startsWith(`${plain(paragraph)}(`) ||
      same(row.paragraph ?? "", paragraph),
  );
  if (parts.length === 0) return `“${text}”: this paragraph is no recommendation here`;
  const named = parts.slice(0, LISTED).map(({ ref }) => ref);
  return `“${text}” has several here: ${named.join(", ")}${parts.length > LISTED ? " …" : ""}`;
}

const same = (one: string, other: string) => plain(one) === plain(other);
const plain = (text: string) => text.toLowerCase().replaceAll(/\s/g, "");
