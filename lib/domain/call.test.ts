import { describe, expect, test } from "vitest";
import { callBoardOn, callStatusOn, chainsOf, type Call } from "./call";

const call = (ref: string, given: Partial<Call> = {}): Call => ({
  ref,
  words: `Call ${ref}`,
  addressee: { kind: "un-body", name: "Council" },
  issuers: ["Experts"],
  issuedOn: "2020-06-26",
  dueOn: null,
  reiterates: null,
  level: "not-assessed",
  ...given,
});

describe("a call", () => {
  test("lapses by itself when its day has passed, and not before", () => {
    const due = { level: "not-assessed", dueOn: "2024-10-09" } as const;
    expect(callStatusOn(due, "2024-10-09")).toBe("open");
    expect(callStatusOn(due, "2024-10-10")).toBe("lapsed");
    expect(callStatusOn({ ...due, dueOn: "2024-10" }, "2024-10-31")).toBe("open");
    expect(callStatusOn({ ...due, dueOn: "2024-10" }, "2024-11-01")).toBe("lapsed");
  });

  test("that was carried out does not lapse, and one without a day stays open", () => {
    expect(callStatusOn({ level: "implemented", dueOn: "2020-01-01" }, "2024-01-01")).toBe("done");
    expect(callStatusOn({ level: "overtaken", dueOn: "2020-01-01" }, "2024-01-01")).toBe(
      "overtaken",
    );
    expect(callStatusOn({ level: "not-implemented", dueOn: null }, "2044-01-01")).toBe("open");
  });
});

describe("a chain", () => {
  const calls = [
    call("A"),
    call("B", { reiterates: "A", issuedOn: "2022-06-10" }),
    call("C", { reiterates: "B", issuedOn: "2022-09", addressee: { kind: "states", name: "All" } }),
    call("D", { issuedOn: "2023-01-01" }),
  ];

  test("is one demand, however many steps a repetition is away from the first", () => {
    const [chain] = callBoardOn(calls, "2024-06-25").chains;
    expect(chain?.calls.map(({ ref }) => ref)).toEqual(["A", "B", "C"]);
    expect(chain).toMatchObject({ first: "2020-06-26", last: "2022-09", daysOpen: 1460 });
  });

  test("begins with the recommendation that calls repeat, which is counted among no calls", () => {
    const first = call("R", { issuedOn: "2019-01-01" });
    const repeated = calls.map((one) => (one.ref === "A" ? { ...one, reiterates: "R" } : one));
    const board = callBoardOn(repeated, "2024-06-25", [first]);
    expect(board.chains[0]?.calls.map(({ ref }) => ref)).toEqual(["R", "A", "B", "C"]);
    expect(board.chains[0]?.first).toBe("2019-01-01");
    expect(
      board.kinds.flatMap(({ addressees }) => addressees).flatMap(({ calls }) => calls),
    ).toHaveLength(4);
    const lines = board.kinds.flatMap(({ addressees }) => addressees.flatMap(({ calls }) => calls));
    expect(lines.find(({ call }) => call.ref === "A")?.repeats?.ref).toBe("R");
  });

  test("counts no days from a month", () => {
    const [chain] = chainsOf([call("A", { issuedOn: "2020-06" })], "2024-06-25");
    expect(chain?.daysOpen).toBeNull();
  });

  test("that runs in a circle, or begins with what is not held, still ends", () => {
    const round = [call("A", { reiterates: "B" }), call("B", { reiterates: "A" })];
    expect(chainsOf(round, "2024-06-25").flatMap((one) => one.calls)).toHaveLength(2);
    const headless = [call("B", { reiterates: "A" }), call("C", { reiterates: "A" })];
    expect(chainsOf(headless, "2024-06-25")).toHaveLength(1);
  });

  test("does not mix kinds of addressees: each has its own count", () => {
    const { kinds } = callBoardOn(calls, "2024-06-25");
    expect(kinds.map(({ kind, count }) => [kind, count])).toEqual([
      ["un-body", 3],
      ["states", 1],
    ]);
  });
});
