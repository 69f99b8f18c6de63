import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import type { Logo } from "@/lib/domain/logo";
import { accountWords } from "@/lib/messages/account";
import type { Action } from "./answer";
import { CommandForm, SubmitButton } from "./form";
import { LogoDrawing } from "./logo-drawing";
import { LogoUpload } from "./logo-upload";

type Organisation = { id: string; name: string; logo: Logo | null };

/** The logos of organisations as reports show them, and the ways to set one and to have none. */
export function OrganisationLogos({
  organisations,
  said,
  problem,
  remove,
}: {
  organisations: readonly Organisation[];
  said: string | undefined;
  problem: string | undefined;
  remove: Action;
}) {
  return (
    <section aria-labelledby="logos" className="flex flex-col gap-4">
      <h2 id="logos" className="text-lead font-semibold">
        {accountWords("members.logos.title")}
      </h2>
      <p className="text-soft max-w-measure">{accountWords("members.logos.lead")}</p>
      {problem && <Notice kind="problem" title={problem} />}
      {!problem && said && <Notice kind="done" title={said} />}
      <LogoUpload action="/desk/members/logo" hint={accountWords("members.logos.fileHint")}>
        <Select
          id="logo-organisation"
          name="organisationId"
          label={accountWords("members.organisation")}
          options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </LogoUpload>
      {/* What came of it is said here, when the line that it was of is gone. */}
      <CommandForm action={remove}>
        <ul className="flex flex-col gap-4">
          {organisations.map(
            ({ id, name, logo }) => logo && <Line key={id} {...{ id, name, logo }} />,
          )}
        </ul>
      </CommandForm>
    </section>
  );
}

/** On white, as in a report. */
const PAPER = "#fff";

function Line({ id, name, logo }: Organisation & { logo: Logo }) {
  return (
    <li className="border-rule flex flex-wrap items-center gap-4 border-t pt-4">
      <LogoDrawing logo={logo} label={accountWords("members.logos.of", { name })} ground={PAPER} />
      <span className="min-w-0 flex-1 wrap-anywhere">{name}</span>
      <SubmitButton kind="plain" name="organisationId" value={id}>
        {accountWords("members.logos.remove")}
        <span className="sr-only"> {accountWords("members.logos.ofWhom", { name })}</span>
      </SubmitButton>
    </li>
  );
}
