import type { ComponentProps } from "react";
import type { FormAction } from "@/lib/actions/form-state";
import { OpenInvoiceAlert } from "./open-invoice-alert";
import { WaitingUpgrade } from "./waiting-upgrade";

interface WaitingInvoicesProps {
  toPay: ComponentProps<typeof OpenInvoiceAlert>["invoice"] | undefined;
  upgrade: ComponentProps<typeof WaitingUpgrade>["invoice"] | undefined;
  mayManage: boolean;
  cancelUpgrade: FormAction;
}

/** What waits to be paid by hand. */
export function WaitingInvoices({ toPay, upgrade, mayManage, cancelUpgrade }: WaitingInvoicesProps) {
  return (
    <>
      {toPay && <OpenInvoiceAlert invoice={toPay} />}
      {upgrade && <WaitingUpgrade invoice={upgrade} mayManage={mayManage} cancelAction={cancelUpgrade} />}
    </>
  );
}
