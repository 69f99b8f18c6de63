import { describe, expect, test } from "vitest";
import { CONFIDENTIALITIES, floorOf, isOpen, mayRead } from "./confidentiality";
import { may, PERMISSIONS, ROLES, type Permission, type Role } from "./permission";

describe("a role", () => {
  test("may do what the ones below it may, and no role below may do more", () => {
    for (const permission of Object.keys(PERMISSIONS) as Permission[]) {
      const allowed = ROLES.map((role) => may({ role }, permission));
      expect(allowed).toEqual([...allowed].sort());
      expect(allowed.at(-1)).toBe(true);
    }
  });
  test("that is unknown may do nothing", () =>
    expect(may({ role: "owner" as Role }, "read the record")).toBe(false));
  test("reader changes nothing; researcher does not publish", () => {
    expect(may({ role: "reader" }, "log evidence")).toBe(false);
    expect(may({ role: "researcher" }, "publish editions")).toBe(false);
    expect(may({ role: "editor" }, "manage members")).toBe(false);
  });
});

describe("confidentiality", () => {
  const now = new Date("2024-06-11T10:00:00Z");
  test("of a thing is that of the most closed it rests on", () =>
    expect(floorOf(["public", "restricted", "coalition"])).toBe("restricted"));
  test("opens to the public only at public, or when an embargo has ended", () => {
    expect(CONFIDENTIALITIES.filter((level) => isOpen(level, null, now))).toEqual(["public"]);
    expect(isOpen("embargoed", new Date("2024-06-11T10:00:01Z"), now)).toBe(false);
    expect(isOpen("embargoed", now, now)).toBe(true);
    expect(isOpen("restricted", new Date(0), now)).toBe(false);
  });
  test("keeps organisations' own things among themselves, and restricted ones with who logged them", () => {
    const thing = { organisationId: "a", loggedById: "anna" };
    const colleague = { id: "ben", organisationId: "a", role: "editor" };
    const partner = { id: "cleo", organisationId: "b", role: "editor" };
    expect(mayRead(partner, { ...thing, confidentiality: "coalition" })).toBe(true);
    expect(mayRead(partner, { ...thing, confidentiality: "organisation" })).toBe(false);
    expect(mayRead(colleague, { ...thing, confidentiality: "organisation" })).toBe(true);
    expect(mayRead(colleague, { ...thing, confidentiality: "restricted" })).toBe(false);
    expect(mayRead({ ...partner, id: "anna" }, { ...thing, confidentiality: "sealed" })).toBe(true);
  });
});
