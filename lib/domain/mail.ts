import { z } from "zod";

// E-mail: what a member may want of it, when it is sent, and what can stand in its way.

/** How often a member is written to. "mentions": at once when somebody calls them, and the rest once a day. */
export const MAIL_RHYTHMS = ["none", "mentions", "daily", "weekly"] as const;
export type MailRhythm = (typeof MAIL_RHYTHMS)[number];

/** The hour by the clock of Geneva at which the day's letters go. */
const HOUR = "07:00";
const MONDAY = 1;

/**
 * When the next letter goes that gathers what has come, as the clock of Geneva shows it: "2026-11-23T07:00". `clock` is
 * what it shows now. Null for who wants none.
 */
export function nextLetterClock(rhythm: MailRhythm, clock: string): string | null {
  if (rhythm === "none") return null;
  const [today = "", time = ""] = clock.split("T");
  const date = new Date(`${today}T00:00:00Z`);
  const fits = (day: Date) => rhythm !== "weekly" || day.getUTCDay() === MONDAY;
  if (time >= HOUR || !fits(date))
    do date.setUTCDate(date.getUTCDate() + 1);
    while (!fits(date));
  return `${date.toISOString().slice(0, 10)}T${HOUR}`;
}

/** A letter as it is written: both forms say the same. */
export type Letter = { subject: string; text: string; html: string };

/** Why a mail server was not reached, or did not take a letter. */
export const MAIL_PROBLEMS = [
  "not set up",
  "unknown host",
  "not reached",
  "not encrypted",
  "not trusted",
  "sign-in refused",
  "sender refused",
  "address refused",
  "letter refused",
  "uncertain",
] as const;
export type MailProblem = (typeof MAIL_PROBLEMS)[number];

/** Where letters are handed over: `secure` from the first byte, else by STARTTLS before anything is said. */
export type MailServer = {
  host: string;
  port: number;
  secure: boolean;
  /** On this machine: nothing is on its way between the two, and no certificate could be checked. */
  isLocal: boolean;
  signIn: { user: string; password: string } | null;
};

const LOCAL = ["localhost", "127.0.0.1", "[::1]"];
const SCHEMES = ["smtp:", "smtps:"];

/** Reads "smtps://user:password@mail.example.org:465". Null for what is no such address. */
export function parseMailServer(text: string): MailServer | null {
  if (!URL.canParse(text)) return null;
  const { protocol, hostname, port, username, password, pathname, search, hash } = new URL(text);
  const hasMore = !["", "/"].includes(pathname) || search !== "" || hash !== "";
  if (!SCHEMES.includes(protocol) || !hostname || hasMore || !username !== !password) return null;
  const secure = protocol === "smtps:";
  const [user, word] = [decoded(username), decoded(password)];
  if (user === null || word === null) return null;
  return {
    host: hostname.replaceAll(/^\[|\]$/g, ""),
    port: Number(port) || (secure ? 465 : 587),
    secure,
    isLocal: LOCAL.includes(hostname),
    signIn: user ? { user, password: word } : null,
  };
}

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}

/** An address alone, with no name beside it and nothing that a header could be made of. */
export const mailAddress = z.email("Write one e-mail address, as in name@example.org").max(254);
