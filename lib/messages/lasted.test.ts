import { expect, test } from "vitest";
import { between } from "@/lib/domain/entry/obligation";
import { lastedWords, listed } from "./lasted";

test("from 9 December 2019 to 25 June 2024 are 4 years, 6 months and 16 days, 1,660 days", () => {
  expect(lastedWords(between("2019-12-09", "2024-06-25"))).toBe(
    "4 years, 6 months and 16 days (1,660 days)",
  );
});

test("what is nothing is not said, and one is one", () => {
  expect(lastedWords(between("2023-01-01", "2024-01-01"))).toBe("1 year (365 days)");
  expect(lastedWords(between("2024-01-01", "2024-03-04"))).toBe("2 months and 3 days (63 days)");
  expect(lastedWords(between("2024-01-01", "2024-01-02"))).toBe("1 day");
  expect(lastedWords(between("2024-01-01", "2024-01-01"))).toBe("no day");
});

test("names are listed as one says them", () => {
  expect(listed(["a"])).toBe("a");
  expect(listed(["a", "b"])).toBe("a and b");
  expect(listed(["a", "b", "c"])).toBe("a, b and c");
});
