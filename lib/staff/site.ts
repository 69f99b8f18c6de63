import "server-only";
import { publisher } from "@/lib/db/publisher";
import { record } from "@/lib/db/record";
import { dropUnshownLogos } from "./logo-store";
import { scalesNow } from "./scale";
import { settingsNow } from "./setting";

/**
 * The job of settings: brings the publication what the record says of the site, and every version of the scale. May be
 * done any number of times; an older word never takes the place of a newer one, since both only ever grow in number.
 */
export async function applySite(): Promise<void> {
  const [{ number, site, logo }, scales] = await Promise.all([settingsNow(), scalesNow()]);
  const revision = number + scales.length;
  if (revision === 0) return;
  const { name, contact, accentLight, accentDark } = site;
  const sha256 = logo?.sha256 ?? null;
  const drawn = sha256 ? await record.logo.findUniqueOrThrow({ where: { sha256 } }) : null;
  await publisher.$transaction(async (tx) => {
    if (drawn) await tx.logo.createMany({ data: drawn, skipDuplicates: true });
    await tx.$executeRaw`
      insert into site (revision, name, contact, accent_light, accent_dark, logo_sha256, scales)
      values (${revision}, ${name}, ${contact}, ${accentLight}, ${accentDark}, ${sha256}, ${JSON.stringify(scales)}::jsonb)
      on conflict (id) do update set revision = excluded.revision, name = excluded.name,
        contact = excluded.contact, accent_light = excluded.accent_light, accent_dark = excluded.accent_dark,
        logo_sha256 = excluded.logo_sha256, scales = excluded.scales
      where site.revision < excluded.revision`;
    await dropUnshownLogos(tx);
  });
}
