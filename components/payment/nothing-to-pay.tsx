import { LinkButton } from "@/components/ui/form/button";
import { Alert } from "@/components/ui/page/alert";
import { PageHeader } from "@/components/ui/page/page-header";

/** No invoice is open, and the account works. */
export function NothingToPay({ planName }: { planName: string }) {
  return (
    <>
      <PageHeader title="Paid" />
      <Alert
        tone="success"
        title={`Your account is on ${planName}. Nothing is left to pay.`}
        action={<LinkButton href="/sites">Go to your sites</LinkButton>}
      >
        Invoices and your subscription are under Billing.
      </Alert>
    </>
  );
}
