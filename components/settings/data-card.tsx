import { Download } from "lucide-react";
import { buttonClass } from "@/components/ui/button-class";
import { Card } from "@/components/ui/card";

/** For owners, whatever state the account is in. */
export function DataCard() {
  return (
    <Card
      title="Your data"
      description="Everything this account owns, in one JSON file: sites, sectors, content, ledger, invoices, team."
    >
      <a href="/settings/export" download className={buttonClass({ variant: "secondary" })}>
        <Download aria-hidden />
        Download archive
      </a>
    </Card>
  );
}
