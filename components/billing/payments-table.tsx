import { Badge, type BadgeTone } from "@/components/ui/data/badge";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/data/table";
import { plainDate } from "@/components/ui/data/time-words";
import type { PaymentMethod, PaymentStatus } from "@/db/words";
import { formatMoney } from "@/lib/money";
import { isDeclined, isReplaced } from "@/lib/payments/records/payment";

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

const STATUS: Record<PaymentStatus, { tone: BadgeTone; label: string }> = {
  pending_approval: { tone: "warning", label: "Waiting for approval" },
  succeeded: { tone: "success", label: "Succeeded" },
  failed: { tone: "danger", label: "Rejected" },
  refunded: { tone: "neutral", label: "Refunded" },
};
const REPLACED = { tone: "neutral", label: "Replaced" } as const;
const DECLINED = { tone: "danger", label: "Declined" } as const;
const METHODS: Record<PaymentMethod, string> = {
  stripe: "Card",
  paypal: "PayPal",
  bank_transfer: "Bank transfer",
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
    <Table label="Payments, newest first">
      <TableHead>
        <TableRow>
          {["Date", "Invoice", "Method", "Reference", "Status"].map((name) => (
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
  const { tone, label } = stateOf(payment);
  const refunded = payment.refundedCents > 0 && payment.status === "succeeded";
  return (
    <TableRow>
      <TableCell className="whitespace-nowrap">{plainDate(payment.createdAt)}</TableCell>
      <TableCell className="whitespace-nowrap">{invoiceNumber}</TableCell>
      <TableCell className="whitespace-nowrap">{METHODS[payment.method]}</TableCell>
      <TableCell className="max-w-48 truncate">{payment.externalPaymentId}</TableCell>
      <TableCell>
        <Badge tone={tone}>{label}</Badge>
      </TableCell>
      <TableCell className="text-right">
        {formatMoney(payment.amountCents, payment.currency)}
        {refunded && ` (${formatMoney(payment.refundedCents, payment.currency)} refunded)`}
      </TableCell>
    </TableRow>
  );
}

/** Our team rejects a transfer; a card and PayPal are declined by whoever issued them. */
function stateOf(payment: ListedPayment["payment"]): { tone: BadgeTone; label: string } {
  if (isReplaced(payment)) return REPLACED;
  return isDeclined(payment) ? DECLINED : STATUS[payment.status];
}
