import "server-only";
import { env } from "@/lib/env";

const { origin: ORIGIN } = new URL(env.ONUS_URL);

/** The whole address of a path of this site, as others cite it. */
export const siteAddress = (path: string): string => `${ORIGIN}${path}`;
