import type { PlainResponse } from "@/lib/api/answer/plain-response";
import type { HeaderReader } from "@/lib/api-request";
import { isPublic } from "./api-rules";
import { classifyCredential, hasKnownKey } from "./classify-credential";
import { refuseCredential } from "./refuse-credential";

/**
 * What to do with a request to the API before its route sees it. `end_session`: a superuser's browser sent it, so the
 * session ends and the answer is 403; that needs the database. An answer: refused here.
 */
export type ApiDecision = "pass" | "end_session" | PlainResponse;

interface ApiCall {
  method: string;
  /** Without the query and without a trailing slash. */
  path: string;
  headers: HeaderReader;
}

const OPENAPI_PATH = "/api/v1/openapi.json";

/** Used by `middleware.ts` and by the process's own front. No database, no Node module. */
export function decideApi(call: ApiCall): ApiDecision | Promise<ApiDecision> {
  return hasKnownKey(call.headers) ? "pass" : classifyAndDecide(call);
}

async function classifyAndDecide({ method, path, headers }: ApiCall): Promise<ApiDecision> {
  const credential = await classifyCredential(headers);
  // The API's description is a document: reading it in the browser ends nobody's session.
  if (credential === "superuser_session" && path !== OPENAPI_PATH) return "end_session";
  if (credential === "forged" && !isPublic(method, path)) return refuseCredential(method, path, headers);
  return "pass";
}
