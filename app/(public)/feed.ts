import { toAtom } from "@/lib/export/feed";
import { OPEN_HEADERS, refusal } from "@/lib/public/api";
import { notFound } from "@/lib/public/error";
import { feedOf, type FeedSubject } from "@/lib/public/feed";
import { keptResponse } from "@/lib/public/kept";
import type { EditionMark } from "@/lib/domain/summary";

/** A feed at `/feeds/{name}.atom`, kept as pages are; where there is nothing to follow, the 404 of files. */
export async function feedAt(
  request: Request,
  name: string,
  subjectIn: (edition: EditionMark) => Promise<FeedSubject | null> | FeedSubject,
): Promise<Response> {
  const file = {
    address: `/feeds/${name}`,
    contentType: "application/atom+xml; charset=utf-8",
    headers: OPEN_HEADERS,
  };
  const answer = await keptResponse(request, file, async (newest) => {
    const subject = await subjectIn(newest);
    if (!subject) return notFound();
    return { status: 200, body: toAtom(await feedOf(subject, newest)) };
  });
  return answer.status === 404 ? refusal(notFound()) : answer;
}
