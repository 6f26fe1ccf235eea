"use server";

import { publicAction } from "@/lib/actions/public-action";
import { contactInput } from "@/lib/contact/input";
import { sendContactMessage } from "@/lib/contact/send-contact-message";

export const sendMessage = publicAction({ schema: contactInput, limit: "auth_strict" }, async ({ input }) => {
  await sendContactMessage(input);
  return { ok: true, message: "Thank you. Your message is on its way; we'll reply by email." };
});
