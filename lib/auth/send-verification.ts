import type { Tx } from "@/db/client";
import { env } from "@/lib/env";
import { enqueueMail } from "@/lib/mail/enqueue-mail";
import { createUserToken } from "./user-token";

interface Addressee {
  id: number;
  email: string;
  firstName: string;
}

/** Mails the link that confirms somebody's address. */
export async function sendVerification(tx: Tx, user: Addressee, accountId?: number): Promise<void> {
  const token = await createUserToken(tx, { userId: user.id, purpose: "verify_email" });
  await enqueueMail(tx, {
    to: user.email,
    template: "verify-email",
    props: { name: user.firstName || user.email, url: `${env().APP_URL}/verify-email?token=${token}` },
    aboutAccountId: accountId,
  });
}
