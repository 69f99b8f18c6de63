import { NOTICE_REASONS, type NoticeReason } from "@/lib/domain/comment";
import type { Letter } from "@/lib/domain/mail";
import { mailWords } from "@/lib/messages/mail";

// Letters to members. Each is made of words of ours, numbers, and addresses of the desk: nothing of the record enters
// one, so that there is nothing on its way that could be read, and nothing of which a header could be forged.

export type NoticeCounts = Partial<Record<NoticeReason, number>>;

/** How much of what kind waits; null where nothing does. */
export function noticeLetter(counts: NoticeCounts, deskUrl: string): Letter | null {
  const lines = NOTICE_REASONS.flatMap((why) => {
    const count = counts[why] ?? 0;
    return count > 0 ? [mailWords(`notices.counts.${why}`, { count })] : [];
  });
  if (lines.length === 0) return null;
  return letterOf(mailWords("notices.subject"), [
    mailWords("notices.since"),
    lines,
    mailWords("notices.read"),
    new URL("/desk/notices", deskUrl),
    mailWords("notices.why"),
    new URL("/desk/account#mail", deskUrl),
  ]);
}

/** The code by which an address proves to be a member's. */
export const codeLetter = (code: string): Letter =>
  letterOf(mailWords("code.subject"), [mailWords("code.lead"), code, mailWords("code.holds")]);

export const testLetter = (): Letter =>
  letterOf(mailWords("test.subject"), [mailWords("test.lead")]);

/** A paragraph, a list, or an address that can be followed. */
type Part = string | string[] | URL;

const letterOf = (subject: string, parts: Part[]): Letter => ({
  subject,
  text: `${parts.map(inText).join("\n\n")}\n`,
  html: `<!doctype html><html lang="en"><title>${escaped(subject)}</title>${parts.map(inHtml).join("")}</html>\n`,
});

function inText(part: Part): string {
  return Array.isArray(part) ? part.map((line) => `- ${line}`).join("\n") : String(part);
}

function inHtml(part: Part): string {
  if (Array.isArray(part))
    return `<ul>${part.map((line) => `<li>${escaped(line)}</li>`).join("")}</ul>`;
  const words = escaped(String(part));
  return `<p>${part instanceof URL ? `<a href="${words}">${words}</a>` : words}</p>`;
}

const escaped = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
