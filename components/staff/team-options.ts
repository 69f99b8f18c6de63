import { teamFirst } from "@/lib/domain/focus";

type Member = { id: string; name: string };

/** Everybody to whom work can be given, those of the team of its dossier first. */
export function teamOptions(
  members: readonly Member[],
  team: readonly string[],
  words: { first: string; others: string },
) {
  const { team: first, others } = teamFirst(members, team);
  const optionOf = ({ id, name }: Member) => ({ value: id, label: name });
  if (first.length === 0) return others.map(optionOf);
  return [
    ...first.map((one) => ({ ...optionOf(one), group: words.first })),
    ...others.map((one) => ({ ...optionOf(one), group: words.others })),
  ];
}
