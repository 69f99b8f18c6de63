import { z } from "zod";
import type { Target } from "@/lib/domain/entry/field";
import { requireMember } from "@/lib/auth/session";
import { suggestLinks } from "@/lib/staff/entry-suggest";

const question = z.strictObject({
  target: z
    .string()
    .regex(/^(recommendation|document|entry:[a-z]+)$/)
    .transform((target) => target as Target),
  q: z.string().max(200),
});

/** What a link may point at, for the words that somebody is writing. */
export async function GET(request: Request): Promise<Response> {
  const who = await requireMember();
  const asked = question.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  return Response.json(
    asked.success ? await suggestLinks(who, asked.data.target, asked.data.q) : [],
  );
}
