import "server-only";
import { throughTheGate } from "@/lib/auth/handler-gate";
import { securityHeaders } from "@/lib/auth/policy";
import { refused, type Outcome, type ProblemCode } from "@/lib/domain/outcome";
import type { StaffMember } from "@/lib/domain/permission";
import type { UploadState } from "@/lib/staff/upload";

// Uploads that go on after a cut, by the open protocol tus 1.0: creation, expiration, termination (https://tus.io). The
// commands of lib/staff/upload.ts do the work; here stand its headers.

const VERSION = "1.0.0";
const EXTENSIONS = "creation,expiration,termination";

/** How every request of an upload begins: by a member, in our version of the protocol. */
export const answerUpload = (
  request: Request,
  work: (who: StaffMember) => Promise<Response>,
): Promise<Response> =>
  throughTheGate(
    request,
    () => told(401, refused("not allowed", SIGNED_OUT)),
    async (who) =>
      request.headers.get("tus-resumable") === VERSION
        ? work(who)
        : told(412, refused("not valid", `Uploads speak tus ${VERSION}`)),
  );

const SIGNED_OUT = "You are signed out: sign in in another window, and it goes on";

/** Where an upload stands, in the words of the protocol. */
export function standing(status: number, outcome: Outcome<UploadState>): Response {
  if (!outcome.ok) return told(STATUS[outcome.problem.code] ?? 400, outcome);
  const { id, arrived, size, until } = outcome.value;
  return said(status, {
    "Upload-Offset": String(arrived),
    "Upload-Length": String(size),
    "Upload-Expires": until.toUTCString(),
    ...(status === 201 && { Location: `/desk/uploads/${id}` }),
  });
}

/** A refusal in words, which the page shows as they are. */
export const told = (status: number, outcome: Outcome<unknown>): Response =>
  said(status, { "Content-Type": "application/json; charset=utf-8" }, JSON.stringify(outcome));

export const said = (
  status: number,
  headers: Record<string, string>,
  body: string | null = null,
): Response =>
  new Response(body, {
    status,
    headers: {
      ...securityHeaders(),
      "Tus-Resumable": VERSION,
      "Tus-Version": VERSION,
      "Tus-Extension": EXTENSIONS,
      ...headers,
    },
  });

const STATUS: Partial<Record<ProblemCode, number>> = {
  "not allowed": 403,
  "not found": 404,
  conflict: 409,
};
