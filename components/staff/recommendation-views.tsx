import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { translator } from "@/lib/messages/words";
import type { Action } from "./answer";
import { CommandForm, SubmitButton, TextField } from "./form";

const t = translator("staff");

/** `of` names the member who shares it; null for one's own. */
export type ViewLine = {
  id: string;
  name: string;
  query: string;
  isShared: boolean;
  isDefault: boolean;
  of: string | null;
};
type Acts = { keep: Action; remove: Action };

/** Views that were kept, the one that is shown marked, and what can be done with what is shown. */
export function RecommendationViews({
  views,
  query,
  mayShare,
  acts,
}: {
  views: readonly ViewLine[];
  /** The address as it is now, as a view would have it. */
  query: string;
  mayShare: boolean;
  acts: Acts;
}) {
  const shown = views.find((view) => view.query === query);
  const own = shown && shown.of === null ? shown : null;
  return (
    <div className="mb-3">
      {views.length > 0 && (
        <nav aria-label={t("views.label")} className="flex flex-wrap gap-x-5">
          <ViewLink href="?view=all" name={t("views.all")} isShown={query === ""} />
          {views.map((view) => (
            <ViewLink
              key={view.id}
              href={view.query ? `?${view.query}` : "?view=all"}
              name={view.of ? `${view.name}, ${t("views.shared", { name: view.of })}` : view.name}
              isShown={view.id === shown?.id}
            />
          ))}
        </nav>
      )}
      {(own || query !== "") && (
        <Disclosure summary={own ? t("views.change") : t("views.keep")}>
          <ViewForm
            key={own?.id ?? query}
            view={own}
            query={query}
            mayShare={mayShare}
            acts={acts}
          />
        </Disclosure>
      )}
    </div>
  );
}

const ViewLink = ({ href, name, isShown }: { href: string; name: string; isShown: boolean }) => (
  <Link
    prefetch={false}
    href={`/desk/recommendations${href}`}
    aria-current={isShown ? "page" : undefined}
    className={`text-small inline-flex min-h-8 items-center ${isShown ? "text-ink font-semibold" : ""}`}
  >
    {name}
  </Link>
);

function ViewForm({
  view,
  query,
  mayShare,
  acts,
}: {
  view: ViewLine | null;
  query: string;
  mayShare: boolean;
  acts: Acts;
}) {
  return (
    <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
      <CommandForm action={acts.keep} className="flex flex-wrap items-end gap-x-6 gap-y-3">
        {view && <input type="hidden" name="id" value={view.id} />}
        <input type="hidden" name="query" value={query} />
        <TextField
          id="view-name"
          name="name"
          label={t("views.name")}
          hint={t("views.nameHint")}
          required
          maxLength={80}
          autoComplete="off"
          defaultValue={view?.name}
        />
        <div className="grid">
          {mayShare && (
            <Tick name="isShared" words={t("views.share")} on={view?.isShared ?? false} />
          )}
          <Tick name="isDefault" words={t("views.open")} on={view?.isDefault ?? false} />
        </div>
        <SubmitButton kind="plain">{view ? t("views.saveChange") : t("views.save")}</SubmitButton>
      </CommandForm>
      {view && (
        <CommandForm action={acts.remove}>
          <input type="hidden" name="id" value={view.id} />
          <button type="submit" className={buttonClass("danger")}>
            {t("views.remove")}
          </button>
        </CommandForm>
      )}
    </div>
  );
}

const Tick = ({ name, words, on }: { name: string; words: string; on: boolean }) => (
  <label className="inline-flex min-h-8 items-center gap-2">
    <input
      type="checkbox"
      name={name}
      value="yes"
      defaultChecked={on}
      className="accent-accent size-5"
    />
    {words}
  </label>
);
