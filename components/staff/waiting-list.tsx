import Link from "next/link";
import { translator } from "@/lib/messages/words";
import { Section } from "./page-head";

const t = translator("staff");

export type WaitingLine = { href: string; name: string; text: string };
const SHOWN = 8;

/** A few of what waits, and the way to the rest. */
export function WaitingList({
  title,
  total,
  lines,
  more,
  isWider = false,
}: {
  title: string;
  total: number;
  lines: readonly WaitingLine[];
  more?: string;
  /** More stands there than is counted here. */
  isWider?: boolean;
}) {
  return (
    <Section title={title}>
      <ul>
        {lines.slice(0, SHOWN).map(({ href, name, text }) => (
          <li key={href} className="border-rule border-b py-2">
            <Link prefetch={false} href={href} className="font-semibold" dir="auto">
              {name}
            </Link>{" "}
            {text && (
              <span dir="auto" className="text-small line-clamp-2">
                {text}
              </span>
            )}
          </li>
        ))}
      </ul>
      {total > Math.min(SHOWN, lines.length) && more && (
        <Link prefetch={false} href={more} className="inline-flex min-h-10 items-center">
          {isWider ? t("home.wider") : t("home.all", { count: total })}
        </Link>
      )}
    </Section>
  );
}
