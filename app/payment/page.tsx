import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { z } from "zod";
import { CardNotice } from "@/components/payment/card-notice";
import { DeclinedNotice } from "@/components/payment/declined-notice";
import { InvoiceSummary } from "@/components/payment/invoice-summary";
import { NothingToPay } from "@/components/payment/nothing-to-pay";
import { PaymentMethods } from "@/components/payment/payment-methods";
import { PlanChoiceForm } from "@/components/payment/plan-choice-form";
import { ReturnNotice } from "@/components/payment/return-notice";
import { TransferState } from "@/components/payment/transfer-state";
import { AccountBanner } from "@/components/shell/account-banner";
import { Alert } from "@/components/ui/page/alert";
import { Card } from "@/components/ui/page/card";
import { PageHeader } from "@/components/ui/page/page-header";
import { BILLING_INTERVALS, PAYMENT_METHODS } from "@/db/words";
import { isSuspendedByStaff } from "@/lib/accounts/account";
import { hasPermission } from "@/lib/accounts/role";
import { requireTenant, type TenantViewer } from "@/lib/auth/viewer/viewer";
import { bankDetails } from "@/lib/payments/bank-transfer/bank-details";
import { epcCode } from "@/lib/payments/bank-transfer/epc-code";
import { askAboutOwnCheckouts } from "@/lib/payments/checkout/ask-about-checkouts";
import { findPaymentView } from "@/lib/payments/checkout/find-payment-view";
import { findReturnOutcome } from "@/lib/payments/checkout/find-return-outcome";
import { availableMethods } from "@/lib/payments/checkout/providers";
import { listPlanChoices } from "@/lib/plans/list-plan-choices";
import { checkoutAction, choosePlanAction, reportTransferAction } from "./actions";

export const metadata: Metadata = { title: "Payment" };

const query = z.object({
  method: z.enum(PAYMENT_METHODS).optional().catch(undefined),
  invoice: z.coerce.number().int().positive().optional().catch(undefined),
  checkout: z.enum(["done", "cancelled"]).optional().catch(undefined),
  /** What somebody asked for on their way here, and finds chosen. */
  plan: z.string().optional().catch(undefined),
  interval: z.enum(BILLING_INTERVALS).optional().catch(undefined),
});

export default async function PaymentPage({ searchParams }: PageProps<"/payment">) {
  const viewer = await requireTenant({ allowSuspended: true });
  if (viewer.account.closedAt) redirect("/billing");
  const { method, invoice: wanted, checkout, ...wish } = query.parse(await searchParams);
  if (!hasPermission(viewer.role, "billing:pay")) {
    return (
      <Alert title="Payment is up to your account's owner">
        Ask an owner or admin of {viewer.account.name}.
      </Alert>
    );
  }
  if (checkout === "done") await askAboutOwnCheckouts(viewer.account.id);
  const [view, plans, outcome] = await Promise.all([
    findPaymentView(viewer.account.id, wanted),
    listPlanChoices(),
    findReturnOutcome(viewer.account.id, checkout, wanted),
  ]);
  const isShut = isSuspendedByStaff(viewer.account);
  const mayChoose = hasPermission(viewer.role, "billing:manage") && !isShut;
  const { status, plan: running } = viewer.account;
  if (!view && isShut)
    return <Suspended viewer={viewer} says="Nothing is to be paid while the account is suspended." />;
  if (!view) {
    const choices = {
      plans: mayChoose ? plans : [],
      planSlug: wish.plan,
      interval: wish.interval,
      action: choosePlanAction,
    };
    return <NothingToPay status={status} planName={running?.name ?? ""} {...choices} />;
  }
  const { invoice, plan, reported, declined, preferred, isCharged, others } = view;
  const methods = availableMethods();
  const current = [method, preferred, ...methods].find((wish) => wish && methods.includes(wish));
  const details = bankDetails(invoice);
  const isReturning = outcome === "done" && !declined;
  return (
    <>
      {isShut ? (
        <Suspended viewer={viewer} says="You can pay what is open, but paying does not open the account." />
      ) : (
        <PageHeader title="Payment" description="Your plan starts as soon as the payment is confirmed." />
      )}
      {declined && <DeclinedNotice reason={declined.failureReason} />}
      {outcome && !declined && <ReturnNotice outcome={outcome} />}
      {reported && !isReturning && <TransferState payment={reported} />}
      {isCharged && <CardNotice dueAt={invoice.dueAt} />}
      <InvoiceSummary invoice={invoice} others={others} />
      <PaymentMethods
        isAside={isReturning || isCharged}
        methods={methods}
        current={current ?? "bank_transfer"}
        repeats={invoice.kind !== "upgrade" && invoice.lineItems[0]?.quantity === 1}
        details={details}
        code={epcCode(details)}
        isWaiting={reported?.status === "pending_approval"}
        checkout={checkoutAction}
        report={reportTransferAction}
      />
      {mayChoose && invoice.kind === "first" && !isReturning && (
        <Card title="Another plan?" description="Change it before you pay; the invoice follows.">
          <PlanChoiceForm
            action={choosePlanAction}
            plans={plans}
            planSlug={plans.find(({ slug }) => slug === wish.plan)?.slug ?? plan.slug}
            interval={wish.interval ?? invoice.billingInterval}
          />
        </Card>
      )}
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
