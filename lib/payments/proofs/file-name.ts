import { cutText } from "@/lib/text/clean-text";
import { lineInput } from "@/lib/text/line-input";

const MAX_CHARACTERS = 200;

/** A file's name as its owner's computer told it, fit to be kept and shown: cut between characters, never within one. Pure. */
export function shownFileName(name: string): string {
  return lineInput(MAX_CHARACTERS).catch("proof").parse(cutText(name, MAX_CHARACTERS));
}
