import { Disclosure } from "@/components/ui/disclosure";
import { Notice } from "@/components/ui/notice";
import type { Logo } from "@/lib/domain/logo";
import { GROUNDS } from "@/lib/domain/site";
import { settingWords } from "@/lib/messages/setting";
import type { Action } from "./answer";
import { CommandForm, SubmitButton } from "./form";
import { LogoDrawing } from "./logo-drawing";
import { LogoUpload } from "./logo-upload";
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
      <LogoUpload action="/desk/settings/logo" hint={settingWords("logo.fileHint")}>
        <input type="hidden" name="number" value={number} />
      </LogoUpload>
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

/** A drawing has its ground whatever the page has: both are seen at once. */
const Shown = ({ logo }: { logo: Logo }) => (
  <ul className="my-4 flex flex-wrap gap-4">
    {(["light", "dark"] as const).map((ground) => (
      <li key={ground} className="max-w-full">
        <LogoDrawing
          logo={logo}
          label={settingWords("logo.on", { ground })}
          ground={GROUNDS[ground][0]}
        />
        <p className="text-small text-soft mt-1">{settingWords("logo.on", { ground })}</p>
      </li>
    ))}
  </ul>
);
