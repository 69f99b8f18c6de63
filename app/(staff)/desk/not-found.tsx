import Link from "next/link";
import { PageHead } from "@/components/staff/page-head";
import { translator } from "@/lib/messages/words";

const t = translator("staff");

/** The same for what is not there and for what the member may not read. */
export default function DeskNotFound() {
  return (
    <>
      <PageHead title={t("notFound.title")} lead={t("notFound.lead")} />
      <Link prefetch={false} href="/desk">
        {t("notFound.back")}
      </Link>
    </>
  );
}
