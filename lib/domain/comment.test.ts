import { expect, test } from "vitest";
import { mentionsIn } from "./comment";

const MEMBERS = ["Ana", "Ana Lopez", "Béla Kiss", "Twin", "Twin"].map((name, at) => ({
  id: String(at),
  name,
}));
const called = (text: string) => mentionsIn(text, MEMBERS).members.map(({ name }) => name);

test.each([
  ["@Ana please look", ["Ana"]],
  ["@Ana Lopez, please look", ["Ana Lopez"]],
  ["@ana lopez and @BÉLA KISS: this is yours", ["Ana Lopez", "Béla Kiss"]],
  ["For @Ana, again @Ana.", ["Ana"]],
  ["Ana said so", []],
  ["write to office@ana.example", []],
  ["at @ noon", []],
])("of %j, those who are called are %j", (text, names) => {
  expect(called(text)).toEqual(names);
});

test("a name that nobody has, or that two have, is not guessed", () => {
  expect(mentionsIn("@Anatole, @Twin and @Ana", MEMBERS)).toEqual({
    members: [MEMBERS[0]],
    unknown: ["Anatole", "Twin"],
  });
});
