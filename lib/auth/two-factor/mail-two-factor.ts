import type { Tx } from "@/db";
import { enqueueMail } from "@/lib/mail/enqueue-mail";
import type { MailProps } from "@/lib/mail/templates";

/** Tells a person what has become of their second factor: who knows the password could have done it too. */
export async function mailTwoFactor(
  tx: Tx,
  { id, email }: { id: number; email: string },
  news: Omit<MailProps<"two-factor-changed">, "email">,
): Promise<void> {
  const props = { email, ...news };
  await enqueueMail(tx, { to: email, template: "two-factor-changed", props, aboutUserId: id });
}
