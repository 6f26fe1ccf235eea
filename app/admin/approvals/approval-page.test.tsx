/** Guards app/admin/approvals/[id]/page.tsx, components/admin/approvals/. */
import { expect, it, vi } from "vitest";
import { declineApproval } from "@/lib/admin/approvals/decline-approval";
import { listApprovals } from "@/lib/admin/approvals/list-approvals";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { useTwoPeople } from "@/test/approvals";
import type { Person } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { renderPage } from "@/test/render-page";
import { signIn } from "@/test/sign-in";
import ApprovalPage from "./[id]/page";

vi.mock("next/headers", () => import("@/test/next-headers"));
vi.mock("next/navigation", async (original) => ({
  ...(await original<Record<string, unknown>>()),
  usePathname: () => "/admin/approvals/1",
}));
useDatabase();
const team = useTwoPeople();

const by = ({ id }: Person) => ({ actor: `user:${id}`, actorUserId: id });
const shown = async (id: number) =>
  renderPage(await ApprovalPage({ params: Promise.resolve({ id: String(id) }) }));

it("a request has its buttons while it waits; once it is decided the page says by whom, and has none", async () => {
  const given = {
    accountId: team.accountId,
    externalPaymentId: "PAGE-1",
    amountCents: 13_900,
    payerName: "Petra",
  };
  await expect(confirmBankTransfer({ ...given, ...by(team.bill) })).rejects.toMatchObject({
    code: "approval_required",
  });
  const [{ approval } = { approval: { id: 0 } }] = await listApprovals({ show: "waiting", limit: 1 });
  await signIn(team.bill);
  const own = await shown(approval.id);
  expect(own).toContain("Take it back");
  expect(own).not.toContain(">Approve<");
  await signIn(team.olga);
  expect(await shown(approval.id)).toContain("Approve");
  await declineApproval(approval.id, "Not on the statement.", by(team.olga));
  const decided = await shown(approval.id);
  expect(decided).not.toContain("<form");
  for (const fact of ["Declined", team.olga.email, "Not on the statement."]) expect(decided).toContain(fact);
});
