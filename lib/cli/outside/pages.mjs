/**
 * One or two addresses of each kind of page, from the sitemap: what stands in front of the last part names the kind;
 * and the pages that no sitemap names.
 */
export async function pagesOfEachKind(url) {
  const map = await textAt(`${url}/sitemap.xml`);
  const all = [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, found]) => {
    const { pathname, search } = new URL(found);
    return pathname + search;
  });
  const byKind = new Map();
  for (const address of all) {
    const kind = address.split("/").length > 2 ? address.replace(/[^/]*$/, "") : address;
    byKind.set(kind, [...(byKind.get(kind) ?? []), address]);
  }
  const some = [...byKind.values()].flatMap((of) => [...new Set([of[0], of.at(-1)])]);
  return [...some, ...WITHOUT_A_PLACE];
}

const WITHOUT_A_PLACE = [
  "/recommendations?q=torture&body=upr",
  "/recommendations?state=CHN&columns=text,level",
  "/charts?state=CHN",
  "/charts/levels?state=CHN",
  "/embed/chn/levels",
  "/editions/1/chn",
  "/editions/1/changes",
  "/statements/compare?a=ngo-joint-2024-06-25&b=ngo-joint-2024-08-28",
  "/disagreement?state=CHN",
  "/no-such-page",
  "/recommendations?cycle=many",
  "/recommendations?q=zzzzz",
];

/** On a connection of its own: while another program works, the server may have closed one that was kept. */
export const textAt = async (url) =>
  (await fetch(url, { headers: { connection: "close" } })).text();
