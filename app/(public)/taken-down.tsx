import { TakenDownPage } from "@/components/public/recommendation-page";
import { translator } from "@/lib/messages/words";
import type { Page } from "./document";

const t = translator("public");

/** Where something stood that was taken down: the day of that, and nothing else. */
export const takenDown = (on: string): Page => ({
  status: 410,
  title: t("takenDown.title"),
  body: <TakenDownPage on={on} />,
});
