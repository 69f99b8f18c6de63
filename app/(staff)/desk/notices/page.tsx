import type { Metadata } from "next";
import Link from "next/link";
import { CommandForm, SubmitButton } from "@/components/staff/form";
import { Moment } from "@/components/staff/moment";
import { Empty, PageHead } from "@/components/staff/page-head";
import { addressOfTalk } from "@/components/staff/thing-address";
import { Tag } from "@/components/ui/tag";
import { requireMember } from "@/lib/auth/session";
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
            <Link prefetch={false} href={addressOfTalk(thing)} dir="auto" className="line-clamp-2">
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
