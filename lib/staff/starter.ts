import "server-only";
import { randomUUID } from "node:crypto";
import { record, type Tx } from "@/lib/db/record";
import { suggestActionCategory } from "@/lib/domain/action-category";
import { dayInGeneva } from "@/lib/domain/day";
import { FIRST_SCALE } from "@/lib/domain/scale";
import { BUILT_IN, makeBuiltInMembers } from "./built-in";
import { writeEntries } from "./starter-entry";
import { readStarter, refOfEntry, type Starter } from "./starter-file";
import type { RecommendationEntry } from "./starter-shape";
import { loadVocabulary } from "./vocabulary";

const DOSSIER = "CHN";
/** Any number: two starts at once load the dossier once. */
const LOADING = 7_310_005;

/**
 * Fills an empty record with the dossier of `prisma/starter`, in one transaction. A record that holds a recommendation
 * or an import is somebody's own, and is left as it is.
 */
export async function loadStarter(): Promise<void> {
  await loadVocabulary();
  const now = new Date();
  const starter = await readStarter(dayInGeneva(now));
  await record.$transaction(
    async (tx) => {
      await tx.$queryRaw`select pg_advisory_xact_lock(${LOADING})::text`;
      const [recommendations, batches] = [
        await tx.recommendation.count(),
        await tx.importBatch.count(),
      ];
      if (recommendations + batches === 0) await fill(tx, starter, now);
    },
    { timeout: 60_000, maxWait: 10_000 },
  );
}

/** Ids of what has been written, by the names that the files use. */
type Written = {
  starter: Starter;
  now: Date;
  batchId: string;
  organisationId: string;
  documents: Map<string, string>;
  reviews: Map<number, string>;
  recommendations: Map<string, string>;
  evidence: Map<string, string>;
};

async function fill(tx: Tx, starter: Starter, now: Date): Promise<void> {
  const organisationId = await makeBuiltInMembers(tx);
  const batchId = await writeBatch(tx, starter, now);
  const ids = <K>(names: K[]) => new Map(names.map((name) => [name, randomUUID() as string]));
  const written: Written = {
    starter,
    now,
    batchId,
    organisationId,
    documents: ids(starter.documents.map(({ key }) => key)),
    reviews: ids(starter.reviews.map(({ cycle }) => cycle)),
    recommendations: ids(starter.recommendations.map(({ id }) => id)),
    evidence: ids(starter.evidence.map(({ code }) => code)),
  };
  await tx.state.update({ where: { iso3: DOSSIER }, data: { isDossier: true } });
  await tx.theme.createMany({
    data: starter.themes.map((theme) => ({ ...theme, scheme: "onus" })),
    skipDuplicates: true,
  });
  await tx.affectedGroup.createMany({ data: starter.groups, skipDuplicates: true });
  await writeDocuments(tx, written);
  await writeReviews(tx, written);
  await writeRecommendations(tx, written);
  await writeEvidence(tx, written);
  await writeAssessments(tx, written);
  await writeEntries(tx, starter, organisationId, now);
  await tx.auditEvent.create({
    data: {
      memberId: BUILT_IN.author.id,
      did: "loaded starter dossier",
      subject: `batch ${batchId}`,
      detail: { recommendations: starter.recommendations.length, sha256: starter.sha256 },
    },
  });
}

async function writeBatch(tx: Tx, starter: Starter, now: Date): Promise<string> {
  const rows = starter.recommendations.length;
  const { id } = await tx.importBatch.create({
    data: {
      format: "starter",
      fileName: "prisma/starter",
      fileSha256: starter.sha256,
      importedById: BUILT_IN.author.id,
      approvedById: BUILT_IN.checker.id,
      approvedAt: now,
      rows,
      report: {
        format: "starter",
        rows,
        recommendations: { created: rows, updated: 0, unchanged: 0 },
        unchecked: starter.recommendations.filter(({ checkNote }) => checkNote).length,
      },
    },
  });
  return id;
}

async function writeDocuments(tx: Tx, { starter, documents, batchId }: Written): Promise<void> {
  await tx.document.createMany({
    data: starter.documents.map(
      ({ body, supersedes, tag: _tag, sources: _sources, ...document }) => ({
        ...document,
        id: idOf(documents, document.key),
        supersedesId: supersedes === null ? null : idOf(documents, supersedes),
        bodyCode: body,
        stateIso3: DOSSIER,
        batchId,
      }),
    ),
  });
}

async function writeReviews(tx: Tx, { starter, documents, reviews }: Written): Promise<void> {
  await tx.reviewCycle.createMany({
    data: starter.reviews.map(
      ({
        document,
        declared: _declared,
        tag: _tag,
        sources: _sources,
        checkNote: _,
        ...review
      }) => ({
        ...review,
        id: idOf(reviews, review.cycle),
        stateIso3: DOSSIER,
        documentId: idOf(documents, document),
      }),
    ),
  });
  await tx.declaredTotal.createMany({
    data: starter.reviews.flatMap(({ cycle, declared }) =>
      declared.map(({ source, ...total }) => ({
        ...total,
        ...sourceOf(starter, source),
        reviewCycleId: idOf(reviews, cycle),
      })),
    ),
  });
}

async function writeRecommendations(tx: Tx, written: Written): Promise<void> {
  const { starter, recommendations } = written;
  const each = <T>(rows: (one: RecommendationEntry, recommendationId: string) => T[]) =>
    starter.recommendations.flatMap((one) => rows(one, idOf(recommendations, one.id)));
  await tx.recommendation.createMany({
    data: each((one, id) => [recommendationRow(one, id, written)]),
  });
  await tx.recommendationIssuer.createMany({
    data: each(({ issuers }, recommendationId) =>
      issuers.map((stateIso3) => ({ recommendationId, stateIso3 })),
    ),
  });
  await tx.recommendationTheme.createMany({
    data: each(({ themes }, recommendationId) =>
      themes.map((themeCode) => ({ recommendationId, themeCode })),
    ),
  });
  await tx.recommendationGroup.createMany({
    data: each(({ groups }, recommendationId) =>
      groups.map((groupCode) => ({ recommendationId, groupCode })),
    ),
  });
  await tx.stateResponse.createMany({
    data: each(({ response }, recommendationId) => {
      if (!response) return [];
      const { source, tag: _tag, ...said } = response;
      return [{ ...said, ...sourceOf(starter, source), recommendationId }];
    }),
  });
}

function recommendationRow(one: RecommendationEntry, id: string, written: Written) {
  const { starter, documents, reviews, recommendations, batchId } = written;
  const document = starter.documents.find(({ key }) => key === one.document);
  const seenAt = one.sources.map((source) => sourceOf(starter, source).sourceUrl);
  const body = document?.body ?? one.body ?? "upr";
  return {
    id,
    ref: refOfEntry(one, starter.documents),
    type: one.type,
    stateIso3: DOSSIER,
    addresseeKind: one.addressee.kind,
    addressee: one.addressee.name,
    territory: one.territory,
    bodyCode: body,
    documentId: one.document === null ? null : idOf(documents, one.document),
    reviewCycleId: one.cycle === null ? null : idOf(reviews, one.cycle),
    paragraph: one.paragraph,
    countingUnit: "paragraph",
    summary: one.summary,
    issuedOn: one.issuedOn ?? document?.adoptedOn ?? document?.publishedOn ?? null,
    issuedBy: one.issuedBy,
    dueOn: one.dueOn,
    reiteratesId: one.reiterates === null ? null : idOf(recommendations, one.reiterates),
    measurability: one.measurability,
    // Of our own summary, since the texts themselves are not held: for a person to check against the original.
    actionSuggested: body === "upr" ? suggestActionCategory(one.summary) : null,
    inappropriateReason: one.inappropriateReason,
    sourceUrl: seenAt.find((url) => url !== null) ?? null,
    checkNote: one.checkNote,
    externalKey: `starter:${one.id}`,
    batchId,
  };
}

async function writeEvidence(tx: Tx, written: Written): Promise<void> {
  const { starter, evidence, recommendations, organisationId, now } = written;
  await tx.evidence.createMany({
    data: starter.evidence.map((one) => {
      const source = starter.sources.find(({ id }) => id === one.source);
      return {
        id: idOf(evidence, one.code),
        code: one.code,
        title: source?.title ?? one.code,
        publisher: source?.publisher ?? null,
        url: source?.url ?? null,
        archivedUrl: one.archivedUrl,
        kind: one.kind,
        publishedOn: source?.publishedOn ?? null,
        occurredOn: one.occurredOn,
        summaryPublic: one.summary,
        confidentiality: "public",
        derivedFromId: one.derivedFrom === null ? null : idOf(evidence, one.derivedFrom),
        organisationId,
        loggedById: BUILT_IN.author.id,
        checkedById: one.checkNote === null ? BUILT_IN.checker.id : null,
        checkedAt: one.checkNote === null ? now : null,
      };
    }),
  });
  await tx.evidenceLink.createMany({
    data: starter.evidence.flatMap(({ code, links }) =>
      Object.entries(links).flatMap(([relation, about]) =>
        about.map((id) => ({
          evidenceId: idOf(evidence, code),
          recommendationId: idOf(recommendations, id),
          relation,
        })),
      ),
    ),
  });
}

/** Drafted by one built-in member and approved by the other, in that order: the record would refuse it otherwise. */
async function writeAssessments(tx: Tx, written: Written): Promise<void> {
  const { starter, evidence, recommendations, organisationId, now } = written;
  const rows = starter.assessments.map((one) => ({ one, id: randomUUID() }));
  await tx.assessment.createMany({
    data: rows.map(({ one, id }) => ({
      id,
      recommendationId: idOf(recommendations, one.recommendation),
      level: one.level,
      confidence: one.confidence,
      standardOfProof: one.standardOfProof,
      rationalePublic: one.rationale,
      evidenceCutOff: one.evidenceCutOff,
      method: FIRST_SCALE,
      organisationId,
      authorId: BUILT_IN.author.id,
      createdAt: now,
      submittedAt: now,
    })),
  });
  await tx.assessmentEvidence.createMany({
    data: rows.flatMap(({ one, id }) =>
      one.evidence.map((code) => ({ assessmentId: id, evidenceId: idOf(evidence, code) })),
    ),
  });
  await tx.assessment.updateMany({
    where: { id: { in: rows.map(({ id }) => id) } },
    data: { approvedAt: now, approvedById: BUILT_IN.checker.id },
  });
}

/** A source as a record shows it: publisher first, then title. */
function sourceOf({ sources }: Starter, id: string) {
  const source = sources.find((one) => one.id === id);
  if (!source) throw new Error(`prisma/starter: there is no source ${id}`);
  return { sourceTitle: `${source.publisher}: ${source.title}`, sourceUrl: source.url };
}

function idOf<K>(ids: Map<K, string>, name: K): string {
  const id = ids.get(name);
  if (!id) throw new Error(`prisma/starter: there is no entry ${String(name)}`);
  return id;
}
