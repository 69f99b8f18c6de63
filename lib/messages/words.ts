import { createTranslator } from "use-intl/core";
import type { BodyCode } from "@/lib/domain/body";
import type { Confidentiality } from "@/lib/domain/confidentiality";
import type { EvidenceKind, Relation } from "@/lib/domain/evidence";
import type { Confidence, Level, StandardOfProof } from "@/lib/domain/level";
import type { Role } from "@/lib/domain/permission";
import type { Claim, Position } from "@/lib/domain/position";
import type { RateKey } from "@/lib/domain/rate";
import type { AddresseeKind, AskType, CountingUnit } from "@/lib/domain/recommendation";
import { refuse } from "./catalogue";
import charts from "./en/charts.json";
import dealings from "./en/dealings.json";
import domain from "./en/domain.json";
import machine from "./en/machine.json";
import pages from "./en/pages.json";
import editions from "./en/editions.json";
import forPublic from "./en/public.json";
import questions from "./en/questions.json";
import record from "./en/record.json";
import report from "./en/report.json";
import forStaff from "./en/staff.json";

// One word for each member of each closed list. A list that grows without its word does not compile.

type Named = { name: string };
type Defined = { name: string; definition: string };

const levels: Record<Level, Defined> = domain.levels;
const positions: Record<Position, Defined & { whose: string }> = domain.positions;
const claims: Record<Claim | "none", Defined & { short: string }> = domain.claims;
const relations: Record<Relation, Defined> = domain.relations;
const evidenceKinds: Record<EvidenceKind, Named> = domain.evidenceKinds;
const confidences: Record<Confidence, Defined> = domain.confidences;
const standards: Record<StandardOfProof, Defined> = domain.standards;
const rates: Record<RateKey, { label: string; definition: string }> = domain.rates;
const countingUnits: Record<CountingUnit, Defined> = domain.countingUnits;
const askTypes: Record<AskType, Defined> = domain.askTypes;
const addresseeKinds: Record<AddresseeKind, Named> = domain.addresseeKinds;
const confidentialities: Record<Confidentiality, Defined> = domain.confidentialities;
const roles: Record<Role, Defined> = domain.roles;
const bodies: Record<BodyCode, Named & { abbreviation: string }> = domain.bodies;

export const levelWords = (level: Level) => levels[level];
/** `whose` says who uses the word: "rejected" is the State's, "noted" the Council's. */
export const positionWords = (position: Position) => positions[position];
/** `short` is the claim alone, in quotation marks: it is the State's, not ours. */
export const claimWords = (claim: Claim | "none") => claims[claim];
export const relationWords = (relation: Relation) => relations[relation];
export const evidenceKindWords = (kind: EvidenceKind) => evidenceKinds[kind];
export const confidenceWords = (confidence: Confidence) => confidences[confidence];
export const standardWords = (standard: StandardOfProof) => standards[standard];
export const rateWords = (key: RateKey) => rates[key];
export const countingUnitWords = (unit: CountingUnit) => countingUnits[unit];
/** A name within a sentence: the “State” in it keeps its capital. */
export const inSentence = (name: string): string =>
  `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
export const countingUnitInSentence = (unit: CountingUnit): string =>
  inSentence(countingUnits[unit].name);
export const askTypeWords = (type: AskType) => askTypes[type];
export const addresseeWords = (kind: AddresseeKind) => addresseeKinds[kind];
export const confidentialityWords = (confidentiality: Confidentiality) =>
  confidentialities[confidentiality];
export const roleWords = (role: Role) => roles[role];
export const bodyWords = (body: BodyCode) => bodies[body];

const CATALOGUES = {
  en: {
    charts,
    dealings,
    domain,
    editions,
    machine,
    pages,
    public: forPublic,
    questions,
    record,
    report,
    staff: forStaff,
  },
};

/** Languages that the interface speaks; a new one needs every catalogue. */
export const LOCALES = ["en"] as const satisfies (keyof typeof CATALOGUES)[];
export type Locale = (typeof LOCALES)[number];
export type Catalogue = keyof (typeof CATALOGUES)["en"];

type Words<C extends Catalogue> = (typeof CATALOGUES)["en"][C];
export type Translator<C extends Catalogue> = ReturnType<typeof createTranslator<Words<C>, never>>;

const translators = new Map<string, unknown>();

/** The messages of one catalogue, with ICU arguments: `translator("staff")("home.waiting", { count: 3 })`. */
export function translator<C extends Catalogue>(
  catalogue: C,
  locale: Locale = "en",
): Translator<C> {
  const key = `${locale} ${catalogue}`;
  if (!translators.has(key)) {
    const messages = CATALOGUES[locale][catalogue];
    translators.set(key, createTranslator({ locale, messages, onError: refuse }));
  }
  return translators.get(key) as Translator<C>;
}
