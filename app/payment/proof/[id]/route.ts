import { notFound } from "next/navigation";
import { requireTenant } from "@/lib/auth/viewer/viewer";
import { AppError } from "@/lib/errors";
import { getProof } from "@/lib/payments/proofs/get-proof";
import { proofFile } from "@/lib/payments/proofs/proof-file";

/** What the account has uploaded for one of its transfers, as a download. */
export async function GET(_request: Request, { params }: RouteContext<"/payment/proof/[id]">) {
  const viewer = await requireTenant({ permission: "billing:read", allowSuspended: true });
  const { id } = await params;
  if (!/^[1-9]\d{0,14}$/.test(id)) notFound();
  const proof = await getProof(viewer.account.id, Number(id)).catch((error: unknown) => {
    if (error instanceof AppError) notFound();
    throw error;
  });
  return proofFile(proof);
}
