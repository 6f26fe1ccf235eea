import { z } from "zod";
import type { ListedRequest } from "./queries";

export const requestOutput = z.object({
  id: z.int(),
  request_id: z.uuid(),
  created_at: z.iso.datetime(),
  method: z.string(),
  /** Without its query. */
  path: z.string(),
  status: z.int(),
  /** Of a refusal, with the sentence that the caller got. */
  code: z.string().nullable(),
  message: z.string().nullable(),
  ms: z.int(),
  api_key_id: z.int().nullable(),
  user_id: z.int().nullable(),
  /** The key's name or the person's address; null where they are no longer there. */
  caller: z.string().nullable(),
  address: z.string().nullable(),
  client: z.string().nullable(),
  /** Of a refusal: which fields were wrong, and the body with each value as its kind and length. */
  refused: z
    .object({ errors: z.record(z.string(), z.array(z.string())).optional(), body: z.unknown().optional() })
    .nullable(),
});

export function requestJson(row: ListedRequest): z.input<typeof requestOutput> {
  const { id, requestId, method, path, status, code, message, ms, apiKeyId, userId, address, client } = row;
  return {
    ...{
      id,
      request_id: requestId,
      created_at: row.createdAt.toISOString(),
      method,
      path,
      status,
      code,
      message,
      ms,
    },
    ...{ api_key_id: apiKeyId, user_id: userId, caller: row.keyName ?? row.email, address, client },
    refused: row.refused,
  };
}
