import { LevelTag } from "@/components/public/mark";
import {
  ASSESSABLE_LEVELS,
  CONFIDENCES,
  GRADED_LEVELS,
  STANDARDS_OF_PROOF,
} from "@/lib/domain/level";
import type { Scale } from "@/lib/domain/scale";
import { definitionBy } from "@/lib/messages/scale";
import { confidenceWords, levelWords, standardWords } from "@/lib/messages/words";

/** The scale with its definitions, as readers see it. */
export const levelChoices = (scale: Scale | null) =>
  ASSESSABLE_LEVELS.map((value) => ({
    value,
    label: <LevelTag level={value} />,
    hint: definitionBy(scale, value),
  }));

export const subLevelOptions = () =>
  GRADED_LEVELS.map((value) => ({ value, label: levelWords(value).name }));

export const confidenceChoices = () =>
  CONFIDENCES.map((value) => ({
    value,
    label: confidenceWords(value).name,
    hint: confidenceWords(value).definition,
  }));

export const standardChoices = () =>
  STANDARDS_OF_PROOF.map((value) => ({
    value,
    label: standardWords(value).name,
    hint: standardWords(value).definition,
  }));
