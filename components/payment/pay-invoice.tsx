import { BillingDetailsForm } from "@/components/billing/documents/billing-details-form";
import { Card } from "@/components/ui/page/card";
import type { FormAction } from "@/lib/actions/form-state";
import { formatAmount } from "@/lib/money";
import type { DueView } from "@/lib/payments/checkout/payment-view";
import type { BankTransferProps } from "./bank-transfer";
import { CardNotice } from "./card-notice";
import { DeclinedNotice } from "./declined-notice";
import { InvoiceSummary } from "./invoice-summary";
import { PayerActionNotice } from "./payer-action-notice";
import { PaymentMethods } from "./payment-methods";
import { PlanChoiceForm, type PlanChoiceOption } from "./plan-choice-form";
import { ProcessingNotice } from "./processing-notice";
import { ReturnNotice } from "./return-notice";
import { TransferState } from "./transfer-state";

interface PayInvoiceProps extends Pick<BankTransferProps, "code"> {
  view: DueView;
  /** Undefined where bank transfers are not offered. */
  details: BankTransferProps["details"] | undefined;
  plans: readonly PlanChoiceOption[];
  methods: Parameters<typeof PaymentMethods>[0]["methods"];
  actions: Record<"checkout" | "report" | "settle" | "choosePlan" | "billingDetails" | "proof", FormAction>;
  /** Nobody has said yet to whom the invoice is made out, and this visitor may. */
  asksForDetails: boolean;
}

/** One open invoice: how it stands with it, and the one thing to do next. */
export function PayInvoice(props: PayInvoiceProps) {
  const { view } = props;
  return (
    <>
      {view.stage === "processing" && view.processing && (
        <ProcessingNotice payment={view.processing} why={view.pendingWords} />
      )}
      {view.stage === "again" && view.payerActionUrl && <PayerActionNotice url={view.payerActionUrl} />}
      {view.stage === "returned" && <ReturnNotice outcome="done" />}
      {view.stage === "reported" && view.reported && (
        <TransferState payment={view.reported} upload={props.actions.proof} />
      )}
      {view.stage === "charged" && <CardNotice dueAt={view.invoice.dueAt} />}
      {view.stage === "pay" && <HowItWent {...view} />}
      <InvoiceSummary invoice={view.invoice} others={view.others} held={view.held} />
      {props.asksForDetails && (
        <BillingDetailsForm action={props.actions.billingDetails} name={view.invoice.buyer.name ?? ""} />
      )}
      {view.stage !== "processing" && view.stage !== "reported" && <WaysToPay {...props} />}
    </>
  );
}

/** Why it is still to be paid, where it was tried before. */
function HowItWent({ declined, outcome, reported, isWaiting }: DueView) {
  return (
    <>
      {declined && <DeclinedNotice reason={declined.failureReason} />}
      {outcome && <ReturnNotice outcome={outcome} />}
      {reported && !isWaiting && <TransferState payment={reported} />}
    </>
  );
}

/** Where a part is held, card and PayPal take all of it all the same: an invoice is settled by one payment. */
function wholeOf({ invoice, held }: DueView): string | undefined {
  return held.has(invoice.id) ? formatAmount(invoice.totalCents, invoice.currency) : undefined;
}

function WaysToPay({ view, plans, methods, details, code, actions }: PayInvoiceProps) {
  const { choice } = view;
  return (
    <>
      <PaymentMethods
        isAside={view.stage !== "pay"}
        invoiceId={view.invoice.id}
        methods={methods}
        current={view.method}
        change={view.change}
        repeats={view.repeats}
        whole={wholeOf(view)}
        details={details}
        code={code}
        isWaiting={view.isWaiting}
        reported={view.isWaiting ? view.reported : undefined}
        checkout={actions.checkout}
        report={actions.report}
        settle={actions.settle}
      />
      {choice && (
        <Card title="Another plan?" description="Change it before you pay; the invoice follows.">
          <PlanChoiceForm action={actions.choosePlan} plans={plans} {...choice} />
        </Card>
      )}
    </>
  );
}
