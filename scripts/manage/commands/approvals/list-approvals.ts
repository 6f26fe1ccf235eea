import { listApprovals } from "@/lib/admin/approvals/list-approvals";
import { approvalJson } from "@/lib/admin/approvals/output";
import { formatAmount, parseDecimal } from "@/lib/money";
import type { ManageCommand } from "../../command";

const MOST = 100;

export const listApprovalsCommand: ManageCommand = {
  name: "list-approvals",
  summary: "list what waits for a second person of our team",
  run: async () => {
    const waiting = (await listApprovals({ show: "waiting", limit: MOST })).slice(0, MOST).map(approvalJson);
    const lines = waiting.map(
      ({ id, kind, amount, currency, account_name, asked_by, reason }) =>
        `${id}  ${kind}  ${formatAmount(parseDecimal(amount) ?? 0, currency)}  ${account_name ?? "-"}  by ${asked_by}: ${reason}`,
    );
    return { data: waiting, lines: lines.length > 0 ? lines : ["Nothing waits for a second person."] };
  },
};
