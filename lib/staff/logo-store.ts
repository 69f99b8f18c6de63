import "server-only";
import type { Prisma as Publication } from "@/lib/db/publisher";
import { record, type Tx } from "@/lib/db/record";
import { publishedEntry, type PublishedEntry } from "@/lib/domain/entry/published";
import type { DrawnLogo } from "@/lib/domain/logo";
import type { SealedItem } from "./sealed-item";

// Where logos are. The record keeps each under its hash for good; the publication has those that are shown, and no others.

export const keepLogo = (tx: Tx, { sha256, width, height, png }: DrawnLogo) =>
  tx.logo.createMany({
    data: { sha256, width, height, png: new Uint8Array(png) },
    skipDuplicates: true,
  });

type PublicationTx = Publication.TransactionClient;

/** Brings the publication the logos that these reports show, with the reports themselves. */
export async function bringReportLogos(
  tx: PublicationTx,
  items: readonly SealedItem[],
): Promise<void> {
  const shown = items.flatMap(({ kind, content }) =>
    kind === "report" && content
      ? (
          (publishedEntry.report.parse(content) as PublishedEntry<"report">).facts.signatoryLogos ??
          []
        ).map(({ sha256 }) => sha256)
      : [],
  );
  if (shown.length === 0) return;
  const data = await record.logo.findMany({ where: { sha256: { in: shown } } });
  await tx.logo.createMany({ data, skipDuplicates: true });
}

/** Any number: one process at a time writes what is published. */
export const APPLYING = 7_310_004;

/** What neither the site nor a published report shows is nowhere. Whoever writes a report does this when it is written. */
export async function dropUnshownLogos(tx: PublicationTx): Promise<void> {
  await tx.$executeRaw`
    delete from logo where pg_try_advisory_xact_lock(${APPLYING})
      and not exists (select from site where site.logo_sha256 = logo.sha256)
      and not exists (select from entry where entry.kind = 'report' and entry.content @> jsonb_build_object('facts',
        jsonb_build_object('signatoryLogos', jsonb_build_array(jsonb_build_object('sha256', logo.sha256)))))`;
}
