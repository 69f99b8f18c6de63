import { searchWords } from "@/lib/messages/search";
import { translator } from "@/lib/messages/words";

export type KeyWords = {
  button: string;
  title: string;
  close: string;
  on: string;
  off: string;
  /** What each key does, by where it works. */
  places: { title: string; keys: { key: string; does: string }[] }[];
};

const t = translator("staff");
const keyOf = (key: string, does: Parameters<typeof t>[0]) => ({ key, does: t(does) });

/** Every key of the desk, where it works and what it does. */
export const keyWords = (): KeyWords => ({
  button: t("keys.button"),
  title: t("keys.title"),
  close: t("keys.close"),
  on: t("keys.on"),
  off: t("keys.off"),
  places: [
    {
      title: t("keys.anywhere"),
      keys: [
        keyOf("e", "keys.evidence"),
        keyOf("Alt N", "keys.evidenceToo"),
        { key: "s", does: searchWords("key") },
        keyOf("?", "keys.list"),
      ],
    },
    {
      title: t("keys.table"),
      keys: [
        keyOf("j ↓", "keys.down"),
        keyOf("k ↑", "keys.up"),
        keyOf("Enter", "keys.openRow"),
        keyOf("x", "keys.choose"),
        keyOf("X", "keys.range"),
        keyOf("t", "keys.add"),
        keyOf("a", "keys.assess"),
        keyOf("g", "keys.give"),
        keyOf("/", "keys.search"),
      ],
    },
  ],
});
