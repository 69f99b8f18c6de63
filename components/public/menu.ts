import { translator } from "@/lib/messages/words";
import { addressesOf, type Place } from "./place";

const t = translator("public");
const onPages = translator("pages");

/** The same ways in at the head and at the foot of every page. */
export function menuOf(place: Place): { href: string; label: string }[] {
  const to = addressesOf(place);
  return [
    { href: to.overview, label: t("site.overview") },
    { href: to.recommendations(), label: t("site.recommendations") },
    { href: to.record, label: onPages("record.menu") },
    { href: "/editions", label: t("site.editions") },
    { href: to.methodology, label: t("site.methodology") },
    { href: "/data", label: t("site.data") },
  ];
}
