import Link from "next/link";
import { FormError } from "@/components/ui/form/form-error";
import type { FormState } from "@/lib/actions/form-state";

/** Why no key was made, with a way on where an unconfirmed address is what is in the way. */
export function KeyError({ state: { error, code } }: { state: FormState }) {
  return (
    <FormError error={error}>
      {code === "email_not_verified" && (
        <Link href="/verify-email" className="underline underline-offset-4">
          Send the link again
        </Link>
      )}
    </FormError>
  );
}
