import Link from "next/link";
import type { ReactNode } from "react";
import { may, type Permission, type Role } from "@/lib/domain/permission";
import { helpWords } from "@/lib/messages/help";
import { reportingWords } from "@/lib/messages/reporting";
import { searchWords } from "@/lib/messages/search";
import { settingWords } from "@/lib/messages/setting";
import { talkWords } from "@/lib/messages/talk";
import { roleWords, translator } from "@/lib/messages/words";
import { EvidenceKey } from "./evidence-key";
import { keyWords } from "./key-words";
import { Keys } from "./keys";
import { Menu, type MenuItem } from "./menu";

const t = translator("staff");

/** Where each link leads, and what one must be allowed to find anything to do there. */
const MENU: (MenuItem & { permission: Permission })[] = [
  { href: "/desk", words: t("menu.home"), permission: "read the record" },
  {
    href: "/desk/recommendations",
    words: t("menu.recommendations"),
    permission: "read the record",
  },
  { href: "/desk/evidence", words: t("menu.evidence"), permission: "read the record" },
  { href: "/desk/record", words: t("menu.record"), permission: "read the record" },
  { href: "/desk/reports", words: reportingWords("title"), permission: "read the record" },
  { href: "/desk/review", words: t("menu.review"), permission: "review assessments" },
  { href: "/desk/imports", words: t("menu.imports"), permission: "import files" },
  { href: "/desk/publish", words: t("menu.publish"), permission: "publish editions" },
  { href: "/desk/take-downs", words: t("menu.takeDowns"), permission: "take down" },
  { href: "/desk/members", words: t("menu.members"), permission: "manage members" },
  { href: "/desk/jobs", words: t("menu.jobs"), permission: "see jobs" },
  { href: "/desk/settings", words: settingWords("title"), permission: "change settings" },
];

const menuOf = (who: { role: Role }): MenuItem[] =>
  MENU.filter(({ permission }) => may(who, permission)).map(({ href, words }) => ({ href, words }));

/** The frame around every page of the desk. Without a member it is only the name: the pages of the door use it so. */
export function Shell({
  who,
  notices = 0,
  children,
}: {
  who: { name: string; role: Role } | null;
  /** How many they have not read. */
  notices?: number;
  children: ReactNode;
}) {
  return (
    <>
      <a
        href="#main"
        className="bg-paper sr-only focus:not-sr-only focus:absolute focus:z-20 focus:p-3"
      >
        {t("site.skip")}
      </a>
      <header className="border-ink border-t-4">
        <div className="mx-auto flex max-w-[90rem] flex-wrap items-baseline gap-x-5 px-4 pt-2 sm:px-8 lg:gap-x-3.5 2xl:gap-x-5">
          <Link
            prefetch={false}
            href={who ? "/desk" : "/"}
            className="text-ink text-lead font-serif font-semibold no-underline"
          >
            {t("site.name")}
          </Link>
          {who && (
            <Menu words={{ label: t("menu.label"), open: t("menu.open") }} items={menuOf(who)} />
          )}
          {who && may(who, "log evidence") && <EvidenceKey />}
          {who && (
            <Link
              prefetch={false}
              href="/desk/search"
              className="text-small ml-auto inline-flex min-h-10 items-center"
            >
              {searchWords("title")}
            </Link>
          )}
          {who && <Keys words={keyWords()} evidence={may(who, "log evidence")} />}
          {who && (
            <Link
              prefetch={false}
              href="/desk/help"
              className="text-small inline-flex min-h-10 items-center"
            >
              {helpWords("title")}
            </Link>
          )}
          {who && (
            <Link
              prefetch={false}
              href="/desk/notices"
              className="text-small inline-flex min-h-10 items-center"
            >
              {talkWords("notices.menu", { count: notices })}
            </Link>
          )}
          {who && (
            <Link
              prefetch={false}
              href="/desk/account"
              aria-label={t("site.member", { name: who.name, role: roleWords(who.role).name })}
              className="text-small inline-flex min-h-10 max-w-32 items-center"
            >
              <span className="truncate">{who.name}</span>
            </Link>
          )}
        </div>
        <div className="border-rule mx-auto mt-1 max-w-[90rem] border-b" />
      </header>
      <main id="main" tabIndex={-1} className="mx-auto max-w-[90rem] px-4 pt-6 pb-20 sm:px-8">
        {children}
      </main>
    </>
  );
}
