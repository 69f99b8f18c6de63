import { throughTheGate } from "@/lib/auth/handler-gate";
import { refused, type Outcome } from "@/lib/domain/outcome";
import type { StaffMember } from "@/lib/domain/permission";
import { storeUpload, type Uploaded } from "@/lib/staff/attachment";
import { boundaryOf, BrokenForm, partsOf } from "@/lib/staff/multipart";

export const dynamic = "force-dynamic";

/**
 * Takes files in while they arrive. A script sends one as the body, its name in `x-file-name`; a form without script
 * sends several, after the code of the evidence that they belong to, and is led back to its page.
 */
export const POST = (request: Request): Promise<Response> =>
  throughTheGate(request, signedOut, async (who) => {
    const boundary = boundaryOf(request.headers.get("content-type"));
    if (!request.body) return plain(400, "No file has been sent");
    return boundary
      ? fromForm(who, request.body, boundary)
      : fromScript(who, request.body, request.headers);
  });

const signedOut = () => plain(401, "You are signed out: sign in, then upload again");

async function fromScript(
  who: StaffMember,
  body: AsyncIterable<Uint8Array>,
  headers: Headers,
): Promise<Response> {
  const announced = Number(headers.get("x-file-size") ?? NaN);
  const outcome = await storeUpload(who, {
    name: decoded(headers.get("x-file-name")),
    mime: headers.get("content-type") ?? "",
    body,
    announced: Number.isSafeInteger(announced) ? announced : undefined,
    evidence: headers.get("x-evidence") ?? undefined,
  });
  return Response.json(outcome, {
    status: outcome.ok ? 201 : statusOf(outcome),
    headers: { "Cache-Control": "no-store" },
  });
}

async function fromForm(
  who: StaffMember,
  body: AsyncIterable<Uint8Array>,
  boundary: string,
): Promise<Response> {
  let evidence: string | undefined;
  let stored = 0;
  try {
    for await (const part of partsOf(body, boundary)) {
      if (part.fileName === null) {
        const text = await textOf(part.body);
        if (part.name === "evidence") evidence = text;
      } else {
        const outcome = await storeUpload(who, {
          name: part.fileName,
          mime: part.mime,
          body: part.body,
          evidence,
        });
        if (!outcome.ok) return plain(statusOf(outcome), outcome.problem.message);
        stored += 1;
      }
    }
  } catch (thrown) {
    if (!(thrown instanceof BrokenForm)) throw thrown;
    return plain(400, "The upload broke off before its end. Upload the files again");
  }
  if (stored === 0) return plain(400, "Choose a file first");
  const address = evidence ? `/desk/evidence/${encodeURIComponent(evidence)}` : "/desk/evidence";
  return new Response(null, { status: 303, headers: { Location: address } });
}

const MOST_TEXT = 1000;

async function textOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > MOST_TEXT) throw new BrokenForm("a field is too long");
    chunks.push(Buffer.from(chunk));
  }
  return Buffer.concat(chunks).toString("utf8");
}

function statusOf(outcome: Outcome<Uploaded>): number {
  if (outcome.ok) return 200;
  const codes: Partial<Record<typeof outcome.problem.code, number>> = {
    "not allowed": 403,
    "not found": 404,
  };
  return codes[outcome.problem.code] ?? 400;
}

function decoded(name: string | null): string {
  try {
    return decodeURIComponent(name ?? "");
  } catch {
    return name ?? "";
  }
}

const plain = (status: number, message: string) =>
  new Response(JSON.stringify(refused("not valid", message)), {
    status,
    headers: { "Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-store" },
  });
