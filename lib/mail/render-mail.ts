import { render, toPlainText } from "@react-email/render";
import { unlinked } from "./layout/unlinked";
import { isMailTemplate, mailDefinition } from "./templates";

export interface RenderedMail {
  subject: string;
  html: string;
  text: string;
  replyTo: string | undefined;
}

/** Makes an email of its template and props, as HTML and as plain text. Throws for a template that is not ours. */
export async function renderMail(template: string, props: object): Promise<RenderedMail> {
  if (!isMailTemplate(template)) throw new Error(`There is no mail template "${template}".`);
  const definition = mailDefinition(template);
  const html = await render(definition.body(withoutLinks(props)));
  return {
    subject: definition.subject(props).replace(/\s+/g, " ").trim(),
    html,
    text: toPlainText(html),
    replyTo: definition.replyTo?.(props),
  };
}

/** An account may be called by a domain, and the reader need not know who chose that. */
function withoutLinks(props: { accountName?: unknown }): object {
  const { accountName } = props;
  return typeof accountName === "string" ? { ...props, accountName: unlinked(accountName) } : props;
}
