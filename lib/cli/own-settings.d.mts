type Environment = Record<string, string | undefined>;
export function withoutSettings(environment: Environment): Environment;
