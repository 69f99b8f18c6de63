import { z } from "zod";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { continueUpload, findUpload, giveUpUpload } from "@/lib/staff/upload";
import { answerUpload, said, standing, told } from "../answer";

export const dynamic = "force-dynamic";
type Given = { params: Promise<{ id: string }> };

/** How much has arrived. */
export const HEAD = (request: Request, { params }: Given): Promise<Response> =>
  answerUpload(request, async (who) => {
    const id = idIn(await params);
    return standing(200, id.ok ? await findUpload(who, id.value) : id);
  });

/** Takes in what follows, as it comes. */
export const PATCH = (request: Request, { params }: Given): Promise<Response> =>
  answerUpload(request, async (who) => {
    const id = idIn(await params);
    if (!id.ok) return standing(404, id);
    if (request.headers.get("content-type") !== "application/offset+octet-stream")
      return told(415, refused("not valid", "The bytes of an upload are sent as bytes"));
    const from = z.coerce
      .number()
      .int()
      .min(0)
      .safeParse(request.headers.get("upload-offset") ?? "x");
    if (!from.success) return told(400, refused("not valid", "Say from which byte on these are"));
    const body = request.body ?? nothing();
    return standing(204, await continueUpload(who, id.value, { from: from.data, body }));
  });

/** Gives the upload up. */
export const DELETE = (request: Request, { params }: Given): Promise<Response> =>
  answerUpload(request, async (who) => {
    const id = idIn(await params);
    const dropped = id.ok ? await giveUpUpload(who, id.value) : id;
    return dropped.ok ? said(204, {}) : standing(404, dropped);
  });

function idIn({ id }: { id: string }): Outcome<string> {
  const parsed = z.uuid().safeParse(id);
  return parsed.success ? done(parsed.data) : refused("not found", "There is no such upload");
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
