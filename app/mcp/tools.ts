import * as account from "@/app/api/v1/account/route";
import * as invoices from "@/app/api/v1/billing/invoices/route";
import * as inventory from "@/app/api/v1/bridge/content/route";
import * as verify from "@/app/api/v1/bridge/verify/route";
import * as balance from "@/app/api/v1/credits/balance/route";
import * as consume from "@/app/api/v1/credits/consume/route";
import * as refund from "@/app/api/v1/credits/refund/route";
import * as ledger from "@/app/api/v1/credits/transactions/route";
import * as industries from "@/app/api/v1/industries/route";
import * as site from "@/app/api/v1/sites/[id]/route";
import * as sectors from "@/app/api/v1/sites/[id]/sectors/route";
import * as sites from "@/app/api/v1/sites/route";
import type { Tool } from "@/lib/mcp/tool";

/** What agents may do, each an operation of the API. A key sees those that its scopes open. */
export const TOOLS: readonly Tool[] = [
  { name: "who_am_i", method: "GET", handler: verify.GET },
  { name: "get_account", method: "GET", handler: account.GET },
  { name: "list_sites", method: "GET", handler: sites.GET },
  { name: "get_site", method: "GET", handler: site.GET },
  { name: "create_site", method: "POST", handler: sites.POST },
  { name: "list_sectors", method: "GET", handler: sectors.GET },
  { name: "create_sector", method: "POST", handler: sectors.POST },
  { name: "list_industries", method: "GET", handler: industries.GET },
  { name: "list_inventory", method: "GET", handler: inventory.GET },
  { name: "get_balance", method: "GET", handler: balance.GET },
  { name: "list_credit_transactions", method: "GET", handler: ledger.GET },
  { name: "consume_credits", method: "POST", handler: consume.POST },
  { name: "refund_credits", method: "POST", handler: refund.POST },
  { name: "list_invoices", method: "GET", handler: invoices.GET },
];
