import { Button } from "@/components/ui/form/button";
import { Alert } from "@/components/ui/page/alert";

/** PayPal wants one more step of its payer, such as confirming with their bank. */
export function PayerActionNotice({ url }: { url: string }) {
  return (
    <Alert
      tone="warning"
      title="PayPal needs one more step from you"
      action={
        <Button asChild>
          <a href={url}>Continue at PayPal</a>
        </Button>
      }
    >
      Nothing was charged yet. PayPal asks you to confirm the payment, or to choose another way to pay there.
    </Alert>
  );
}
