import type { MailAttachment } from "./layout/define-mail";

/** How an invoice can be paid here and now, in words for an email. */
export interface WaysInMail {
  /** "" where nothing is left to pay, or no method is on. */
  link: string;
  /** "card or PayPal" */
  online?: string;
  /** Where a transfer goes, line by line. */
  transfer?: readonly (readonly [label: string, value: string])[];
  /** Said where that account is nobody's. */
  notice?: string;
}

export interface MailFile {
  filename: string;
  content: Buffer;
}

/** What emails about money need of rooms above this one; handed in by the process that sends. Throws `not_found`. */
export interface MailDocuments {
  file(accountId: number, attachment: MailAttachment): Promise<MailFile>;
  waysToPay(accountId: number, invoiceId: number): Promise<WaysInMail>;
}
