import "server-only";
import { publisher } from "@/lib/db/publisher";
import { scalesNow } from "./scale";
import { settingsNow } from "./setting";

/**
 * The job of settings: brings the publication what the record says of the site, and every version of the scale. May be
 * done any number of times; an older word never takes the place of a newer one, since both only ever grow in number.
 */
export async function applySite(): Promise<void> {
  const [{ number, site }, scales] = await Promise.all([settingsNow(), scalesNow()]);
  const revision = number + scales.length;
  if (revision === 0) return;
  const { name, contact, accentLight, accentDark } = site;
  await publisher.$executeRaw`
    insert into site (revision, name, contact, accent_light, accent_dark, scales)
    values (${revision}, ${name}, ${contact}, ${accentLight}, ${accentDark}, ${JSON.stringify(scales)}::jsonb)
    on conflict (id) do update set revision = excluded.revision, name = excluded.name,
      contact = excluded.contact, accent_light = excluded.accent_light, accent_dark = excluded.accent_dark,
      scales = excluded.scales
    where site.revision < excluded.revision`;
}
