import { LinkButton } from "@/components/ui/form/button";
import { FormSuccess } from "@/components/ui/form/form-error";
import { findNextTransfer } from "@/lib/admin/payments/queue";

/** What was done, and the next one in the queue. */
export async function Done({ message }: { message: string }) {
  const next = await findNextTransfer();
  return (
    <div className="mb-5 space-y-3">
      <FormSuccess message={message} />
      {next && (
        <LinkButton href={`/admin/payments/${next}`} variant="secondary">
          Next transfer that waits
        </LinkButton>
      )}
    </div>
  );
}
