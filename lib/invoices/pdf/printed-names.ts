import type { LineItem } from "@/db/words";
import { losesLetters, printable, remainderOf } from "@/lib/print/printable";
import type { PrintedItem } from "./document";

/** Said where a document can't show a name: nothing is left empty, and nobody takes an identifier for a name. */
const BY_IDENTIFIER = "Shown by its identifier: its name is in signs that this document can't print.";

/** A line of a document, in letters that it has. Older lines have no words of their own for it. */
export function printedItem({ description, printed }: LineItem): Pick<PrintedItem, "description" | "detail"> {
  if (printed !== undefined) return { description: printed, detail: BY_IDENTIFIER };
  const isNamed = !losesLetters(description) && !/^[\s,:]/.test(printable(description));
  if (isNamed) return { description };
  return {
    description: `Plan or package: ${remainderOf(description)}`.replace(/: $/, ""),
    detail: IN_SIGNS,
  };
}

const IN_SIGNS = "Its name is in signs that this document can't print.";

/** Who buys, in letters that the document has: by their address or their number, where it lacks those of their name. */
export function printedBuyer(
  buyer: Record<string, string>,
  accountId: number | null,
): Record<string, string> {
  const { name = "", email, ...rest } = buyer;
  if (!losesLetters(name)) return withoutLost(buyer);
  const left = remainderOf(name);
  const known = email ?? (accountId === null ? "" : `Account ${accountId}`);
  return {
    ...withoutLost(rest),
    name: left || known,
    name_note: left
      ? `${known}. Part of the name is in signs that this document can't print.`
      : "The name is in signs that this document can't print.",
  };
}

/** Addresses are checked where they are typed; of older ones the printable rest is shown. */
function withoutLost(party: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(party).map(([key, value]) => [key, losesLetters(value) ? remainderOf(value) : value]),
  );
}

/** What somebody wrote for the payer, or where else it can be read. */
export function printedReason(reason: string): string {
  if (!losesLetters(reason)) return reason;
  return "in the email about this credit note, in signs that this document can't print.";
}
