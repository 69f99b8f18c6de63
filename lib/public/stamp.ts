import "server-only";
import { PLAIN_SITE, type Site } from "@/lib/domain/site";
import type { EditionMark } from "@/lib/domain/summary";
import { translator } from "@/lib/messages/words";
import { currentStamp, type CurrentEdition } from "./edition";
import { dropOtherCopies } from "./kept-on-disk";

/**
 * `text` changes with each edition, each take-down and each change of the site's name or colour; a document rendered under
 * one text is current while it stands.
 */
export type Stamp = { text: string; takeDowns: number; mark: EditionMark | null; site: Site };

/** One per process: the framework may load this module once for each door. */
/** `askedAt` counts from the start of the process: the clock on the wall may be set back. */
type Clock = {
  known?: Stamp;
  askedAt: number;
  asking?: Promise<void>;
  answer?: Promise<boolean>;
  isAnswering?: boolean;
};
const clock = ((globalThis as { onusStamp?: Clock }).onusStamp ??= { askedAt: -Infinity });

const ASK_AGAIN_MS = 1000;
const PATIENCE_MS = 500;
/** A process that knows nothing yet has nothing to fall back on: it waits for the first connection. */
const FIRST_PATIENCE_MS = 5000;

/**
 * The stamp of the moment: asked of the database at most once a second, with half a second to answer, and the last
 * known one while it is away. Undefined only in a process that has never had an answer.
 */
export async function knownStamp(): Promise<Stamp | undefined> {
  if (performance.now() - clock.askedAt >= ASK_AGAIN_MS) clock.asking ??= ask();
  await clock.asking;
  return clock.known;
}

/** The stamp where the database has said it within this second; undefined where it must be asked first. */
export const stampOfNow = (): Stamp | undefined =>
  clock.isAnswering && performance.now() - clock.askedAt < ASK_AGAIN_MS ? clock.known : undefined;

async function ask(): Promise<void> {
  // A question that hangs is not asked again beside itself: a hanging database must not use up the connections.
  clock.answer ??= learn().finally(() => {
    delete clock.answer;
  });
  const patience = clock.known ? PATIENCE_MS : FIRST_PATIENCE_MS;
  clock.isAnswering = (await within(patience, clock.answer)) ?? false;
  clock.askedAt = performance.now();
  delete clock.asking;
}

/** Did the database answer when it was asked last? While it does not, nobody waits long for something new. */
export const isAnswering = (): boolean => clock.isAnswering ?? false;

/** False where there was no answer. */
async function learn(): Promise<boolean> {
  try {
    const current = await currentStamp();
    clock.known = current
      ? {
          text: textOf(current),
          takeDowns: current.takeDowns,
          mark: current.mark,
          site: current.site,
        }
      : { text: "0.0", takeDowns: 0, mark: null, site: PLAIN_SITE };
    await dropOtherCopies(clock.known.takeDowns);
    return true;
  } catch {
    // The database is away: what was known last stands, and the next second asks again.
    return false;
  }
}

const textOf = ({ mark, takeDowns, site: { revision } }: CurrentEdition): string =>
  [mark.number, takeDowns, ...(revision > 0 ? [revision] : [])].join(".");

/** What the site is called and how it looks, as the stamp last said. */
export const knownSite = (): Site => clock.known?.site ?? PLAIN_SITE;
export const knownName = (): string => knownSite().name ?? translator("public")("site.name");

/** What the promise gives, or undefined when it takes longer. It runs on either way. */
export async function within<T>(ms: number, promise: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, ms, undefined);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
