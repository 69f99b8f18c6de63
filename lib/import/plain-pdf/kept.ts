// What a public copy of a PDF keeps, key by key: what is needed to draw the pages and to take their text out. Every key
// that is not listed here stays behind, whoever invented it.

/** What may stand under a key. `plain` is numbers, names and lists of them, never words; `bytes` may be a string. */
export type Keep =
  | "plain"
  | "bytes"
  | "colour"
  | "form"
  | "font"
  | "fonts"
  | "function"
  | "functions"
  | "picture"
  | "mask"
  | "program"
  | "script"
  | "drawing"
  | "drawings"
  | "resources"
  | "encoding"
  | "shading"
  | "size of a font"
  | Part;

/** Dictionaries of which some keys are kept. */
export type Part =
  | "a colour"
  | "a descriptor"
  | "a form"
  | "a font"
  | "a function"
  | "a group"
  | "a picture"
  | "a pattern"
  | "a script"
  | "a shading"
  | "a soft mask"
  | "a state"
  | "a system of characters"
  | "an encoding";

const keys = (names: string, keep: Keep = "plain"): Record<string, Keep> =>
  Object.fromEntries(names.split(" ").map((name) => [name, keep]));

export const KEPT: Record<Part, Record<string, Keep>> = {
  "a form": {
    ...keys("Type Subtype FormType BBox Matrix"),
    Group: "a group",
    Resources: "resources",
  },
  "a group": { ...keys("Type S I K"), CS: "colour" },
  "a picture": {
    ...keys("Type Subtype Width Height ImageMask BitsPerComponent Decode Interpolate Matte"),
    ColorSpace: "colour",
    SMask: "picture",
    Mask: "mask",
  },
  "a font": {
    ...keys("Type Subtype BaseFont FirstChar LastChar Widths DW W DW2 W2 FontBBox FontMatrix"),
    Encoding: "encoding",
    FontDescriptor: "a descriptor",
    ToUnicode: "script",
    DescendantFonts: "fonts",
    CIDSystemInfo: "a system of characters",
    CIDToGIDMap: "program",
    CharProcs: "drawings",
    Resources: "resources",
  },
  "a descriptor": {
    ...keys("Type FontName FontStretch FontWeight Flags FontBBox ItalicAngle Ascent Descent"),
    ...keys("Leading CapHeight XHeight StemV StemH AvgWidth MaxWidth MissingWidth"),
    ...keys("FontFile FontFile2 FontFile3", "program"),
  },
  "a system of characters": { ...keys("Registry Ordering", "bytes"), Supplement: "plain" },
  "an encoding": keys("Type BaseEncoding Differences"),
  "a script": {
    ...keys("Type CMapName WMode"),
    CIDSystemInfo: "a system of characters",
    UseCMap: "script",
  },
  "a pattern": {
    ...keys("Type PatternType PaintType TilingType BBox XStep YStep Matrix"),
    Resources: "resources",
    Shading: "shading",
    ExtGState: "a state",
  },
  "a shading": {
    ...keys("ShadingType Background BBox AntiAlias Coords Domain Extend Matrix BitsPerCoordinate"),
    ...keys("BitsPerComponent BitsPerFlag Decode VerticesPerRow"),
    ColorSpace: "colour",
    Function: "functions",
  },
  "a function": {
    ...keys("FunctionType Domain Range Size BitsPerSample Order Encode Decode C0 C1 N Bounds"),
    Functions: "functions",
  },
  "a state": {
    ...keys("Type LW LC LJ ML D RI BM CA ca AIS TK SA OP op OPM FL SM"),
    Font: "size of a font",
    SMask: "a soft mask",
  },
  "a soft mask": { ...keys("Type S BC"), G: "form", TR: "function" },
  "a colour": keys("WhitePoint BlackPoint Gamma Matrix Range"),
};
