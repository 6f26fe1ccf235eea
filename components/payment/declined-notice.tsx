import { Alert } from "@/components/ui/page/alert";

const NOTHING_CHARGED = "Nothing was charged. Try again, or pay another way.";

/** The provider could not take the money that was agreed to on its page. */
export function DeclinedNotice({ reason }: { reason: string | null }) {
  return (
    <Alert tone="danger" title="Your payment was declined">
      {reason?.trim() ? `${sentence(reason.trim())} ${NOTHING_CHARGED}` : NOTHING_CHARGED}
    </Alert>
  );
}

/** A reason may have been typed without its period. */
function sentence(text: string): string {
  return /[.!?…]["'”’)]*$/.test(text) ? text : `${text}.`;
}
