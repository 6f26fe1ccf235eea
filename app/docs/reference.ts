import { type ApiDocument, type Resource, resourcesOf } from "@/components/docs/reference/api-document";
import { openApiDocument } from "@/lib/api/openapi/openapi";
import { operationsOf } from "@/lib/api/openapi/operations-of";
import { env } from "@/lib/env";
import { ROUTE_MODULES } from "../api/v1/openapi.json/route-modules.generated";
import { SCHEMA_NAMES } from "../api/v1/openapi.json/schema-names";

interface Reference {
  document: ApiDocument;
  resources: Resource[];
  /** The address of this installation's API. */
  api: string;
}

let made: Reference | undefined;

/** The document that programs get, as pages need it. Made once: nothing in it changes while the app runs. */
export function reference(): Reference {
  made ??= makeReference();
  return made;
}

function makeReference(): Reference {
  const operations = operationsOf(ROUTE_MODULES);
  const found = openApiDocument(operations, env().APP_URL, SCHEMA_NAMES) as unknown as ApiDocument;
  return { document: found, resources: resourcesOf(found), api: `${env().APP_URL}/api/v1` };
}
