import { SaxesParser } from "saxes";
import yauzl from "yauzl";

/** Every part of a packed file by its name. */
export const partsOf = (file: Uint8Array): Promise<Map<string, Buffer>> =>
  new Promise((resolve, reject) => {
    const parts = new Map<string, Buffer>();
    yauzl.fromBuffer(Buffer.from(file), { lazyEntries: true }, (fault, zip) => {
      if (fault) return reject(fault);
      zip.on("end", () => resolve(parts));
      zip.on("entry", (entry: yauzl.Entry) => {
        zip.openReadStream(entry, (broken, stream) => {
          if (broken) return reject(broken);
          const pieces: Buffer[] = [];
          stream.on("data", (piece: Buffer) => pieces.push(piece));
          stream.on("end", () => {
            parts.set(entry.fileName, Buffer.concat(pieces));
            zip.readEntry();
          });
        });
      });
      zip.readEntry();
    });
  });

/** The text of one part; empty where there is none. */
export const partOf = async (file: Uint8Array, name: string): Promise<string> =>
  (await partsOf(file)).get(name)?.toString("utf8") ?? "";

/** Its words, and how often each element occurs. Throws where it is not well-formed. */
export function readXml(xml: string): { text: string; elements: Map<string, number> } {
  const parser = new SaxesParser();
  const elements = new Map<string, number>();
  let text = "";
  parser.on("text", (words) => (text += words));
  parser.on("opentag", ({ name }) => elements.set(name, (elements.get(name) ?? 0) + 1));
  parser.write(xml).close();
  return { text, elements };
}
