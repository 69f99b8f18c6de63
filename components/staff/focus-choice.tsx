import { agendaWords } from "@/lib/messages/agenda";
import type { Action } from "./answer";
import { CommandForm, SubmitButton } from "./form";

type Beyond = "reviews" | "entries" | "evidence" | "texts" | "findings" | "claims" | "reports";
type Counted = Beyond | "dossiers" | "waiting" | "urgent";

/**
 * “My dossiers” beside “All”, for whoever is in a team; and how much of each lies beyond one's own, so that nothing is
 * hidden without a word.
 */
export function FocusChoice({
  action,
  own,
  isOwn,
  beyond,
  note,
}: {
  action: Action;
  own: readonly { iso3: string; name: string }[];
  isOwn: boolean;
  beyond: Partial<Record<Counted, number>>;
  note?: string;
}) {
  if (own.length === 0) return null;
  const things = (Object.entries(beyond) as [Counted, number][]).filter(([, count]) => count > 0);
  return (
    <div role="group" aria-label={agendaWords("focus.title")} className="mb-6 grid gap-2">
      <div className="flex flex-wrap gap-2">
        <Choose action={action} isOwn isChosen={isOwn} />
        <Choose action={action} isOwn={false} isChosen={!isOwn} />
      </div>
      <p className="text-small">
        {isOwn
          ? agendaWords("focus.own", { names: own.map(({ name }) => name).join(", ") })
          : agendaWords("focus.everything")}
      </p>
      {isOwn && (
        <p className="text-small font-semibold">
          {things.length === 0
            ? agendaWords("focus.nothingBeyond")
            : agendaWords("focus.beyond", {
                things: things
                  .map(([name, count]) => agendaWords(`focus.counts.${name}`, { count }))
                  .join(" · "),
              })}
        </p>
      )}
      {isOwn && note && <p className="text-note text-soft">{note}</p>}
    </div>
  );
}

function Choose({
  action,
  isOwn,
  isChosen,
}: {
  action: Action;
  isOwn: boolean;
  isChosen: boolean;
}) {
  return (
    <CommandForm action={action} quiet>
      <input type="hidden" name="isOwn" value={isOwn ? "yes" : "no"} />
      <SubmitButton kind={isChosen ? "primary" : "plain"} aria-pressed={isChosen}>
        {agendaWords(isOwn ? "focus.mine" : "focus.all")}
      </SubmitButton>
    </CommandForm>
  );
}
