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
};

interface PaymentMethodsProps extends Omit<BankTransferProps, "action"> {
  /** Somebody has just paid, or need not: the ways to pay stay folded away. */
  isAside: boolean;
  methods: readonly PaymentMethod[];
  current: PaymentMethod;
  repeats: boolean;
  checkout: FormAction;
  report: FormAction;
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
  methods,
  current,
  repeats,
  checkout,
  report,
  ...bank
}: Omit<PaymentMethodsProps, "isAside">) {
  const tabs = methods.map((method) => ({
    href: `/payment?invoice=${bank.details.invoice_id}&method=${method}`,
    label: METHOD_NAMES[method],
    isCurrent: method === current,
  }));
  return (
    <Card title="How would you like to pay?">
      <LinkTabs label="Payment method" tabs={tabs} />
      <div className="pt-5">
        {current === "bank_transfer" ? (
          <BankTransfer {...bank} action={report} />
        ) : (
          <CheckoutForm
            action={checkout}
            method={current}
            invoiceId={bank.details.invoice_id}
            repeats={repeats}
          />
        )}
      </div>
    </Card>
  );
}
