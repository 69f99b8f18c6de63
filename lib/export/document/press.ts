import { gatheringsOf, isLong, type Gathering } from "./gathering";
import { letGo } from "./let-go";
import { setPages, type Place, type SetPages, type Sheet } from "./setting";
import type { TypstData } from "./typst-data";

/** How far a report is set: gatherings of all. */
export type Progress = (done: number, of: number) => void;

/**
 * The report as PDF: a short one in one piece; a long one gathering by gathering, to be bound (bind.ts). Its front comes
 * last, for it lists the pages of all others.
 */
export async function* setReport(
  data: TypstData,
  told: Progress = () => {},
): AsyncGenerator<SetPages> {
  if (!isLong(data.blocks)) return yield setPages({ ...data, part: null });
  const gatherings = gatheringsOf(data.blocks, data.words.continued);
  const isBook = data.layout === "book";
  // The title page and the contents are set twice: how many pages they take is known before what they list is.
  let page = isBook ? setFront(data, headingsOf(data)).pages + 1 : 1;
  const listed: Listed[] = [];
  for (const [at, gathering] of gatherings.entries()) {
    const opens = !isBook && at === 0;
    const closes = at === gatherings.length - 1;
    const made = setPages(body(data, gathering, { page, opens, closes }));
    yield made;
    listed.push(...listedIn(made.places, page));
    page += made.pages;
    told(at + 1, gatherings.length);
    await letGo();
  }
  if (isBook) yield { ...setFront(data, listed), isFront: true };
}

type Listed = { level: number; title: string; page: number };

const setFront = (data: TypstData, contents: Listed[]): SetPages =>
  setPages({
    ...data,
    blocks: [],
    part: { page: 1, opens: true, closes: false, continued: [], contents },
  });

const body = (
  data: TypstData,
  { blocks, continued }: Gathering,
  at: { page: number; opens: boolean; closes: boolean },
): Sheet => ({ ...data, blocks, part: { ...at, continued, contents: [] } });

/** What the contents will list, before its pages are known. */
const headingsOf = ({ blocks }: TypstData): Listed[] =>
  blocks.flatMap(({ kind, level = 1, text = "" }) =>
    kind === "heading" ? [{ level, title: text, page: 0 }] : [],
  );

const listedIn = (places: readonly Place[], from: number): Listed[] =>
  places.flatMap(({ level, title, page, listed }) =>
    listed && level !== null && title !== null ? [{ level, title, page: from + page - 1 }] : [],
  );
