// Named by what it holds, and standing beside itself packed (lib/cli/assets.ts).
const STYLESHEET = "/assets/:name(public\\.[0-9a-f]+\\.css)";
const TAKES_BROTLI = [
  { type: "header", key: "accept-encoding", value: "(?:.*[ ,])?br(?:[ ,].*)?" },
];
const FOR_GOOD = { key: "Cache-Control", value: "public, max-age=31536000, immutable" };
const A_MONTH = { key: "Cache-Control", value: "public, max-age=2592000" };

/** @type {import("next").NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  compress: false, // public documents are compressed once and kept; the desk stands behind a proxy
  typescript: { ignoreBuildErrors: true }, // `npm run types` checks them; a start need not do it again
  htmlLimitedBots: /.*/, // a page brings its title with its words: a screen reader says it first
  images: { unoptimized: true }, // the optimiser has been the way in too often (docs/threat-model.md)
  serverExternalPackages: [
    "@node-rs/argon2",
    "@prisma/client",
    "@resvg/resvg-js",
    "mupdf",
    "nodemailer",
    "pg",
  ],
  outputFileTracingExcludes: { "*": [".onus/**"] },
  async headers() {
    return [
      { source: "/assets/fonts/:name", headers: [A_MONTH] },
      { source: "/assets/:name(copy\\.[0-9a-f]+\\.js)", headers: [FOR_GOOD] },
      { source: STYLESHEET, headers: [FOR_GOOD, { key: "Vary", value: "Accept-Encoding" }] },
      {
        source: STYLESHEET,
        has: TAKES_BROTLI,
        headers: [
          { key: "Content-Encoding", value: "br" },
          { key: "Content-Type", value: "text/css; charset=utf-8" },
        ],
      },
    ];
  },
  async rewrites() {
    // One 404 document for every unknown address, without the framework's own page.
    return {
      beforeFiles: [{ source: STYLESHEET, has: TAKES_BROTLI, destination: "/assets/:name.br" }],
      afterFiles: [],
      fallback: [{ source: "/:path*", destination: "/not-found" }],
    };
  },
};

export default config;
