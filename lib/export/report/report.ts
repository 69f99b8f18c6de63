import { languageOfReport, type ReportForm } from "@/lib/domain/entry/report";
import { wordsIn } from "@/lib/messages/printed";
import type { Words } from "@/lib/messages/spoken";
import type { Report } from "./block";
import type { Around } from "./entry";
import { addresseeBoard } from "./form-addressee-board";
import { caseList } from "./form-case-list";
import { dataAnnex } from "./form-data-annex";
import { deadlines } from "./form-deadlines";
import { documentProgress } from "./form-document-progress";
import { pressPage } from "./form-press-page";
import { sessionBrief } from "./form-session-brief";
import { stateProfile } from "./form-state-profile";
import { treatyFollowUp } from "./form-treaty-follow-up";
import { uprMidTerm } from "./form-upr-mid-term";
import { framed, type Body } from "./frame";
import type { ReportInput } from "./input";
import { sourceList } from "./source";
import { withStatesCalled } from "./state-called";
import { cleaned } from "./text";

const BODY_OF: Record<ReportForm, (say: Words, input: ReportInput, around: Around) => Body> = {
  "upr-mid-term": uprMidTerm,
  "treaty-follow-up": treatyFollowUp,
  "document-progress": documentProgress,
  "session-brief": sessionBrief,
  "state-profile": stateProfile,
  "addressee-board": addresseeBoard,
  deadlines,
  "case-list": caseList,
  "press-page": pressPage,
  "data-annex": dataAnnex,
};

/** A report in final words. The same input gives the same words; how they look is decided elsewhere. */
export function reportOf(given: ReportInput): Report {
  const say = wordsIn(languageOfReport(given.facts));
  const input = withStatesCalled(say, given);
  const sources = sourceList(say);
  const around: Around = {
    addressOf: (ref) => new URL(`recommendations/${encodeURIComponent(ref)}`, input.url).href,
    sources,
    scales: input.scales,
  };
  return cleaned(framed(say, input, BODY_OF[input.facts.form](say, input, around), sources));
}
