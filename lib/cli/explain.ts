/** In words, what keeps Onus from its work where the machine or the server is to blame; undefined for a fault of our own. */
export function explain(thrown: unknown, place = "the database server"): string | undefined {
  const { path, setting } = thrown as Told;
  const named = setting ? ` (${setting})` : "";
  switch (codeOf(thrown as Told)) {
    case "ENOSPC":
    case "53100":
      return "The disk is full: make room on it, and start again. Nothing was half-done.";
    case "EROFS":
      return `The disk that holds ${path ?? "the data folder"} cannot be written to: set ONUS_HOME to a folder that can.`;
    case "EACCES":
    case "EPERM":
      return `The user that runs Onus may not use ${path ?? "a file it needs"}: give it to that user, or set ONUS_HOME to a folder of its own.`;
    case "ECONNREFUSED":
    case "ECONNRESET":
    case "ETIMEDOUT":
    case "ENOTFOUND":
    case "EAI_AGAIN":
    case "57P03":
    case "P1001":
      return `No PostgreSQL answers at ${place}${named}: is it running, and is the address right?`;
    case "P1017":
    case "57P01":
    case "57P02":
      return `${place} ended while Onus was at work: run the command again. Nothing was half-done.`;
    case "28P01":
    case "28000":
      return `PostgreSQL at ${place} does not accept the login or the password${named}: put the right ones in.`;
    case "53300":
      return `PostgreSQL at ${place} has no connection left: end other programs that use it, or raise its max_connections.`;
    default:
      return undefined;
  }
}

/** Node, pg and Prisma each say it in a place of their own. */
type Told = {
  code?: string;
  path?: string;
  setting?: string;
  message?: string;
  cause?: Told & { originalCode?: string };
  meta?: { driverAdapterError?: Told };
};

function codeOf(thrown: Told): string | undefined {
  if (thrown.message === "Connection terminated unexpectedly") return "57P01";
  const adapter = thrown.meta?.driverAdapterError ?? thrown;
  return adapter.cause?.originalCode ?? adapter.cause?.code ?? thrown.code;
}
