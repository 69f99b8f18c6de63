import { workWords as t } from "@/lib/messages/work";
import type { Action } from "./answer";
import { ChoicesField, CommandForm, SubmitButton } from "./form";
import { Section } from "./page-head";

type SuggestedTheme = { code: string; label: string; isNamed: boolean; alike: number };

/** Themes that it may be about, each with why; those that a person ticks are added. */
export function SuggestedThemes({
  action,
  recommendation,
  themes,
}: {
  action: Action;
  recommendation: string;
  themes: readonly SuggestedTheme[];
}) {
  if (themes.length === 0) return null;
  return (
    <Section title={t("themes.title")} id="suggested-themes">
      <CommandForm action={action} className="grid gap-3">
        <input type="hidden" name="ref" value={recommendation} />
        <ChoicesField
          name="themes"
          label={t("themes.label")}
          hint={t("themes.hint")}
          pick="any"
          choices={themes.map(({ code, label, isNamed, alike }) => ({
            value: code,
            label,
            hint: [
              ...(isNamed ? [t("themes.named")] : []),
              ...(alike > 0 ? [t("themes.alike", { count: alike })] : []),
            ].join(" · "),
          }))}
        />
        <div>
          <SubmitButton kind="plain">{t("themes.confirm")}</SubmitButton>
        </div>
      </CommandForm>
    </Section>
  );
}
