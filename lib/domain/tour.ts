import type { Permission } from "./permission";

/** One thing to try at the desk. `did` are the deeds of the log that show that a member has done it; none where looking is all. */
export type TourStep = {
  key: string;
  permission: Permission;
  did: readonly string[];
  /** Where it is done, with a recommendation to try it on. */
  at: (ref: string) => string;
};

/** From the first look to what the public sees, in the order of the work. */
export const TOUR = [
  {
    key: "look",
    permission: "read the record",
    did: [],
    at: (ref) => `/desk/recommendations/${ref}`,
  },
  {
    key: "narrow",
    permission: "read the record",
    did: [],
    at: () => "/desk/recommendations?level=not-assessed",
  },
  {
    key: "log",
    permission: "log evidence",
    did: ["logged evidence"],
    at: (ref) => `/desk/evidence/new?ref=${ref}`,
  },
  {
    key: "draft",
    permission: "draft assessments",
    did: ["began assessment", "saved draft assessment"],
    at: (ref) => `/desk/recommendations/${ref}/assess`,
  },
  {
    key: "comment",
    permission: "comment",
    did: ["commented"],
    at: (ref) => `/desk/recommendations/${ref}`,
  },
  {
    key: "review",
    permission: "review assessments",
    did: ["returned assessment", "approved assessment", "approved assessment first"],
    at: () => "/desk/review",
  },
  { key: "publish", permission: "publish editions", did: [], at: () => "/desk/publish" },
  {
    key: "public",
    permission: "read the record",
    did: [],
    at: (ref) => `/recommendations/${ref}`,
  },
  {
    key: "retract",
    permission: "log evidence",
    did: ["retracted evidence"],
    at: () => "/desk/evidence?logged=me",
  },
] as const satisfies readonly TourStep[];
export type TourKey = (typeof TOUR)[number]["key"];
