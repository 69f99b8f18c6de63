/** An environment without what somebody set for their own Onus: no test depends on it, and none touches it. */
export function withoutSettings(
  environment: Record<string, string | undefined>,
): Record<string, string>;
