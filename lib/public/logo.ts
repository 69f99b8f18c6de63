import "server-only";
import { publication } from "@/lib/db/publication";
import type { ReportFacts } from "@/lib/domain/entry/report";
import type { DrawnLogo } from "@/lib/domain/logo";

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

/** The bytes of a logo that a published report shows; null for any other, though the publication held it. */
export async function findReportLogo(sha256: string): Promise<Uint8Array | null> {
  const showing = await publication.publishedEntry.findFirst({
    where: {
      kind: "report",
      content: { path: ["facts", "signatoryLogos"], array_contains: [{ sha256 }] },
    },
    select: { key: true },
  });
  if (!showing) return null;
  const found = await publication.logo.findUnique({ where: { sha256 }, select: { png: true } });
  return found?.png ?? null;
}

/** Those that a published report shows, for its files. */
export async function reportLogos({
  signatoryLogos = [],
}: Pick<ReportFacts, "signatoryLogos">): Promise<DrawnLogo[]> {
  if (signatoryLogos.length === 0) return [];
  const shown = signatoryLogos.map(({ sha256 }) => sha256);
  return publication.logo.findMany({ where: { sha256: { in: shown } } });
}
