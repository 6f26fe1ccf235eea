import * as account from "@/app/api/v1/account/route";
import * as invoices from "@/app/api/v1/billing/invoices/route";
import * as subscription from "@/app/api/v1/billing/subscription/route";
import * as inventory from "@/app/api/v1/bridge/content/route";
import * as verify from "@/app/api/v1/bridge/verify/route";
import * as balance from "@/app/api/v1/credits/balance/route";
import * as consume from "@/app/api/v1/credits/consume/route";
import * as refund from "@/app/api/v1/credits/refund/route";
import * as commitment from "@/app/api/v1/credits/reserve/[id]/commit/route";
import * as release from "@/app/api/v1/credits/reserve/[id]/release/route";
import * as reservations from "@/app/api/v1/credits/reserve/route";
import * as ledger from "@/app/api/v1/credits/transactions/route";
import * as events from "@/app/api/v1/events/route";
import * as industries from "@/app/api/v1/industries/route";
import * as requests from "@/app/api/v1/requests/route";
import * as retry from "@/app/api/v1/sites/[id]/deliveries/[delivery_id]/retry/route";
import * as delivery from "@/app/api/v1/sites/[id]/deliveries/[delivery_id]/route";
import * as deliveries from "@/app/api/v1/sites/[id]/deliveries/route";
import * as site from "@/app/api/v1/sites/[id]/route";
import * as sectors from "@/app/api/v1/sites/[id]/sectors/route";
import * as sites from "@/app/api/v1/sites/route";
import * as members from "@/app/api/v1/team/members/route";
import * as usage from "@/app/api/v1/usage/route";
import type { Tool } from "@/lib/mcp/tool";

const SPENDS = "Spends credits of the account, within the key's budget.";

/** What agents may do, each an operation of the API. Approving content, keys, people and payments stay with people. */
export const TOOLS: readonly Tool[] = [
  {
    name: "who_am_i",
    method: "GET",
    handler: verify.GET,
    note: "Says the account, site and scopes of this key.",
  },
  { name: "get_account", method: "GET", handler: account.GET },
  { name: "get_usage", method: "GET", handler: usage.GET },
  { name: "list_members", method: "GET", handler: members.GET },
  { name: "list_sites", method: "GET", handler: sites.GET },
  { name: "get_site", method: "GET", handler: site.GET },
  { name: "create_site", method: "POST", handler: sites.POST },
  { name: "list_sectors", method: "GET", handler: sectors.GET },
  { name: "create_sector", method: "POST", handler: sectors.POST },
  { name: "list_industries", method: "GET", handler: industries.GET },
  {
    name: "list_inventory",
    method: "GET",
    handler: inventory.GET,
    note: "What is on the site already: look here before you write about a topic.",
  },
  { name: "list_deliveries", method: "GET", handler: deliveries.GET },
  { name: "get_delivery", method: "GET", handler: delivery.GET },
  {
    name: "create_delivery",
    method: "POST",
    handler: deliveries.POST,
    note: "It becomes a draft unless `status` says otherwise. `content` is HTML.",
  },
  { name: "change_delivery", method: "PATCH", handler: delivery.PATCH },
  { name: "retry_delivery", method: "POST", handler: retry.POST },
  { name: "get_balance", method: "GET", handler: balance.GET },
  { name: "list_credit_transactions", method: "GET", handler: ledger.GET },
  { name: "consume_credits", method: "POST", handler: consume.POST, note: SPENDS },
  { name: "refund_credits", method: "POST", handler: refund.POST },
  { name: "list_reservations", method: "GET", handler: reservations.GET },
  {
    name: "reserve_credits",
    method: "POST",
    handler: reservations.POST,
    note: `${SPENDS} Commit or release it when the work is done.`,
  },
  { name: "commit_reservation", method: "POST", handler: commitment.POST },
  { name: "release_reservation", method: "POST", handler: release.POST },
  { name: "get_subscription", method: "GET", handler: subscription.GET },
  { name: "list_invoices", method: "GET", handler: invoices.GET },
  { name: "list_events", method: "GET", handler: events.GET },
  { name: "list_requests", method: "GET", handler: requests.GET, note: "Says why a request was refused." },
];
