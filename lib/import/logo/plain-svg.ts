import { SaxesParser, type SaxesTagNS } from "saxes";
import { done, refused, type Outcome } from "@/lib/domain/outcome";

// An SVG is a program as much as a picture. It is read, and what draws shapes is written anew; what could run, ask for a
// file or an address, or hold words that nobody sees, does not get into what is drawn.

const SHAPES =
  "svg g defs symbol use path rect circle ellipse line polyline polygon text tspan linearGradient radialGradient stop clipPath mask pattern marker style switch";
const FILTERS =
  "filter feBlend feColorMatrix feComponentTransfer feComposite feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset";
const DRAWN = new Set(`${SHAPES} ${FILTERS}`.split(" "));
/** Other pictures, pages and letters, taken in from elsewhere or packed into this one: without them the logo would lack something. */
const TAKEN_IN = new Set(["image", "feImage", "foreignObject"]);
const SVG = "http://www.w3.org/2000/svg";
const XLINK = "http://www.w3.org/1999/xlink";
const MOST_ELEMENTS = 20_000;

class NotDrawn extends Error {}

/** The same picture with nothing but what draws it, or why it cannot be drawn. */
export function plainSvg(given: string): Outcome<string> {
  try {
    return done(written(given));
  } catch (thrown) {
    if (thrown instanceof NotDrawn) return refused("not valid", thrown.message);
    // Of what is no XML, its reader says so in many ways.
    return refused("not valid", NO_XML);
  }
}

function written(given: string): string {
  const parts: string[] = [];
  /** How deep the reader is within something that is not drawn. */
  let left = 0;
  let elements = 0;
  const open: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (problem) => {
    throw problem;
  });
  parser.on("opentag", (tag) => {
    if ((elements += 1) > MOST_ELEMENTS) throw new NotDrawn(TOO_MUCH);
    if (left === 0 && tag.uri === SVG && TAKEN_IN.has(tag.local))
      throw new NotDrawn(FROM_ELSEWHERE);
    if (left > 0 || tag.uri !== SVG || !DRAWN.has(tag.local)) return void (left += 1);
    if (parts.length === 0 && tag.local !== "svg") throw new NotDrawn(NO_XML);
    open.push(tag.local);
    parts.push(opened(tag, parts.length === 0));
  });
  parser.on("closetag", (tag) => {
    if (left > 0) return void (left -= 1);
    open.pop();
    parts.push(`</${tag.local}>`);
  });
  const words = (text: string) => {
    if (left === 0 && ["style", "text", "tspan"].includes(open.at(-1) ?? ""))
      parts.push(escaped(ofItself(text)));
  };
  parser.on("text", words);
  parser.on("cdata", words);
  parser.write(given).close();
  if (parts.length === 0) throw new NotDrawn(NO_XML);
  return parts.join("");
}

function opened(tag: SaxesTagNS, isRoot: boolean): string {
  const attributes = Object.values(tag.attributes).flatMap(({ uri, local, value }) => {
    const isLink = local === "href" && (uri === XLINK || uri === "");
    if ((uri !== "" && !isLink) || /^on/i.test(local) || local === "xmlns") return [];
    if (isLink && !value.trim().startsWith("#")) throw new NotDrawn(FROM_ELSEWHERE);
    return [`${local}="${escaped(ofItself(value))}"`];
  });
  return `<${[tag.local, ...(isRoot ? [`xmlns="${SVG}"`] : []), ...unique(attributes)].join(" ")}>`;
}

/** Of `href` and `xlink:href` the first counts. */
const unique = (attributes: string[]): string[] =>
  attributes.filter(
    (one, at) => attributes.findIndex((other) => nameOf(other) === nameOf(one)) === at,
  );
const nameOf = (attribute: string) => attribute.slice(0, attribute.indexOf("="));

/** A colour or a shape of the picture itself may be named, nothing elsewhere. */
function ofItself(text: string): string {
  if (/@import|@font-face|url\s*\(\s*(?!['"]?#)/i.test(text)) throw new NotDrawn(FROM_ELSEWHERE);
  return text;
}

const escaped = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

const NO_XML =
  "This SVG could not be read whole. Open it in a drawing program, save it as a plain SVG or as a PNG, and upload that.";
const FROM_ELSEWHERE =
  "This SVG takes in something from outside its own shapes: a picture, a page, a font or an address. Turn it into shapes in a drawing program, or save it as a PNG, and upload that.";
const TOO_MUCH = `This SVG has more than ${MOST_ELEMENTS.toLocaleString("en")} shapes. Simplify it, or save it as a PNG, and upload that.`;
