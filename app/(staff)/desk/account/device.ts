import { accountWords } from "@/lib/messages/account";

// The order matters: several browsers call themselves by the names of others too.
const BROWSERS = [
  [/Edg(e|A|iOS)?\//, "Edge"],
  [/OPR\/|Opera/, "Opera"],
  [/Firefox\/|FxiOS\//, "Firefox"],
  [/Chrom(e|ium)\/|CriOS\//, "Chrome"],
  [/Safari\//, "Safari"],
] as const;
const SYSTEMS = [
  [/iPhone|iPad/, "iOS"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Mac OS X|Macintosh/, "macOS"],
  [/CrOS/, "ChromeOS"],
  [/Linux|X11/, "Linux"],
] as const;

/** What a person would call the browser that calls itself this: "Firefox on Linux". */
export function deviceName(device: string | null): string {
  const called = (names: readonly (readonly [RegExp, string])[]) =>
    names.find(([pattern]) => pattern.test(device ?? ""))?.[1];
  const browser = called(BROWSERS);
  const system = called(SYSTEMS);
  if (browser && system) return accountWords("account.browserOn", { browser, system });
  return browser ?? system ?? accountWords("account.unknownBrowser");
}
