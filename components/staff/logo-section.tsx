import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import type { Logo } from "@/lib/domain/logo";
import { shownSize } from "@/lib/domain/logo";
import { GROUNDS } from "@/lib/domain/site";
import { settingWords } from "@/lib/messages/setting";
import type { Action } from "./answer";
import { CommandForm, SubmitButton } from "./form";
import { Section } from "./page-head";

/** The logo as it stands on light and on dark pages, and the ways to set another and to have none. */
export function LogoSection({
  number,
  logo,
  said,
  problem,
  remove,
}: {
  number: number;
  logo: Logo | null;
  said: string | undefined;
  problem: string | undefined;
  remove: Action;
}) {
  return (
    <Section id="logo" title={settingWords("logo.title")}>
      <p className="text-soft max-w-measure mb-4">{settingWords("logo.lead")}</p>
      {problem && <Notice kind="problem" title={problem} />}
      {!problem && logo && said && <Notice kind="done" title={said} />}
      {logo ? <Shown logo={logo} /> : <p className="my-4">{settingWords("logo.none")}</p>}
      <form
        action="/desk/settings/logo"
        method="post"
        encType="multipart/form-data"
        className="flex max-w-md flex-col gap-4"
      >
        <input type="hidden" name="number" value={number} />
        <Field
          name="file"
          type="file"
          required
          accept=".png,.jpg,.jpeg,.svg,image/png,image/jpeg,image/svg+xml"
          label={settingWords("logo.file")}
          hint={settingWords("logo.fileHint")}
        />
        <div>
          <Button kind="primary">{settingWords("logo.upload")}</Button>
        </div>
      </form>
      {/* What came of it is said here, when there is nothing left to take away. */}
      <CommandForm action={remove} className="mt-4">
        {logo && (
          <Disclosure summary={settingWords("logo.remove")}>
            <input type="hidden" name="number" value={number} />
            <p className="max-w-measure mb-4">{settingWords("logo.removeLead")}</p>
            <SubmitButton busy={settingWords("logo.removing")}>
              {settingWords("logo.removeNow")}
            </SubmitButton>
          </Disclosure>
        )}
      </CommandForm>
    </Section>
  );
}

const HIGHEST = 40;
const ROOM = 16;

/** A drawing has its ground whatever the page has: both are seen at once. */
function Shown({ logo }: { logo: Logo }) {
  const { width, height } = shownSize(logo, HIGHEST);
  const [across, down] = [width + 2 * ROOM, height + 2 * ROOM];
  return (
    <ul className="my-4 flex flex-wrap gap-4">
      {(["light", "dark"] as const).map((ground) => (
        <li key={ground} className="max-w-full">
          <svg
            role="img"
            aria-label={settingWords("logo.on", { ground })}
            viewBox={`0 0 ${across} ${down}`}
            width={across}
            height={down}
            className="border-rule h-auto max-w-full border"
          >
            <rect width={across} height={down} fill={GROUNDS[ground][0]} />
            <image
              href={`/desk/settings/logo/${logo.sha256}`}
              {...{ x: ROOM, y: ROOM, width, height }}
            />
          </svg>
          <p className="text-small text-soft mt-1">{settingWords("logo.on", { ground })}</p>
        </li>
      ))}
    </ul>
  );
}
