import "server-only";
import { publication } from "@/lib/db/publication";

/** The last one that was asked for: with it, the head of the pages is whole while the database is away. */
const kept = ((globalThis as { onusLogo?: { sha256: string; png: Uint8Array } }).onusLogo ??= {
  sha256: "",
  png: new Uint8Array(),
});

/** The bytes of the site's logo, if this is the one that it shows now; null for any other. */
export async function findLogo(sha256: string, shown: string | null): Promise<Uint8Array | null> {
  if (kept.sha256 === sha256 && shown === sha256) return kept.png;
  const site = await publication.site.findFirst({
    where: { logoSha256: sha256 },
    select: { logo: { select: { png: true } } },
  });
  if (!site?.logo) return null;
  Object.assign(kept, { sha256, png: site.logo.png });
  return kept.png;
}
