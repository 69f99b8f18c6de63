import { z } from "zod";
import { fieldProblems, refusedFields } from "@/lib/domain/outcome";
import { beginUpload } from "@/lib/staff/upload";
import { answerUpload, standing, told } from "./answer";

export const dynamic = "force-dynamic";

const started = z.strictObject({
  size: z.coerce.number("Say how large the file is").int().min(0),
  name: z.string().min(1).max(1000),
  mime: z.string().max(200).default(""),
  fingerprint: z.string().min(1).max(200),
  evidence: z.string().max(20).optional(),
});

/** Makes room for a file: its bytes follow at the address that is given back. */
export const POST = (request: Request): Promise<Response> =>
  answerUpload(request, async (who) => {
    const given = started.safeParse({
      ...metadataIn(request.headers.get("upload-metadata") ?? ""),
      size: request.headers.get("upload-length") ?? undefined,
    });
    if (!given.success) return told(400, refusedFields("not valid", fieldProblems(given.error)));
    return standing(201, await beginUpload(who, given.data));
  });

/** "name dGVzdA==,mime dGV4dA==": each value in base64. */
function metadataIn(header: string): Record<string, string> {
  const pairs = header
    .split(",")
    .map((pair) => pair.trim().split(/\s+/))
    .map(([key = "", value = ""]) => [key, Buffer.from(value, "base64").toString("utf8")] as const);
  return Object.fromEntries(pairs.filter(([key]) => key !== ""));
}
