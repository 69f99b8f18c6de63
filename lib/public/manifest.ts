import "server-only";
import { publication } from "@/lib/db/publication";
import type { Day } from "@/lib/domain/day";
import type { EditionMark } from "@/lib/domain/summary";
import { findPreviousSha256 } from "./edition";

// What an edition's SHA-256 is made of (docs/contracts/manifest.md).

/** One item that an edition sealed. Without content, it was removed by this edition or taken down since. */
type Line = { kind: string; name: string; hash: string; key: string | null; salt: string | null };

const PAGE = 2000;

/** The manifest as JSON, some lines at a time: it is as long as what the edition changed. */
export async function* writeManifest(edition: EditionMark): AsyncGenerator<string> {
  const { number, asOf, publishedAt, note, sha256 } = edition;
  const previousSha256 = await findPreviousSha256(number);
  const head = {
    ...{ edition: number, asOf, publishedAt, note, sha256, previousSha256 },
    previous: number > 1 ? `/editions/${number - 1}/manifest.json` : null,
    takeDowns: "/editions/takedowns.json",
  };
  let before = `${JSON.stringify(head).slice(0, -1)},"items":[\n`;
  for await (const lines of linesOf(number)) {
    if (lines.length === 0) continue;
    yield before + lines.map((line) => JSON.stringify(line)).join(",\n");
    before = ",\n";
  }
  yield before === ",\n" ? "\n]}\n" : `${before}]}\n`;
}

async function* linesOf(edition: number): AsyncGenerator<Line[]> {
  yield* recommendationLines(edition);
  yield* entryLines(edition);
  yield await linesWithoutContent(edition);
}

async function* recommendationLines(edition: number): AsyncGenerator<Line[]> {
  let after = "";
  while (true) {
    const lines = await publication.$queryRaw<(Line & { key: string })[]>`
      select line.kind, line.name, line.hash, shown.ref as key, nullif(shown.salt, '') as salt
      from (select ref, salt from recommendation where edition_from = ${edition} and ref > ${after}
        order by ref limit ${PAGE}) as shown
      join sealed_line line on line.edition = ${edition} and line.kind = 'recommendation'
        and line.name = encode(sha256(convert_to('recommendation ' || shown.ref, 'UTF8')), 'hex')
      order by shown.ref`;
    yield lines;
    if (lines.length < PAGE) return;
    after = lines.at(-1)!.key;
  }
}

/** Everything but recommendations: some thousands at most. */
async function* entryLines(edition: number): AsyncGenerator<Line[]> {
  yield await publication.$queryRaw<Line[]>`
    select line.kind, line.name, line.hash, shown.key, nullif(shown.salt, '') as salt
    from entry shown
    join sealed_line line on line.edition = ${edition} and line.kind = shown.kind
      and line.name = encode(sha256(convert_to(shown.kind || ' ' || shown.key, 'UTF8')), 'hex')
    where shown.edition_from = ${edition}
    order by shown.kind, shown.key`;
}

const linesWithoutContent = (edition: number) => publication.$queryRaw<Line[]>`
  select kind, name, hash, null as key, null as salt from sealed_line where edition = ${edition}
  and (kind, name) not in (
    select 'recommendation', encode(sha256(convert_to('recommendation ' || ref, 'UTF8')), 'hex')
    from recommendation where edition_from = ${edition}
    union all
    select kind, encode(sha256(convert_to(kind || ' ' || key, 'UTF8')), 'hex')
    from entry where edition_from = ${edition})
  order by kind, name`;

export type TakenDown = { kind: string; name: string; on: Day };

/** Every take-down so far, by the digest of its name: whoever holds a copy works out what to remove, and nobody else does. */
export const listTakeDowns = () => publication.$queryRaw<TakenDown[]>`
  select kind, digest as name, to_char(at at time zone 'Europe/Zurich', 'YYYY-MM-DD') as "on"
  from take_down order by at, kind, digest`;
