import "server-only";
import type { z } from "zod";
import type { EditionMark } from "@/lib/domain/summary";
import { findEdition } from "./edition";
import { errorBody, notFound, wrongInput } from "./error";
import { keptResponse, PLAIN_WORDS, type Rendered } from "./kept";
import { readQuery } from "./query";
import { secondsToWait } from "./rate-limit";

/** Anybody's page may ask, and nothing that comes back can run or be framed. */
export const OPEN_HEADERS = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "ETag, Retry-After",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "cross-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

const JSON_TYPE = "application/json; charset=utf-8";

/**
 * One question to the interface: parameters read strictly, one edition for the whole answer, kept as pages are.
 * `of` says which edition was asked for; without it, the parameter `edition`, else the newest.
 */
export async function answer<S extends z.ZodObject>(
  request: Request,
  parameters: S,
  give: (asked: z.infer<S>, edition: EditionMark) => Promise<Rendered>,
  of: (asked: z.infer<S>) => number | undefined = ({ edition }) => edition as number | undefined,
): Promise<Response> {
  const wait = await mustWait(request);
  if (wait) return wait;
  const url = new URL(request.url);
  const read = readQuery(parameters, url.searchParams);
  if (!read.ok) return refusal(wrongInput(read.problem));
  const asked = read.value;
  const door = {
    address: addressOf(url.pathname, asked),
    contentType: JSON_TYPE,
    headers: OPEN_HEADERS,
    unavailable: (reason: keyof typeof PLAIN_WORDS) =>
      errorBody("not available", PLAIN_WORDS[reason]),
  };
  return keptResponse(request, door, async (newest) => {
    const number = of(asked);
    const edition =
      number === undefined || number === newest.number ? newest : await findEdition(number);
    return edition ? give(asked, edition) : notFound();
  });
}

export const ok = (body: unknown): Rendered => ({ status: 200, body: JSON.stringify(body) });

export const refusal = ({ status, body }: Rendered): Response =>
  new Response(body as BodyInit, {
    status,
    headers: { ...OPEN_HEADERS, "content-type": JSON_TYPE, "cache-control": "no-store" },
  });

/** The answer to somebody who asks too often: 429, with the seconds to wait. Null to everybody else. */
export async function mustWait(request: Request): Promise<Response | null> {
  const seconds = await secondsToWait(request.headers);
  if (seconds === null) return null;
  const words = `You ask more often than one asker may; ask again in ${seconds} seconds. /data has whole files.`;
  const answer = refusal({ status: 429, body: errorBody("too many", words) });
  answer.headers.set("retry-after", String(seconds));
  return answer;
}

/** What a browser asks before a page of another site may send `If-None-Match`: any page may, and may read alone. */
export const preflight = (): Response =>
  new Response(null, {
    status: 204,
    headers: {
      ...OPEN_HEADERS,
      allow: "GET, HEAD, OPTIONS",
      "access-control-allow-methods": "GET, HEAD",
      "access-control-allow-headers": "If-None-Match",
      "access-control-max-age": "86400",
    },
  });

/** The same question has the same address, however its parameters were ordered or left blank. */
export function addressOf(pathname: string, asked: Record<string, unknown>): string {
  const pairs = Object.entries(asked).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(pairs.map(([name, value]) => [name, String(value)]));
  search.sort();
  return `${pathname}?${search}`;
}
