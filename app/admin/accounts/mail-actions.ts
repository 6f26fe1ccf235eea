"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { superuserAction } from "@/lib/actions/superuser-action";
import { accountActForm } from "@/lib/admin/accounts/account-input";
import { resendMail } from "@/lib/admin/mails/resend-mail";
import { staffActOf } from "@/lib/admin/staff-act";

export const resendMailAction = superuserAction(
  { schema: accountActForm.extend({ mail_id: z.coerce.number().int().positive() }) },
  async ({ input: { account_id: accountId, mail_id: mailId, reason }, viewer, requestId }) => {
    await resendMail(mailId, staffActOf(viewer, reason, requestId));
    revalidatePath("/admin", "layout");
    redirect(`/admin/accounts/${accountId}?tab=mails&done=mail`);
  },
);
