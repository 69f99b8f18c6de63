/** What somebody may have set for their own Onus. */
const SETTING = /^(ONUS_|NEXTAUTH_|DATABASE_URL|(SITE|HOST|PORT)$)/;

/** Not of an Onus, but of the tests: the server that they may use, the browser, and real files to read. */
const OF_TESTS = ["ONUS_TEST_SERVER", "ONUS_CHROMIUM", "ONUS_REAL_FILES"];

/** An environment without what somebody set for their own Onus: no test depends on it, and none touches it. */
export const withoutSettings = (environment) =>
  Object.fromEntries(
    Object.entries(environment).filter(([name]) => !SETTING.test(name) || OF_TESTS.includes(name)),
  );
