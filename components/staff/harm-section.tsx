import { Notice } from "@/components/ui/notice";
import { harmWords as t } from "@/lib/messages/harm";
import { HarmAnswered, HarmQuestions, type Harm } from "./harm-questions";
import { Section } from "./page-head";

export type HeldHarm = Harm & {
  thingId: string;
  version: number;
  risky: boolean | null;
  memberId: string;
};

/** The first of two approvals of just this version, where its second is awaited. */
export const firstOfTwo = (
  harm: readonly HeldHarm[],
  { id, version }: { id: string; version: number },
): HeldHarm | null =>
  harm.find(
    (one) => one.thingId === id && one.version === version && one.risky && !one.confirmation,
  ) ?? null;

/** Within a form of approval: the questions, or the answers that a second reviewer is asked to share. */
export function HarmToAnswer({ first, who }: { first: HeldHarm | null; who: string }) {
  if (!first) return <HarmQuestions />;
  return (
    <div className="mt-4">
      <Notice kind="warning" live={false} title={t("waits")}>
        {first.memberId === who ? t("ownFirst") : t("agreeHint")}
      </Notice>
    </div>
  );
}

/** What was answered of a thing and of its earlier versions, the latest first. */
export function HarmOfOne({ harm }: { harm: readonly HeldHarm[] }) {
  if (harm.length === 0) return null;
  return (
    <Section title={t("title")}>
      <ul className="grid gap-4">
        {harm.map((one) => (
          <li key={`${one.thingId} ${one.version}`}>
            <HarmAnswered harm={one} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
