import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AskToPay } from "@/components/payment/ask-to-pay";
import { ChoosePlan } from "@/components/payment/choose-plan";
import { NothingToPay } from "@/components/payment/nothing-to-pay";
import { PayInvoice } from "@/components/payment/pay-invoice";
import { PaymentHead, SuspendedPayment } from "@/components/payment/suspended-payment";
import { hasPermission } from "@/lib/accounts/role";
import { requireTenant } from "@/lib/auth/viewer/viewer";
import { findBankDetails } from "@/lib/payments/bank-transfer/bank-details";
import { epcCode } from "@/lib/payments/bank-transfer/epc-code";
import { askOnReturn } from "@/lib/payments/checkout/ask-about-checkouts";
import { findDueInvoice } from "@/lib/payments/checkout/find-due-invoice";
import { findPaidInvoice, findReturnOutcome } from "@/lib/payments/checkout/find-return-outcome";
import { paymentView } from "@/lib/payments/checkout/payment-view";
import { availableMethods, methodsFor } from "@/lib/payments/checkout/providers";
import { listPlanChoices } from "@/lib/plans/list-plan-choices";
import { changePlanAction } from "../(tenant)/billing/actions";
import * as act from "./actions";
import { paymentQuery } from "./query";

export const metadata: Metadata = { title: "Payment" };
const ACTIONS = {
  checkout: act.checkoutAction,
  report: act.reportTransferAction,
  settle: act.settleAction,
  choosePlan: changePlanAction,
  billingDetails: act.billingDetailsAction,
  proof: act.uploadProofAction,
};

export default async function PaymentPage({ searchParams }: PageProps<"/payment">) {
  const viewer = await requireTenant({ allowSuspended: true });
  const { account, role } = viewer;
  if (account.closedAt) redirect("/billing");
  if (!hasPermission(role, "billing:pay")) return <AskToPay accountName={account.name} />;
  const query = paymentQuery.parse(await searchParams);
  await askOnReturn(account.id, query.checkout);
  const [due, plans, outcome, paid] = await Promise.all([
    findDueInvoice(account.id, query.invoice),
    listPlanChoices(),
    findReturnOutcome(account.id, query.checkout, query.invoice),
    findPaidInvoice(account.id, query.checkout, query.invoice),
  ]);
  const methods = due ? methodsFor(due.invoice, account) : availableMethods(account);
  const view = paymentView({ viewer, due, query, outcome, methods, plans: plans.map(({ slug }) => slug) });
  switch (view.show) {
    case "suspended":
      return <SuspendedPayment viewer={viewer} says="No payment is due while the account is suspended." />;
    case "paid":
      return <NothingToPay planName={account.plan?.name ?? ""} paid={paid} />;
    case "choose":
      return <ChoosePlan plans={plans} choice={view.choice} action={changePlanAction} />;
  }
  const held = view.held.get(view.invoice.id);
  const details = methods.includes("bank_transfer") ? findBankDetails(view.invoice, held) : undefined;
  const asksForDetails = !view.invoice.buyer.country && hasPermission(role, "account:write");
  return (
    <>
      <PaymentHead viewer={viewer} {...view} />
      <PayInvoice
        {...{ view, plans, methods, details, asksForDetails }}
        code={details && epcCode(details)}
        actions={ACTIONS}
      />
    </>
  );
}
