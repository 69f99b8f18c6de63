type Form = { form: string; iso3: string };

/** A longer text is no misspelt name; measuring it would only take time. */
const MOST_LETTERS = 80;
/** So many different misspellings are no slips but another list. */
const MOST_NAMES = 500;

/**
 * Finds the State of the form nearest to a name: by the fewest letters that differ, else as a part of the name.
 * A tie between two States suggests nothing. Names and forms are normalised.
 */
export function suggester(forms: readonly Form[]): (name: string) => string | null {
  const asked = new Map<string, string | null>();
  return (name) => {
    const held = asked.get(name);
    if (held !== undefined) return held;
    if (name.length < 3 || name.length > MOST_LETTERS || asked.size >= MOST_NAMES) return null;
    const found = nearest(name, forms) ?? contained(name, forms);
    asked.set(name, found);
    return found;
  };
}

function nearest(name: string, forms: readonly Form[]): string | null {
  let least = name.length < 5 ? 1 : name.length < 10 ? 2 : 3;
  let found = new Set<string>();
  for (const { form, iso3 } of forms) {
    if (Math.abs(form.length - name.length) > least || form.length < 4) continue;
    const distance = lettersApart(name, form);
    if (distance < least) found = new Set();
    if (distance <= least) found.add(iso3);
    least = Math.min(least, distance);
  }
  return found.size === 1 ? ([...found][0] ?? null) : null;
}

function contained(name: string, forms: readonly Form[]): string | null {
  const words = ` ${name} `;
  const held = forms.filter(({ form }) => form.length > 3 && words.includes(` ${form} `));
  const longest = Math.max(0, ...held.map(({ form }) => form.length));
  const found = new Set(held.filter(({ form }) => form.length === longest).map(({ iso3 }) => iso3));
  return found.size === 1 ? ([...found][0] ?? null) : null;
}

/** How many letters must be added, taken away or changed to make one word the other. */
function lettersApart(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const changed = (above[at - 1] ?? 0) + (one[row - 1] === other[at - 1] ? 0 : 1);
      line.push(Math.min(changed, (above[at] ?? 0) + 1, (line[at - 1] ?? 0) + 1));
    }
    above = line;
  }
  return above[other.length] ?? 0;
}
