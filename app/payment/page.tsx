import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { z } from "zod";
import { AskToPay } from "@/components/payment/ask-to-pay";
import { ChoosePlan } from "@/components/payment/choose-plan";
import { NothingToPay } from "@/components/payment/nothing-to-pay";
import { PayInvoice } from "@/components/payment/pay-invoice";
import { AccountBanner } from "@/components/shell/account-banner";
import { PageHeader } from "@/components/ui/page/page-header";
import { BILLING_INTERVALS, PAYMENT_METHODS } from "@/db/words";
import { hasPermission } from "@/lib/accounts/role";
import { requireTenant, type TenantViewer } from "@/lib/auth/viewer/viewer";
import { bankDetails } from "@/lib/payments/bank-transfer/bank-details";
import { epcCode } from "@/lib/payments/bank-transfer/epc-code";
import { askOnReturn } from "@/lib/payments/checkout/ask-about-checkouts";
import { findDueInvoice } from "@/lib/payments/checkout/find-due-invoice";
import { findReturnOutcome } from "@/lib/payments/checkout/find-return-outcome";
import { paymentView } from "@/lib/payments/checkout/payment-view";
import { availableMethods } from "@/lib/payments/checkout/providers";
import { listPlanChoices } from "@/lib/plans/list-plan-choices";
import { changePlanAction } from "../(tenant)/billing/actions";
import { checkoutAction, reportTransferAction } from "./actions";

export const metadata: Metadata = { title: "Payment" };
const ACTIONS = { checkout: checkoutAction, report: reportTransferAction, choosePlan: changePlanAction };

const querySchema = z.object({
  method: z.enum(PAYMENT_METHODS).optional().catch(undefined),
  invoice: z.coerce.number().int().positive().optional().catch(undefined),
  checkout: z.enum(["done", "cancelled"]).optional().catch(undefined),
  plan: z.string().optional().catch(undefined),
  interval: z.enum(BILLING_INTERVALS).optional().catch(undefined),
  change: z.enum(["report", "method"]).optional().catch(undefined),
});

export default async function PaymentPage({ searchParams }: PageProps<"/payment">) {
  const viewer = await requireTenant({ allowSuspended: true });
  const { account, role } = viewer;
  if (account.closedAt) redirect("/billing");
  if (!hasPermission(role, "billing:pay")) return <AskToPay accountName={account.name} />;
  const query = querySchema.parse(await searchParams);
  await askOnReturn(account.id, query.checkout);
  const [due, plans, outcome] = await Promise.all([
    findDueInvoice(account.id, query.invoice),
    listPlanChoices(),
    findReturnOutcome(account.id, query.checkout, query.invoice),
  ]);
  const methods = availableMethods();
  const view = paymentView({ viewer, due, query, outcome, methods, plans: plans.map(({ slug }) => slug) });
  switch (view.show) {
    case "suspended":
      return <Suspended viewer={viewer} says="Nothing is to be paid while the account is suspended." />;
    case "paid":
      return <NothingToPay planName={account.plan?.name ?? ""} />;
    case "choose":
      return <ChoosePlan plans={plans} choice={view.choice} action={changePlanAction} />;
  }
  const details = bankDetails(view.invoice);
  return (
    <>
      {view.isSuspended ? (
        <Suspended viewer={viewer} says="You can pay what is open, but paying does not open the account." />
      ) : (
        <PageHeader title="Payment" description="Your plan starts as soon as the payment is confirmed." />
      )}
      <PayInvoice {...{ view, plans, methods, details, code: epcCode(details), actions: ACTIONS }} />
    </>
  );
}

/** The way out is not to be had with money: the banner of the other pages says why and whom to ask. */
function Suspended({ viewer: { account, role }, says }: { viewer: TenantViewer; says: string }) {
  return (
    <>
      <PageHeader title="Payment" description={says} />
      <AccountBanner account={account} role={role} />
    </>
  );
}
