/** How sure a proposal is. Only `exact` may be done without a person. */
export const STRENGTHS = ["exact", "strong", "likely", "weak"] as const;
export type Strength = (typeof STRENGTHS)[number];

/** What to do with a line, and why. */
export interface Proposal {
  /**
   * `settle` pays invoices, `keep` is too little or too much and the account's, `link` belongs to a payment that was confirmed
   * without a statement, `return` takes one back.
   */
  act: "settle" | "keep" | "link" | "return";
  strength: Strength;
  /** In words, for a person. */
  reasons: string[];
  invoices: { id: number; number: string; accountId: number; accountName: string }[];
  paymentId?: number;
  /** What the payer's or our bank kept: the invoices are this much more than what arrived. */
  chargesCents: number;
  /** What is too much is kept for the account. */
  keepsRest?: boolean;
}

/** A line without a proposal: what is known of it, so that a person need not look again. */
export interface Unmatched {
  act: "none";
  reasons: string[];
}
