import { Card } from "@/components/ui/page/card";
import type { FormAction } from "@/lib/actions/form-state";
import type { DueView } from "@/lib/payments/checkout/payment-view";
import type { BankTransferProps } from "./bank-transfer";
import { BillingDetailsForm } from "./billing-details-form";
import { CardNotice } from "./card-notice";
import { DeclinedNotice } from "./declined-notice";
import { InvoiceSummary } from "./invoice-summary";
import { PaymentMethods } from "./payment-methods";
import { PlanChoiceForm, type PlanChoiceOption } from "./plan-choice-form";
import { ReturnNotice } from "./return-notice";
import { TransferState } from "./transfer-state";

interface PayInvoiceProps extends Pick<BankTransferProps, "code"> {
  view: DueView;
  /** Undefined where bank transfers are not offered. */
  details: BankTransferProps["details"] | undefined;
  plans: readonly PlanChoiceOption[];
  methods: Parameters<typeof PaymentMethods>[0]["methods"];
  actions: { checkout: FormAction; report: FormAction; choosePlan: FormAction; billingDetails: FormAction };
  /** Nobody has said yet to whom the invoice is made out, and this visitor may. */
  asksForDetails: boolean;
}

/** One open invoice: how it stands with it, the ways to pay it, and the way to another plan. */
export function PayInvoice(props: PayInvoiceProps) {
  const { view, plans, methods, details, code, actions, asksForDetails } = props;
  const { invoice, declined, outcome, reported, choice } = view;
  return (
    <>
      {declined && <DeclinedNotice reason={declined.failureReason} />}
      {outcome && <ReturnNotice outcome={outcome} />}
      {reported && <TransferState payment={reported} />}
      {view.isCharged && <CardNotice dueAt={invoice.dueAt} />}
      <InvoiceSummary invoice={invoice} others={view.others} />
      {asksForDetails && (
        <BillingDetailsForm action={actions.billingDetails} name={invoice.buyer.name ?? ""} />
      )}
      <PaymentMethods
        isAside={view.isAside}
        invoiceId={invoice.id}
        methods={methods}
        current={view.method}
        repeats={view.repeats}
        details={details}
        code={code}
        isWaiting={view.isWaiting}
        checkout={actions.checkout}
        report={actions.report}
      />
      {choice && (
        <Card title="Another plan?" description="Change it before you pay; the invoice follows.">
          <PlanChoiceForm action={actions.choosePlan} plans={plans} {...choice} />
        </Card>
      )}
    </>
  );
}
