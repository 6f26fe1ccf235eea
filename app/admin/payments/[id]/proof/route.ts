import { notFound } from "next/navigation";
import { requireSuperuser } from "@/lib/auth/viewer/viewer";
import { AppError } from "@/lib/errors";
import { getAnyProof } from "@/lib/payments/proofs/get-proof";
import { proofFile } from "@/lib/payments/proofs/proof-file";

/** What a payer uploaded, as a download. */
export async function GET(_request: Request, { params }: RouteContext<"/admin/payments/[id]/proof">) {
  await requireSuperuser();
  const { id } = await params;
  if (!/^[1-9]\d{0,14}$/.test(id)) notFound();
  const proof = await getAnyProof(Number(id)).catch((error: unknown) => {
    if (error instanceof AppError) notFound();
    throw error;
  });
  return proofFile(proof);
}
