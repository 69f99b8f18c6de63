import { expect, test } from "vitest";
import { columnsParameter } from "./column";

test("columns stand in the order of the table, each once, however they were asked for", () => {
  expect(columnsParameter.parse("level,text,level")).toEqual(["text", "level"]);
  expect(columnsParameter.parse(undefined)).toBeUndefined();
});

test("a column that there is not is refused", () => {
  expect(columnsParameter.safeParse("text,salt").success).toBe(false);
});
