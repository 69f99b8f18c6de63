import type { ReportLanguage } from "@/lib/domain/language";
import { ENGLISH, type Words } from "./spoken";

const WORDS: Record<ReportLanguage, Words> = { en: ENGLISH };

/** What a report prints in a language. */
export const wordsIn = (language: ReportLanguage): Words => WORDS[language];
