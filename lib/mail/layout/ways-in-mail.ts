/** How an invoice can be paid here and now, in words for an email. */
export interface WaysInMail {
  /** "" where nothing is left to pay, or no method is on. */
  link: string;
  /** "card or PayPal" */
  online?: string;
  /** Where a transfer goes, line by line. */
  transfer?: readonly (readonly [label: string, value: string])[];
  /** Where transfers brought a part of it: what is held, and what is still to pay. */
  part?: { held: string; left: string };
  /** Said where that account is nobody's. */
  notice?: string;
}
