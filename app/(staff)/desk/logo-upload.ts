import "server-only";
import type { z } from "zod";
import { throughTheGate } from "@/lib/auth/handler-gate";
import { confirmAddress } from "@/lib/auth/way-back";
import { refused, type Outcome } from "@/lib/domain/outcome";
import type { StaffMember } from "@/lib/domain/permission";
import { settingWords } from "@/lib/messages/setting";
import { boundaryOf, BrokenForm, partsOf } from "@/lib/staff/multipart";
import { addressOf } from "./asked";
import { leadTo } from "./handing";

/** Where a logo is uploaded, and whose: `field` comes before the file and says for what it is. */
type Place<T> = {
  path: string;
  anchor: string;
  field: string;
  schema: z.ZodType<T>;
  set: (who: StaffMember, value: T, body: AsyncIterable<Uint8Array>) => Promise<Outcome<null>>;
};

/** Takes in a logo and leads back to its page, where what became of it is said. */
export const takeLogo = <T>(request: Request, place: Place<T>): Promise<Response> =>
  throughTheGate(
    request,
    () => leadTo("/desk/sign-in"),
    async (who) => {
      const { path, anchor } = place;
      const outcome = await taken(who, request, place);
      if (outcome.ok) return leadTo(`${addressOf(path, { logo: "done" })}#${anchor}`);
      const { code, message } = outcome.problem;
      if (code === "prove first") return leadTo(confirmAddress(`${path}#${anchor}`));
      return leadTo(`${addressOf(path, { problem: message })}#${anchor}`);
    },
  );

async function taken<T>(
  who: StaffMember,
  request: Request,
  place: Place<T>,
): Promise<Outcome<null>> {
  const boundary = boundaryOf(request.headers.get("content-type"));
  if (!boundary || !request.body) return refused("not valid", settingWords("logo.noFile"));
  try {
    return await read(who, partsOf(request.body, boundary), place);
  } catch (thrown) {
    if (!(thrown instanceof BrokenForm)) throw thrown;
    return refused("not valid", settingWords("logo.brokeOff"));
  }
}

const MOST_LETTERS = 64;

async function read<T>(
  who: StaffMember,
  parts: ReturnType<typeof partsOf>,
  { field, schema, set }: Place<T>,
): Promise<Outcome<null>> {
  let value: T | undefined;
  for await (const { name, fileName, body } of parts) {
    if (name === "file" && fileName && value !== undefined) return set(who, value, body);
    const text = await startOf(body);
    if (name === field) value = schema.safeParse(text).data;
  }
  return refused("not valid", settingWords("logo.noFile"));
}

async function startOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  let text = "";
  for await (const chunk of body)
    if (text.length <= MOST_LETTERS)
      text += Buffer.from(chunk).toString("latin1", 0, MOST_LETTERS + 1);
  return text;
}
