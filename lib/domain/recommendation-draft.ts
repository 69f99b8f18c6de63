import { z } from "zod";
import { BODY_CODES, type BodyCode } from "./body";
import { lines, maybe, maybeDate, maybeText, maybeWebAddress, several, text } from "./draft-field";
import { CLAIMS, POSITIONS } from "./position";
import { ADDRESSEE_KINDS, ASK_TYPES, MEASURABILITIES } from "./recommendation";

/** What a form says of one ask: a recommendation of a mechanism, a call, a commitment or a remedy. */
export const recommendationDraft = z
  .strictObject({
    type: z.enum(ASK_TYPES, "Choose what kind of ask it is"),
    addresseeKind: z.enum(ADDRESSEE_KINDS, "Choose who is asked"),
    /** Empty where it is a State: then its name. */
    addressee: maybeText(),
    /** The State whose dossier it belongs to, by any of its names. */
    state: maybeText(),
    territory: maybeText(),
    body: z.enum(BODY_CODES as [BodyCode, ...BodyCode[]], "Choose a body"),
    /** Key of the document, or its symbol. */
    document: maybeText(),
    paragraph: maybeText(60),
    /** `CHN-4`, where it belongs to a review. */
    review: maybeText(12),
    issuedBy: maybeText(),
    issuedOn: maybeDate(),
    dueOn: maybeDate(),
    textVerbatim: maybeText(20_000),
    language: z.preprocess(
      (value) => value || "en",
      z.string().regex(/^[a-z]{2,3}$/, "Write a language as en, fr or zh"),
    ),
    summary: maybeText(20_000),
    /** Reference of the earlier ask that it repeats. */
    reiterates: maybeText(200),
    measurability: maybe(z.enum(MEASURABILITIES, "Choose from the list")),
    actionCategory: maybe(z.coerce.number().int().min(1).max(5)),
    inappropriateReason: maybeText(5000),
    themes: several(z.string()),
    groups: several(z.string()),
    issuers: lines(),
    sourceUrl: maybeWebAddress(),
    checkNote: maybeText(2000),
  })
  .refine(({ textVerbatim, summary }) => textVerbatim !== null || summary !== null, {
    path: ["textVerbatim"],
    message: "Write the text as its source prints it, or a summary in your own words",
  })
  .refine(({ addresseeKind, state }) => addresseeKind !== "state" || state !== null, {
    path: ["state"],
    message: "Say which State is asked",
  })
  .refine(({ addresseeKind, addressee }) => addresseeKind === "state" || addressee !== null, {
    path: ["addressee"],
    message: "Say who is asked",
  });
export type RecommendationDraft = z.output<typeof recommendationDraft>;

/** What a State said of it: a later answer is another one, and none is written over. */
export const responseDraft = z.strictObject({
  verbatim: text(5000),
  position: z.enum(POSITIONS, "Choose its position"),
  claim: maybe(z.enum(CLAIMS, "Choose from the list")),
  comment: maybeText(5000),
  respondedOn: maybeDate(),
  sourceTitle: text(),
  sourceUrl: maybeWebAddress(),
});
export type ResponseDraft = z.output<typeof responseDraft>;
