import { SettleForm } from "@/components/sandbox/settle-form";
import { Alert } from "@/components/ui/page/alert";
import { Card } from "@/components/ui/page/card";
import { LinkTabs } from "@/components/ui/page/link-tabs";
import type { PaymentMethod } from "@/db/words";
import type { FormAction } from "@/lib/actions/form-state";
import { BankTransfer, type BankTransferProps } from "./bank-transfer";
import { CheckoutForm } from "./checkout-form";

const METHOD_NAMES: Record<PaymentMethod, string> = {
  stripe: "Card",
  paypal: "PayPal",
  bank_transfer: "Bank transfer",
  sandbox: "Sandbox",
};

interface PaymentMethodsProps extends Omit<BankTransferProps, "action" | "details"> {
  invoiceId: number;
  details: BankTransferProps["details"] | undefined;
  /** Somebody has just paid, or need not: the ways to pay stay folded away. */
  isAside: boolean;
  methods: readonly PaymentMethod[];
  current: PaymentMethod;
  /** What they do instead of waiting for a reported transfer; it stays chosen from tab to tab. */
  change: "report" | "method" | undefined;
  repeats: boolean;
  /** The amount that is charged online, where a part of it is held from transfers. */
  whole: string | undefined;
  checkout: FormAction;
  report: FormAction;
  settle: FormAction;
}

/** One tab for each way to pay that is set up here; each has an address, and works without JavaScript. */
export function PaymentMethods({ isAside, ...props }: PaymentMethodsProps) {
  if (!isAside) return <Ways {...props} />;
  return (
    <details>
      <summary className="cursor-pointer rounded-control py-2 text-muted">Pay another way</summary>
      <div className="pt-3">
        <Ways {...props} />
      </div>
    </details>
  );
}

function Ways({
  invoiceId,
  methods,
  current,
  change,
  repeats,
  whole,
  checkout,
  report,
  settle,
  details,
  ...bank
}: Omit<PaymentMethodsProps, "isAside">) {
  if (methods.length === 0) return <NoWay />;
  const tabs = methods.map((method) => ({
    href: `/payment?invoice=${invoiceId}&method=${method}${change ? `&change=${change}` : ""}`,
    label: METHOD_NAMES[method],
    isCurrent: method === current,
  }));
  return (
    <Card title="How would you like to pay?">
      <LinkTabs label="Payment method" tabs={tabs} />
      <div className="pt-5">
        {current === "sandbox" && <SettleForm action={settle} invoiceId={invoiceId} />}
        {(current === "stripe" || current === "paypal") && (
          <CheckoutForm
            action={checkout}
            method={current}
            invoiceId={invoiceId}
            repeats={repeats}
            whole={whole}
          />
        )}
        {current === "bank_transfer" && details && (
          <BankTransfer {...bank} details={details} action={report} />
        )}
      </div>
    </Card>
  );
}

function NoWay() {
  return (
    <Alert tone="warning" title="No payment method is set up here yet">
      Contact us and we'll tell you how to pay this invoice.
    </Alert>
  );
}
