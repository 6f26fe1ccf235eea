import type { Operation } from "@/lib/api/openapi";
import { operationsOf } from "@/lib/api/operations-of";

/** Every route file of the API; a test compares with the folder. */
export function operations(): Operation[] {
  return operationsOf([]);
}
