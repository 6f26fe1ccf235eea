import { headers } from "next/headers";
import { requestIdOf } from "@/lib/api/answer/request-id";
import { env } from "@/lib/env";
import { clientIp } from "@/lib/rate-limits/client-ip";
import { noteReached } from "./reached-actions";

/** What a server action knows of the request that carries it. */
export interface ActionRequest {
  ip: string;
  userAgent: string;
  requestId: string;
}

export async function actionRequest(): Promise<ActionRequest> {
  const sent = await headers();
  const requestId = requestIdOf(sent);
  noteReached(requestId);
  return {
    ip: clientIp(sent, env().TRUSTED_PROXIES),
    userAgent: (sent.get("user-agent") ?? "").slice(0, 300),
    requestId,
  };
}
