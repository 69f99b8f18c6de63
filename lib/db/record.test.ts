import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { done, type Outcome } from "@/lib/domain/outcome";
import { change, record, type Tx } from "./record";
import { recommendation, world } from "./testing/world";

describe("two changes that each hold what the other needs", () => {
  test.each([
    ["written through the client", touch],
    ["written in SQL", touchInSql],
  ])("are both made, one after the other, and each has its line: %s", async (_, write) => {
    const { researcher, editor } = await world();
    const one = await recommendation({ ref: `A-HRC-1-1.${randomUUID()}` });
    const other = await recommendation({ ref: `A-HRC-1-1.${randomUUID()}` });
    const met = meeting(2);
    const touching = (first: string, second: string) => async (tx: Tx) => {
      await write(tx, first);
      await met();
      await write(tx, second);
      return done({});
    };
    const deed = (subject: string) => ({ did: "met", subject });
    const came = await Promise.all([
      change(researcher, deed(one.ref), touching(one.id, other.id)),
      change(editor, deed(other.ref), touching(other.id, one.id)),
    ]);
    expect(came.map(({ ok }: Outcome<object>) => ok)).toEqual([true, true]);
    const lines = { did: "met", subject: { in: [one.ref, other.ref] } };
    expect(await record.auditEvent.count({ where: lines })).toBe(2);
  });
});

async function touch(tx: Tx, id: string): Promise<void> {
  await tx.recommendation.update({ where: { id }, data: { checkNote: "Looked at" } });
}

async function touchInSql(tx: Tx, id: string): Promise<void> {
  await tx.$executeRaw`update recommendation set check_note = 'Looked at' where id = ${id}::uuid`;
}

/** Waits until so many have come; who comes later goes on at once. */
function meeting(size: number): () => Promise<void> {
  let here = 0;
  let open = () => {};
  const all = new Promise<void>((resolve) => (open = resolve));
  return () => {
    here += 1;
    if (here >= size) open();
    return all;
  };
}
