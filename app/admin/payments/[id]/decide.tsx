import { ActForm } from "@/components/admin/act-form";
import { RecentTransfers } from "@/components/admin/payments/recent-transfers";
import { needsRecentTransfers, type PaymentDecision } from "@/lib/admin/payments/decisions";
import { listRecentTransfers } from "@/lib/admin/payments/recent-transfers";
import { DECISION_FORMS, hasOwnForm } from "../decision-form";
import type { paymentPage } from "./payment-page";
import { RefundPage } from "./refund-page";

interface DecideProps {
  decision: PaymentDecision;
  payment: Awaited<ReturnType<typeof paymentPage>>["payment"];
  query: Record<string, string | string[] | undefined>;
}

/** The form of a decision; a refund is previewed first. */
export async function Decide({ decision, payment, query }: DecideProps) {
  if (!hasOwnForm(decision)) return <RefundPage payment={payment} query={query} />;
  const { title, says, ...form } = DECISION_FORMS[decision];
  return (
    <>
      {needsRecentTransfers(decision) && (
        <RecentTransfers transfers={await listRecentTransfers(payment.accountId)} />
      )}
      <ActForm
        {...form}
        hidden={{ payment_id: payment.id }}
        submit={title}
        backHref={`/admin/payments/${payment.id}`}
      />
    </>
  );
}
