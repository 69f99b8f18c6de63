import { expect, test } from "vitest";
import { evidenceDraft } from "./evidence";
import { fieldProblems, refusedFields } from "./outcome";

test("a form that is refused names everything to mend, each field once, in words for its reader", () => {
  const { error } = evidenceDraft.safeParse({
    title: " ",
    url: "javascript:alert(1)",
    kind: "",
    confidentiality: "public",
    links: [{ ref: "X-1", relation: "nonsense" }],
  });
  const outcome = refusedFields("not valid", fieldProblems(error!));
  expect(outcome).toMatchObject({
    ok: false,
    problem: {
      field: "title",
      message:
        "Give it a title. Only addresses that begin with http:// or https:// can be opened by a reader. Choose what kind of source it is. Choose what it says about each recommendation",
      fields: [
        { field: "title" },
        { field: "url" },
        { field: "kind" },
        { field: "links.0.relation" },
      ],
    },
  });
});

test("what is wrong with the whole names no field", () => {
  expect(refusedFields("not valid", [{ field: "", message: "Too much" }])).toEqual({
    ok: false,
    problem: {
      code: "not valid",
      message: "Too much",
      fields: [{ field: "", message: "Too much" }],
    },
  });
});
