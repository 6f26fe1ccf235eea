import { exportAllCreditNotes } from "@/lib/admin/credit-notes/list-credit-notes";
import { requireSuperuser } from "@/lib/auth/viewer/viewer";
import { csvResponse } from "@/lib/csv";

/** Everybody's credit notes as a file, sent while it is read. */
export async function GET(): Promise<Response> {
  await requireSuperuser();
  return csvResponse("credit-notes.csv", exportAllCreditNotes());
}
