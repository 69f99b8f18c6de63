import next from "eslint-config-next/core-web-vitals";
import ts from "eslint-config-next/typescript";

const never = (selector, message) => ({ selector, message });

const everywhere = [
  never(
    "MemberExpression[object.name='process'][property.name='env']",
    "Read settings from @/lib/env, which checks them once.",
  ),
  never(
    "TSAsExpression[typeAnnotation.typeName.name='StaffMember']",
    "Only lib/auth may make a StaffMember.",
  ),
  never(
    "MemberExpression[property.name=/^\\$(query|execute)RawUnsafe$/]",
    "SQL is never built from strings: use $queryRaw with parameters.",
  ),
  never(
    "CallExpression[callee.object.name='Prisma'][callee.property.name='raw']",
    "SQL is never built from strings: use Prisma.sql.",
  ),
  never(
    "JSXAttribute[name.name='dangerouslySetInnerHTML']",
    "Give React text; markup in evidence must stay text.",
  ),
];
const inTheDomain = [
  never(
    "NewExpression[callee.name='Date'][arguments.length=0]",
    "Ask for the day as an argument; the domain has no clock.",
  ),
  never(
    "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    "Ask for the day as an argument; the domain has no clock.",
  ),
];
const inPublicComponents = [
  never(
    "JSXAttribute[name.name='style']",
    "The policy of public documents allows no style attribute: use a class or an SVG attribute.",
  ),
];

const config = [
  { ignores: [".next/**", ".onus/**", "lib/db/generated/**", "public/assets/**", "next-env.d.ts"] },
  ...next,
  ...ts,
  {
    rules: {
      "no-restricted-syntax": ["error", ...everywhere],
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_" },
      ],
      "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
      eqeqeq: "error",
    },
  },
  {
    files: ["**/*.tsx"],
    rules: {
      "max-lines-per-function": ["error", { max: 120, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ["lib/domain/**"],
    rules: { "no-restricted-syntax": ["error", ...everywhere, ...inTheDomain] },
  },
  {
    files: ["components/public/**", "app/(public)/**"],
    rules: {
      "no-restricted-syntax": ["error", ...everywhere, ...inPublicComponents],
      "@next/next/no-head-element": "off",
      "@next/next/no-css-tags": "off",
      "@next/next/no-html-link-for-pages": "off",
      "@next/next/no-img-element": "off",
    },
  },
  {
    files: [
      "lib/env.ts",
      "instrumentation.ts", // the framework's own word for where it runs, filled in by the build
      "lib/auth/**",
      "lib/cli/**",
      "lib/db/testing/**",
      "*.config.*",
      "next.config.js",
      "**/*.test.ts",
      "**/*.test.tsx",
      "e2e/**",
    ],
    rules: { "no-restricted-syntax": "off" },
  },
  {
    files: ["**/*.test.ts", "**/*.test.tsx", "e2e/**"],
    rules: { "max-lines": "off", "max-lines-per-function": "off" },
  },
];
export default config;
