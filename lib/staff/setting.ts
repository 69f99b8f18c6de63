import "server-only";
import { change, record, type Prisma, type Tx } from "@/lib/db/record";
import type { DrawnLogo, Logo } from "@/lib/domain/logo";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import { USUAL_MONTHS, type ReviewMonths } from "@/lib/domain/review-interval";
import type { SiteDraft } from "@/lib/domain/site";
import { proveFirst } from "@/lib/domain/step-up";
import { keepLogo } from "./logo-store";
import { putOffSite } from "./site-job";

/** What holds at a moment. `number` goes up with each change; 0 where nobody has set anything yet. */
export type Settings = {
  number: number;
  site: SiteDraft;
  logo: Logo | null;
  months: ReviewMonths;
};
/** One change of the history, the parts that it changed among it. */
export type SettingsChange = Settings & { by: string; at: Date };

const PLAIN: Settings = {
  number: 0,
  site: { name: null, contact: null, accentLight: null, accentDark: null },
  logo: null,
  months: USUAL_MONTHS,
};

/** The logo without its bytes. */
const WITH_LOGO = { logo: { select: { sha256: true, width: true, height: true } } } as const;
type Row = Prisma.SettingGetPayload<{ include: typeof WITH_LOGO }>;

const toSettings = (row: Row): Settings => ({
  number: row.number,
  site: {
    name: row.siteName,
    contact: row.contact,
    accentLight: row.accentLight,
    accentDark: row.accentDark,
  },
  logo: row.logo,
  months: {
    "not-done": row.monthsNotDone,
    "under-way": row.monthsUnderWay,
    done: row.monthsDone,
    ungraded: row.monthsUngraded,
  },
});

const NEWEST = { orderBy: { number: "desc" } } as const;

/** What holds now, for commands and questions that go by it. */
export async function settingsNow(tx: Pick<Tx, "setting"> = record): Promise<Settings> {
  const row = await tx.setting.findFirst({ ...NEWEST, include: WITH_LOGO });
  return row ? toSettings(row) : PLAIN;
}

/** What holds now, as the page of settings shows it. */
export async function findSettings(who: StaffMember): Promise<Settings | null> {
  return may(who, "change settings") ? settingsNow() : null;
}

const MOST = 50;

/** Every change, the newest first. */
export async function listSettingsChanges(who: StaffMember): Promise<SettingsChange[]> {
  if (!may(who, "change settings")) return [];
  const rows = await record.setting.findMany({
    ...NEWEST,
    take: MOST,
    include: { ...WITH_LOGO, by: { select: { name: true } } },
  });
  return rows.map((row) => ({ ...toSettings(row), by: row.by.name, at: row.at }));
}

type Seen = { number: number };

/** Names the site, says whom its readers write to, and gives it a colour. A job brings it to the public within seconds. */
export const setSite = async (
  who: StaffMember,
  { number, ...site }: SiteDraft & Seen,
): Promise<Outcome<null>> =>
  save(who, { did: "set site", seen: number }, (held) => ({ ...held, site }));

/** Sets after how many months findings are to be asked about again. */
export const setReviewMonths = async (
  who: StaffMember,
  { number, ...months }: ReviewMonths & Seen,
): Promise<Outcome<null>> =>
  save(who, { did: "set review intervals", seen: number }, (held) => ({ ...held, months }));

/** Puts a logo that has been drawn anew beside the name of the site, or takes it away: null. */
export const saveLogo = async (
  who: StaffMember,
  { number, drawn }: Seen & { drawn: DrawnLogo | null },
): Promise<Outcome<null>> =>
  save(who, { did: drawn ? "set logo" : "remove logo", seen: number }, async (held, tx) => {
    if (!drawn) return { ...held, logo: null };
    await keepLogo(tx, drawn);
    return { ...held, logo: drawn };
  });

/** Why this member may change no settings now; null where they may. */
export function mayNotChange(who: StaffMember): Outcome<never> | null {
  if (!may(who, "change settings"))
    return refused("not allowed", "Settings are for administrators");
  return proveFirst(who);
}

/** The next whole of all settings, made of the one that its writer has seen; two who saw the same are not both right. */
async function save(
  who: StaffMember,
  { did, seen }: { did: string; seen: number },
  next: (held: Settings, tx: Tx) => Settings | Promise<Settings>,
): Promise<Outcome<null>> {
  const problem = mayNotChange(who);
  if (problem) return problem;
  const number = seen + 1;
  return change(who, { did, subject: `settings ${number}` }, async (tx) => {
    const held = await settingsNow(tx);
    if (held.number !== seen) return overtaken();
    const { site, logo, months } = await next(held, tx);
    const { count } = await tx.setting.createMany({
      data: {
        number,
        byId: who.id,
        siteName: site.name,
        contact: site.contact,
        accentLight: site.accentLight,
        accentDark: site.accentDark,
        logoSha256: logo?.sha256 ?? null,
        monthsNotDone: months["not-done"],
        monthsUnderWay: months["under-way"],
        monthsDone: months.done,
        monthsUngraded: months.ungraded,
      },
      skipDuplicates: true,
    });
    if (count === 0) return overtaken();
    await putOffSite(tx);
    return done(null);
  });
}

const overtaken = () =>
  refused(
    "stale",
    "Somebody has changed the settings since you opened this page. Open it in another window, look at what they set, and make your change there",
  );
