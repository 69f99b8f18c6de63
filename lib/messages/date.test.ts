import { expect, test } from "vitest";
import { dateWords } from "./date";

test("a date is printed as precisely as it is known, and no more", () => {
  expect(dateWords("2024-06-11")).toBe("11 June 2024");
  expect(dateWords("2024-06")).toBe("June 2024");
  expect(dateWords("2024")).toBe("2024");
});

test("no time zone moves a first of January", () => {
  expect(dateWords("2013-01-01")).toBe("1 January 2013");
});
