import { getApproval } from "@/lib/admin/approvals/list-approvals";
import { recordPage } from "@/lib/admin/record-page";

export const approvalPage = recordPage(getApproval);
