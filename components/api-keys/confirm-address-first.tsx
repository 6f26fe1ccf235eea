import Link from "next/link";
import { Alert } from "@/components/ui/page/alert";

/** Above a form that makes keys: said before somebody fills it in, for it would be refused. */
export function ConfirmAddressFirst() {
  return (
    <Alert tone="warning" className="mb-4" title="Confirm your email address first">
      Until then no key can be made. Open the link we sent you, or{" "}
      <Link href="/verify-email" className="underline underline-offset-4">
        have it sent again
      </Link>
      .
    </Alert>
  );
}
