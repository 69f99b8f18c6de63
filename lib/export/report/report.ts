import type { ReportForm } from "@/lib/domain/entry/report";
import type { Report } from "./block";
import type { Around } from "./entry";
import { treatyFollowUp } from "./form-treaty-follow-up";
import { uprMidTerm } from "./form-upr-mid-term";
import { framed, type Body } from "./frame";
import type { ReportInput } from "./input";
import { sourceList } from "./source";
import { cleaned } from "./text";

const FORM_OF: Partial<Record<ReportForm, (input: ReportInput, around: Around) => Body>> = {
  "upr-mid-term": uprMidTerm,
  "treaty-follow-up": treatyFollowUp,
};

/** A report in final words. The same input gives the same words; how they look is decided elsewhere. */
export function reportOf(input: ReportInput): Report {
  const sources = sourceList();
  const around: Around = {
    addressOf: (ref) => new URL(`recommendations/${encodeURIComponent(ref)}`, input.url).href,
    sources,
    scales: input.scales,
  };
  const form = FORM_OF[input.facts.form];
  if (!form) throw new Error(input.facts.form);
  return cleaned(framed(input, form(input, around), sources));
}
