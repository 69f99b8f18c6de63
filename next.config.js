/** @type {import("next").NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  compress: false, // public documents are compressed once and kept; the desk stands behind a proxy
  typescript: { ignoreBuildErrors: true }, // `npm run types` checks them; a start need not do it again
  htmlLimitedBots: /.*/, // a page brings its title with its words: a screen reader says it first
  images: { unoptimized: true }, // the optimiser has been the way in too often (docs/threat-model.md)
  serverExternalPackages: [
    "@myriaddreamin/typst-ts-node-compiler",
    "@node-rs/argon2",
    "@prisma/client",
    "@resvg/resvg-js",
    "pg",
  ],
  outputFileTracingExcludes: { "*": [".onus/**"] },
  async rewrites() {
    // One 404 document for every unknown address, without the framework's own page.
    return {
      beforeFiles: [],
      afterFiles: [],
      fallback: [{ source: "/:path*", destination: "/not-found" }],
    };
  },
};

export default config;
