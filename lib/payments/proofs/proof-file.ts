import { proofExtension } from "./recognise-proof";

/**
 * A stranger's file: saved and never shown by us, with a name of ours and the type of its content. Whatever opens it all the
 * same has no scripts, no forms and no origin.
 */
export function proofFile(proof: { paymentId: number; contentType: string; content: Buffer }): Response {
  const { paymentId, contentType, content } = proof;
  return new Response(new Uint8Array(content), {
    headers: {
      "content-type": contentType,
      "content-disposition": `attachment; filename="proof-${paymentId}.${proofExtension(contentType)}"`,
      "content-security-policy": "default-src 'none'; sandbox; base-uri 'none'; frame-ancestors 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    },
  });
}
