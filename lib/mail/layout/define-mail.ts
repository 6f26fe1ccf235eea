import type { ReactElement } from "react";

/** One letter: `sample` is what previews and tests show it with. Props travel through the outbox as JSON. */
export interface MailDefinition<P> {
  subject: (props: P) => string;
  body: (props: P) => ReactElement;
  /** Where an answer goes; else to MAIL_FROM. */
  replyTo?: (props: P) => string;
  /** Props that open something for whoever reads them, such as a link with a token: a delivered mail doesn't keep them. */
  secret?: readonly (keyof P)[];
  sample: P;
}

export function defineMail<P extends object>(definition: MailDefinition<P>): MailDefinition<P> {
  return definition;
}
