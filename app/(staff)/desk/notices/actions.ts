"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { Answer } from "@/components/staff/answer";
import { readNotices } from "@/lib/staff/notice";
import { answering } from "../answering";

export async function readNoticesAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(
    form,
    z.strictObject({}),
    (who) => readNotices(who, "all"),
    () => revalidatePath("/desk", "layout"),
  );
}
