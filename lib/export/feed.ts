/** One entry of a feed: what one edition did. */
export type FeedEntry = {
  /** Names it for good: a reader's program that has seen it knows it again, whatever its words are by then. */
  id: string;
  title: string;
  url: string;
  /** RFC 3339. */
  publishedAt: string;
  updatedAt: string;
  /** Paragraphs, then lines; a line with an address is a link. */
  paragraphs: readonly string[];
  lines: readonly { words: string; detail: string; url: string | null }[];
};

export type Feed = {
  id: string;
  title: string;
  subtitle: string;
  /** Where the feed itself stands, and the page that it is about. */
  selfUrl: string;
  pageUrl: string;
  updatedAt: string;
  author: string;
  rights: string;
  entries: readonly FeedEntry[];
};

/** An Atom feed (RFC 4287). */
export function toAtom(feed: Feed): string {
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
    element("id", feed.id),
    element("title", feed.title),
    element("subtitle", feed.subtitle),
    element("updated", feed.updatedAt),
    `<author>${element("name", feed.author)}</author>`,
    element("rights", feed.rights),
    linkTo("self", "application/atom+xml", feed.selfUrl),
    linkTo("alternate", "text/html", feed.pageUrl),
    ...feed.entries.map(entryOf),
    "</feed>",
  ];
  return `${lines.join("\n")}\n`;
}

const entryOf = (entry: FeedEntry): string =>
  [
    "<entry>",
    element("id", entry.id),
    element("title", entry.title),
    linkTo("alternate", "text/html", entry.url),
    element("published", entry.publishedAt),
    element("updated", entry.updatedAt),
    `<content type="html">${escaped(contentOf(entry))}</content>`,
    "</entry>",
  ].join("\n");

/** HTML within the entry: its words are escaped once as text of HTML, and the whole once more as text of XML. */
function contentOf({ paragraphs, lines }: FeedEntry): string {
  const items = lines.map(({ words, detail, url }) => {
    const name = url === null ? escaped(words) : `<a href="${escaped(url)}">${escaped(words)}</a>`;
    return `<li>${name}${detail && `: ${escaped(detail)}`}</li>`;
  });
  const list = items.length > 0 ? `<ul>${items.join("")}</ul>` : "";
  return paragraphs.map((words) => `<p>${escaped(words)}</p>`).join("") + list;
}

const element = (name: string, text: string) => `<${name}>${escaped(text)}</${name}>`;

const linkTo = (rel: string, type: string, url: string) =>
  `<link rel="${rel}" type="${type}" href="${escaped(url)}"/>`;

/** Letters that XML does not know at all are left out: one of them would make the whole feed unreadable. */
const escaped = (text: string): string =>
  text
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
