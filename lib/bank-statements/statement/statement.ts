import type { StatementFormat, StatementKind } from "@/db/words";

/** What every format is read into. Amounts are hundredths of the currency: signed, money that came in is positive. */

export interface Balance {
  cents: number;
  /** YYYY-MM-DD */
  on: string;
}

export interface StatementStart {
  type: "statement";
  /** The line of the file where it begins. */
  line: number;
  format: StatementFormat;
  kind: StatementKind;
  /** The bank's own name of this statement; empty where it gives none. */
  externalId: string;
  /** The bank's running number, with its page; empty where the bank doesn't count. */
  number: string;
  /** The account that it is about: an IBAN, or how the bank writes it. */
  account: string;
  currency: string;
  /** Nothing in the file names the currency, so it is taken for ours: no line of it settles without a person. */
  isCurrencyAssumed?: boolean;
  opening: Balance | null;
}

export interface StatementLine {
  type: "line";
  line: number;
  bookedOn: string;
  valueOn: string;
  amountCents: number;
  currency: string;
  /** The bank's own reference of the entry; empty where it gives none. */
  reference: string;
  /** The whole entry of which this is a part, where a bank books a batch; else the amount itself. */
  entryCents: number;
  endToEndId: string;
  /** The structured reference that the payer's bank carried: RF..., or a national one. */
  creditorReference: string;
  text: string;
  /** Who sent the money, or who got it. */
  otherName: string;
  otherAccount: string;
  /** A booking that takes back an earlier one, or money that came back. */
  isReversal: boolean;
  /** What the bank kept of the money on its way. */
  chargesCents: number;
}

export interface StatementEnd {
  type: "end";
  closing: Balance | null;
  /** Entries that are announced and not booked: they are left out, and come again once they are. */
  pendingCount: number;
}

export type StatementEvent = StatementStart | StatementLine | StatementEnd;
/** A part of what a parser reads, in the order of the file. */
export type Texts = AsyncIterable<string>;
export type StatementEvents = AsyncGenerator<StatementEvent, void, undefined>;
