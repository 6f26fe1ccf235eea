import { env } from "@/lib/env";
import { deliverKept } from "@/lib/mail/deliver-kept";
import { isMailPreviewOn } from "@/lib/mail/preview";
import { settingsFindings } from "@/lib/server/doctor/settings-findings";
import { isProductionServer } from "./secrets";

type Say = (text: string) => void;

/** What `manage doctor` says of the settings, for the person who starts a production server. */
export function sayFindings(say: Say): void {
  if (!isProductionServer()) return;
  for (const { level, name, says } of settingsFindings(env())) say(`${level.padEnd(8)} ${name}: ${says}`);
}

/** Emails that nobody gets are missed late; and those that were kept leave now that a server is named. */
export async function sayWhereMailGoes(say: Say): Promise<void> {
  const { SMTP_URL, APP_URL } = env();
  if (SMTP_URL) {
    const delivered = await deliverKept();
    if (delivered > 0)
      say(`Emails that were kept while no mail server was named: ${delivered} are sent now.`);
    return;
  }
  const where = isMailPreviewOn() ? ` Read them at ${APP_URL}/dev/mail.` : "";
  say(`Emails are kept and not sent: SMTP_URL is not set.${where}`);
}
