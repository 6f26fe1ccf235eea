"use server";

import { publicAction } from "@/lib/actions/public-action";
import { tokenInput } from "@/lib/auth/input";
import { confirmBillingEmail } from "@/lib/payments/documents/confirm-billing-email";

export const confirmBillingEmailAction = publicAction(
  { schema: tokenInput, limit: "auth" },
  async ({ input, requestId }) => {
    const { email, accountName } = await confirmBillingEmail(input.token, requestId);
    return { ok: true, message: `Invoices of ${accountName} are sent to ${email} from now on.` };
  },
);
