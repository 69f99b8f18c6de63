/**
 * Who may use each address of the app, by Next's own name for it:
 * street  everybody, by GET and HEAD alone
 * door    everybody, so that somebody can come in; it tells nothing of the record
 * yard    members who are signed in
 * An address that is built but not named here fails the door test, and so does one that is named but not built.
 */
export type Policy = "street" | "door" | "yard";

export const ROUTES: Record<string, Policy> = {
  "/": "street",
  "/[name]": "street",
  "/[name]/[key]": "street",
  "/[name]/report.docx": "street",
  "/[name]/report.pdf": "street",
  "/api/v1/[[...rest]]": "street",
  "/api/v1/[collection]": "street",
  "/api/v1/[collection]/[key]": "street",
  "/api/v1/editions": "street",
  "/api/v1/editions/[n]/changes": "street",
  "/api/v1/openapi.json": "street",
  "/api/v1/recommendations": "street",
  "/api/v1/recommendations/[ref]": "street",
  "/api/v1/summary": "street",
  "/data": "street",
  "/data/[file]": "street",
  "/data/recommendations.csv": "street",
  "/data/recommendations.json": "street",
  "/editions": "street",
  "/editions/[n]": "street",
  "/editions/[n]/[name]": "street",
  "/editions/[n]/[name]/[key]": "street",
  "/editions/[n]/[name]/report.docx": "street",
  "/editions/[n]/[name]/report.pdf": "street",
  "/editions/[n]/methodology": "street",
  "/editions/[n]/overview": "street",
  "/editions/[n]/recommendations": "street",
  "/editions/[n]/record": "street",
  "/editions/[n]/recommendations/[ref]": "street",
  "/feeds/[kind]/[file]": "street",
  "/feeds/changes.atom": "street",
  "/health": "street",
  "/methodology": "street",
  "/not-found": "street",
  "/privacy": "street",
  "/ready": "street",
  "/recommendations": "street",
  "/recommendations/[ref]": "street",
  "/record": "street",
  "/robots.txt": "street",
  "/sitemap.xml": "street",

  "/api/auth/[...nextauth]": "door",
  "/desk/sign-in": "door",
  "/desk/sign-out": "door",
  "/desk/welcome/[token]": "door",

  "/desk": "yard",
  "/desk/account": "yard",
  "/desk/consents": "yard",
  "/desk/evidence": "yard",
  "/desk/evidence/[code]": "yard",
  "/desk/evidence/[code]/edit": "yard",
  "/desk/evidence/new": "yard",
  "/desk/files": "yard",
  "/desk/files/[id]": "yard",
  "/desk/imports": "yard",
  "/desk/imports/[id]": "yard",
  "/desk/imports/upload": "yard",
  "/desk/members": "yard",
  "/desk/publish": "yard",
  "/desk/recommendations": "yard",
  "/desk/recommendations/[ref]": "yard",
  "/desk/recommendations/[ref]/assess": "yard",
  "/desk/recommendations/[ref]/edit": "yard",
  "/desk/recommendations/new": "yard",
  "/desk/record": "yard",
  "/desk/record/[collection]": "yard",
  "/desk/record/[collection]/[key]": "yard",
  "/desk/record/[collection]/[key]/edit": "yard",
  "/desk/record/[collection]/new": "yard",
  "/desk/record/documents": "yard",
  "/desk/record/documents/[key]": "yard",
  "/desk/record/documents/[key]/edit": "yard",
  "/desk/record/documents/new": "yard",
  "/desk/record/reviews": "yard",
  "/desk/record/reviews/[name]": "yard",
  "/desk/record/suggest": "yard",
  "/desk/review": "yard",
  "/desk/review/[id]": "yard",
  "/desk/samples": "yard",
  "/desk/take-downs": "yard",
};

/** Next's own pages for what it cannot serve; our rewrites answer before them. */
export const OF_THE_FRAMEWORK = ["/_global-error", "/_not-found"];

const byMembers = (file: string, names: string[]) =>
  names.map((name) => [`app/(staff)/desk/${file}/actions.ts: ${name}`, "yard"] as const);

/** Who may call each server action. */
export const ACTIONS: Record<string, Policy> = {
  "app/(staff)/desk/sign-in/actions.ts: signInAction": "door",
  "app/(staff)/desk/welcome/[token]/actions.ts: acceptWelcomeAction": "door",
  ...Object.fromEntries([
    ...byMembers("account", [
      "changeNameAction",
      "changePasswordAction",
      "revokeSessionAction",
      "signOutEverywhereAction",
    ]),
    ...byMembers("consents", [
      "recordConsentAction",
      "renewConsentAction",
      "withdrawConsentAction",
    ]),
    ...byMembers("evidence", ["checkEvidenceAction", "evidenceAction", "retractEvidenceAction"]),
    ...byMembers("imports", [
      "applyImportAction",
      "approveBatchAction",
      "decideConflictsAction",
      "undoBatchAction",
    ]),
    ...byMembers("members", [
      "createOrganisationAction",
      "freezeMemberAction",
      "inviteMemberAction",
      "resetLinkAction",
      "setRoleAction",
      "unfreezeMemberAction",
    ]),
    ...byMembers("publish", ["publishAction"]),
    ...byMembers("record/documents", ["documentAction"]),
    ...byMembers("record/reviews", ["declareTotalAction", "openReviewAction", "saveReviewAction"]),
    ...byMembers("recommendations", [
      "addResponseAction",
      "checkResponseAction",
      "recommendationAction",
      "withdrawRecommendationAction",
    ]),
    ...byMembers("recommendations/[ref]", ["assignAction"]),
    ...byMembers("recommendations/[ref]/assess", ["assessAction"]),
    ...byMembers("take-downs", ["takeDownAction"]),
    ...byMembers("record", [
      "approveEntryAction",
      "entryAction",
      "returnEntryAction",
      "submitEntryAction",
      "withdrawEntryAction",
    ]),
    ...byMembers("review/[id]", ["approveAction", "returnAction", "withdrawAction"]),
  ]),
};
