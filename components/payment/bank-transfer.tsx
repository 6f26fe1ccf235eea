import { CopyButton } from "@/components/ui/data/copy-button";
import { DescriptionList } from "@/components/ui/data/description-list";
import { Alert } from "@/components/ui/page/alert";
import type { FormAction } from "@/lib/actions/form-state";
import { formatAmount, parseDecimal } from "@/lib/money";
import { EpcCode } from "./epc-code";
import { ReportTransferForm } from "./report-transfer-form";

export interface BankTransferProps {
  details: {
    invoice_id: number;
    beneficiary: string;
    bank: string;
    iban: string;
    bic: string;
    reference: string;
    /** The reference in structured form, for banks that ask for one. */
    creditor_reference: string | null;
    amount: string;
    currency: string;
    /** Said where the account is nobody's. */
    notice: string | null;
  };
  /** The code that banking apps scan, where the currency is the euro. */
  code?: { size: number; path: string };
  /** A transfer was reported and waits: another report takes its place. */
  isWaiting: boolean;
  action: FormAction;
}

/** Where the money goes, with each value to copy, and the form that says it is on its way. */
export function BankTransfer({ details, code, isWaiting, action }: BankTransferProps) {
  const amount = formatAmount(parseDecimal(details.amount) ?? 0, details.currency);
  return (
    <div className="space-y-6">
      {details.notice && <Alert tone="warning" title={details.notice} />}
      <div className="flex flex-wrap items-start gap-6">
        <div className="min-w-64 flex-1">
          <DescriptionList
            items={[
              ["Beneficiary", <Copied key="b" name="beneficiary" value={details.beneficiary} />],
              ...(details.bank ? [["Bank", details.bank] as const] : []),
              ["IBAN", <Copied key="i" name="IBAN" value={details.iban} />],
              ...(details.bic ? [["BIC", <Copied key="c" name="BIC" value={details.bic} />] as const] : []),
              ["Amount", <Copied key="a" name="amount" value={details.amount} shown={amount} />],
              ["Reference to quote", <Copied key="r" name="reference" value={details.reference} />],
              ...(details.creditor_reference
                ? [
                    [
                      "If your bank asks for a structured one",
                      <Copied key="s" name="structured reference" value={details.creditor_reference} />,
                    ] as const,
                  ]
                : []),
            ]}
          />
        </div>
        {code && <EpcCode {...code} />}
      </div>
      <ReportTransferForm action={action} invoiceId={details.invoice_id} isWaiting={isWaiting} />
    </div>
  );
}

function Copied({ name, value, shown = value }: { name: string; value: string; shown?: string }) {
  return (
    <span className="-my-2 flex items-center justify-between gap-3">
      <span className="font-mono break-all">{shown}</span>
      <CopyButton value={value} label={`Copy ${name}`} iconOnly variant="ghost" />
    </span>
  );
}
