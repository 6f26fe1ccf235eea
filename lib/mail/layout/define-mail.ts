import type { ReactElement } from "react";

/** Which document, of the account that the email is about. */
export interface MailAttachment {
  kind: "invoice" | "credit_note";
  id: number;
}

/** One email: `sample` is what previews and tests show it with. Props travel through the outbox as JSON. */
export interface MailDefinition<P> {
  subject: (props: P) => string;
  body: (props: P) => ReactElement;
  /** Where an answer goes; else to SUPPORT_EMAIL. */
  replyTo?: (props: P) => string;
  /** The document that goes with it as a file. */
  attach?: (props: P) => MailAttachment | undefined;
  /** The invoice that it asks to pay: how is looked up when it is sent, and handed to the body as `ways`. */
  asksToPay?: (props: P) => number | undefined;
  /**
   * Props that open something for anyone who reads them, such as a link with a token. A delivered email doesn't keep
   * them.
   */
  secret?: readonly (keyof P)[];
  sample: P;
}

export function defineMail<P extends object>(definition: MailDefinition<P>): MailDefinition<P> {
  return definition;
}
