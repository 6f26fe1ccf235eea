import { asSystem, paymentProofs } from "@/db";
import { lockAccountFor } from "@/lib/accounts/lock-account";
import { standingOf } from "@/lib/accounts/standing";
import type { Author } from "@/lib/audit/author";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { lockOwnPayment } from "@/lib/payments/kept/lock-own-payment";
import { MAX_PROOF_BYTES, type ProofType, recogniseProof } from "./recognise-proof";

export interface ProofUpload extends Author {
  accountId: number;
  paymentId: number;
  fileName: string;
  content: Buffer;
  /** The field that a refusal of the file is said beside. */
  field: string;
}

/** How a proof is listed: everything but its content. */
export interface Proof {
  paymentId: number;
  fileName: string;
  contentType: ProofType;
  size: number;
  createdAt: Date;
}

/**
 * Keeps what shows that a reported transfer was sent, one a report: a later one takes its place. Throws `not_found`,
 * `forbidden`, `validation_error` for what is neither PDF, PNG nor JPEG or too big, and `invalid_state` once it is decided.
 */
export function attachProof(upload: ProofUpload): Promise<Proof> {
  const { accountId, paymentId, fileName, content } = upload;
  const contentType = typeOf(upload);
  return asSystem(async (tx) => {
    await lockAccountFor(tx, accountId, standingOf(upload, "billing:pay"));
    const payment = await lockOwnPayment(tx, accountId, paymentId);
    if (payment.status !== "pending_approval")
      throw new AppError("invalid_state", { message: "Our team has decided about this payment." });
    const proof = { fileName, contentType, size: content.length, content, createdAt: now() };
    await tx
      .insert(paymentProofs)
      .values({ accountId, paymentId, ...proof })
      .onConflictDoUpdate({ target: [paymentProofs.accountId, paymentProofs.paymentId], set: proof });
    await recordAudit(tx, {
      accountId,
      actor: upload.actor,
      requestId: upload.requestId,
      action: "payment.proof_uploaded",
      targetType: "payment",
      targetId: paymentId,
      after: { file: fileName, type: contentType, size: content.length },
    });
    return { paymentId, fileName, contentType, size: content.length, createdAt: proof.createdAt };
  });
}

function typeOf({ content, field }: ProofUpload): ProofType {
  if (content.length > MAX_PROOF_BYTES) throw refused(field, "Send a file of 2 MB at most.");
  const type = recogniseProof(content);
  if (!type) throw refused(field, "Send a PDF, a PNG or a JPEG.");
  return type;
}

function refused(field: string, message: string): AppError {
  return new AppError("validation_error", { fields: { [field]: [message] } });
}
