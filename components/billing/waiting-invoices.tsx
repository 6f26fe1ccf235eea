import type { ComponentProps } from "react";
import type { FormAction } from "@/lib/actions/form-state";
import { OverdueInvoice } from "./documents/overdue-invoice";
import { OpenInvoiceAlert } from "./open-invoice-alert";
import { WaitingUpgrade } from "./waiting-upgrade";

interface WaitingInvoicesProps {
  overdue: ComponentProps<typeof OverdueInvoice>["invoice"] | undefined;
  methods: ComponentProps<typeof OverdueInvoice>["methods"];
  mayPay: boolean;
  /** Of each kept transfer: the invoice that it counts for, and what is missing of that. */
  held: readonly { waitsFor: { id: number; missingCents: number } | undefined }[];
  toPay: ComponentProps<typeof OpenInvoiceAlert>["invoice"] | undefined;
  upgrade: ComponentProps<typeof WaitingUpgrade>["invoice"] | undefined;
  mayManage: boolean;
  cancelUpgrade: FormAction;
}

/** What waits to be paid by hand. */
export function WaitingInvoices(props: WaitingInvoicesProps) {
  const { toPay, overdue, upgrade, mayManage, cancelUpgrade, methods, mayPay, held } = props;
  const heldCents = ({ id, totalCents }: { id: number; totalCents: number }) => {
    const waits = held.find(({ waitsFor }) => waitsFor?.id === id)?.waitsFor;
    return waits ? totalCents - waits.missingCents : 0;
  };
  return (
    <>
      {overdue && (
        <OverdueInvoice invoice={overdue} heldCents={heldCents(overdue)} methods={methods} mayPay={mayPay} />
      )}
      {toPay && <OpenInvoiceAlert invoice={toPay} heldCents={heldCents(toPay)} />}
      {upgrade && (
        <WaitingUpgrade
          invoice={upgrade}
          heldCents={heldCents(upgrade)}
          mayManage={mayManage}
          cancelAction={cancelUpgrade}
        />
      )}
    </>
  );
}
