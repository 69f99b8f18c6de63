import { expect, test } from "vitest";
import { record } from "@/lib/db/record";
import { member, recommendation, world } from "@/lib/db/testing/world";
import { listSameAsk } from "./recommendation-same";

test("what an ask repeats and what repeats it are shown from each of them, the oldest first", async () => {
  const { reader } = await world();
  const first = await recommendation({ ref: "SAME.1", issuedOn: "2009" });
  const second = await recommendation({ ref: "SAME.2", issuedOn: "2014", reiteratesId: first.id });
  await recommendation({ ref: "SAME.3", issuedOn: "2018", reiteratesId: second.id });
  await recommendation({
    ref: "SAME.4",
    issuedOn: "2010",
    reiteratesId: first.id,
    bodyCode: "cat",
  });
  const refs = async (ref: string) => (await listSameAsk(reader, ref)).map((row) => row.ref);
  expect(await refs("SAME.1")).toEqual(["SAME.4", "SAME.2", "SAME.3"]);
  expect(await refs("SAME.3")).toEqual(["SAME.1", "SAME.4", "SAME.2"]);
  await record.recommendation.update({
    where: { id: second.id },
    data: { withdrawnAt: new Date() },
  });
  expect(await refs("SAME.1")).not.toContain("SAME.2");
});

test("what stands in a cluster with it is shown to those who may read the cluster, by its newest version", async () => {
  const { reader, researcher, partner } = await world();
  const [one, two, three] = await Promise.all(
    ["CLUSTER.1", "CLUSTER.2", "CLUSTER.3"].map((ref) => recommendation({ ref })),
  );
  const cluster = async (
    confidentiality: string,
    organisationId: string,
    members: (string | undefined)[][],
  ) => {
    const entry = await record.entry.create({
      data: {
        kind: "cluster",
        key: `cluster-${confidentiality}`,
        confidentiality,
        organisationId,
        createdById: researcher.id,
      },
    });
    for (const [index, ids] of members.entries())
      await record.entryVersion.create({
        data: {
          entryId: entry.id,
          number: index + 1,
          title: "Detention",
          facts: {},
          authorId: researcher.id,
          links: {
            create: ids.map((recommendationId) => ({
              part: "member",
              recommendationId: recommendationId ?? null,
            })),
          },
        },
      });
  };
  await cluster("coalition", partner.id, [
    [one?.id, two?.id, three?.id],
    [one?.id, two?.id],
  ]);
  await cluster("organisation", partner.id, [[two?.id, three?.id]]);
  const refs = async (who: typeof reader, ref: string) =>
    (await listSameAsk(who, ref)).map((row) => row.ref);
  expect(await refs(reader, "CLUSTER.1")).toEqual(["CLUSTER.2"]);
  expect(await refs(reader, "CLUSTER.2")).toEqual(["CLUSTER.1"]);
  expect(await refs(reader, "CLUSTER.3")).toEqual([]);
  const theirs = await member("reader", partner.id);
  expect(await refs(theirs, "CLUSTER.2")).toEqual(["CLUSTER.1", "CLUSTER.3"]);
});
