import "server-only";
import { refused, type Outcome } from "@/lib/domain/outcome";

/** Somebody else was quicker. `held` is what stands there now, as far as this member may know of it. */
export const stale = (held?: object): Outcome<never> =>
  refused(
    "stale",
    "Somebody has saved this since you opened it. Both versions are shown: take over what you need and save again",
    held && { held },
  );
