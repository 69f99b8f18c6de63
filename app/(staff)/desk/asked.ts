export type Asked = Promise<Record<string, string | string[] | undefined>>;

/** What an address asks, without what was left empty in its form. Of a word said twice, the first counts. */
export async function askedIn(searchParams: Asked): Promise<Record<string, string>> {
  const asked = Object.entries(await searchParams).map(
    ([name, value]) => [name, Array.isArray(value) ? (value[0] ?? "") : (value ?? "")] as const,
  );
  return Object.fromEntries(asked.filter(([, value]) => value.trim() !== ""));
}

/** An address with these words in its question; null takes a word out. */
export function addressOf(path: string, asked: Record<string, string | number | null | undefined>) {
  const words = Object.entries(asked).filter(([, value]) => value !== null && value !== undefined);
  const query = new URLSearchParams(words.map(([name, value]) => [name, String(value)])).toString();
  return query ? `${path}?${query}` : path;
}
