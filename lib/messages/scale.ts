import { LEVELS, type Level } from "@/lib/domain/level";
import { versionOf, type Definitions, type Scale } from "@/lib/domain/scale";
import { dayInGeneva } from "@/lib/domain/day";
import { dateWords } from "./date";
import type { Words } from "./spoken";
import { levelWords, translator } from "./words";

const ENGLISH: Pick<Words, "level" | "date" | "public"> = {
  level: levelWords,
  date: dateWords,
  public: translator("public"),
};

/** What a level means by a version of the scale; null is the first version, whose words stand in the catalogue. */
export const definitionBy = (
  one: Scale | null,
  level: Level,
  say: Pick<Words, "level"> = ENGLISH,
): string => one?.definitions[level] ?? say.level(level).definition;

/** All of them, by level. */
export const definitionsBy = (one: Scale | null): Definitions =>
  Object.fromEntries(LEVELS.map((level) => [level, definitionBy(one, level)])) as Definitions;

/** "Version 2 of the scale, of 3 March 2027". */
export const scaleWords = (
  one: Scale | null,
  { public: t, date }: Pick<Words, "public" | "date"> = ENGLISH,
): string =>
  one
    ? t("scale.since", { version: one.version, day: date(dayInGeneva(new Date(one.at))) })
    : t("scale.first", { version: versionOf(one) });
