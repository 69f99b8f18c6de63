import { refusal } from "@/lib/public/api";
import { notFound } from "@/lib/public/error";
import { feedSubject } from "@/lib/public/feed";
import { feedAt } from "../../../feed";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ kind: string; file: string }> };

/** `/feeds/state/chn.atom`, `/feeds/theme/{code}.atom`, `/feeds/recommendation/{ref}.atom`: what each edition changed there. */
export async function GET(request: Request, { params }: Context) {
  const { kind, file } = await params;
  const key = /^(.+)\.atom$/.exec(decodeURIComponent(file))?.[1];
  if (key === undefined) return refusal(notFound());
  return feedAt(request, `${kind}/${file}`, (edition) => feedSubject(kind, key, edition));
}
