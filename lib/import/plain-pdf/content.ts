import { BrokenContent, Tokens, written, type Value } from "./token";

/** Where the resources stand of which drawing instructions speak by name. */
export type Category = "ColorSpace" | "ExtGState" | "Font" | "Pattern" | "Shading" | "XObject";

export type Surroundings = {
  /** What a resource is called in the copy; null where there is none of this name. */
  nameOf: (category: Category, name: string) => string | null;
  /** A picture that stands among the instructions becomes a resource like any other; its name in the copy. */
  takePicture: (entries: [string, Value][], bytes: Uint8Array) => string;
};

/**
 * The same drawing, said anew: only operators that draw, with the operands that they take. Comments, marks around the text
 * with whatever they say, unknown operators, and operands too many are not said again.
 */
export function plainContent(content: Uint8Array, surroundings: Surroundings): Uint8Array {
  const tokens = new Tokens(Buffer.from(content).toString("latin1"));
  const lines: string[] = [];
  let operands: Value[] = [];
  for (let value = tokens.next(); value; value = tokens.next()) {
    if (value.kind !== "word" || CONSTANTS.has(value.text)) {
      operands.push(value);
      continue;
    }
    const said = value.text === "BI" ? picture(tokens, surroundings) : null;
    const line = said ?? instruction(value.text, operands, surroundings);
    if (line !== null) lines.push(line);
    operands = [];
  }
  return Buffer.from(lines.join("\n"), "latin1");
}

const CONSTANTS = new Set(["true", "false", "null"]);

/** Of each operator what it takes: numbers, a name, a string, an array; of names, where what they name stands. */
type Operand = "number" | "string" | "lengths" | "spaced text" | "intent" | Category;
const n = (count: number): Operand[] => Array<Operand>(count).fill("number");
const each = (operators: string, operands: Operand[]) =>
  operators.split(" ").map((operator): [string, Operand[]] => [operator, operands]);

const OPERATORS = new Map<string, Operand[]>([
  ...each("q Q h S s f F f* B B* b b* n W W* BT ET T*", []),
  ...each("w J j M i Tc Tw Tz TL Tr Ts G g", n(1)),
  ...each("m l Td TD d0", n(2)),
  ...each("RG rg", n(3)),
  ...each("v y re K k", n(4)),
  ...each("c cm Tm d1", n(6)),
  ["d", ["lengths", "number"]],
  ["ri", ["intent"]],
  ["gs", ["ExtGState"]],
  ["Tf", ["Font", "number"]],
  ...each("Tj '", ["string"]),
  ['"', ["number", "number", "string"]],
  ["TJ", ["spaced text"]],
  ...each("CS cs", ["ColorSpace"]),
  ["sh", ["Shading"]],
  ["Do", ["XObject"]],
]);
const COLOURS = new Set(["SC", "sc", "SCN", "scn"]);
const MOST_INKS = 32;

function instruction(
  operator: string,
  given: readonly Value[],
  surroundings: Surroundings,
): string | null {
  if (COLOURS.has(operator)) return colour(operator, given, surroundings);
  const taken = OPERATORS.get(operator);
  if (!taken || given.length < taken.length) return null;
  const operands = given.slice(given.length - taken.length);
  const said = taken.map((kind, at) => operand(kind, operands[at] as Value, surroundings));
  return said.includes(null) ? null : [...said, operator].join(" ");
}

function colour(
  operator: string,
  given: readonly Value[],
  { nameOf }: Surroundings,
): string | null {
  const last = given.at(-1);
  const numbers = given.filter((value) => value.kind === "number").slice(-MOST_INKS);
  if (last?.kind !== "name") return [...numbers.map(written), operator].join(" ");
  const name = nameOf("Pattern", last.name);
  return name && [...numbers.map(written), `/${name}`, operator].join(" ");
}

const DEVICE_SPACES = ["DeviceGray", "DeviceRGB", "DeviceCMYK", "Pattern"];
const INTENTS = ["AbsoluteColorimetric", "RelativeColorimetric", "Saturation", "Perceptual"];

function operand(kind: Operand, value: Value, { nameOf }: Surroundings): string | null {
  if (kind === "number" || kind === "string") return value.kind === kind ? written(value) : null;
  if (kind === "lengths" || kind === "spaced text") {
    if (value.kind !== "array") return null;
    const kinds = kind === "lengths" ? ["number"] : ["number", "string"];
    return written({
      kind: "array",
      values: value.values.filter((one) => kinds.includes(one.kind)),
    });
  }
  if (value.kind !== "name") return null;
  if (kind === "intent") return INTENTS.includes(value.name) ? `/${value.name}` : null;
  if (kind === "ColorSpace" && DEVICE_SPACES.includes(value.name)) return `/${value.name}`;
  const name = nameOf(kind, value.name);
  return name && `/${name}`;
}

/** A picture written among the instructions: its entries, ID, its bytes, EI. */
function picture(tokens: Tokens, { takePicture }: Surroundings): string {
  const entries: [string, Value][] = [];
  for (;;) {
    const name = tokens.next();
    if (name?.kind === "word" && name.text === "ID") break;
    const value = tokens.next();
    if (name?.kind !== "name" || !value) throw new BrokenContent("a picture without its bytes");
    entries.push([name.name, value]);
  }
  const from = tokens.at + 1;
  END_OF_PICTURE.lastIndex = from;
  const end = END_OF_PICTURE.exec(tokens.text);
  if (!end) throw new BrokenContent("a picture without an end");
  tokens.at = end.index + end[0].length;
  const bytes = Buffer.from(tokens.text.slice(from, end.index), "latin1");
  return `/${takePicture(entries, bytes)} Do`;
}

/** Between spaces, and followed by nothing but text: the letters occur among the bytes of pictures too. */
const END_OF_PICTURE = /[\0\t\n\f\r ]EI(?=[\0\t\n\f\r ](?:[\t\n\r -~]{12}|[\t\n\r -~]{0,11}$)|$)/g;
