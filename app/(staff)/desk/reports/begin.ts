import "server-only";
import { dayInGeneva } from "@/lib/domain/day";
import type { ReportForm } from "@/lib/domain/entry/report";
import { USUAL_LANGUAGE } from "@/lib/domain/language";
import { FORMS } from "@/lib/domain/report-form";
import { choiceWords } from "@/lib/messages/entry";
import { currentEdition } from "@/lib/public/edition";
import { addressOf } from "../asked";

/**
 * Where a report of a form is begun, with all that is known already: its day, the newest edition, the one dossier that there
 * is, and how many words its reader takes.
 */
export async function newAddress(
  dossiers: readonly string[],
): Promise<(form: ReportForm) => string> {
  const edition = await currentEdition();
  const [only, ...others] = dossiers;
  const state = others.length === 0 ? only : undefined;
  return (form) =>
    addressOf("/desk/record/reports/new", {
      form,
      language: USUAL_LANGUAGE,
      title: choiceWords("report", "form", form),
      on: dayInGeneva(new Date()),
      edition: edition?.number,
      state: FORMS[form].needs === "state" ? state : undefined,
      about: state,
      scope: FORMS[form].listsRecommendations && state ? scopeOf(form, state) : undefined,
      wordLimit: FORMS[form].wordLimit ?? undefined,
      order: "paragraph",
      notes: "foot",
    });
}

const scopeOf = (form: ReportForm, state: string): string | undefined =>
  ({ "upr-mid-term": `state=${state}&body=upr`, "data-annex": `state=${state}` })[form as string];
