import { Alert } from "@/components/ui/page/alert";

/** For a member who may not pay. */
export function AskToPay({ accountName }: { accountName: string }) {
  return <Alert title="Payment is up to your account's owner">Ask an owner or admin of {accountName}.</Alert>;
}
