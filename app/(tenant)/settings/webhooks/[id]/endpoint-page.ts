import { notFound } from "next/navigation";
import { cache } from "react";
import type { Endpoint } from "@/db";
import { idParam } from "@/lib/api/input/validate";
import { AppError } from "@/lib/errors";
import { getEndpoint } from "@/lib/webhooks/queries";

export type EndpointParams = Promise<{ id: string }>;

/** The endpoint that the address names; the 404 page when it is nobody's, somebody else's or no id at all. */
export async function endpointPage(accountId: number, params: EndpointParams): Promise<Endpoint> {
  const id = idParam.safeParse((await params).id);
  if (!id.success) notFound();
  return getEndpointOnce(accountId, id.data).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  });
}

/** Once a request: the title and the page itself both ask. */
const getEndpointOnce = cache(getEndpoint);
