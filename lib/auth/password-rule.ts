import { refused, type Outcome } from "@/lib/domain/outcome";
import { isMadeOfCommonPasswords } from "./common-password";

/** Long, because the readers and researchers of a coalition may sign in without a second factor. */
export const SHORTEST_PASSWORD = 15;
export const LONGEST_PASSWORD_BYTES = 128;
/** What must be left of a password when everything that is guessed first has been struck out. */
const LEAST_OF_ITS_OWN = 8;

/** What is guessed first. A password may hold these, but may not consist of them. */
const COMMONEST = (
  "password passwort passw0rd motdepasse contraseña qwertyuiop qwerty azerty asdfghjkl asdfgh zxcvbnm " +
  "1234567890 0987654321 123456789 12345678 1234567 123456 12345 1234 abcdefghijklmnop abcdefgh abcdef abc123 " +
  "iloveyou letmein welcome willkommen admin administrator monkey dragon sunshine princess football baseball " +
  "master shadow superman batman trustno1 starwars michael jennifer jordan hunter charlie secret changeme " +
  "humanrights unitednations justice freedom correcthorsebatterystaple test guest login hello"
).split(" ");

/** A password that may be taken, or the reason in words why not. `about` are the words of its owner: name, e-mail. */
export function checkNewPassword(password: string, about: readonly string[]): Outcome<string> {
  const refusedBecause = (message: string) => refused("not valid", message, { field: "password" });
  const length = [...password.normalize("NFKC")].length;
  if (length < SHORTEST_PASSWORD)
    return refusedBecause(
      `Use at least ${SHORTEST_PASSWORD} characters; this has ${length}. Four or five unrelated words do well.`,
    );
  if (Buffer.byteLength(password.normalize("NFKC")) > LONGEST_PASSWORD_BYTES)
    return refusedBecause(`Use at most ${LONGEST_PASSWORD_BYTES} bytes (about as many letters).`);
  if (ownPart(password, about).size < LEAST_OF_ITS_OWN || isMadeOfCommonPasswords(password))
    return refusedBecause(
      "This is one of the first that somebody would guess: it repeats itself, or is made of common passwords, your name or your e-mail. Choose one that is yours alone.",
    );
  return { ok: true, value: password };
}

/** Distinct pairs of neighbouring characters in what is left when the guessable is struck out. */
function ownPart(password: string, about: readonly string[]): Set<string> {
  const own = about.flatMap((words) => words.toLowerCase().split(/[^\p{L}\p{N}]+/u));
  const guessable = [...own.filter((word) => word.length >= 3), ...COMMONEST, "onus"];
  const longestFirst = guessable.sort((one, other) => other.length - one.length);
  const rest = longestFirst.reduce(
    (left, word) => left.replaceAll(word, " "),
    password.normalize("NFKC").toLowerCase(),
  );
  const characters = [...rest.replace(/\s+/g, " ").trim()];
  return new Set(characters.slice(1).map((character, index) => `${characters[index]}${character}`));
}
