import type { Operation } from "@/lib/api/openapi";
import { operationsOf } from "@/lib/api/operations-of";
import * as account from "../account/route";
import * as industries from "../industries/route";
import * as plans from "../plans/route";
import * as site from "../sites/[id]/route";
import * as sector from "../sites/[id]/sectors/[sector_id]/route";
import * as sectors from "../sites/[id]/sectors/route";
import * as sites from "../sites/route";

/** Every route file of the API; a test compares with the folder. */
export function operations(): Operation[] {
  return operationsOf([account, industries, plans, site, sector, sectors, sites]);
}
