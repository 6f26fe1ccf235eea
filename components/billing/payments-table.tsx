import { Badge, type BadgeTone } from "@/components/ui/data/badge";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/data/table";
import { plainDate } from "@/components/ui/data/time-words";
import type { PaymentMethod, PaymentStatus } from "@/db/words";
import { formatAmount } from "@/lib/money";
import { type PaymentStanding, paymentStanding } from "@/lib/payments/records/payment";

interface ListedPayment {
  invoiceNumber: string;
  payment: {
    id: number;
    method: PaymentMethod;
    status: PaymentStatus;
    amountCents: number;
    refundedCents: number;
    currency: string;
    externalPaymentId: string;
    failureReason: string | null;
    createdAt: Date;
  };
}

const STANDINGS: Record<PaymentStanding, { tone: BadgeTone; label: string }> = {
  pending_approval: { tone: "warning", label: "Waiting for approval" },
  processing: { tone: "warning", label: "On its way" },
  succeeded: { tone: "success", label: "Succeeded" },
  failed: { tone: "danger", label: "Failed" },
  declined: { tone: "danger", label: "Declined" },
  refunded: { tone: "neutral", label: "Refunded" },
  partly_refunded: { tone: "neutral", label: "Refunded in part" },
  disputed: { tone: "warning", label: "Disputed" },
  kept: { tone: "brand", label: "Held for you" },
  replaced: { tone: "neutral", label: "Replaced" },
  closed: { tone: "neutral", label: "Closed" },
};
const METHODS: Record<PaymentMethod, string> = {
  stripe: "Card",
  paypal: "PayPal",
  bank_transfer: "Bank transfer",
  sandbox: "Sandbox",
};

export function PaymentsTable({ payments }: { payments: readonly ListedPayment[] }) {
  return (
    <section aria-labelledby="payments" className="space-y-3">
      <h2 id="payments" className="text-base font-semibold">
        Payments
      </h2>
      {payments.length === 0 && <p className="text-muted">No payments yet.</p>}
      {payments.length > 0 && <Rows payments={payments} />}
    </section>
  );
}

function Rows({ payments }: { payments: readonly ListedPayment[] }) {
  return (
    <Table label="Payments, newest first" narrow="cards">
      <TableHead>
        <TableRow>
          {["Date", "Invoice", "Method", "Payment reference", "Status"].map((name) => (
            <TableHeader key={name}>{name}</TableHeader>
          ))}
          <TableHeader className="text-right">Amount</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {payments.map((row) => (
          <PaymentRow key={row.payment.id} {...row} />
        ))}
      </TableBody>
    </Table>
  );
}

function PaymentRow({ payment, invoiceNumber }: ListedPayment) {
  const standing = paymentStanding(payment);
  const { tone, label } = STANDINGS[standing];
  return (
    <TableRow>
      <TableCell label="Date" className="whitespace-nowrap">
        {plainDate(payment.createdAt)}
      </TableCell>
      <TableCell label="Invoice" className="whitespace-nowrap">
        {invoiceNumber}
      </TableCell>
      <TableCell label="Method" className="whitespace-nowrap">
        {METHODS[payment.method]}
      </TableCell>
      <TableCell label="Payment reference" className="max-w-48 truncate">
        {payment.externalPaymentId}
      </TableCell>
      <TableCell label="Status">
        <Badge tone={tone}>{failedTransfer(payment, standing) ? "Rejected" : label}</Badge>
        <NextStep payment={payment} standing={standing} />
      </TableCell>
      <TableCell label="Amount" className="text-right">
        {formatAmount(payment.amountCents, payment.currency)}
        {standing === "partly_refunded" &&
          ` (${formatAmount(payment.refundedCents, payment.currency)} refunded)`}
      </TableCell>
    </TableRow>
  );
}

function failedTransfer({ method }: ListedPayment["payment"], standing: PaymentStanding): boolean {
  return standing === "failed" && method === "bank_transfer";
}

/** What happens next with a payment, or why nothing more does. */
function NextStep({ payment, standing }: Pick<ListedPayment, "payment"> & { standing: PaymentStanding }) {
  const says = ["failed", "declined", "closed"].includes(standing) ? payment.failureReason : NEXT[standing];
  return says ? <p className="mt-1 max-w-64 text-xs text-muted">{says}</p> : null;
}

const NEXT: Partial<Record<PaymentStanding, string>> = {
  pending_approval: "We look for it and confirm it once it has arrived.",
  processing: "It can take several business days. We tell you when it has arrived or failed.",
  disputed: "Your bank or PayPal is looking into it.",
  kept: "It paid nothing: refund it, or use it for an invoice.",
};
