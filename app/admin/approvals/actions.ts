"use server";

import { revalidatePath } from "next/cache";
import { superuserAction } from "@/lib/actions/superuser-action";
import { carryOut } from "@/lib/admin/approvals/carry-out";
import { declineApproval } from "@/lib/admin/approvals/decline-approval";
import { approveRequestForm, declineRequestForm, overrideForm } from "@/lib/admin/approvals/input";
import { proveOverride } from "@/lib/staff/prove-staff";

export const approveRequestAction = superuserAction(
  { schema: approveRequestForm },
  async ({ input: { approval_id: id }, by }) => {
    const { message } = await carryOut(id, by);
    revalidatePath("/admin", "layout");
    return { ok: true as const, message };
  },
);

export const declineRequestAction = superuserAction(
  { schema: declineRequestForm },
  async ({ input: { approval_id: id, reason }, by }) => {
    await declineApproval(id, reason, by);
    revalidatePath("/admin", "layout");
    return { ok: true as const, message: "Declined. Nothing was done." };
  },
);

export const overrideRequestAction = superuserAction(
  { schema: overrideForm },
  async ({ input, by, requestId, ip, userAgent }) => {
    const owners = [
      { email: input.first_email, code: input.first_code },
      { email: input.second_email, code: input.second_code },
    ] as const;
    const override = await proveOverride(owners, input.reason, { ip, userAgent, requestId });
    const { message } = await carryOut(input.approval_id, { ...by, override });
    revalidatePath("/admin", "layout");
    return { ok: true as const, message };
  },
);
