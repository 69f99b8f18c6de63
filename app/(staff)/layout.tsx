import type { Metadata } from "next";
import type { ReactNode } from "react";
import "@/app/styles/desk.css";
import { Patterns } from "@/components/public/pattern";
import { Shell } from "@/components/staff/shell";
import { findMember } from "@/lib/auth/session";
import { translator } from "@/lib/messages/words";
import { listNotices } from "@/lib/staff/notice";

const t = translator("staff");

export const metadata: Metadata = {
  title: { default: t("site.title"), template: `%s · ${t("site.title")}` },
  robots: { index: false, follow: false },
};

/** The frame of the desk. It shows who is signed in and guards nothing: each page and command asks for itself. */
export default async function StaffLayout({ children }: { children: ReactNode }) {
  const who = await findMember();
  const notices = who ? await listNotices(who, { unread: true }) : [];
  return (
    <html lang="en">
      <body>
        <Patterns />
        <Shell who={who && { name: who.name, role: who.role }} notices={notices.length}>
          {children}
        </Shell>
      </body>
    </html>
  );
}
