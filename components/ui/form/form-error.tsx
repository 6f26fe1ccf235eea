import type { ReactNode } from "react";
import { Alert } from "@/components/ui/page/alert";

/** What a form's action answered as a whole, read out when it appears. `children` may offer a way on, such as a link. */
export function FormError({ error, children }: { error: string | undefined; children?: ReactNode }) {
  if (!error) return null;
  return (
    <Alert tone="danger" role="alert">
      {error} {children}
    </Alert>
  );
}

export function FormSuccess({ message, className }: { message: string | undefined; className?: string }) {
  if (!message) return null;
  return (
    <Alert tone="success" role="status" className={className}>
      {message}
    </Alert>
  );
}
