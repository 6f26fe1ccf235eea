import { statusWords } from "@/components/admin/status-words";
import { DescriptionList } from "@/components/ui/data/description-list";
import { Card } from "@/components/ui/page/card";
import type { PaymentMethod } from "@/db/words";
import { formatAmount } from "@/lib/money";
import type { RefundPreview } from "@/lib/payments/refunds/preview-refund";

interface RefundPreviewCardProps {
  preview: RefundPreview;
  /** No provider sends it: staff do, by bank. */
  isByHand: boolean;
  method: PaymentMethod;
}

/** What a refund will do, before anybody presses the button: money, credits, and the words that the payer reads. */
export function RefundPreviewCard({ preview, isByHand, method }: RefundPreviewCardProps) {
  const { creditsBefore, creditsAfter, currency, mail } = preview;
  const money = (cents: number) => formatAmount(cents, currency);
  const taken = (creditsBefore - creditsAfter).toLocaleString("en-US");
  const by = sentWords({ preview, isByHand, method });
  return (
    <>
      <Card title="What this refund does">
        <DescriptionList
          items={[
            ["Money back", `${money(preview.amountCents)}. ${by}`],
            ["Left of the payment", money(preview.leftCents)],
            [
              "Credits taken back",
              `${taken}: the balance goes from ${creditsBefore.toLocaleString("en-US")} to ${creditsAfter.toLocaleString("en-US")}`,
            ],
            [
              "Credit note",
              preview.creditNoteNumber
                ? `${preview.creditNoteNumber} for ${money(preview.amountCents)}`
                : "none: this money paid no invoice",
            ],
          ]}
        />
      </Card>
      {mail.subject && (
        <Card title={`They read: ${mail.subject}`} description={`To ${mail.to.join(", ")}`}>
          <pre className="font-sans text-sm whitespace-pre-wrap">{mail.text}</pre>
        </Card>
      )}
    </>
  );
}

function sentWords({ preview: { asksSecond }, isByHand, method }: RefundPreviewCardProps): string {
  if (asksSecond && isByHand)
    return "A second person has to approve it. Don't send it yet: the person who approves it sends it by bank first.";
  if (asksSecond) return `A second person has to approve it before ${statusWords(method)} sends it.`;
  return isByHand
    ? "Send it by bank first. The button records that you have."
    : `Sent by ${statusWords(method)}.`;
}
