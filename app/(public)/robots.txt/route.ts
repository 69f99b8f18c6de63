import { sitemapAddress } from "@/lib/public/sitemap";

export const dynamic = "force-dynamic";

/** Everything that is published may be indexed; filtered lists are left out, for they have no end. */
export function GET() {
  const lines = [
    "User-agent: *",
    "Disallow: /desk",
    "Disallow: /recommendations?",
    "Disallow: /*?about=",
    "Disallow: /api/",
    `Sitemap: ${sitemapAddress()}`,
  ];
  return new Response(`${lines.join("\n")}\n`, {
    headers: {
      "content-type": "text/plain; charset=utf-8",
      "cache-control": "public, max-age=3600",
    },
  });
}
