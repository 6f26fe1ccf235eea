import { Card } from "@/components/ui/page/card";
import { partyLines } from "@/lib/invoices/party-lines";

/** A seller or buyer as they stand on a document. */
export function DocumentParty({ title, party }: { title: string; party: Record<string, string> }) {
  return (
    <Card title={title}>
      <address className="not-italic">
        {partyLines(party).map((line) => (
          <span key={line} className="block" dir="auto">
            {line}
          </span>
        ))}
      </address>
    </Card>
  );
}
