import type { Operation } from "@/lib/api/openapi";
import { operationsOf } from "@/lib/api/operations-of";
import * as account from "../account/route";
import * as billingAdminConfirmBankTransfer from "../billing/admin/confirm-bank-transfer/route";
import * as billingAdminPaymentsOneApprove from "../billing/admin/payments/[id]/approve/route";
import * as billingAdminPaymentsOneRefund from "../billing/admin/payments/[id]/refund/route";
import * as billingAdminPaymentsOneReject from "../billing/admin/payments/[id]/reject/route";
import * as billingAdminPayments from "../billing/admin/payments/route";
import * as billingBankTransfer from "../billing/bank-transfer/route";
import * as billingCancel from "../billing/cancel/route";
import * as billingChangePlan from "../billing/change-plan/route";
import * as billingCheckout from "../billing/checkout/route";
import * as billingInvoicesOnePdf from "../billing/invoices/[id]/pdf/route";
import * as billingInvoicesOne from "../billing/invoices/[id]/route";
import * as billingInvoices from "../billing/invoices/route";
import * as billingPayments from "../billing/payments/route";
import * as billingResume from "../billing/resume/route";
import * as billingSubscription from "../billing/subscription/route";
import * as industries from "../industries/route";
import * as plans from "../plans/route";
import * as site from "../sites/[id]/route";
import * as sector from "../sites/[id]/sectors/[sector_id]/route";
import * as sectors from "../sites/[id]/sectors/route";
import * as sites from "../sites/route";

/** Every route file of the API; a test compares with the folder. */
export function operations(): Operation[] {
  return operationsOf([
    account,
    industries,
    plans,
    site,
    sector,
    sectors,
    sites,
    billingAdminConfirmBankTransfer,
    billingAdminPayments,
    billingAdminPaymentsOneApprove,
    billingAdminPaymentsOneRefund,
    billingAdminPaymentsOneReject,
    billingBankTransfer,
    billingCancel,
    billingChangePlan,
    billingCheckout,
    billingInvoices,
    billingInvoicesOne,
    billingInvoicesOnePdf,
    billingPayments,
    billingResume,
    billingSubscription,
  ]);
}
