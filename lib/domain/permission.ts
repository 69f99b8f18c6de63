/** Roles from least to most. Each may do what the ones before it may. */
export const ROLES = ["reader", "researcher", "editor", "administrator"] as const;
export type Role = (typeof ROLES)[number];

declare const known: unique symbol;

/** A member whose identity has been proved. Only lib/auth (and the command line, as itself) makes one. */
export type StaffMember = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly organisationId: string;
  /** A code of the second factor was given within the last minutes: what is restricted asks for it (`proveFirst`). */
  readonly recentlyProved: boolean;
  readonly [known]: true;
};

/** From this role on nobody signs in without a second factor: they decide what is public, and who comes in. */
const SECOND_FACTOR_FROM: Role = "editor";
export const needsSecondFactor = (role: Role): boolean =>
  ROLES.indexOf(role) >= ROLES.indexOf(SECOND_FACTOR_FROM);

/** Everything that can be asked of the record, and the least role that may ask it. */
export const PERMISSIONS = {
  "read the record": "reader",
  "log evidence": "researcher",
  "draft assessments": "researcher",
  "draft entries": "researcher",
  "tag and assign": "researcher",
  comment: "researcher",
  "import files": "researcher",
  "check evidence": "editor",
  "review assessments": "editor",
  "review entries": "editor",
  "approve imports": "editor",
  "publish editions": "editor",
  "take down": "editor",
  "run consultations": "editor",
  "sign for the organisation": "researcher",
  "make annexes": "editor",
  "keep consents": "editor",
  "protect names": "editor",
  "see jobs": "editor",
  "manage members": "administrator",
  "change settings": "administrator",
} as const satisfies Record<string, Role>;

export type Permission = keyof typeof PERMISSIONS;

/** False for a role that is not in the list: an unknown role may do nothing. */
export function may(who: Pick<StaffMember, "role">, permission: Permission): boolean {
  const held = ROLES.indexOf(who.role);
  return held >= 0 && held >= ROLES.indexOf(PERMISSIONS[permission]);
}
