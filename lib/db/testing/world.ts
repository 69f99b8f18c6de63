import { randomUUID } from "node:crypto";
import type { Role, StaffMember } from "@/lib/domain/permission";
import { record } from "../record";

// A small, plainly fictional world for tests: the State of Examplia, its neighbour, and two organisations.

let made: Promise<World> | undefined;
export type World = Awaited<ReturnType<typeof make>>;

/** The same world for all tests of a file, made at its first use. */
export const world = (): Promise<World> => (made ??= make());

async function make() {
  const organisation = await record.organisation.create({
    data: { name: "Examplia Rights Watchers" },
  });
  const partner = await record.organisation.create({ data: { name: "Neighbours for Examplia" } });
  await record.state.createMany({
    data: [
      {
        iso3: "XEX",
        iso2: "XE",
        name: "Examplia",
        aliases: ["Republic of Examplia"],
        isDossier: true,
      },
      { iso3: "XNB", iso2: "XN", name: "Neighbouria", aliases: [] },
    ],
  });
  await record.body.createMany({
    data: [
      { code: "upr", abbreviation: "UPR", name: "Universal Periodic Review", kind: "upr" },
      { code: "cat", abbreviation: "CAT", name: "Committee against Torture", kind: "treaty-body" },
    ],
    skipDuplicates: true,
  });
  const [reader, researcher, editor, administrator] = await Promise.all([
    member("reader", organisation.id),
    member("researcher", organisation.id),
    member("editor", partner.id),
    member("administrator", organisation.id),
  ]);
  const batch = await record.importBatch.create({
    data: {
      format: "starter",
      fileName: "examplia.yaml",
      fileSha256: "0".repeat(64),
      importedById: researcher.id,
      approvedById: editor.id,
      approvedAt: new Date("2024-01-01T00:00:00Z"),
      rows: 0,
      report: {},
    },
  });
  return { organisation, partner, reader, researcher, editor, administrator, batch };
}

/** A member with this role, as lib/auth would hand it to a command just after they have given a code. */
export async function member(role: Role, organisationId: string): Promise<StaffMember> {
  const id = randomUUID();
  const name = `${role} ${id.slice(0, 4)}`;
  await record.member.create({
    data: { id, name, role, organisationId, email: `${role}-${id.slice(0, 8)}@example.org` },
  });
  return { id, name, role, organisationId, recentlyProved: true } as StaffMember;
}

/** A publishable recommendation to Examplia; `given` overrides what a test is about. */
export async function recommendation(
  given: Partial<Parameters<typeof record.recommendation.create>[0]["data"]> & { ref: string },
) {
  const { batch } = await world();
  return record.recommendation.create({
    data: {
      stateIso3: "XEX",
      addresseeKind: "state",
      addressee: "Examplia",
      bodyCode: "upr",
      countingUnit: "paragraph",
      summary: "Release everyone who is held without a charge",
      batchId: batch.id,
      ...given,
    } as Parameters<typeof record.recommendation.create>[0]["data"],
  });
}
