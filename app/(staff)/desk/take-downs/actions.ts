"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { Answer } from "@/components/staff/answer";
import { translator } from "@/lib/messages/words";
import { keyFrom, takeDown, TAKE_DOWN_KINDS } from "@/lib/staff/take-down";
import { saving } from "@/lib/staff/unsent";
import { answering } from "../answering";

const asked = z.strictObject({
  kind: z.enum(TAKE_DOWN_KINDS, "Choose what kind of thing it is"),
  what: z.string().trim().min(1, "Give its address or its code").max(2000, "That is too long"),
  reason: z.string().trim().min(1, "Write the reason; only members will see it").max(5000),
  confirmed: z.literal("yes", "Confirm that it is to be gone for good"),
});

export async function takeDownAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(
    form,
    asked,
    async (who, { kind, what, reason }) => {
      const key = keyFrom(kind, what);
      if (!key.ok) return key;
      const taken = takeDown(who, { kind, key: key.value, reason });
      return saving(who, { form: "take-down", about: "new" }, taken);
    },
    ({ key }) => {
      revalidatePath("/desk/take-downs");
      return translator("staff")("takeDowns.done", { key });
    },
  );
}
