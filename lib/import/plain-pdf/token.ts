// The signs of which a PDF and its drawing instructions are made. Bytes are read as Latin-1, one sign each.

export type Value =
  | { kind: "number"; text: string }
  | { kind: "name"; name: string }
  | { kind: "string"; text: string }
  | { kind: "array"; values: Value[] }
  | { kind: "dictionary"; entries: Entry[] }
  | { kind: "word"; text: string }
  | Reference;

export type Entry = [name: string, value: Value];
export type Reference = { kind: "reference"; number: number };

/** Brackets within brackets: no honest drawing needs more. */
const DEEPEST = 50;

export class BrokenContent extends Error {}

/** Reads one value after the other; comments are passed over and never heard of again. */
export class Tokens {
  at = 0;
  constructor(readonly text: string) {}

  /** Null at the end. */
  next(depth = 0): Value | null {
    this.skip();
    const sign = this.text[this.at];
    if (sign === undefined) return null;
    if (depth > DEEPEST) throw new BrokenContent("too deep");
    if (sign === "(") return this.literal();
    if (sign === "/") return { kind: "name", name: unescaped(this.take(NAME).slice(1)) };
    if (sign === "[") return { kind: "array", values: this.until("]", depth) };
    if (sign === "<") return this.text[this.at + 1] === "<" ? this.dictionary(depth) : this.hex();
    const word = this.take(REGULAR);
    // A closing bracket that nothing opened stands for nothing.
    if (word === "") return this.pass(depth);
    return { kind: NUMBER.test(word) ? "number" : "word", text: word };
  }

  /** From here on, without what makes space. */
  skip(): void {
    this.take(SPACE);
  }

  private take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const [found = ""] = pattern.exec(this.text) ?? [];
    this.at += found.length;
    return found;
  }

  private pass(depth: number): Value | null {
    this.at += 1;
    return this.next(depth);
  }

  private until(end: string, depth: number): Value[] {
    this.at += end.length;
    const values: Value[] = [];
    for (;;) {
      this.skip();
      if (this.text.startsWith(end, this.at)) break;
      const value = this.next(depth + 1);
      if (!value) return values;
      values.push(value.kind === "word" && value.text === "R" ? referred(values, value) : value);
    }
    this.at += end.length;
    return values;
  }

  private dictionary(depth: number): Value {
    return { kind: "dictionary", entries: paired(this.until(">>", depth)) };
  }

  private hex(): Value {
    const end = this.text.indexOf(">", this.at);
    const digits = this.text.slice(this.at + 1, end < 0 ? undefined : end);
    this.at = end < 0 ? this.text.length : end + 1;
    const even = digits.replaceAll(/[^0-9A-Fa-f]/g, "");
    return {
      kind: "string",
      text: Buffer.from(even.length % 2 ? `${even}0` : even, "hex").toString("latin1"),
    };
  }

  private literal(): Value {
    let text = "";
    let open = 1;
    this.at += 1;
    for (; this.at < this.text.length; this.at += 1) {
      const sign = this.text[this.at] as string;
      if (sign === "\\") {
        const [escape = "\\"] = ESCAPE.exec(this.text.slice(this.at, this.at + 4)) ?? [];
        text += meantBy(escape.slice(1));
        this.at += escape.length - 1;
        continue;
      }
      if (sign === "(") open += 1;
      if (sign === ")") open -= 1;
      if (open === 0) break;
      text += sign;
    }
    this.at += 1;
    return { kind: "string", text };
  }
}

/** In a file, two numbers before an R are those of an object and of its version; they are taken off the values. */
function referred(values: Value[], otherwise: Value): Value {
  const [object, version] = values.slice(-2);
  if (object?.kind !== "number" || version?.kind !== "number") return otherwise;
  values.splice(-2);
  return { kind: "reference", number: Number(object.text) };
}

const SPACE = /(?:[\0\t\n\f\r ]|%[^\r\n]*)*/y;
const NAME = /\/[^\0\t\n\f\r ()<>[\]{}/%]*/y;
const REGULAR = /[^\0\t\n\f\r ()<>[\]{}/%]+/y;
const NUMBER = /^[+-]*(?:\d|\.\d|\.$)[\d.+-]*$/;
const ESCAPE = /^\\(?:[0-7]{1,3}|\r\n|[^])/;

const SIGNS: Record<string, string> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

function meantBy(escaped: string): string {
  if (/^[0-7]/.test(escaped)) return String.fromCharCode(parseInt(escaped, 8) & 0xff);
  if (/^[\r\n]/.test(escaped)) return "";
  return SIGNS[escaped] ?? escaped;
}

const unescaped = (name: string): string =>
  !name.includes("#")
    ? name
    : Buffer.from(
        name.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
          String.fromCharCode(parseInt(hex, 16)),
        ),
        "latin1",
      ).toString("latin1");

function paired(values: readonly Value[]): Entry[] {
  return values.flatMap((value, at): Entry[] => {
    const next = values[at + 1];
    return at % 2 === 0 && value.kind === "name" && next ? [[value.name, next]] : [];
  });
}

/** As it is written: strings in hexadecimal, so that no sign in them means anything. */
export function written(value: Value): string {
  switch (value.kind) {
    case "number":
    case "word":
      return value.text;
    case "name":
      return `/${value.name.replaceAll(/[^A-Za-z0-9_.-]/g, (sign) => `#${sign.charCodeAt(0).toString(16).padStart(2, "0")}`)}`;
    case "string":
      return `<${Buffer.from(value.text, "latin1").toString("hex")}>`;
    case "reference":
      return `${value.number} 0 R`;
    case "array":
      return `[${value.values.map(written).join(" ")}]`;
    case "dictionary":
      return `<<${value.entries.map(([name, one]) => `${written({ kind: "name", name })} ${written(one)}`).join(" ")}>>`;
  }
}
