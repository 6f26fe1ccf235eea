import { notFound } from "next/navigation";
import { getAnyCreditNote } from "@/lib/admin/credit-notes/list-credit-notes";
import { requireSuperuser } from "@/lib/auth/viewer/viewer";
import { AppError } from "@/lib/errors";
import { creditNotePdfResponse } from "@/lib/invoices/pdf/pdf-response";

/** A credit note of any account, as its PDF. */
export async function GET(_request: Request, { params }: RouteContext<"/admin/credit-notes/[id]">) {
  await requireSuperuser();
  const { id } = await params;
  if (!/^[1-9]\d{0,14}$/.test(id)) notFound();
  const found = await getAnyCreditNote(Number(id)).catch((error: unknown) => {
    if (error instanceof AppError) notFound();
    throw error;
  });
  return creditNotePdfResponse(found);
}
