import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { isDriverAdapterError } from "@prisma/driver-adapter-utils";
import { refused, type Outcome } from "@/lib/domain/outcome";
import type { StaffMember } from "@/lib/domain/permission";
import { requireSetting } from "@/lib/env";
import { Prisma, PrismaClient } from "./generated/record/client";
import { lazily } from "./lazy";

export { Prisma };
export type { PrismaClient };
/** One transaction on the record. */
export type Tx = Prisma.TransactionClient;

/** Kept across reloads of the development server, which would else open a pool at each. */
const kept = globalThis as { onusRecord?: PrismaClient };

/** Connected at first use, as onus_desk: no DELETE on what must stay, no UPDATE on history. */
export const record: PrismaClient = (kept.onusRecord ??= lazily(connect));

function connect(): PrismaClient {
  return new PrismaClient({
    adapter: new PrismaPg({ connectionString: requireSetting("ONUS_RECORD_URL"), max: 10 }),
  });
}

/** What was done, to what. `detail` holds ids, counts and hashes only: never a content. */
export type Deed = { did: string; subject: string; detail?: Prisma.InputJsonObject };

/**
 * The only way in for a change: it and its audit line stand or fall together, with a name on them.
 * A refusal rolls everything back and leaves no line. Nothing is done in the name of a frozen member, not even what was
 * begun before they were frozen, such as an upload that is still on its way. `work` may be done more than once: it
 * changes nothing but the record.
 */
export async function change<T>(
  who: StaffMember,
  deed: Deed | ((value: T) => Deed),
  work: (tx: Tx) => Promise<Outcome<T>>,
  { timeoutMs = 15_000 }: { timeoutMs?: number } = {},
): Promise<Outcome<T>> {
  try {
    return await afterDeadlocks(() =>
      record.$transaction(
        async (tx) => {
          const outcome = (await isFrozen(tx, who)) ? frozen() : await work(tx);
          if (!outcome.ok) throw new Refusal(outcome);
          const {
            did,
            subject,
            detail = {},
          } = typeof deed === "function" ? deed(outcome.value) : deed;
          await tx.auditEvent.create({ data: { memberId: who.id, did, subject, detail } });
          return outcome;
        },
        { timeout: timeoutMs, maxWait: 10_000 },
      ),
    );
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown.outcome as Outcome<T>;
    throw thrown;
  }
}

/**
 * Of changes that wait for each other in a circle the database ends one, with nothing of it done: it is done anew. Not
 * for ever: who meets the same again and again has met a fault of ours.
 */
async function afterDeadlocks<T>(work: () => Promise<T>, tries = 3): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    if (!isDeadlock(thrown) || tries === 0) throw thrown;
    return afterDeadlocks(work, tries - 1);
  }
}

function isDeadlock(thrown: unknown): boolean {
  if (!(thrown instanceof Prisma.PrismaClientKnownRequestError)) return false;
  const told = thrown.meta?.driverAdapterError;
  return isDriverAdapterError(told) && told.cause.kind === "TransactionWriteConflict";
}

/** The database is told in whose name it writes from here on: its history of fields says so. */
async function isFrozen(tx: Tx, { id }: StaffMember): Promise<boolean> {
  const [member] = await tx.$queryRaw<{ isFrozen: boolean }[]>`
    select set_config('onus.member', ${id}, true),
      exists (select from member where id = ${id}::uuid and frozen_at is not null) as "isFrozen"`;
  return member?.isFrozen ?? false;
}

const frozen = () =>
  refused(
    "not allowed",
    "Your account has been frozen, and nothing more is done in its name. Ask an administrator of your coalition.",
  );

/** Carries a refusal out of the transaction, so that it rolls back. */
class Refusal extends Error {
  constructor(readonly outcome: Outcome<unknown>) {
    super("refused");
  }
}
