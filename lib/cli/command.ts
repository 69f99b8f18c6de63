/** 0 done; 1 refused, with the reason on standard error; 2 wrong use. */
export type ExitCode = 0 | 1 | 2;

/** One word of the command line. `run` gets what stands after the word. */
export type Command = {
  /** `import FILE [--state ISO3] [--json]` */
  usage: string;
  summary: string;
  /** False for a command that needs no database, such as `build`. */
  needsDatabases: boolean;
  run: (given: string[], out: Output) => Promise<ExitCode>;
};

/** Where a command writes. With `--json`, one object on standard output and nothing else. */
export type Output = {
  /** A line for a person; silent under --json. */
  line: (text: string) => void;
  /** The one result under --json; silent otherwise. */
  result: (value: unknown) => void;
  /** A refusal or wrong use, on standard error. */
  problem: (text: string) => void;
};
