// Made from the route files by `npm run generate`. Change those, not this.
import * as account from "../account/route";
import * as adminAccountsIdAdjustCredits from "../admin/accounts/[id]/adjust-credits/route";
import * as adminAccountsIdCancel from "../admin/accounts/[id]/cancel/route";
import * as adminAccountsIdChangePlan from "../admin/accounts/[id]/change-plan/route";
import * as adminAccountsIdReactivate from "../admin/accounts/[id]/reactivate/route";
import * as adminAccountsId from "../admin/accounts/[id]/route";
import * as adminAccountsIdSetFeatures from "../admin/accounts/[id]/set-features/route";
import * as adminAccountsIdSuspend from "../admin/accounts/[id]/suspend/route";
import * as adminAccounts from "../admin/accounts/route";
import * as apiKeysIdRotate from "../api-keys/[id]/rotate/route";
import * as apiKeysId from "../api-keys/[id]/route";
import * as apiKeys from "../api-keys/route";
import * as authChangePassword from "../auth/change-password/route";
import * as authConfirmPassword from "../auth/confirm-password/route";
import * as authLogin from "../auth/login/route";
import * as authLoginTwoFactor from "../auth/login/two-factor/route";
import * as authLogout from "../auth/logout/route";
import * as authMe from "../auth/me/route";
import * as authPasswordResetConfirm from "../auth/password-reset/confirm/route";
import * as authPasswordReset from "../auth/password-reset/route";
import * as authRefresh from "../auth/refresh/route";
import * as authRegister from "../auth/register/route";
import * as authVerifyEmailResend from "../auth/verify-email/resend/route";
import * as authVerifyEmail from "../auth/verify-email/route";
import * as billingAdminApprovalsIdApprove from "../billing/admin/approvals/[id]/approve/route";
import * as billingAdminApprovalsIdDecline from "../billing/admin/approvals/[id]/decline/route";
import * as billingAdminApprovalsIdOverride from "../billing/admin/approvals/[id]/override/route";
import * as billingAdminApprovals from "../billing/admin/approvals/route";
import * as billingAdminConfirmBankTransfer from "../billing/admin/confirm-bank-transfer/route";
import * as billingAdminPaymentsIdApprove from "../billing/admin/payments/[id]/approve/route";
import * as billingAdminPaymentsIdRefund from "../billing/admin/payments/[id]/refund/route";
import * as billingAdminPaymentsIdReject from "../billing/admin/payments/[id]/reject/route";
import * as billingAdminPayments from "../billing/admin/payments/route";
import * as billingAdminStatements from "../billing/admin/statements/route";
import * as billingBankTransfer from "../billing/bank-transfer/route";
import * as billingCancel from "../billing/cancel/route";
import * as billingChangePlan from "../billing/change-plan/route";
import * as billingCheckout from "../billing/checkout/route";
import * as billingCreditNotesIdPdf from "../billing/credit-notes/[id]/pdf/route";
import * as billingCreditNotesId from "../billing/credit-notes/[id]/route";
import * as billingCreditNotes from "../billing/credit-notes/route";
import * as billingInvoicesIdPdf from "../billing/invoices/[id]/pdf/route";
import * as billingInvoicesId from "../billing/invoices/[id]/route";
import * as billingInvoices from "../billing/invoices/route";
import * as billingPaymentsIdProof from "../billing/payments/[id]/proof/route";
import * as billingPayments from "../billing/payments/route";
import * as billingResume from "../billing/resume/route";
import * as billingSubscription from "../billing/subscription/route";
import * as bridgeConnect from "../bridge/connect/route";
import * as bridgeContent from "../bridge/content/route";
import * as bridgeDeliveriesIdAck from "../bridge/deliveries/[id]/ack/route";
import * as bridgeDeliveries from "../bridge/deliveries/route";
import * as bridgeDisconnect from "../bridge/disconnect/route";
import * as bridgeHeartbeat from "../bridge/heartbeat/route";
import * as bridgeIdentity from "../bridge/identity/route";
import * as bridgeRotateKey from "../bridge/rotate-key/route";
import * as bridgeVerify from "../bridge/verify/route";
import * as creditsBalance from "../credits/balance/route";
import * as creditsBudgetsId from "../credits/budgets/[id]/route";
import * as creditsBudgets from "../credits/budgets/route";
import * as creditsConsume from "../credits/consume/route";
import * as creditsPackages from "../credits/packages/route";
import * as creditsRefund from "../credits/refund/route";
import * as creditsReserveIdCommit from "../credits/reserve/[id]/commit/route";
import * as creditsReserveIdRelease from "../credits/reserve/[id]/release/route";
import * as creditsReserveId from "../credits/reserve/[id]/route";
import * as creditsReserve from "../credits/reserve/route";
import * as creditsTopUp from "../credits/top-up/route";
import * as creditsTransactions from "../credits/transactions/route";
import * as events from "../events/route";
import * as industries from "../industries/route";
import * as plans from "../plans/route";
import * as requests from "../requests/route";
import * as sandboxEmpty from "../sandbox/empty/route";
import * as sandboxPay from "../sandbox/pay/route";
import * as sandbox from "../sandbox/route";
import * as sitesIdDeliveriesDeliveryIdApprove from "../sites/[id]/deliveries/[delivery_id]/approve/route";
import * as sitesIdDeliveriesDeliveryIdReject from "../sites/[id]/deliveries/[delivery_id]/reject/route";
import * as sitesIdDeliveriesDeliveryIdRetry from "../sites/[id]/deliveries/[delivery_id]/retry/route";
import * as sitesIdDeliveriesDeliveryId from "../sites/[id]/deliveries/[delivery_id]/route";
import * as sitesIdDeliveries from "../sites/[id]/deliveries/route";
import * as sitesIdIdentity from "../sites/[id]/identity/route";
import * as sitesId from "../sites/[id]/route";
import * as sitesIdSectorsSectorId from "../sites/[id]/sectors/[sector_id]/route";
import * as sitesIdSectors from "../sites/[id]/sectors/route";
import * as sites from "../sites/route";
import * as teamInvitationsId from "../team/invitations/[id]/route";
import * as teamInvitations from "../team/invitations/route";
import * as teamMembersId from "../team/members/[id]/route";
import * as teamMembers from "../team/members/route";
import * as usage from "../usage/route";
import * as webhookEndpointsIdAttempts from "../webhook-endpoints/[id]/attempts/route";
import * as webhookEndpointsIdReplay from "../webhook-endpoints/[id]/replay/route";
import * as webhookEndpointsIdRotateSecret from "../webhook-endpoints/[id]/rotate-secret/route";
import * as webhookEndpointsId from "../webhook-endpoints/[id]/route";
import * as webhookEndpointsIdTest from "../webhook-endpoints/[id]/test/route";
import * as webhookEndpoints from "../webhook-endpoints/route";

export const ROUTE_MODULES = [
  account,
  adminAccountsIdAdjustCredits,
  adminAccountsIdCancel,
  adminAccountsIdChangePlan,
  adminAccountsIdReactivate,
  adminAccountsId,
  adminAccountsIdSetFeatures,
  adminAccountsIdSuspend,
  adminAccounts,
  apiKeysIdRotate,
  apiKeysId,
  apiKeys,
  authChangePassword,
  authConfirmPassword,
  authLogin,
  authLoginTwoFactor,
  authLogout,
  authMe,
  authPasswordResetConfirm,
  authPasswordReset,
  authRefresh,
  authRegister,
  authVerifyEmailResend,
  authVerifyEmail,
  billingAdminApprovalsIdApprove,
  billingAdminApprovalsIdDecline,
  billingAdminApprovalsIdOverride,
  billingAdminApprovals,
  billingAdminConfirmBankTransfer,
  billingAdminPaymentsIdApprove,
  billingAdminPaymentsIdRefund,
  billingAdminPaymentsIdReject,
  billingAdminPayments,
  billingAdminStatements,
  billingBankTransfer,
  billingCancel,
  billingChangePlan,
  billingCheckout,
  billingCreditNotesIdPdf,
  billingCreditNotesId,
  billingCreditNotes,
  billingInvoicesIdPdf,
  billingInvoicesId,
  billingInvoices,
  billingPaymentsIdProof,
  billingPayments,
  billingResume,
  billingSubscription,
  bridgeConnect,
  bridgeContent,
  bridgeDeliveriesIdAck,
  bridgeDeliveries,
  bridgeDisconnect,
  bridgeHeartbeat,
  bridgeIdentity,
  bridgeRotateKey,
  bridgeVerify,
  creditsBalance,
  creditsBudgetsId,
  creditsBudgets,
  creditsConsume,
  creditsPackages,
  creditsRefund,
  creditsReserveIdCommit,
  creditsReserveIdRelease,
  creditsReserveId,
  creditsReserve,
  creditsTopUp,
  creditsTransactions,
  events,
  industries,
  plans,
  requests,
  sandboxEmpty,
  sandboxPay,
  sandbox,
  sitesIdDeliveriesDeliveryIdApprove,
  sitesIdDeliveriesDeliveryIdReject,
  sitesIdDeliveriesDeliveryIdRetry,
  sitesIdDeliveriesDeliveryId,
  sitesIdDeliveries,
  sitesIdIdentity,
  sitesId,
  sitesIdSectorsSectorId,
  sitesIdSectors,
  sites,
  teamInvitationsId,
  teamInvitations,
  teamMembersId,
  teamMembers,
  usage,
  webhookEndpointsIdAttempts,
  webhookEndpointsIdReplay,
  webhookEndpointsIdRotateSecret,
  webhookEndpointsId,
  webhookEndpointsIdTest,
  webhookEndpoints,
];
