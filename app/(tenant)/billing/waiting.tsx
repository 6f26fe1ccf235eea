import type { ComponentProps } from "react";
import { WaitingInvoices } from "@/components/billing/waiting-invoices";
import { methodsFor } from "@/lib/payments/checkout/providers";
import { cancelUpgradeAction } from "./actions";

type WaitingProps = Omit<ComponentProps<typeof WaitingInvoices>, "methods" | "cancelUpgrade">;

/** What waits to be paid, by the methods that are on here. */
export function Waiting(props: WaitingProps) {
  const methods = props.overdue ? methodsFor(props.overdue) : [];
  return <WaitingInvoices {...props} methods={methods} cancelUpgrade={cancelUpgradeAction} />;
}
