import record from "./en/record.json";

const roles: Record<string, string | undefined> = record.roles;

/** What a role is called after the name of the kind that points: "Statements · signed". */
export function roleWords(part: string): string {
  const words = roles[part];
  if (words === undefined) throw new Error(`no word for the role ${part}`);
  return words;
}
