import { addressOf, refusal } from "@/lib/public/api";
import { notFound, wrongInput } from "@/lib/public/error";
import { keptResponse } from "@/lib/public/kept";
import { sitemapParameters } from "@/lib/public/parameters";
import { readQuery } from "@/lib/public/query";
import { sitemapOf } from "@/lib/public/sitemap";

export const dynamic = "force-dynamic";

export async function GET(request: Request) {
  const { pathname, searchParams } = new URL(request.url);
  const read = readQuery(sitemapParameters, searchParams);
  if (!read.ok) return refusal(wrongInput(read.problem));
  const { part } = read.value;
  const door = {
    address: addressOf(pathname, { part }),
    contentType: "application/xml; charset=utf-8",
    headers: { "x-content-type-options": "nosniff" },
  };
  return keptResponse(request, door, async (edition) => {
    const body = await sitemapOf(edition, part);
    return body === null ? notFound() : { status: 200, body };
  });
}
