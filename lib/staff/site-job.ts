import "server-only";
import type { Tx } from "@/lib/db/record";
import { putOff } from "./job";

/** What the public is told of the site and of the scale is brought to it at once, by a job of its own (site.ts). */
export const putOffSite = (tx: Tx): Promise<void> =>
  putOff(tx, "publish site settings", { subject: "site", at: new Date(), key: "site" });
