/** What a document shows, whatever it is called: draw-document.ts sets it on a page. */
export interface PrintedDocument {
  title: "Invoice" | "Credit note";
  number: string;
  issuedAt: Date;
  /** Beside the title, such as when it is due. */
  facts: readonly (readonly [label: string, value: string])[];
  /** How it stands, readable in black and white. */
  stamp: { text: string; tone: "done" | "plain" };
  /** The one sentence to read, such as what is due and when. */
  headline: string;
  seller: Record<string, string>;
  buyer: Record<string, string>;
  buyerTitle: string;
  lineItems: readonly PrintedItem[];
  totals: readonly PrintedTotal[];
  notes: readonly string[];
  /** Undefined where nothing is left to pay. */
  payment?: PrintedPayment;
}

export interface PrintedItem {
  description: string;
  /** Smaller, below it. */
  detail?: string;
  quantity: string;
  amount: string;
}

export interface PrintedTotal {
  label: string;
  amount: string;
  isStrong?: boolean;
}

/** How to pay, by each way that is on. */
export interface PrintedPayment {
  /** The page where it is paid. */
  link: string;
  /** What can be used there, in words: "card or PayPal"; undefined where only a transfer is offered. */
  online?: string;
  /** What is charged there, where that is more than is due: a part of it is held from transfers. */
  onlineAmount?: string;
  transfer?: {
    facts: readonly (readonly [label: string, value: string])[];
    /** Said where the account is nobody's. */
    notice: string | null;
    /** For banking apps: modules on a side, and SVG path data of the dark ones. */
    code?: { size: number; path: string };
  };
}
