// Made from the route files by `npm run generate`. Change those, not this.
import type { RouteRules } from "./match-route";

export const API_RULES: RouteRules[] = [
  {
    path: "/api/v1/account",
    methods: {
      GET: { limit: "default" },
      PATCH: { limit: "default" },
    },
  },
  {
    path: "/api/v1/admin/accounts",
    methods: {
      GET: { limit: "system_admin" },
    },
  },
  {
    path: "/api/v1/admin/accounts/[id]",
    methods: {
      GET: { limit: "system_admin" },
    },
  },
  {
    path: "/api/v1/admin/accounts/[id]/adjust-credits",
    methods: {
      POST: { limit: "system_admin" },
    },
  },
  {
    path: "/api/v1/admin/accounts/[id]/cancel",
    methods: {
      POST: { limit: "system_admin" },
    },
  },
  {
    path: "/api/v1/admin/accounts/[id]/change-plan",
    methods: {
      POST: { limit: "system_admin" },
    },
  },
  {
    path: "/api/v1/admin/accounts/[id]/reactivate",
    methods: {
      POST: { limit: "system_admin" },
    },
  },
  {
    path: "/api/v1/admin/accounts/[id]/set-features",
    methods: {
      POST: { limit: "system_admin" },
    },
  },
  {
    path: "/api/v1/admin/accounts/[id]/suspend",
    methods: {
      POST: { limit: "system_admin" },
    },
  },
  {
    path: "/api/v1/api-keys",
    methods: {
      GET: { limit: "default" },
      POST: { limit: "default" },
    },
  },
  {
    path: "/api/v1/api-keys/[id]",
    methods: {
      DELETE: { limit: "default" },
      PATCH: { limit: "default" },
    },
  },
  {
    path: "/api/v1/api-keys/[id]/rotate",
    methods: {
      POST: { limit: "default" },
    },
  },
  {
    path: "/api/v1/auth/change-password",
    methods: {
      POST: { limit: "auth" },
    },
  },
  {
    path: "/api/v1/auth/confirm-password",
    methods: {
      POST: { limit: "auth" },
    },
  },
  {
    path: "/api/v1/auth/login",
    methods: {
      POST: { limit: "auth", public: true },
    },
  },
  {
    path: "/api/v1/auth/login/two-factor",
    methods: {
      POST: { limit: "auth", public: true },
    },
  },
  {
    path: "/api/v1/auth/logout",
    methods: {
      POST: { limit: "default" },
    },
  },
  {
    path: "/api/v1/auth/me",
    methods: {
      GET: { limit: "default" },
    },
  },
  {
    path: "/api/v1/auth/password-reset",
    methods: {
      POST: { limit: "auth_strict", public: true },
    },
  },
  {
    path: "/api/v1/auth/password-reset/confirm",
    methods: {
      POST: { limit: "auth_strict", public: true },
    },
  },
  {
    path: "/api/v1/auth/refresh",
    methods: {
      POST: { limit: "auth", public: true },
    },
  },
  {
    path: "/api/v1/auth/register",
    methods: {
      POST: { limit: "auth", public: true },
    },
  },
  {
    path: "/api/v1/auth/verify-email",
    methods: {
      POST: { limit: "auth", public: true },
    },
  },
  {
    path: "/api/v1/auth/verify-email/resend",
    methods: {
      POST: { limit: "auth_strict", public: true },
    },
  },
  {
    path: "/api/v1/billing/admin/approvals",
    methods: {
      GET: { limit: "billing_admin" },
    },
  },
  {
    path: "/api/v1/billing/admin/approvals/[id]/approve",
    methods: {
      POST: { limit: "billing_admin" },
    },
  },
  {
    path: "/api/v1/billing/admin/approvals/[id]/decline",
    methods: {
      POST: { limit: "billing_admin" },
    },
  },
  {
    path: "/api/v1/billing/admin/approvals/[id]/override",
    methods: {
      POST: { limit: "billing_admin" },
    },
  },
  {
    path: "/api/v1/billing/admin/confirm-bank-transfer",
    methods: {
      POST: { limit: "billing_admin" },
    },
  },
  {
    path: "/api/v1/billing/admin/payments",
    methods: {
      GET: { limit: "billing_admin" },
    },
  },
  {
    path: "/api/v1/billing/admin/payments/[id]/approve",
    methods: {
      POST: { limit: "billing_admin" },
    },
  },
  {
    path: "/api/v1/billing/admin/payments/[id]/refund",
    methods: {
      POST: { limit: "billing_admin" },
    },
  },
  {
    path: "/api/v1/billing/admin/payments/[id]/reject",
    methods: {
      POST: { limit: "billing_admin" },
    },
  },
  {
    path: "/api/v1/billing/admin/statements",
    methods: {
      GET: { limit: "billing_admin" },
      POST: { limit: "billing_admin" },
    },
  },
  {
    path: "/api/v1/billing/bank-transfer",
    methods: {
      POST: { limit: "billing" },
    },
  },
  {
    path: "/api/v1/billing/cancel",
    methods: {
      POST: { limit: "billing" },
    },
  },
  {
    path: "/api/v1/billing/change-plan",
    methods: {
      POST: { limit: "billing" },
    },
  },
  {
    path: "/api/v1/billing/checkout",
    methods: {
      POST: { limit: "billing" },
    },
  },
  {
    path: "/api/v1/billing/credit-notes",
    methods: {
      GET: { limit: "billing" },
    },
  },
  {
    path: "/api/v1/billing/credit-notes/[id]",
    methods: {
      GET: { limit: "billing" },
    },
  },
  {
    path: "/api/v1/billing/credit-notes/[id]/pdf",
    methods: {
      GET: { limit: "billing" },
    },
  },
  {
    path: "/api/v1/billing/invoices",
    methods: {
      GET: { limit: "billing" },
    },
  },
  {
    path: "/api/v1/billing/invoices/[id]",
    methods: {
      GET: { limit: "billing" },
    },
  },
  {
    path: "/api/v1/billing/invoices/[id]/pdf",
    methods: {
      GET: { limit: "billing" },
    },
  },
  {
    path: "/api/v1/billing/payments",
    methods: {
      GET: { limit: "billing" },
    },
  },
  {
    path: "/api/v1/billing/payments/[id]/proof",
    methods: {
      GET: { limit: "billing" },
      POST: { limit: "billing" },
    },
  },
  {
    path: "/api/v1/billing/resume",
    methods: {
      POST: { limit: "billing" },
    },
  },
  {
    path: "/api/v1/billing/subscription",
    methods: {
      GET: { limit: "billing" },
    },
  },
  {
    path: "/api/v1/bridge/connect",
    methods: {
      POST: { limit: "auth", public: true },
    },
  },
  {
    path: "/api/v1/bridge/content",
    methods: {
      GET: { limit: "bridge" },
      PUT: { limit: "bridge" },
    },
  },
  {
    path: "/api/v1/bridge/deliveries",
    methods: {
      GET: { limit: "bridge" },
    },
  },
  {
    path: "/api/v1/bridge/deliveries/[id]/ack",
    methods: {
      POST: { limit: "bridge" },
    },
  },
  {
    path: "/api/v1/bridge/disconnect",
    methods: {
      POST: { limit: "bridge" },
    },
  },
  {
    path: "/api/v1/bridge/heartbeat",
    methods: {
      POST: { limit: "bridge" },
    },
  },
  {
    path: "/api/v1/bridge/identity",
    methods: {
      POST: { limit: "bridge" },
    },
  },
  {
    path: "/api/v1/bridge/rotate-key",
    methods: {
      POST: { limit: "bridge" },
    },
  },
  {
    path: "/api/v1/bridge/verify",
    methods: {
      GET: { limit: "bridge" },
    },
  },
  {
    path: "/api/v1/credits/balance",
    methods: {
      GET: { limit: "default" },
    },
  },
  {
    path: "/api/v1/credits/budgets",
    methods: {
      GET: { limit: "default" },
      POST: { limit: "default" },
    },
  },
  {
    path: "/api/v1/credits/budgets/[id]",
    methods: {
      DELETE: { limit: "default" },
    },
  },
  {
    path: "/api/v1/credits/consume",
    methods: {
      POST: { limit: "default" },
    },
  },
  {
    path: "/api/v1/credits/packages",
    methods: {
      GET: { limit: "default", public: true },
    },
  },
  {
    path: "/api/v1/credits/refund",
    methods: {
      POST: { limit: "default" },
    },
  },
  {
    path: "/api/v1/credits/reserve",
    methods: {
      GET: { limit: "default" },
      POST: { limit: "default" },
    },
  },
  {
    path: "/api/v1/credits/reserve/[id]",
    methods: {
      GET: { limit: "default" },
    },
  },
  {
    path: "/api/v1/credits/reserve/[id]/commit",
    methods: {
      POST: { limit: "default" },
    },
  },
  {
    path: "/api/v1/credits/reserve/[id]/release",
    methods: {
      POST: { limit: "default" },
    },
  },
  {
    path: "/api/v1/credits/top-up",
    methods: {
      GET: { limit: "billing" },
      PUT: { limit: "billing" },
    },
  },
  {
    path: "/api/v1/credits/transactions",
    methods: {
      GET: { limit: "default" },
    },
  },
  {
    path: "/api/v1/events",
    methods: {
      GET: { limit: "default" },
    },
  },
  {
    path: "/api/v1/industries",
    methods: {
      GET: { limit: "content_read" },
    },
  },
  {
    path: "/api/v1/openapi.json",
    methods: {
      GET: { limit: "default", public: true },
    },
  },
  {
    path: "/api/v1/plans",
    methods: {
      GET: { limit: "default", public: true },
    },
  },
  {
    path: "/api/v1/requests",
    methods: {
      GET: { limit: "default" },
    },
  },
  {
    path: "/api/v1/sandbox",
    methods: {
      DELETE: { limit: "default" },
      GET: { limit: "default" },
      POST: { limit: "default" },
    },
  },
  {
    path: "/api/v1/sandbox/empty",
    methods: {
      POST: { limit: "default" },
    },
  },
  {
    path: "/api/v1/sandbox/pay",
    methods: {
      POST: { limit: "billing" },
    },
  },
  {
    path: "/api/v1/sites",
    methods: {
      GET: { limit: "content_read" },
      POST: { limit: "content_write" },
    },
  },
  {
    path: "/api/v1/sites/[id]",
    methods: {
      DELETE: { limit: "content_write" },
      GET: { limit: "content_read" },
      PATCH: { limit: "content_write" },
    },
  },
  {
    path: "/api/v1/sites/[id]/deliveries",
    methods: {
      GET: { limit: "content_read" },
      POST: { limit: "content_write" },
    },
  },
  {
    path: "/api/v1/sites/[id]/deliveries/[delivery_id]",
    methods: {
      DELETE: { limit: "content_write" },
      GET: { limit: "content_read" },
      PATCH: { limit: "content_write" },
    },
  },
  {
    path: "/api/v1/sites/[id]/deliveries/[delivery_id]/approve",
    methods: {
      POST: { limit: "content_write" },
    },
  },
  {
    path: "/api/v1/sites/[id]/deliveries/[delivery_id]/reject",
    methods: {
      POST: { limit: "content_write" },
    },
  },
  {
    path: "/api/v1/sites/[id]/deliveries/[delivery_id]/retry",
    methods: {
      POST: { limit: "content_write" },
    },
  },
  {
    path: "/api/v1/sites/[id]/identity",
    methods: {
      POST: { limit: "content_write" },
    },
  },
  {
    path: "/api/v1/sites/[id]/sectors",
    methods: {
      GET: { limit: "content_read" },
      POST: { limit: "content_write" },
    },
  },
  {
    path: "/api/v1/sites/[id]/sectors/[sector_id]",
    methods: {
      DELETE: { limit: "content_write" },
      PATCH: { limit: "content_write" },
    },
  },
  {
    path: "/api/v1/team/invitations",
    methods: {
      GET: { limit: "default" },
      POST: { limit: "content_write" },
    },
  },
  {
    path: "/api/v1/team/invitations/[id]",
    methods: {
      DELETE: { limit: "default" },
    },
  },
  {
    path: "/api/v1/team/members",
    methods: {
      GET: { limit: "default" },
    },
  },
  {
    path: "/api/v1/team/members/[id]",
    methods: {
      DELETE: { limit: "default" },
      PATCH: { limit: "default" },
    },
  },
  {
    path: "/api/v1/usage",
    methods: {
      GET: { limit: "default" },
    },
  },
  {
    path: "/api/v1/webhook-endpoints",
    methods: {
      GET: { limit: "default" },
      POST: { limit: "default" },
    },
  },
  {
    path: "/api/v1/webhook-endpoints/[id]",
    methods: {
      DELETE: { limit: "default" },
      GET: { limit: "default" },
      PATCH: { limit: "default" },
    },
  },
  {
    path: "/api/v1/webhook-endpoints/[id]/attempts",
    methods: {
      GET: { limit: "default" },
    },
  },
  {
    path: "/api/v1/webhook-endpoints/[id]/replay",
    methods: {
      POST: { limit: "default" },
    },
  },
  {
    path: "/api/v1/webhook-endpoints/[id]/rotate-secret",
    methods: {
      POST: { limit: "default" },
    },
  },
  {
    path: "/api/v1/webhook-endpoints/[id]/test",
    methods: {
      POST: { limit: "default" },
    },
  },
];
