import { translator } from "@/lib/messages/words";
import type { PasteWords } from "./evidence-paste";
import type { FileWords } from "./file-drop";
import type { LinkWords } from "./linked-recommendations";
import type { UnsentWords } from "./unsent";

const t = translator("staff");

// Parts that run in the browser are given their words, so that the catalogues stay on the server.

export const linkWords = (): LinkWords => ({
  legend: t("links.legend"),
  none: t("links.none"),
  relation: t("links.relation"),
  note: t("links.note"),
  remove: t("links.remove"),
  search: t("links.search"),
  searchHint: t("links.searchHint"),
  find: t("links.find"),
  add: t("links.add"),
  nothing: t("links.nothing"),
  more: t("links.more"),
  suggest: t("links.suggest"),
  suggestHint: t("links.suggestHint"),
  nothingLike: t("links.nothingLike"),
});

export const fileWords = (): FileWords => ({
  label: t("files.label"),
  hint: t("files.hint"),
  drop: t("files.drop"),
  done: t("files.done"),
  failed: t("files.failed"),
  sending: t("files.sending"),
  cut: t("files.cut"),
  signedOut: t("files.signedOut"),
  progress: t("files.progress", { arrived: "%1", size: "%2" }),
  unfinished: t("files.unfinished"),
  unfinishedHint: t("files.unfinishedHint"),
  giveUp: t("files.giveUp"),
  wait: t("files.wait"),
  noScript: t("files.noScript"),
});

export const pasteWords = (): PasteWords => ({
  label: t("evidence.paste"),
  hint: t("evidence.pasteHint"),
  relation: t("evidence.pasteRelation"),
  read: t("evidence.read"),
});

export const staleWords = () => ({
  standing: t("form.standing"),
  own: t("form.yours"),
  same: t("form.same"),
  take: t("form.take"),
});

/** `keptAt` is when what is put back was typed. */
export const unsentWords = (keptAt: Date): UnsentWords => ({
  kept: t("unsent.kept"),
  cut: t("unsent.cut"),
  signedOut: t("unsent.signedOut"),
  refused: t("unsent.refused"),
  putBack: t("unsent.putBack", { time: TIME.format(keptAt) }),
  discard: t("unsent.discard"),
});

/** By the clock of Geneva, as all moments of the desk. */
const TIME = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Zurich",
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
});
