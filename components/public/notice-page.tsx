import { translator } from "@/lib/messages/words";
import type { Addresses } from "./place";

const t = translator("public");

export type Notice = "notFound" | "notPublished" | "outOfReach";

/** A calm page where there is nothing to show: what it is, and where to go on. */
export function NoticePage({ notice, to }: { notice: Notice; to: Addresses }) {
  return (
    <div className="max-w-measure pt-10 pb-20 md:pt-20">
      <h1 className="text-display font-normal">{t(`notices.${notice}.title`)}</h1>
      <p className="mt-4">{t(`notices.${notice}.text`)}</p>
      {notice === "notFound" && (
        <p className="mt-4">
          <a href={to.recommendations()}>{t("notices.search")}</a>
          {" · "}
          <a href={to.overview}>{t("notices.overview")}</a>
        </p>
      )}
    </div>
  );
}

/** An address that asks for something there is not: what is wrong, in words, and the way back. */
export function WrongInputPage({ message, to }: { message: string; to: Addresses }) {
  return (
    <div className="max-w-measure pt-10 pb-20 md:pt-20">
      <h1 className="text-display font-normal">{t("notices.wrongInput.title")}</h1>
      <p className="mt-4">{message}.</p>
      <p className="mt-4">
        <a href={to.recommendations()}>{t("notices.wrongInput.all")}</a>
      </p>
    </div>
  );
}
