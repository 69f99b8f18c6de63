import { z } from "zod";
import { throughTheGate } from "@/lib/auth/handler-gate";
import { confirmAddress } from "@/lib/auth/way-back";
import { refused, type Outcome } from "@/lib/domain/outcome";
import type { StaffMember } from "@/lib/domain/permission";
import { settingWords } from "@/lib/messages/setting";
import { setLogo } from "@/lib/staff/logo";
import { boundaryOf, BrokenForm, partsOf } from "@/lib/staff/multipart";
import { addressOf } from "../../asked";
import { leadTo } from "../../handing";

export const dynamic = "force-dynamic";
const PATH = "/desk/settings";

/** Takes in the logo of the site and leads back to the settings, where what became of it is said. */
export const POST = (request: Request): Promise<Response> =>
  throughTheGate(
    request,
    () => leadTo("/desk/sign-in"),
    async (who) => {
      const outcome = await taken(who, request);
      if (outcome.ok) return leadTo(`${addressOf(PATH, { logo: "done" })}#logo`);
      const { code, message } = outcome.problem;
      if (code === "prove first") return leadTo(confirmAddress(`${PATH}#logo`));
      return leadTo(`${addressOf(PATH, { problem: message })}#logo`);
    },
  );

async function taken(who: StaffMember, request: Request): Promise<Outcome<null>> {
  const boundary = boundaryOf(request.headers.get("content-type"));
  if (!boundary || !request.body) return refused("not valid", settingWords("logo.noFile"));
  try {
    return await read(who, partsOf(request.body, boundary));
  } catch (thrown) {
    if (!(thrown instanceof BrokenForm)) throw thrown;
    return refused("not valid", settingWords("logo.brokeOff"));
  }
}

const MOST_DIGITS = 9;
const seen = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);

/** Which settings their writer saw, and then the file. */
async function read(who: StaffMember, parts: ReturnType<typeof partsOf>): Promise<Outcome<null>> {
  let number: number | undefined;
  for await (const { name, fileName, body } of parts) {
    if (name === "file" && fileName && number !== undefined) return setLogo(who, { number, body });
    const text = await startOf(body);
    if (name === "number") number = seen.safeParse(text).data;
  }
  return refused("not valid", settingWords("logo.noFile"));
}

async function startOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  let text = "";
  for await (const chunk of body)
    if (text.length <= MOST_DIGITS) text += Buffer.from(chunk).toString("latin1", 0, 20);
  return text;
}
