import { accountOutput } from "@/lib/accounts/output";
import { listedAccountOutput, staffAccountOutput } from "@/lib/admin/accounts/account-output";
import { apiKeyOutput, newApiKeyOutput, revokedOutput } from "@/lib/api-keys/output";
import {
  accountBriefOutput,
  planBriefOutput,
  signedInOutput,
  tokensOutput,
  userOutput,
} from "@/lib/auth/output";
import { statementOutput } from "@/lib/bank-statements/output";
import {
  connectionOutput,
  contentOutput,
  rotatedKeyOutput,
  upsertOutput,
  verifyOutput,
} from "@/lib/bridge/output";
import { balanceOutput, consumeOutput, creditTransactionOutput, refundOutput } from "@/lib/credits/output";
import { creditNoteOutput } from "@/lib/invoices/credit-notes/output";
import { invoiceOutput } from "@/lib/invoices/output";
import { bankDetailsOutput } from "@/lib/payments/bank-transfer/bank-details";
import { paymentOutput, settledOutput } from "@/lib/payments/output";
import { planOutput } from "@/lib/plans/output";
import { deletedOutput, industryOutput, sectorOutput, siteOutput } from "@/lib/sites/output";
import { subscriptionDetailOutput, subscriptionOutput } from "@/lib/subscriptions/output";
import { invitationOutput, memberOutput, removedOutput } from "@/lib/team/output";

/** The things that the API speaks of, as the document and the types made from it name them. */
export const SCHEMA_NAMES = {
  Account: accountOutput,
  AccountBrief: accountBriefOutput,
  AccountForStaff: staffAccountOutput,
  ApiKey: apiKeyOutput,
  Balance: balanceOutput,
  BankDetails: bankDetailsOutput,
  BankStatement: statementOutput,
  Connection: connectionOutput,
  Consumption: consumeOutput,
  Content: contentOutput,
  CreditNote: creditNoteOutput,
  CreditRefund: refundOutput,
  CreditTransaction: creditTransactionOutput,
  Deleted: deletedOutput,
  Industry: industryOutput,
  Invitation: invitationOutput,
  Inventory: upsertOutput,
  Invoice: invoiceOutput,
  KeyIdentity: verifyOutput,
  ListedAccount: listedAccountOutput,
  Member: memberOutput,
  NewApiKey: newApiKeyOutput,
  Payment: paymentOutput,
  Plan: planOutput,
  PlanBrief: planBriefOutput,
  RemovedFromTeam: removedOutput,
  RevokedApiKey: revokedOutput,
  RotatedKey: rotatedKeyOutput,
  Sector: sectorOutput,
  SettledPayment: settledOutput,
  SignedIn: signedInOutput,
  Site: siteOutput,
  Subscription: subscriptionOutput,
  SubscriptionDetail: subscriptionDetailOutput,
  Tokens: tokensOutput,
  User: userOutput,
} as const;
