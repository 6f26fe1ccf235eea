import type { ComponentProps } from "react";
import { MoneyComing } from "@/components/shell/money-coming";
import type { FormAction } from "@/lib/actions/form-state";
import type { ComingMoney } from "@/lib/invoices/waiting-transfer";
import { OpenInvoiceAlert } from "./open-invoice-alert";
import { WaitingUpgrade } from "./waiting-upgrade";

interface WaitingInvoicesProps {
  toPay: ComponentProps<typeof OpenInvoiceAlert>["invoice"] | undefined;
  upgrade: ComponentProps<typeof WaitingUpgrade>["invoice"] | undefined;
  coming: ComingMoney | undefined;
  mayCancel: boolean;
  cancelUpgrade: FormAction;
}

/** What waits to be paid by hand, or is on its way. */
export function WaitingInvoices({ coming, toPay, upgrade, mayCancel, cancelUpgrade }: WaitingInvoicesProps) {
  return (
    <>
      {coming && <MoneyComing coming={coming} />}
      {toPay && <OpenInvoiceAlert invoice={toPay} />}
      {upgrade && <WaitingUpgrade invoice={upgrade} mayManage={mayCancel} cancelAction={cancelUpgrade} />}
    </>
  );
}
