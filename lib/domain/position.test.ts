import { describe, expect, test } from "vitest";
import { readPosition } from "./position";

describe("a State's wording", () => {
  test.each([
    ["Supported", "supported"],
    ["Accepted", "supported"],
    ["Supported/Noted", "partly"],
    ["Partially accepted", "partly"],
    ["Accepted in part", "partly"],
    ["Noted", "noted"],
    ["Rejected", "rejected"],
    ["Not accepted", "rejected"],
    ["do not enjoy the support of the State", "noted"],
    ["enjoy the support of the State", "supported"],
    ["will be examined", "pending"],
  ])("%s is %s", (wording, position) => expect(readPosition(wording)?.position).toBe(position));

  test("“accepted and already implemented” is a claim beside the position, never a level", () => {
    expect(readPosition("Accepted and already implemented")).toEqual({
      position: "supported",
      claim: "already-implemented",
    });
    expect(readPosition("Accepted and being implemented")).toEqual({
      position: "supported",
      claim: "being-implemented",
    });
  });
  test("what is not known is not guessed", () =>
    expect(readPosition("We take this under advisement")).toBeNull());
});
