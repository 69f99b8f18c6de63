import { throughTheGate } from "@/lib/auth/handler-gate";
import type { StaffMember } from "@/lib/domain/permission";
import { storeUpload } from "@/lib/staff/attachment";
import { LOOKED_AT_ONCE, startPreview } from "@/lib/staff/import-run";
import { boundaryOf, BrokenForm, partsOf, type Part } from "@/lib/staff/multipart";
import { addressOf } from "../../asked";

export const dynamic = "force-dynamic";
const PATH = "/desk/imports";

/** Takes in a file to be imported and leads on to its preview. What is wrong is said there, in words. */
export const POST = (request: Request): Promise<Response> =>
  throughTheGate(
    request,
    () => leadTo("/desk/sign-in"),
    (who) => takeFile(who, request),
  );

async function takeFile(who: StaffMember, request: Request): Promise<Response> {
  const boundary = boundaryOf(request.headers.get("content-type"));
  if (!boundary || !request.body)
    return leadTo(addressOf(PATH, { problem: "Choose a file first" }));
  try {
    return leadTo(addressOf(PATH, await takeIn(who, partsOf(request.body, boundary))));
  } catch (thrown) {
    if (!(thrown instanceof BrokenForm)) throw thrown;
    return leadTo(addressOf(PATH, { problem: "The upload broke off before its end" }));
  }
}

/** The words of the address that the member is led to: the file's id and the State, or the problem. */
async function takeIn(
  who: StaffMember,
  parts: AsyncIterable<Part>,
): Promise<Record<string, string | null>> {
  let state: string | null = null;
  for await (const part of parts) {
    if (part.fileName === null) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of part.body) chunks.push(Buffer.from(chunk));
      if (part.name === "state") state = Buffer.concat(chunks).toString("utf8").slice(0, 3) || null;
      continue;
    }
    const { fileName: name, mime, body } = part;
    const stored = await storeUpload(who, { name, mime, body });
    if (!stored.ok) return { problem: stored.problem.message };
    const { id: file, size } = stored.value;
    if (size <= LOOKED_AT_ONCE) return { file, state };
    const looked = await startPreview(who, { file, choice: { stateIso3: state ?? undefined } });
    return looked.ok ? { file, state } : { problem: looked.problem.message };
  }
  return { problem: "Choose a file first" };
}

const leadTo = (Location: string) => new Response(null, { status: 303, headers: { Location } });
