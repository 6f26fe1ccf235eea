import { mod97 } from "@/lib/bank-codes";
import type { Random } from "./random";

/** What people and banks make of the reference on an invoice. The shares are invented; the kinds are those that staff see. */
export function referenceText(number: string, random: Random): string {
  const kind = random.next();
  if (kind < 0.35) return `${random.pick(WORDS)} ${number}`;
  if (kind < 0.5) return rfOf(number).replace(/(.{4})/g, "$1 ");
  if (kind < 0.6) return `${number.toLowerCase()} ${random.pick(WORDS)}`;
  if (kind < 0.7) return number.replaceAll("-", " ");
  if (kind < 0.78) return number.replaceAll("-", "");
  if (kind < 0.85) return brokenAt(number, random.below(number.length));
  if (kind < 0.9) return mistyped(number, random);
  return random.pick(["", "subscription", "hosting January", "thank you", "invoice"]);
}

const WORDS = ["Invoice", "Payment", "Rechnung", "SaaS", "ref", "our order 4711,", "Re. Nr."];

function rfOf(number: string): string {
  const body = number.replaceAll("-", "");
  return `RF${String(98 - mod97(`${body}RF00`)).padStart(2, "0")}${body}`;
}

/** Banks wrap after so many characters. */
function brokenAt(number: string, at: number): string {
  return `${number.slice(0, at)}\n${number.slice(at)}`;
}

/** A digit wrong, missing or twice, or two of them swapped. */
function mistyped(number: string, random: Random): string {
  const at = 4 + random.below(number.length - 5);
  const [before, digit, after] = [number.slice(0, at), number[at]!, number.slice(at + 1)];
  const kind = random.below(4);
  if (kind === 0) return `${before}${(Number(digit) + 1 + random.below(8)) % 10 || 1}${after}`;
  if (kind === 1) return before + after;
  if (kind === 2) return `${before}${digit}${digit}${after}`;
  return `${before}${after[0] ?? ""}${digit}${after.slice(1)}`;
}
