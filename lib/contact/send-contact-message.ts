import { asSystem } from "@/db";
import { env } from "@/lib/env";
import { enqueueMail } from "@/lib/mail/enqueue-mail";
import type { ContactInput } from "./input";

/** Mails the operator what a visitor wrote. What a program filled in is dropped, and told the same as a person. */
export async function sendContactMessage({ homepage, ...message }: ContactInput): Promise<void> {
  if (homepage !== "") return;
  await asSystem((tx) =>
    enqueueMail(tx, { to: env().SUPPORT_EMAIL, template: "contact-message", props: message }),
  );
}
