import type { ListedCreditNote } from "@/lib/invoices/credit-notes/queries";
import { CreditNotesTable } from "./credit-notes-table";

/** On Billing, once there is one. */
export function CreditNotesSection({ notes }: { notes: readonly ListedCreditNote[] }) {
  if (notes.length === 0) return null;
  return (
    <section aria-labelledby="credit-notes" className="space-y-3">
      <h2 id="credit-notes" className="text-base font-semibold">
        Credit notes
      </h2>
      <CreditNotesTable notes={notes} reader="tenant" />
      <p>
        <a href="/billing/credit-notes/export" className="underline underline-offset-4">
          Download all as CSV
        </a>
      </p>
    </section>
  );
}
