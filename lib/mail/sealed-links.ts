import { isSealed, openText, sealText } from "@/lib/seal-text";
import { isMailTemplate, mailDefinition } from "./templates";

type Props = Record<string, unknown>;

/**
 * An email's props as the outbox keeps them: what opens an account to anyone who reads it is sealed with AUTH_SECRET, so
 * that a copy of the database opens nothing.
 */
export function sealLinks(template: string, props: object): Props {
  return mapSecrets(template, { ...props }, (link) => sealText(link, contextOf(template)));
}

/** The props as they were written. Throws where neither AUTH_SECRET nor the one before it opens them. */
export function openLinks({ template, props }: { template: string; props: Props }): Props {
  return mapSecrets(template, props, (link) => {
    if (!isSealed(link)) return link; // Of a release that did not seal.
    const opened = openText(link, contextOf(template));
    if (opened === undefined)
      throw new Error("Its link is sealed with an AUTH_SECRET that is not known here.");
    return opened;
  });
}

function mapSecrets(template: string, props: Props, change: (link: string) => string): Props {
  const names = isMailTemplate(template) ? (mailDefinition(template).secret ?? []) : [];
  const links = names.flatMap((name) => {
    const link = props[name];
    return typeof link === "string" ? [[name, change(link)] as const] : [];
  });
  return { ...props, ...Object.fromEntries(links) };
}

function contextOf(template: string): string {
  return `mail:${template}`;
}
