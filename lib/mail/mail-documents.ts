import type { MailAttachment } from "./layout/define-mail";
import type { WaysInMail } from "./layout/ways-in-mail";

export interface MailFile {
  filename: string;
  content: Buffer;
}

/** What emails about money need of rooms above this one; handed in by the process that sends. Throws `not_found`. */
export interface MailDocuments {
  file(accountId: number, attachment: MailAttachment): Promise<MailFile>;
  waysToPay(accountId: number, invoiceId: number): Promise<WaysInMail>;
}
