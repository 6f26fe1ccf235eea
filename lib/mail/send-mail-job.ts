import { z } from "zod";
import { sendMail } from "./send-mail";

const payload = z.object({ mail_id: z.coerce.number().int() });

/** The queue's task for `enqueue_mail`; what fails is tried again, twelve times over about two days. */
export function sendMailJob(sent: unknown): Promise<void> {
  return sendMail(payload.parse(sent).mail_id);
}
