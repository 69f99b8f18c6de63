import { ChoicesField, CommandForm, SubmitButton, TextField } from "@/components/staff/form";
import { MAIL_RHYTHMS } from "@/lib/domain/mail";
import { mailWords } from "@/lib/messages/mail";
import type { MailChoice } from "@/lib/staff/mail";
import { chooseMailAction, confirmMailAction, sendCodeAgainAction } from "./actions";

/** Which notices are sent by e-mail; null where this installation sends none. */
export function MailSection({ choice }: { choice: MailChoice | null }) {
  return (
    <section id="mail" className="max-w-measure flex flex-col gap-4">
      <h2 className="text-lead font-semibold">{mailWords("account.title")}</h2>
      <p>{mailWords(choice ? "account.lead" : "account.notSetUp")}</p>
      {choice && (
        <CommandForm action={chooseMailAction} className="flex flex-col gap-4">
          <ChoicesField
            name="rhythm"
            label={mailWords("account.rhythm")}
            pick="one"
            choices={MAIL_RHYTHMS.map((rhythm) => ({
              value: rhythm,
              label: mailWords(`account.rhythms.${rhythm}`),
            }))}
            chosen={[choice.rhythm]}
            required
          />
          <div>
            <SubmitButton kind="plain" busy={mailWords("account.choosing")}>
              {mailWords("account.choose")}
            </SubmitButton>
          </div>
        </CommandForm>
      )}
      {choice && choice.rhythm !== "none" && !choice.isProved && <ProveAddress {...choice} />}
    </section>
  );
}

function ProveAddress({ address }: { address: string }) {
  return (
    <div className="border-rule flex flex-col gap-4 border-t pt-4">
      <p className="break-words">{mailWords("account.unproved", { address })}</p>
      <CommandForm action={confirmMailAction} className="flex max-w-md flex-col gap-4">
        <TextField
          name="code"
          label={mailWords("account.code")}
          hint={mailWords("account.codeHint")}
          inputMode="numeric"
          autoComplete="one-time-code"
          required
        />
        <div>
          <SubmitButton kind="plain" busy={mailWords("account.confirming")}>
            {mailWords("account.confirm")}
          </SubmitButton>
        </div>
      </CommandForm>
      <CommandForm action={sendCodeAgainAction}>
        <SubmitButton kind="plain">{mailWords("account.another")}</SubmitButton>
      </CommandForm>
    </div>
  );
}
