import type { Metadata } from "next";
import Link from "next/link";
import { CommandForm, SubmitButton } from "@/components/staff/form";
import { Moment } from "@/components/staff/moment";
import { Empty, PageHead } from "@/components/staff/page-head";
import { Tag } from "@/components/ui/tag";
import { requireMember } from "@/lib/auth/session";
import type { Thing } from "@/lib/domain/comment";
import { COLLECTIONS, isEntryKind } from "@/lib/domain/entry/kind";
import { talkWords } from "@/lib/messages/talk";
import { listNotices } from "@/lib/staff/notice";
import { readNoticesAction } from "./actions";

export const metadata: Metadata = { title: talkWords("notices.title") };

export default async function NoticesPage() {
  const notices = await listNotices(await requireMember());
  return (
    <>
      <PageHead title={talkWords("notices.title")} lead={talkWords("notices.lead")}>
        {notices.some(({ readAt }) => readAt === null) && (
          <CommandForm action={readNoticesAction} quiet>
            <SubmitButton kind="plain" busy={talkWords("notices.marking")}>
              {talkWords("notices.readAll")}
            </SubmitButton>
          </CommandForm>
        )}
      </PageHead>
      {notices.length === 0 && <Empty>{talkWords("notices.none")}</Empty>}
      <ul className="max-w-measure">
        {notices.map(({ id, why, thing, title, by, at, readAt }) => (
          <li key={id} className="border-rule border-b py-3">
            <p className="text-small text-soft">
              {talkWords(`notices.why.${why}`, { name: by })}
              {" · "}
              <Moment at={at} />{" "}
              {readAt === null && <Tag tone="accent">{talkWords("notices.new")}</Tag>}
            </p>
            <Link prefetch={false} href={addressOf(thing)} dir="auto" className="line-clamp-2">
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

function addressOf({ kind, key }: Thing): string {
  switch (kind) {
    case "recommendation":
      return `/desk/recommendations/${encodeURIComponent(key)}#talk`;
    case "assessment":
      return `/desk/review/${key}#talk`;
    case "evidence":
      return `/desk/evidence/${encodeURIComponent(key)}#talk`;
    case "import":
      return "/desk/imports#under-way";
    case "entry": {
      const [entryKind = "", name = ""] = key.split(" ");
      const collection = isEntryKind(entryKind) ? COLLECTIONS[entryKind] : "";
      return `/desk/record/${collection}/${encodeURIComponent(name)}#talk`;
    }
  }
}
