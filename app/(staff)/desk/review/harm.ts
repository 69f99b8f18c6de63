import { z } from "zod";
import type { HarmGiven } from "@/lib/domain/harm";

const answer = z.string().max(20).optional();

/** What a form may send of the questions whom something could hurt; the command says which of them it needs. */
export const harmFields = {
  persons: answer,
  inCustody: answer,
  relatives: answer,
  newlyPublic: answer,
  publishedByUn: answer,
  consent: answer,
  harmReason: z.string().max(5000).optional(),
};

type Fields = { [name in keyof typeof harmFields]?: string | undefined };

/** Under the names of the rule: its reason is called otherwise in forms, which have other reasons too. */
export const harmIn = ({ harmReason, ...answers }: Fields): HarmGiven => ({
  ...answers,
  reason: harmReason,
});
