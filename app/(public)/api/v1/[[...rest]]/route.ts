import { mustWait, preflight, refusal } from "@/lib/public/api";
import { notFound } from "@/lib/public/error";

export const dynamic = "force-dynamic";
export const OPTIONS = preflight;

/** Every address of the interface that leads nowhere: a program is answered in the words of a program. */
export async function GET(request: Request) {
  return (await mustWait(request)) ?? refusal(notFound());
}
