import { preflight, refusal } from "@/lib/public/api";
import { streamed } from "@/lib/public/download";
import { notFound } from "@/lib/public/error";
import { writeManifest } from "@/lib/public/manifest";

export const dynamic = "force-dynamic";
export const OPTIONS = preflight;

/** What the SHA-256 of an edition is the sum of. */
export async function GET(request: Request, { params }: { params: Promise<{ n: string }> }) {
  const { n } = await params;
  if (!/^[1-9]\d{0,5}$/.test(n)) return refusal(notFound());
  return streamed(request, {
    address: `/editions/${n}/manifest.json`,
    edition: Number(n),
    contentType: "application/json; charset=utf-8",
    nameIn: ({ number }) => `manifest-edition-${number}.json`,
    write: writeManifest,
  });
}
