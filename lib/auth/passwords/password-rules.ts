import { z } from "zod";
import { AppError } from "@/lib/errors";
import { isCommonPassword } from "./common-passwords";
import { isGuessedSoon } from "./guessed-soon";

const PASSWORD_MIN_LENGTH = 10;
/** Long enough for any passphrase; hashing a novel would be somebody's way to keep us busy. */
const PASSWORD_MAX_LENGTH = 200;

/** A password to be set: its length here, the rest by assertPasswordAllowed, which knows the person. */
export const newPassword = z
  .string({ error: "Choose a password." })
  .min(PASSWORD_MIN_LENGTH, `Use at least ${PASSWORD_MIN_LENGTH} characters.`)
  .max(PASSWORD_MAX_LENGTH, `Use at most ${PASSWORD_MAX_LENGTH} characters.`);

/** A password to be checked: only bounded, since old ones may follow older rules. */
export const givenPassword = z
  .string({ error: "Enter your password." })
  .min(1, "Enter your password.")
  .max(1000, "That is longer than any password here.");

/** Throws `weak_password` with the reason under `field`. */
export function assertPasswordAllowed(password: string, person: { email: string }, field = "password"): void {
  const problem = passwordProblem(password, person);
  if (problem) throw new AppError("weak_password", { fields: { [field]: [problem] } });
}

/** What is wrong with a new password, in a sentence for the person who typed it. Pure. */
export function passwordProblem(password: string, { email }: { email: string }): string | undefined {
  const length = [...password].length;
  if (length < PASSWORD_MIN_LENGTH) return `Use at least ${PASSWORD_MIN_LENGTH} characters.`;
  if (length > PASSWORD_MAX_LENGTH) return `Use at most ${PASSWORD_MAX_LENGTH} characters.`;
  const plain = password.normalize("NFKC").toLowerCase();
  if (plain.trim() === "") return "Spaces alone are not a password.";
  if (isAddress(plain, email.toLowerCase())) return "Don't use your email address as your password.";
  if (letters(plain) === "igny") return "Don't use our name as your password.";
  if (isRepetition(plain)) return "That repeats itself. Use something less regular.";
  if (isWalk(plain))
    return "That is a run of neighbouring keys, letters or digits. Use something less regular.";
  if (isCommonPassword(plain) || isGuessedSoon(password))
    return "That is one of the most common passwords. Choose another one.";
  return undefined;
}

/** The address, its name before the @ or its domain, with nothing but digits and signs around. */
function isAddress(plain: string, email: string): boolean {
  const [local = "", domain = ""] = email.split("@");
  if (plain === email) return true;
  return [email, local, domain].some(
    (part) => part.length > 2 && letters(plain) === letters(part) && letters(part) !== "",
  );
}

function letters(text: string): string {
  return text.replace(/[^\p{L}]/gu, "");
}

/** "aaaaaaaaaa", "abcabcabcabc", "1212121212", "xyxyxyxyxyx": one short piece over and over. */
function isRepetition(plain: string): boolean {
  return (
    /^(.{1,5}?)\1+$/su.test(plain) ||
    /^(.{1,3}?)\1{2,}/su.exec(plain)?.[0].length === plain.length - 1 ||
    new Set(plain).size < 4
  );
}

const KEYBOARD = [
  "`1234567890-=",
  "qwertyuiop[]\\",
  "asdfghjkl;'",
  "zxcvbnm,./",
  "qwertzuiop",
  "azertyuiop",
  "yxcvbnm",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/",
  "1q2w3e4r5t6y7u8i9o0p",
  "q1w2e3r4t5y6u7i8o9p0",
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890",
];
const WALKS = KEYBOARD.flatMap((row) => [row, [...row].reverse().join("")]);

/** Made of nothing but runs of four and more neighbours, such as "qwertyuiop", "abcd123456" or "asdf1234zxcv". */
function isWalk(plain: string): boolean {
  let rest = plain.replace(/[\s!.]+$/, "");
  while (rest.length > 0) {
    const run = longestRun(rest);
    if (run < Math.min(4, rest.length)) return false;
    rest = rest.slice(run);
  }
  return true;
}

function longestRun(text: string): number {
  let run = 1;
  while (run < text.length && WALKS.some((row) => row.includes(text.slice(0, run + 1)))) run++;
  return run;
}
