import { z } from "zod";
import { fileReply } from "@/lib/api/answer/reply";
import { FILE_BODY_BYTES } from "@/lib/api/input/read-text";
import { idParam } from "@/lib/api/input/validate";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { proofInput } from "@/lib/payments/input";
import { proofJson, proofOutput } from "@/lib/payments/output";
import { attachProof } from "@/lib/payments/proofs/attach-proof";
import { getProof } from "@/lib/payments/proofs/get-proof";
import { proofFile } from "@/lib/payments/proofs/proof-file";
import { PROOF_TYPES } from "@/lib/payments/proofs/recognise-proof";

const params = z.object({ id: idParam });

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/billing/payments/{id}/proof/", {
  GET: apiRoute(
    {
      summary: "Download the proof of a reported transfer",
      tag: "Billing",
      auth: "tenant",
      permission: "billing:read",
      keyScope: "billing:read",
      limit: "billing",
      params,
      output: z.null(),
      file: PROOF_TYPES,
    },
    async ({ caller, params: { id } }) => fileReply(proofFile(await getProof(caller.account.id, id))),
  ),
  POST: apiRoute(
    {
      summary: "Upload the proof of a reported transfer: a PDF, PNG or JPEG of 2 MiB at most",
      tag: "Billing",
      auth: "tenant",
      permission: "billing:pay",
      limit: "billing",
      params,
      input: proofInput,
      output: proofOutput,
      status: 201,
      maxBodyBytes: FILE_BODY_BYTES,
      errors: ["invalid_state", "not_found"],
    },
    async ({ caller, params: { id }, input, by }) =>
      proofJson(
        await attachProof({
          accountId: caller.account.id,
          paymentId: id,
          fileName: input.file_name,
          content: Buffer.from(input.proof_base64, "base64"),
          field: "proof_base64",
          ...by,
        }),
      ),
  ),
});
