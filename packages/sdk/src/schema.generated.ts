// Made from the OpenAPI document by `npm run sdk:types`. Change the routes, not this.
export interface paths {
    "/account/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the account: profile, billing details, usage against the plan's limits
         * @description Signed-in callers. Needs the permission `account:read`. API keys need the scope `usage:read`.
         */
        get: operations["getAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the account's name or billing details
         * @description Signed-in callers. Needs the permission `account:write`. Not open to API keys.
         */
        patch: operations["patchAccount"];
        trace?: never;
    };
    "/admin/accounts/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List and search accounts, newest first
         * @description Superusers only.
         */
        get: operations["getAdminAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/accounts/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One account with its subscription, members, sites, invoices and payments
         * @description Superusers only.
         */
        get: operations["getAdminAccountsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/accounts/{id}/adjust-credits/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give or take credits
         * @description Superusers only.
         */
        post: operations["postAdminAccountsByIdAdjustCredits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/accounts/{id}/cancel/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel an account immediately
         * @description Superusers only.
         */
        post: operations["postAdminAccountsByIdCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/accounts/{id}/change-plan/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put an account on another plan, enterprise too
         * @description Superusers only.
         */
        post: operations["postAdminAccountsByIdChangePlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/accounts/{id}/reactivate/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a suspended account work again, or restore a cancelled one
         * @description Superusers only.
         */
        post: operations["postAdminAccountsByIdReactivate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/accounts/{id}/set-features/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give an account features of its own, or its plan's again
         * @description Superusers only.
         */
        post: operations["postAdminAccountsByIdSetFeatures"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/accounts/{id}/suspend/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Suspend an account
         * @description Superusers only.
         */
        post: operations["postAdminAccountsByIdSuspend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-keys/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List API keys, newest first
         * @description Signed-in callers. Needs the permission `api_keys:manage`. API keys need the scope `keys:read`.
         */
        get: operations["getApiKeys"];
        put?: never;
        /**
         * Create an API key; its secret is in this answer only
         * @description Signed-in callers. Needs the permission `api_keys:manage`. API keys need the scope `keys:write`.
         */
        post: operations["postApiKeys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-keys/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke an API key immediately
         * @description Signed-in callers. Needs the permission `api_keys:manage`. API keys need the scope `keys:write`.
         */
        delete: operations["deleteApiKeysById"];
        options?: never;
        head?: never;
        /**
         * Change an API key's name, addresses or rate limit, or take it over; its secret stays
         * @description Signed-in callers. Needs the permission `api_keys:manage`. API keys need the scope `keys:write`.
         */
        patch: operations["patchApiKeysById"];
        trace?: never;
    };
    "/api-keys/{id}/rotate/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace an API key; the old one works until its grace ends
         * @description Signed-in callers. Needs the permission `api_keys:manage`. API keys need the scope `keys:write`.
         */
        post: operations["postApiKeysByIdRotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/change-password/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change the password; every session ends, and the answer holds a new pair of tokens
         * @description Signed-in callers.
         */
        post: operations["postAuthChangePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/confirm-password/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm the password: a superuser's changes need one typed within the last 30 minutes
         * @description Signed-in callers.
         */
        post: operations["postAuthConfirmPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/login/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in: an access token for 15 minutes and a refresh token for 30 days. With two-factor sign-in on, send `code` too, or trade the `challenge` of the refusal
         * @description Open to anyone.
         */
        post: operations["postAuthLogin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/login/two-factor/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finish signing in with a second factor: the challenge of the refused sign-in, and a code
         * @description Open to anyone.
         */
        post: operations["postAuthLoginTwoFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/logout/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign out: the access token and its refresh tokens stop working immediately
         * @description Signed-in callers.
         */
        post: operations["postAuthLogout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/me/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who the access token speaks for, and what they may do
         * @description Signed-in callers.
         */
        get: operations["getAuthMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/password-reset/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a link to set a new password; the answer never tells whether the address is known
         * @description Open to anyone.
         */
        post: operations["postAuthPasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/password-reset/confirm/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set a new password with the token from the link; every session ends
         * @description Open to anyone.
         */
        post: operations["postAuthPasswordResetConfirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/refresh/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Trade a refresh token for a new pair. A retry within 30 seconds gets the same pair's refresh token; later reuse ends the session
         * @description Open to anyone.
         */
        post: operations["postAuthRefresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/register/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign up: a free trial, or a plan that waits for its first payment
         * @description Open to anyone.
         */
        post: operations["postAuthRegister"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/verify-email/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm an email address with the token from the link
         * @description Open to anyone.
         */
        post: operations["postAuthVerifyEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/verify-email/resend/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for another confirmation link; the answer never tells whether the address is known
         * @description Open to anyone.
         */
        post: operations["postAuthVerifyEmailResend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/billing/admin/approvals/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what waits for a second person of our team, or was decided
         * @description Superusers only.
         */
        get: operations["getBillingAdminApprovals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/billing/admin/approvals/{id}/approve/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve, as the second person, what somebody else of our team asked for: it is done
         * @description Superusers only.
         */
        post: operations["postBillingAdminApprovalsByIdApprove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/billing/admin/approvals/{id}/decline/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decline what somebody of our team asked for: nothing is done
         * @description Superusers only.
         */
        post: operations["postBillingAdminApprovalsByIdDecline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/billing/admin/approvals/{id}/override/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Do in an emergency what waits for a second person, with the codes of two owners
         * @description Superusers only.
         */
        post: operations["postBillingAdminApprovalsByIdOverride"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/billing/admin/confirm-bank-transfer/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm a bank transfer that has arrived
         * @description Superusers only.
         */
        post: operations["postBillingAdminConfirmBankTransfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/billing/admin/payments/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List everybody's payments, newest first
         * @description Superusers only.
         */
        get: operations["getBillingAdminPayments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/billing/admin/payments/{id}/approve/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve a reported transfer
         * @description Superusers only.
         */
        post: operations["postBillingAdminPaymentsByIdApprove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/billing/admin/payments/{id}/refund/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refund a payment, in full or in part
         * @description Superusers only.
         */
        post: operations["postBillingAdminPaymentsByIdRefund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/billing/admin/payments/{id}/reject/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reject a reported transfer, with a reason
         * @description Superusers only.
         */
        post: operations["postBillingAdminPaymentsByIdReject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/billing/admin/statements/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the bank's statements, newest first
         * @description Superusers only.
         */
        get: operations["getBillingAdminStatements"];
        put?: never;
        /**
         * Import a bank's file: CAMT, MT940, MT942, OFX or CSV, plain or zipped
         * @description Superusers only.
         */
        post: operations["postBillingAdminStatements"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/billing/bank-transfer/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report a bank transfer, for staff to approve
         * @description Signed-in callers. Needs the permission `billing:pay`. Not open to API keys.
         */
        post: operations["postBillingBankTransfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/billing/cancel/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel at the period's end
         * @description Signed-in callers. Needs the permission `billing:manage`. Not open to API keys.
         */
        post: operations["postBillingCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/billing/change-plan/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change the plan: upwards now, downwards at the period's end
         * @description Signed-in callers. Needs the permission `billing:manage`. Not open to API keys.
         */
        post: operations["postBillingChangePlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/billing/checkout/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pay what is open: the provider's page, or the bank details
         * @description Signed-in callers. Needs the permission `billing:pay`. Not open to API keys.
         */
        post: operations["postBillingCheckout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/billing/credit-notes/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List credit notes, newest first
         * @description Signed-in callers. Needs the permission `billing:read`. API keys need the scope `billing:read`.
         */
        get: operations["getBillingCreditNotes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/billing/credit-notes/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a credit note
         * @description Signed-in callers. Needs the permission `billing:read`. API keys need the scope `billing:read`.
         */
        get: operations["getBillingCreditNotesById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/billing/credit-notes/{id}/pdf/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download a credit note as PDF
         * @description Signed-in callers. Needs the permission `billing:read`. API keys need the scope `billing:read`.
         */
        get: operations["getBillingCreditNotesByIdPdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/billing/invoices/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List invoices, newest first
         * @description Signed-in callers. Needs the permission `billing:read`. API keys need the scope `billing:read`.
         */
        get: operations["getBillingInvoices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/billing/invoices/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an invoice
         * @description Signed-in callers. Needs the permission `billing:read`. API keys need the scope `billing:read`.
         */
        get: operations["getBillingInvoicesById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/billing/invoices/{id}/pdf/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download an invoice as PDF
         * @description Signed-in callers. Needs the permission `billing:read`. API keys need the scope `billing:read`.
         */
        get: operations["getBillingInvoicesByIdPdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/billing/payments/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List payments, newest first
         * @description Signed-in callers. Needs the permission `billing:read`. API keys need the scope `billing:read`.
         */
        get: operations["getBillingPayments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/billing/payments/{id}/proof/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download the proof of a reported transfer
         * @description Signed-in callers. Needs the permission `billing:read`. API keys need the scope `billing:read`.
         */
        get: operations["getBillingPaymentsByIdProof"];
        put?: never;
        /**
         * Upload the proof of a reported transfer: a PDF, PNG or JPEG of 2 MiB at most
         * @description Signed-in callers. Needs the permission `billing:pay`. Not open to API keys.
         */
        post: operations["postBillingPaymentsByIdProof"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/billing/resume/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a cancellation back
         * @description Signed-in callers. Needs the permission `billing:manage`. Not open to API keys.
         */
        post: operations["postBillingResume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/billing/subscription/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the subscription, with its next charge
         * @description Signed-in callers. Needs the permission `billing:read`. API keys need the scope `billing:read`.
         */
        get: operations["getBillingSubscription"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bridge/connect/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchange the code from /connect for a key of the site; a code works once, for 60 seconds
         * @description Open to anyone.
         */
        post: operations["postBridgeConnect"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bridge/content/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the site's inventory, in the order it became known
         * @description API keys with the scope `bridge:read`.
         */
        get: operations["getBridgeContent"];
        /**
         * Take over up to 500 items of the site's inventory
         * @description API keys with the scope `bridge:write`.
         */
        put: operations["putBridgeContent"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bridge/deliveries/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Take the oldest deliveries that wait, for five minutes
         * @description API keys with the scope `bridge:write`.
         */
        get: operations["getBridgeDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bridge/deliveries/{id}/ack/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say how a delivery ended in WordPress; the same again changes nothing
         * @description API keys with the scope `bridge:write`.
         */
        post: operations["postBridgeDeliveriesByIdAck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bridge/disconnect/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say goodbye: the key of this call ends, and the site is no longer connected
         * @description API keys with the scope `bridge:write`.
         */
        post: operations["postBridgeDisconnect"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bridge/heartbeat/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that the WordPress side is alive, and what it runs on
         * @description API keys with the scope `bridge:write`.
         */
        post: operations["postBridgeHeartbeat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bridge/identity/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide, in WordPress, whether the caller is the site that moved, or a copy of it
         * @description API keys with the scope `bridge:write`.
         */
        post: operations["postBridgeIdentity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bridge/rotate-key/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace the key that is used for this call
         * @description API keys with the scope `bridge:write`.
         */
        post: operations["postBridgeRotateKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bridge/verify/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Say whose key this is and what it may do
         * @description Any API key.
         */
        get: operations["getBridgeVerify"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/credits/balance/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the balance: plan, bought, held and available
         * @description Signed-in callers. Needs the permission `credits:read`. API keys need the scope `credits:read`.
         */
        get: operations["getCreditsBalance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/credits/budgets/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List budgets of sites, keys and members
         * @description Signed-in callers. Needs the permission `budgets:manage`. Not open to API keys.
         */
        get: operations["getCreditsBudgets"];
        put?: never;
        /**
         * Cap what a site, a key or a member spends in a month, or change the cap
         * @description Signed-in callers. Needs the permission `budgets:manage`. Not open to API keys.
         */
        post: operations["postCreditsBudgets"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/credits/budgets/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End a budget
         * @description Signed-in callers. Needs the permission `budgets:manage`. Not open to API keys.
         */
        delete: operations["deleteCreditsBudgetsById"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/credits/consume/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take the credits that an operation costs
         * @description Signed-in callers. Needs the permission `credits:write`. API keys need the scope `credits:write`.
         */
        post: operations["postCreditsConsume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/credits/packages/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the credit packages on offer
         * @description Open to anyone.
         */
        get: operations["getCreditsPackages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/credits/refund/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a consumption back, once
         * @description Signed-in callers. Needs the permission `credits:write`. API keys need the scope `credits:write`.
         */
        post: operations["postCreditsRefund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/credits/reserve/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List reservations, newest first
         * @description Signed-in callers. Needs the permission `credits:read`. API keys need the scope `credits:read`.
         */
        get: operations["getCreditsReserve"];
        put?: never;
        /**
         * Hold credits for work that takes long
         * @description Signed-in callers. Needs the permission `credits:write`. API keys need the scope `credits:write`.
         */
        post: operations["postCreditsReserve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/credits/reserve/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a reservation
         * @description Signed-in callers. Needs the permission `credits:read`. API keys need the scope `credits:read`.
         */
        get: operations["getCreditsReserveById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/credits/reserve/{id}/commit/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take what the work has cost, at most what is held, and free the rest
         * @description Signed-in callers. Needs the permission `credits:write`. API keys need the scope `credits:write`.
         */
        post: operations["postCreditsReserveByIdCommit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/credits/reserve/{id}/release/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Free what a reservation holds
         * @description Signed-in callers. Needs the permission `credits:write`. API keys need the scope `credits:write`.
         */
        post: operations["postCreditsReserveByIdRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/credits/top-up/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the automatic top-up: what is bought when credits run low
         * @description Signed-in callers. Needs the permission `billing:read`. API keys need the scope `billing:read`.
         */
        get: operations["getCreditsTopUp"];
        /**
         * Set the automatic top-up, or switch it off
         * @description Signed-in callers. Needs the permission `billing:manage`. Not open to API keys.
         */
        put: operations["putCreditsTopUp"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/credits/transactions/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the ledger, newest first
         * @description Signed-in callers. Needs the permission `credits:read`. API keys need the scope `credits:read`.
         */
        get: operations["getCreditsTransactions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the events of the last 30 days
         * @description Signed-in callers. Needs the permission `events:read`. API keys need the scope `events:read`.
         */
        get: operations["getEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/industries/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List industries with their sector templates
         * @description Signed-in callers. API keys need the scope `sites:read`.
         */
        get: operations["getIndustries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plans/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the plans on offer
         * @description Open to anyone.
         */
        get: operations["getPlans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/requests/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the API requests of the last 14 days
         * @description Signed-in callers. Needs the permission `requests:read`. API keys need the scope `requests:read`.
         */
        get: operations["getRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the account's sandbox
         * @description Signed-in callers. Needs the permission `account:read`. API keys need the scope `usage:read`.
         */
        get: operations["getSandbox"];
        put?: never;
        /**
         * Create the account's sandbox; a key to it is in this answer only
         * @description Signed-in callers. Needs the permission `sandbox:manage`. Not open to API keys.
         */
        post: operations["postSandbox"];
        /**
         * Delete the account's sandbox with everything in it
         * @description Signed-in callers. Needs the permission `sandbox:manage`. Not open to API keys.
         */
        delete: operations["deleteSandbox"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/empty/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Remove everything in the sandbox, its keys too, and start it again; a new key is in this answer only
         * @description Signed-in callers. Needs the permission `sandbox:manage`. Not open to API keys.
         */
        post: operations["postSandboxEmpty"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/pay/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Settle an invoice of the sandbox, without money: the first open one unless said
         * @description Signed-in callers. Needs the permission `billing:pay`. API keys need the scope `billing:read`.
         */
        post: operations["postSandboxPay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List sites, newest first
         * @description Signed-in callers. Needs the permission `sites:read`. API keys need the scope `sites:read`.
         */
        get: operations["getSites"];
        put?: never;
        /**
         * Create a site
         * @description Signed-in callers. Needs the permission `sites:write`. API keys need the scope `sites:write`.
         */
        post: operations["postSites"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a site
         * @description Signed-in callers. Needs the permission `sites:read`. API keys need the scope `sites:read`.
         */
        get: operations["getSitesById"];
        put?: never;
        post?: never;
        /**
         * Delete a site: its slot becomes free and its keys end
         * @description Signed-in callers. Needs the permission `sites:delete`. API keys need the scope `sites:write`.
         */
        delete: operations["deleteSitesById"];
        options?: never;
        head?: never;
        /**
         * Change a site
         * @description Signed-in callers. Needs the permission `sites:write`. API keys need the scope `sites:write`.
         */
        patch: operations["patchSitesById"];
        trace?: never;
    };
    "/sites/{id}/deliveries/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what was handed over for a site, newest first
         * @description Signed-in callers. Needs the permission `content:read`. API keys need the scope `content:read`.
         */
        get: operations["getSitesByIdDeliveries"];
        put?: never;
        /**
         * Hand finished content over for WordPress to publish
         * @description Signed-in callers. Needs the permission `content:write`. API keys need the scope `content:write`.
         */
        post: operations["postSitesByIdDeliveries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{id}/deliveries/{delivery_id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one delivery and what became of it
         * @description Signed-in callers. Needs the permission `content:read`. API keys need the scope `content:read`.
         */
        get: operations["getSitesByIdDeliveriesByDeliveryId"];
        put?: never;
        post?: never;
        /**
         * Cancel a delivery that WordPress has not taken yet
         * @description Signed-in callers. Needs the permission `content:write`. API keys need the scope `content:write`.
         */
        delete: operations["deleteSitesByIdDeliveriesByDeliveryId"];
        options?: never;
        head?: never;
        /**
         * Change a delivery that WordPress has not taken yet
         * @description Signed-in callers. Needs the permission `content:write`. API keys need the scope `content:write`.
         */
        patch: operations["patchSitesByIdDeliveriesByDeliveryId"];
        trace?: never;
    };
    "/sites/{id}/deliveries/{delivery_id}/approve/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let WordPress have what awaits approval; a person's decision
         * @description Signed-in callers. Needs the permission `content:write`. Not open to API keys.
         */
        post: operations["postSitesByIdDeliveriesByDeliveryIdApprove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{id}/deliveries/{delivery_id}/reject/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keep what awaits approval from WordPress, and say why
         * @description Signed-in callers. Needs the permission `content:write`. Not open to API keys.
         */
        post: operations["postSitesByIdDeliveriesByDeliveryIdReject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{id}/deliveries/{delivery_id}/retry/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin again with one that failed, was cancelled or was rejected
         * @description Signed-in callers. Needs the permission `content:write`. API keys need the scope `content:write`.
         */
        post: operations["postSitesByIdDeliveriesByDeliveryIdRetry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{id}/identity/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide which WordPress the site is: it moved, or the other one is a copy
         * @description Signed-in callers. Needs the permission `sites:write`. Not open to API keys.
         */
        post: operations["postSitesByIdIdentity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{id}/sectors/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a site's sectors
         * @description Signed-in callers. Needs the permission `sites:read`. API keys need the scope `sites:read`.
         */
        get: operations["getSitesByIdSectors"];
        put?: never;
        /**
         * Add a sector, from a template or with a name of your own
         * @description Signed-in callers. Needs the permission `sites:write`. API keys need the scope `sites:write`.
         */
        post: operations["postSitesByIdSectors"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{id}/sectors/{sector_id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a sector
         * @description Signed-in callers. Needs the permission `sites:delete`. API keys need the scope `sites:write`.
         */
        delete: operations["deleteSitesByIdSectorsBySectorId"];
        options?: never;
        head?: never;
        /**
         * Rename or describe a sector
         * @description Signed-in callers. Needs the permission `sites:write`. API keys need the scope `sites:write`.
         */
        patch: operations["patchSitesByIdSectorsBySectorId"];
        trace?: never;
    };
    "/team/invitations/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List invitations that nobody has accepted yet
         * @description Signed-in callers. Needs the permission `team:manage`. API keys need the scope `team:read`.
         */
        get: operations["getTeamInvitations"];
        put?: never;
        /**
         * Invite somebody: the link is mailed to the address and works for 7 days
         * @description Signed-in callers. Needs the permission `team:manage`. Not open to API keys.
         */
        post: operations["postTeamInvitations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/team/invitations/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke an invitation: its link dies and its seat becomes free
         * @description Signed-in callers. Needs the permission `team:manage`. Not open to API keys.
         */
        delete: operations["deleteTeamInvitationsById"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/team/members/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the members of the account
         * @description Signed-in callers. Needs the permission `team:manage`. API keys need the scope `team:read`.
         */
        get: operations["getTeamMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/team/members/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a member and end their sessions (admins), or leave with your own membership's id (everybody but the last owner)
         * @description Signed-in callers. Needs the permission `account:read`. Not open to API keys.
         */
        delete: operations["deleteTeamMembersById"];
        options?: never;
        head?: never;
        /**
         * Change a member's role
         * @description Signed-in callers. Needs the permission `team:manage`. Not open to API keys.
         */
        patch: operations["patchTeamMembersById"];
        trace?: never;
    };
    "/usage/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sum up what credits were spent on: by day, operation, site, member or key
         * @description Signed-in callers. Needs the permission `credits:read`. API keys need the scope `usage:read`.
         */
        get: operations["getUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook-endpoints/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List webhook endpoints, newest first
         * @description Signed-in callers. Needs the permission `webhooks:manage`. Not open to API keys.
         */
        get: operations["getWebhookEndpoints"];
        put?: never;
        /**
         * Create a webhook endpoint; its signing secret is in this answer only
         * @description Signed-in callers. Needs the permission `webhooks:manage`. Not open to API keys.
         */
        post: operations["postWebhookEndpoints"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook-endpoints/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a webhook endpoint
         * @description Signed-in callers. Needs the permission `webhooks:manage`. Not open to API keys.
         */
        get: operations["getWebhookEndpointsById"];
        put?: never;
        post?: never;
        /**
         * Delete a webhook endpoint with its log
         * @description Signed-in callers. Needs the permission `webhooks:manage`. Not open to API keys.
         */
        delete: operations["deleteWebhookEndpointsById"];
        options?: never;
        head?: never;
        /**
         * Change a webhook endpoint, or switch it on or off
         * @description Signed-in callers. Needs the permission `webhooks:manage`. Not open to API keys.
         */
        patch: operations["patchWebhookEndpointsById"];
        trace?: never;
    };
    "/webhook-endpoints/{id}/attempts/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what was sent to a webhook endpoint and what came back, newest first
         * @description Signed-in callers. Needs the permission `webhooks:manage`. Not open to API keys.
         */
        get: operations["getWebhookEndpointsByIdAttempts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook-endpoints/{id}/replay/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send one event again, or everything since a time that hasn't arrived
         * @description Signed-in callers. Needs the permission `webhooks:manage`. Not open to API keys.
         */
        post: operations["postWebhookEndpointsByIdReplay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook-endpoints/{id}/rotate-secret/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace the signing secret; both sign until the grace period ends
         * @description Signed-in callers. Needs the permission `webhooks:manage`. Not open to API keys.
         */
        post: operations["postWebhookEndpointsByIdRotateSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook-endpoints/{id}/test/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a webhook.test event to this endpoint
         * @description Signed-in callers. Needs the permission `webhooks:manage`. Not open to API keys.
         */
        post: operations["postWebhookEndpointsByIdTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Account: {
            billing_address_line1: string | null;
            billing_address_line2: string | null;
            billing_city: string | null;
            billing_country: string | null;
            billing_email: string | null;
            billing_email_confirmed: boolean;
            billing_name: string | null;
            billing_postal_code: string | null;
            /** Format: date-time */
            created_at: string;
            credits: number;
            features: string[];
            id: number;
            name: string;
            payment_method: ("stripe" | "paypal" | "bank_transfer" | "sandbox") | null;
            plan: {
                name: string;
                slug: string;
            } | null;
            /** @enum {string} */
            status: "trial" | "active" | "pending_payment" | "suspended" | "cancelled";
            suspension_reason: ("trial_expired" | "payment_overdue" | "admin") | null;
            tax_id: string | null;
            trial_ends_at: string | null;
            /** Format: date-time */
            updated_at: string;
            usage: {
                credits: {
                    available: number;
                    per_month: number | null;
                };
                sectors_per_site: {
                    limit: number | null;
                    used: number;
                };
                sites: {
                    limit: number | null;
                    used: number;
                };
                users: {
                    limit: number | null;
                    used: number;
                };
            };
        };
        AccountBrief: {
            credits: number;
            id: number;
            name: string;
            plan: components["schemas"]["PlanBrief"] | null;
            /** @enum {string} */
            role: "viewer" | "editor" | "admin" | "owner";
            /** @enum {string} */
            status: "trial" | "active" | "pending_payment" | "suspended" | "cancelled";
            trial_ends_at: string | null;
        };
        AccountForStaff: {
            cancelled_at: string | null;
            closed_at: string | null;
            /** Format: date-time */
            created_at: string;
            credits: number;
            features: string[];
            has_own_features: boolean;
            id: number;
            invoices: {
                currency: string;
                /** Format: date-time */
                due_at: string;
                id: number;
                /** @enum {string} */
                kind: "first" | "renewal" | "upgrade" | "credit_package";
                number: string;
                paid_at: string | null;
                period_end: string | null;
                period_start: string | null;
                /** @enum {string} */
                status: "open" | "paid" | "void";
                total: string;
            }[];
            members: {
                email: string;
                last_login_at: string | null;
                name: string;
                /** @enum {string} */
                role: "viewer" | "editor" | "admin" | "owner";
                user_id: number;
            }[];
            name: string;
            payment_method: ("stripe" | "paypal" | "bank_transfer" | "sandbox") | null;
            payments: {
                amount: string;
                /** Format: date-time */
                created_at: string;
                currency: string;
                external_payment_id: string;
                id: number;
                invoice_id: number;
                /** @enum {string} */
                method: "stripe" | "paypal" | "bank_transfer" | "sandbox";
                payer_name: string;
                /** @enum {string} */
                status: "pending_approval" | "processing" | "succeeded" | "failed" | "refunded" | "disputed" | "kept";
            }[];
            plan: {
                name: string;
                slug: string;
            } | null;
            sandbox_of: number | null;
            sites: {
                deleted_at: string | null;
                id: number;
                name: string;
                /** @enum {string} */
                status: "active" | "read_only";
                url: string;
            }[];
            /** @enum {string} */
            status: "trial" | "active" | "pending_payment" | "suspended" | "cancelled";
            subscription: {
                /** @enum {string} */
                billing_interval: "month" | "year";
                cancel_at_period_end: boolean;
                current_period_end: string | null;
                current_period_start: string | null;
                external_payment_id: string | null;
                id: number;
                payment_method: ("stripe" | "paypal" | "bank_transfer" | "sandbox") | null;
                plan: {
                    name: string;
                    slug: string;
                } | null;
                /** @enum {string} */
                status: "trialing" | "pending_payment" | "active" | "past_due" | "cancelled";
                stripe_subscription_id: string | null;
            } | null;
            suspended_at: string | null;
            suspension_reason: ("trial_expired" | "payment_overdue" | "admin") | null;
            trial_ends_at: string | null;
        };
        ApiKey: {
            allowed_addresses: string[] | null;
            /** Format: date-time */
            created_at: string;
            created_by_key_id: number | null;
            created_by_user_id: number | null;
            expires_at: string | null;
            grace_ends_at: string | null;
            id: number;
            last_used_address: string | null;
            last_used_at: string | null;
            last_used_client: string | null;
            name: string;
            prefix: string;
            rate_limit_per_minute: number | null;
            scopes: ("bridge:read" | "bridge:write" | "credits:read" | "credits:write" | "sites:read" | "sites:write" | "content:read" | "content:write" | "keys:read" | "keys:write" | "team:read" | "billing:read" | "usage:read" | "events:read" | "requests:read")[];
            site_id: number | null;
            /** @enum {string} */
            state: "active" | "rotating" | "expired" | "revoked";
        };
        ApiKeyList: {
            next_cursor: string | null;
            results: components["schemas"]["ApiKey"][];
        };
        Balance: {
            available: number;
            balance: number;
            bought: number;
            held: number;
            plan: number;
        };
        BankDetails: {
            amount: string;
            bank: string;
            beneficiary: string;
            bic: string;
            creditor_reference: string | null;
            currency: string;
            iban: string;
            invoice_id: number;
            notice: string | null;
            reference: string;
        };
        BankStatement: {
            account: string;
            closing_balance: string | null;
            currency: string;
            /** @enum {string} */
            format: "camt" | "mt940" | "mt942" | "ofx" | "csv";
            id: number;
            /** @enum {string} */
            kind: "booked" | "interim" | "notification";
            known_lines: number;
            lines: number;
            missing: string | null;
            number: string;
            opening_balance: string | null;
            pending_lines: number;
        };
        BankStatementList: {
            next_cursor: string | null;
            results: components["schemas"]["BankStatement"][];
        };
        Consumption: {
            amount: number;
            balance: number;
            /** @enum {string} */
            operation: "clustering" | "idea_generation" | "content_generation" | "image_generation" | "linking" | "optimization" | "site_analysis";
            transaction_id: number;
        };
        Content: {
            id: number;
            /** Format: date-time */
            modified_at: string;
            status: string;
            title: string;
            type: string;
            url: string;
            wp_id: number;
        };
        ContentList: {
            deliveries_waiting: number;
            next_cursor: string | null;
            results: components["schemas"]["Content"][];
        };
        CreditNote: {
            buyer: {
                [key: string]: string;
            };
            /** Format: date-time */
            created_at: string;
            currency: string;
            id: number;
            invoice_id: number;
            invoice_number: string;
            /** @enum {string} */
            kind: "refund" | "void";
            line_items: {
                amount: string;
                description: string;
                quantity: number;
            }[];
            number: string;
            payment_id: number | null;
            reason: string;
            seller: {
                [key: string]: string;
            };
            subtotal: string;
            tax: string;
            tax_rate_percent: string;
            total: string;
        };
        CreditNoteList: {
            next_cursor: string | null;
            results: components["schemas"]["CreditNote"][];
        };
        CreditRefund: {
            amount: number;
            balance: number;
            refunded_transaction_id: number;
            transaction_id: number;
        };
        CreditTransaction: {
            amount: number;
            balance_after: number;
            bought_after: number;
            bought_amount: number;
            /** Format: date-time */
            created_at: string;
            description: string;
            id: number;
            /** @enum {string} */
            kind: "grant" | "reset" | "consume" | "refund" | "adjust" | "purchase" | "expire";
            metadata: {
                [key: string]: unknown;
            };
            operation: ("clustering" | "idea_generation" | "content_generation" | "image_generation" | "linking" | "optimization" | "site_analysis") | null;
            plan_after: number;
            plan_amount: number;
            /** @enum {string} */
            pool: "plan" | "bought" | "both";
            refunds_transaction_id: number | null;
            site_id: number | null;
            units: number | null;
        };
        CreditTransactionList: {
            next_cursor: string | null;
            results: components["schemas"]["CreditTransaction"][];
        };
        Deleted: {
            /** @constant */
            deleted: true;
            id: number;
        };
        DeleteSandboxAnswer: {
            /** @constant */
            deleted: true;
        };
        DeleteSitesByIdDeliveriesByDeliveryIdAnswer: {
            attempts: number;
            author: string | null;
            content: string;
            /** Format: date-time */
            created_at: string;
            credit_transaction_id: number | null;
            edited_by_person: boolean;
            ended_at: string | null;
            excerpt: string;
            featured_image: {
                alt: string;
                name: string | null;
                url: string | null;
            } | null;
            id: number;
            images: {
                alt: string;
                name: string | null;
                url: string | null;
            }[];
            leased_until: string | null;
            permalink: string | null;
            post_id: number | null;
            /** @enum {string} */
            post_status: "draft" | "publish" | "future";
            post_type: string;
            prompt_reference: string | null;
            publish_at: string | null;
            reason: string | null;
            revision: number;
            seo_description: string | null;
            seo_title: string | null;
            site_id: number;
            slug: string | null;
            /** @enum {string} */
            status: "queued" | "awaiting_approval" | "leased" | "delivered" | "failed" | "cancelled" | "rejected";
            terms: {
                [key: string]: {
                    name: string | null;
                    slug: string;
                }[];
            };
            title: string;
            /** Format: date-time */
            updated_at: string;
            updates_delivery_id: number | null;
            warnings: string[];
        };
        DeleteWebhookEndpointsByIdAnswer: {
            /** @constant */
            deleted: true;
            id: number;
        };
        Error: {
            /** @enum {string} */
            code: "invalid_request" | "headers_too_large" | "invalid_json" | "validation_error" | "invalid_cursor" | "idempotency_key_required" | "invalid_idempotency_key" | "amount_mismatch" | "plan_not_payable" | "invalid_token" | "statement_unreadable" | "weak_password" | "unauthenticated" | "invalid_credentials" | "invalid_refresh_token" | "two_factor_required" | "no_plan" | "plan_inactive" | "insufficient_credits" | "budget_exceeded" | "forbidden" | "approval_required" | "insufficient_scope" | "address_not_allowed" | "account_required" | "account_suspended" | "account_cancelled" | "session_auth_not_allowed" | "second_factor_not_set_up" | "password_confirmation_required" | "view_as_read_only" | "feature_not_in_plan" | "plan_limit_reached" | "api_key_limit_reached" | "webhook_endpoint_limit_reached" | "plan_not_self_service" | "email_not_verified" | "site_read_only" | "not_found" | "method_not_allowed" | "conflict" | "email_taken" | "site_exists" | "site_identity_conflict" | "sector_exists" | "already_refunded" | "reservation_expired" | "invalid_state" | "outcome_unknown" | "payment_in_progress" | "last_owner" | "idempotency_conflict" | "idempotency_in_progress" | "payment_reference_used" | "payload_too_large" | "unsupported_media_type" | "throttled" | "internal_error" | "service_unavailable" | "provider_unavailable" | "payment_method_unavailable" | "signup_unavailable" | "not_ready";
            /** @description Facts for programs, by name, such as `required_scope`, `limit` or `challenge`. */
            details?: {
                [key: string]: unknown;
            };
            /** @description One sentence for people. */
            error: string;
            errors?: {
                [key: string]: string[];
            };
            /** Format: uuid */
            request_id: string;
            /** @constant */
            success: false;
        };
        GetAuthMeAnswer: {
            account: {
                credits: number;
                id: number;
                membership_id: number;
                name: string;
                plan: components["schemas"]["PlanBrief"] | null;
                /** @enum {string} */
                role: "viewer" | "editor" | "admin" | "owner";
                /** @enum {string} */
                status: "trial" | "active" | "pending_payment" | "suspended" | "cancelled";
                trial_ends_at: string | null;
            } | null;
            features: string[];
            permissions: ("account:read" | "account:write" | "sites:read" | "sites:write" | "sites:delete" | "content:read" | "content:write" | "credits:read" | "credits:write" | "api_keys:manage" | "budgets:manage" | "webhooks:manage" | "events:read" | "requests:read" | "sandbox:manage" | "team:manage" | "billing:read" | "billing:pay" | "billing:manage")[];
            plan: components["schemas"]["PlanBrief"] | null;
            user: components["schemas"]["User"];
        };
        GetBillingAdminApprovalsAnswer: {
            next_cursor: string | null;
            results: {
                account_id: number | null;
                account_name: string | null;
                amount: string;
                asked_by: string;
                /** Format: date-time */
                created_at: string;
                currency: string;
                decided_at: string | null;
                decided_by: string | null;
                decision: string | null;
                id: number;
                /** @enum {string} */
                kind: "confirm" | "approve" | "refund" | "adjust_credits";
                payment_id: number | null;
                reason: string;
                /** @enum {string} */
                status: "waiting" | "done" | "declined";
            }[];
        };
        GetBillingAdminPaymentsAnswer: {
            next_cursor: string | null;
            results: {
                account_id: number;
                account_name: string;
                amount: string;
                /** Format: date-time */
                created_at: string;
                currency: string;
                external_payment_id: string;
                failure_reason: string | null;
                id: number;
                invoice_id: number;
                invoice_number: string | null;
                /** @enum {string} */
                method: "stripe" | "paypal" | "bank_transfer" | "sandbox";
                payer_name: string;
                proof_url: string | null;
                refunded_amount: string;
                same_reference_reason: string | null;
                settled_at: string | null;
                /** @enum {string} */
                status: "pending_approval" | "processing" | "succeeded" | "failed" | "refunded" | "disputed" | "kept";
            }[];
        };
        GetBridgeDeliveriesAnswer: {
            deliveries_waiting: number;
            results: {
                author: string | null;
                content: string;
                create_terms: boolean;
                excerpt: string;
                featured_image: {
                    alt: string;
                    name: string | null;
                    url: string | null;
                } | null;
                id: number;
                images: {
                    alt: string;
                    name: string | null;
                    url: string | null;
                }[];
                /** Format: date-time */
                leased_until: string;
                may_publish: boolean;
                /** @enum {string} */
                post_status: "draft" | "publish" | "future";
                post_type: string;
                publish_at: string | null;
                revision: number;
                seo_description: string | null;
                seo_title: string | null;
                slug: string | null;
                terms: {
                    [key: string]: {
                        name: string | null;
                        slug: string;
                    }[];
                };
                title: string;
                updates_delivery_id: number | null;
                uploads: {
                    content_type: string;
                    data_base64: string;
                    name: string;
                    sha256: string;
                }[];
            }[];
        };
        GetCreditsBudgetsAnswer: {
            results: {
                api_key_id: number | null;
                held: number;
                id: number;
                left: number;
                monthly_cap: number;
                name: string;
                /** Format: date-time */
                renews_at: string;
                site_id: number | null;
                spent: number;
                /** @enum {string} */
                subject: "site" | "api_key" | "member";
                user_id: number | null;
            }[];
        };
        GetCreditsPackagesAnswer: {
            next_cursor: string | null;
            results: {
                credits: number;
                currency: string;
                expires_after_days: number | null;
                id: number;
                name: string;
                offered_on_free: boolean;
                offered_on_trial: boolean;
                price: string;
            }[];
        };
        GetCreditsReserveAnswer: {
            next_cursor: string | null;
            results: {
                amount: number;
                closed_at: string | null;
                committed_amount: number | null;
                /** Format: date-time */
                created_at: string;
                /** Format: date-time */
                expires_at: string;
                id: number;
                metadata: {
                    [key: string]: unknown;
                };
                operation: ("clustering" | "idea_generation" | "content_generation" | "image_generation" | "linking" | "optimization" | "site_analysis") | null;
                site_id: number | null;
                /** @enum {string} */
                status: "open" | "committed" | "released" | "expired";
                transaction_id: number | null;
                units: number | null;
            }[];
        };
        GetCreditsReserveByIdAnswer: {
            amount: number;
            closed_at: string | null;
            committed_amount: number | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            expires_at: string;
            id: number;
            metadata: {
                [key: string]: unknown;
            };
            operation: ("clustering" | "idea_generation" | "content_generation" | "image_generation" | "linking" | "optimization" | "site_analysis") | null;
            site_id: number | null;
            /** @enum {string} */
            status: "open" | "committed" | "released" | "expired";
            transaction_id: number | null;
            units: number | null;
        };
        GetCreditsTopUpAnswer: {
            amount_this_month: string;
            currency: string | null;
            enabled: boolean;
            failure_reason: string | null;
            invoice_in_progress: number | null;
            max_amount_per_month: string | null;
            max_per_month: number | null;
            package_id: number | null;
            paid_by: ("card" | "invoice") | null;
            paused_until: string | null;
            purchases_this_month: number;
            threshold: number | null;
        };
        GetEventsAnswer: {
            next_cursor: string | null;
            results: {
                data: {
                    [key: string]: unknown;
                };
                id: number;
                object: string;
                sequence: number;
                /** Format: date-time */
                timestamp: string;
                /** @enum {string} */
                type: "account.created" | "account.updated" | "account.status_changed" | "account.plan_changed" | "subscription.created" | "subscription.status_changed" | "subscription.cancelled" | "subscription.resumed" | "invoice.created" | "invoice.paid" | "invoice.voided" | "payment.pending" | "payment.processing" | "payment.succeeded" | "payment.failed" | "payment.refunded" | "payment.disputed" | "payment.kept" | "credits.low" | "credits.consumed" | "site.created" | "site.updated" | "site.deleted" | "connection.created" | "delivery.queued" | "delivery.awaiting_approval" | "delivery.delivered" | "delivery.failed" | "delivery.cancelled" | "delivery.rejected" | "member.invited" | "member.joined" | "member.role_changed" | "member.removed" | "member.left" | "key.created" | "key.updated" | "key.rotated" | "key.revoked" | "webhook.test";
            }[];
        };
        GetRequestsAnswer: {
            next_cursor: string | null;
            results: {
                address: string | null;
                api_key_id: number | null;
                caller: string | null;
                client: string | null;
                code: string | null;
                /** Format: date-time */
                created_at: string;
                id: number;
                message: string | null;
                method: string;
                ms: number;
                path: string;
                refused: {
                    body?: unknown;
                    errors?: {
                        [key: string]: string[];
                    };
                } | null;
                /** Format: uuid */
                request_id: string;
                status: number;
                user_id: number | null;
            }[];
        };
        GetSandboxAnswer: {
            account_id: number;
            /** Format: date-time */
            created_at: string;
            credits: number;
            live_account_id: number;
            name: string;
            plan: {
                name: string;
                slug: string;
            } | null;
            /** @enum {string} */
            status: "trial" | "active" | "pending_payment" | "suspended" | "cancelled";
            trial_ends_at: string | null;
        };
        GetSitesByIdDeliveriesAnswer: {
            next_cursor: string | null;
            results: {
                attempts: number;
                author: string | null;
                content: string;
                /** Format: date-time */
                created_at: string;
                credit_transaction_id: number | null;
                edited_by_person: boolean;
                ended_at: string | null;
                excerpt: string;
                featured_image: {
                    alt: string;
                    name: string | null;
                    url: string | null;
                } | null;
                id: number;
                images: {
                    alt: string;
                    name: string | null;
                    url: string | null;
                }[];
                leased_until: string | null;
                permalink: string | null;
                post_id: number | null;
                /** @enum {string} */
                post_status: "draft" | "publish" | "future";
                post_type: string;
                prompt_reference: string | null;
                publish_at: string | null;
                reason: string | null;
                revision: number;
                seo_description: string | null;
                seo_title: string | null;
                site_id: number;
                slug: string | null;
                /** @enum {string} */
                status: "queued" | "awaiting_approval" | "leased" | "delivered" | "failed" | "cancelled" | "rejected";
                terms: {
                    [key: string]: {
                        name: string | null;
                        slug: string;
                    }[];
                };
                title: string;
                /** Format: date-time */
                updated_at: string;
                updates_delivery_id: number | null;
                warnings: string[];
            }[];
        };
        GetSitesByIdDeliveriesByDeliveryIdAnswer: {
            attempts: number;
            author: string | null;
            content: string;
            /** Format: date-time */
            created_at: string;
            credit_transaction_id: number | null;
            edited_by_person: boolean;
            ended_at: string | null;
            excerpt: string;
            featured_image: {
                alt: string;
                name: string | null;
                url: string | null;
            } | null;
            id: number;
            images: {
                alt: string;
                name: string | null;
                url: string | null;
            }[];
            leased_until: string | null;
            permalink: string | null;
            post_id: number | null;
            /** @enum {string} */
            post_status: "draft" | "publish" | "future";
            post_type: string;
            prompt_reference: string | null;
            publish_at: string | null;
            reason: string | null;
            revision: number;
            seo_description: string | null;
            seo_title: string | null;
            site_id: number;
            slug: string | null;
            /** @enum {string} */
            status: "queued" | "awaiting_approval" | "leased" | "delivered" | "failed" | "cancelled" | "rejected";
            terms: {
                [key: string]: {
                    name: string | null;
                    slug: string;
                }[];
            };
            title: string;
            /** Format: date-time */
            updated_at: string;
            updates_delivery_id: number | null;
            warnings: string[];
        };
        GetUsageAnswer: {
            /** Format: date */
            from: string;
            /** @enum {string} */
            group_by: "day" | "operation" | "site" | "member" | "api_key";
            next_cursor: string | null;
            results: {
                consumptions: number;
                credits: number;
                key: string | null;
                name: string | null;
                previous_credits: number;
            }[];
            /** Format: date */
            to: string;
        };
        GetWebhookEndpointsAnswer: {
            next_cursor: string | null;
            results: {
                /** Format: date-time */
                created_at: string;
                description: string;
                event_types: string[];
                failing_since: string | null;
                id: number;
                off_at: string | null;
                off_reason: ("person" | "failing" | "gone") | null;
                previous_secret_ends_at: string | null;
                /** @enum {string} */
                state: "on" | "off";
                url: string;
            }[];
        };
        GetWebhookEndpointsByIdAnswer: {
            /** Format: date-time */
            created_at: string;
            description: string;
            event_types: string[];
            failing_since: string | null;
            id: number;
            off_at: string | null;
            off_reason: ("person" | "failing" | "gone") | null;
            previous_secret_ends_at: string | null;
            /** @enum {string} */
            state: "on" | "off";
            url: string;
        };
        GetWebhookEndpointsByIdAttemptsAnswer: {
            next_cursor: string | null;
            results: {
                /** Format: date-time */
                created_at: string;
                delivery: {
                    next_try_at: string | null;
                    /** @enum {string} */
                    status: "pending" | "succeeded" | "failed";
                    tries: number;
                };
                error: string | null;
                event_id: number;
                /** @enum {string} */
                event_type: "account.created" | "account.updated" | "account.status_changed" | "account.plan_changed" | "subscription.created" | "subscription.status_changed" | "subscription.cancelled" | "subscription.resumed" | "invoice.created" | "invoice.paid" | "invoice.voided" | "payment.pending" | "payment.processing" | "payment.succeeded" | "payment.failed" | "payment.refunded" | "payment.disputed" | "payment.kept" | "credits.low" | "credits.consumed" | "site.created" | "site.updated" | "site.deleted" | "connection.created" | "delivery.queued" | "delivery.awaiting_approval" | "delivery.delivered" | "delivery.failed" | "delivery.cancelled" | "delivery.rejected" | "member.invited" | "member.joined" | "member.role_changed" | "member.removed" | "member.left" | "key.created" | "key.updated" | "key.rotated" | "key.revoked" | "webhook.test";
                id: number;
                ms: number;
                request: {
                    body: string;
                    headers: {
                        [key: string]: string;
                    };
                    url: string;
                };
                response: {
                    body: string;
                    headers: {
                        [key: string]: string;
                    };
                    status: number;
                } | null;
                succeeded: boolean;
            }[];
        };
        Industry: {
            description: string;
            id: number;
            name: string;
            sectors: {
                description: string;
                id: number;
                name: string;
                slug: string;
            }[];
            slug: string;
        };
        IndustryList: {
            next_cursor: string | null;
            results: components["schemas"]["Industry"][];
        };
        Invitation: {
            accept_url: string | null;
            /** Format: date-time */
            created_at: string;
            email: string;
            /** Format: date-time */
            expires_at: string;
            id: number;
            invited_by: string | null;
            /** @enum {string} */
            role: "viewer" | "editor" | "admin" | "owner";
            /** @enum {string} */
            status: "open" | "expired";
        };
        InvitationList: {
            next_cursor: string | null;
            results: components["schemas"]["Invitation"][];
        };
        Invoice: {
            /** @enum {string} */
            billing_interval: "month" | "year";
            buyer: {
                [key: string]: string;
            };
            /** Format: date-time */
            created_at: string;
            currency: string;
            /** Format: date-time */
            due_at: string;
            id: number;
            /** @enum {string} */
            kind: "first" | "renewal" | "upgrade" | "credit_package";
            line_items: {
                amount: string;
                description: string;
                quantity: number;
            }[];
            number: string;
            paid_at: string | null;
            period_end: string | null;
            period_start: string | null;
            refunded_amount: string;
            seller: {
                [key: string]: string;
            };
            /** @enum {string} */
            status: "open" | "paid" | "void";
            subtotal: string;
            tax: string;
            tax_rate_percent: string;
            total: string;
        };
        InvoiceList: {
            next_cursor: string | null;
            results: components["schemas"]["Invoice"][];
        };
        KeyIdentity: {
            account: {
                id: number;
                name: string;
                /** @enum {string} */
                status: "trial" | "active" | "pending_payment" | "suspended" | "cancelled";
            };
            balance: components["schemas"]["Balance"];
            credits: number;
            deliveries_waiting: number;
            features: string[];
            identity: {
                connected_site_url: string | null;
                /** @enum {string} */
                state: "free" | "untold" | "same" | "conflict";
            } | null;
            key: {
                expires_at: string | null;
                id: number;
                prefix: string;
            };
            plan: {
                name: string;
                slug: string;
            };
            revision: number;
            scopes: ("bridge:read" | "bridge:write" | "credits:read" | "credits:write" | "sites:read" | "sites:write" | "content:read" | "content:write" | "keys:read" | "keys:write" | "team:read" | "billing:read" | "usage:read" | "events:read" | "requests:read")[];
            site: {
                id: number;
                name: string;
                url: string;
            } | null;
        };
        ListedAccount: {
            /** Format: date-time */
            created_at: string;
            credits: number;
            id: number;
            name: string;
            owner_email: string | null;
            payment_method: ("stripe" | "paypal" | "bank_transfer" | "sandbox") | null;
            plan: {
                name: string;
                slug: string;
            } | null;
            sandbox_of: number | null;
            sites: number;
            /** @enum {string} */
            status: "trial" | "active" | "pending_payment" | "suspended" | "cancelled";
            suspension_reason: ("trial_expired" | "payment_overdue" | "admin") | null;
            trial_ends_at: string | null;
        };
        ListedAccountList: {
            next_cursor: string | null;
            results: components["schemas"]["ListedAccount"][];
        };
        Member: {
            /** Format: date-time */
            created_at: string;
            email: string;
            email_verified: boolean;
            first_name: string;
            id: number;
            last_login_at: string | null;
            last_name: string;
            /** @enum {string} */
            role: "viewer" | "editor" | "admin" | "owner";
            user_id: number;
        };
        MemberList: {
            next_cursor: string | null;
            results: components["schemas"]["Member"][];
        };
        NewApiKey: {
            allowed_addresses: string[] | null;
            /** Format: date-time */
            created_at: string;
            created_by_key_id: number | null;
            created_by_user_id: number | null;
            expires_at: string | null;
            grace_ends_at: string | null;
            id: number;
            key: string;
            last_used_address: string | null;
            last_used_at: string | null;
            last_used_client: string | null;
            name: string;
            prefix: string;
            rate_limit_per_minute: number | null;
            scopes: ("bridge:read" | "bridge:write" | "credits:read" | "credits:write" | "sites:read" | "sites:write" | "content:read" | "content:write" | "keys:read" | "keys:write" | "team:read" | "billing:read" | "usage:read" | "events:read" | "requests:read")[];
            site_id: number | null;
            /** @enum {string} */
            state: "active" | "rotating" | "expired" | "revoked";
        };
        PatchAccountBody: {
            billing_address_line1?: string | null;
            billing_address_line2?: string | null;
            billing_city?: string | null;
            billing_country?: string | null;
            billing_email?: ("" | string) | null;
            billing_name?: string | null;
            billing_postal_code?: string | null;
            name?: string;
            tax_id?: string | null;
        };
        PatchApiKeysByIdBody: {
            allowed_addresses?: string[] | null;
            name?: string;
            rate_limit_per_minute?: number | null;
            /** @constant */
            take_over?: true;
        };
        PatchSitesByIdBody: {
            create_terms?: boolean;
            industry_id?: number | null;
            name?: string;
            require_approval?: boolean;
            url?: string;
        };
        PatchSitesByIdDeliveriesByDeliveryIdAnswer: {
            attempts: number;
            author: string | null;
            content: string;
            /** Format: date-time */
            created_at: string;
            credit_transaction_id: number | null;
            edited_by_person: boolean;
            ended_at: string | null;
            excerpt: string;
            featured_image: {
                alt: string;
                name: string | null;
                url: string | null;
            } | null;
            id: number;
            images: {
                alt: string;
                name: string | null;
                url: string | null;
            }[];
            leased_until: string | null;
            permalink: string | null;
            post_id: number | null;
            /** @enum {string} */
            post_status: "draft" | "publish" | "future";
            post_type: string;
            prompt_reference: string | null;
            publish_at: string | null;
            reason: string | null;
            revision: number;
            seo_description: string | null;
            seo_title: string | null;
            site_id: number;
            slug: string | null;
            /** @enum {string} */
            status: "queued" | "awaiting_approval" | "leased" | "delivered" | "failed" | "cancelled" | "rejected";
            terms: {
                [key: string]: {
                    name: string | null;
                    slug: string;
                }[];
            };
            title: string;
            /** Format: date-time */
            updated_at: string;
            updates_delivery_id: number | null;
            warnings: string[];
        };
        PatchSitesByIdDeliveriesByDeliveryIdBody: {
            author?: string | null;
            content?: string;
            credit_transaction_id?: number | null;
            excerpt?: string;
            featured_image?: ({
                /** @default  */
                alt?: string;
                /** Format: uri */
                url: string;
            } | {
                /** @default  */
                alt?: string;
                /** Format: base64 */
                file_base64: string;
                name: string;
            }) | null;
            images?: ({
                /** @default  */
                alt?: string;
                /** Format: uri */
                url: string;
            } | {
                /** @default  */
                alt?: string;
                /** Format: base64 */
                file_base64: string;
                name: string;
            })[];
            post_type?: string;
            prompt_reference?: string | null;
            publish_at?: string | null;
            seo_description?: string | null;
            seo_title?: string | null;
            slug?: string | null;
            /** @enum {string} */
            status?: "draft" | "publish" | "future";
            terms?: {
                [key: string]: (string | {
                    name?: string;
                    slug: string;
                })[];
            };
            title?: string;
            updates_delivery_id?: number | null;
        };
        PatchSitesByIdSectorsBySectorIdBody: {
            description?: string;
            name?: string;
        };
        PatchTeamMembersByIdBody: {
            /** @enum {string} */
            role: "viewer" | "editor" | "admin" | "owner";
        };
        PatchWebhookEndpointsByIdAnswer: {
            /** Format: date-time */
            created_at: string;
            description: string;
            event_types: string[];
            failing_since: string | null;
            id: number;
            off_at: string | null;
            off_reason: ("person" | "failing" | "gone") | null;
            previous_secret_ends_at: string | null;
            /** @enum {string} */
            state: "on" | "off";
            url: string;
        };
        PatchWebhookEndpointsByIdBody: {
            description?: string;
            event_types?: ("*" | "account.*" | "subscription.*" | "invoice.*" | "payment.*" | "credits.*" | "site.*" | "connection.*" | "delivery.*" | "member.*" | "key.*" | "account.created" | "account.updated" | "account.status_changed" | "account.plan_changed" | "subscription.created" | "subscription.status_changed" | "subscription.cancelled" | "subscription.resumed" | "invoice.created" | "invoice.paid" | "invoice.voided" | "payment.pending" | "payment.processing" | "payment.succeeded" | "payment.failed" | "payment.refunded" | "payment.disputed" | "payment.kept" | "credits.low" | "credits.consumed" | "site.created" | "site.updated" | "site.deleted" | "connection.created" | "delivery.queued" | "delivery.awaiting_approval" | "delivery.delivered" | "delivery.failed" | "delivery.cancelled" | "delivery.rejected" | "member.invited" | "member.joined" | "member.role_changed" | "member.removed" | "member.left" | "key.created" | "key.updated" | "key.rotated" | "key.revoked")[];
            /** @enum {string} */
            state?: "on" | "off";
            url?: string;
        };
        Payment: {
            account_id: number;
            amount: string;
            /** Format: date-time */
            created_at: string;
            currency: string;
            external_payment_id: string;
            failure_reason: string | null;
            id: number;
            invoice_id: number;
            invoice_number: string | null;
            /** @enum {string} */
            method: "stripe" | "paypal" | "bank_transfer" | "sandbox";
            payer_name: string;
            proof_url: string | null;
            refunded_amount: string;
            same_reference_reason: string | null;
            settled_at: string | null;
            /** @enum {string} */
            status: "pending_approval" | "processing" | "succeeded" | "failed" | "refunded" | "disputed" | "kept";
        };
        PaymentList: {
            next_cursor: string | null;
            results: components["schemas"]["Payment"][];
        };
        Plan: {
            credits_per_month: number;
            currency: string;
            description: string;
            features: string[];
            max_sectors_per_site: number;
            max_sites: number;
            max_users: number;
            name: string;
            price: string;
            slug: string;
            trial_days: number | null;
            yearly_price: string;
        };
        PlanBrief: {
            name: string;
            slug: string;
        };
        PlanList: {
            next_cursor: string | null;
            results: components["schemas"]["Plan"][];
        };
        PostAdminAccountsByIdAdjustCreditsBody: {
            amount: number;
            reason: string;
        };
        PostAdminAccountsByIdCancelBody: {
            reason: string;
        };
        PostAdminAccountsByIdChangePlanBody: {
            plan_slug: string;
            reason: string;
        };
        PostAdminAccountsByIdReactivateBody: {
            reason: string;
        };
        PostAdminAccountsByIdSetFeaturesBody: {
            features: ("ai_writer" | "image_gen" | "auto_publish" | "custom_prompts" | "unlimited")[] | null;
            reason: string;
        };
        PostAdminAccountsByIdSuspendBody: {
            reason: string;
        };
        PostApiKeysBody: {
            allowed_addresses?: string[] | null;
            expires_at?: string | null;
            /** @default API key */
            name?: string;
            rate_limit_per_minute?: number | null;
            scopes?: ("bridge:read" | "bridge:write" | "credits:read" | "credits:write" | "sites:read" | "sites:write" | "content:read" | "content:write" | "keys:read" | "keys:write" | "team:read" | "billing:read" | "usage:read" | "events:read" | "requests:read")[];
            site_id?: number | null;
        };
        PostApiKeysByIdRotateBody: {
            /** @default 0 */
            grace_seconds?: number;
        };
        PostAuthChangePasswordBody: {
            current_password: string;
            new_password: string;
        };
        PostAuthConfirmPasswordAnswer: {
            /** Format: date-time */
            confirmed_until: string;
        };
        PostAuthConfirmPasswordBody: {
            password: string;
        };
        PostAuthLoginBody: {
            code?: string;
            email: string;
            password: string;
        };
        PostAuthLoginTwoFactorBody: {
            challenge: string;
            code: string;
        };
        PostAuthLogoutAnswer: null;
        PostAuthPasswordResetAnswer: null;
        PostAuthPasswordResetBody: {
            /** Format: email */
            email: string;
        };
        PostAuthPasswordResetConfirmAnswer: null;
        PostAuthPasswordResetConfirmBody: {
            password: string;
            token: string;
        };
        PostAuthRefreshBody: {
            refresh: string;
        };
        PostAuthRegisterAnswer: {
            account: components["schemas"]["AccountBrief"];
            /** @enum {string} */
            next: "/sites" | "/payment";
            tokens: components["schemas"]["Tokens"];
            user: components["schemas"]["User"];
        };
        PostAuthRegisterBody: {
            account_name?: string;
            /** @enum {string} */
            billing_interval?: "month" | "year";
            /** Format: email */
            email: string;
            first_name?: string;
            last_name?: string;
            password: string;
            /** @enum {string} */
            payment_method?: "stripe" | "paypal" | "bank_transfer";
            plan_slug?: string;
        };
        PostAuthVerifyEmailAnswer: {
            email: string;
            pending: boolean;
        };
        PostAuthVerifyEmailBody: {
            token: string;
        };
        PostAuthVerifyEmailResendAnswer: null;
        PostAuthVerifyEmailResendBody: {
            /** Format: email */
            email: string;
        };
        PostBillingAdminApprovalsByIdApproveAnswer: {
            account_id: number | null;
            account_name: string | null;
            amount: string;
            asked_by: string;
            /** Format: date-time */
            created_at: string;
            currency: string;
            decided_at: string | null;
            decided_by: string | null;
            decision: string | null;
            id: number;
            /** @enum {string} */
            kind: "confirm" | "approve" | "refund" | "adjust_credits";
            payment_id: number | null;
            reason: string;
            /** @enum {string} */
            status: "waiting" | "done" | "declined";
        };
        PostBillingAdminApprovalsByIdDeclineAnswer: {
            account_id: number | null;
            account_name: string | null;
            amount: string;
            asked_by: string;
            /** Format: date-time */
            created_at: string;
            currency: string;
            decided_at: string | null;
            decided_by: string | null;
            decision: string | null;
            id: number;
            /** @enum {string} */
            kind: "confirm" | "approve" | "refund" | "adjust_credits";
            payment_id: number | null;
            reason: string;
            /** @enum {string} */
            status: "waiting" | "done" | "declined";
        };
        PostBillingAdminApprovalsByIdDeclineBody: {
            reason: string;
        };
        PostBillingAdminApprovalsByIdOverrideAnswer: {
            account_id: number | null;
            account_name: string | null;
            amount: string;
            asked_by: string;
            /** Format: date-time */
            created_at: string;
            currency: string;
            decided_at: string | null;
            decided_by: string | null;
            decision: string | null;
            id: number;
            /** @enum {string} */
            kind: "confirm" | "approve" | "refund" | "adjust_credits";
            payment_id: number | null;
            reason: string;
            /** @enum {string} */
            status: "waiting" | "done" | "declined";
        };
        PostBillingAdminApprovalsByIdOverrideBody: {
            first_owner: {
                code: string;
                /** Format: email */
                email: string;
            };
            reason: string;
            second_owner: {
                code: string;
                /** Format: email */
                email: string;
            };
        };
        PostBillingAdminConfirmBankTransferBody: {
            account_id: number;
            amount: string | number;
            external_payment_id: string;
            payer_name: string;
            period_months?: number;
            proof_url?: string | null;
            same_reference_reason?: string;
        };
        PostBillingAdminPaymentsByIdApproveBody: {
            same_reference_reason?: string;
        };
        PostBillingAdminPaymentsByIdRefundBody: {
            amount?: string | number;
            reason: string;
        };
        PostBillingAdminPaymentsByIdRejectBody: {
            reason: string;
        };
        PostBillingAdminStatementsAnswer: {
            file_id: number;
            ignored: number;
            replayed: boolean;
            settled: number;
            statements: components["schemas"]["BankStatement"][];
        };
        PostBillingAdminStatementsBody: {
            /** Format: base64 */
            file_base64: string;
            file_name: string;
        };
        PostBillingBankTransferBody: {
            amount: string | number;
            external_payment_id: string;
            invoice_id: number;
            payer_name: string;
            proof_url?: string | null;
        };
        PostBillingCancelBody: {
            reason?: string;
        };
        PostBillingChangePlanAnswer: {
            /** @enum {string} */
            change: "choose" | "keep" | "upgrade" | "schedule";
            effective_at: string | null;
            invoice: components["schemas"]["Invoice"] | null;
            plan_slug: string;
        };
        PostBillingChangePlanBody: {
            /** @enum {string} */
            billing_interval?: "month" | "year";
            keep_site_ids?: number[];
            plan_slug: string;
        };
        PostBillingCheckoutAnswer: {
            url: string;
        } | components["schemas"]["BankDetails"];
        PostBillingCheckoutBody: {
            /** @enum {string} */
            billing_interval?: "month" | "year";
            package_id?: number;
            /** @enum {string} */
            payment_method: "stripe" | "paypal" | "bank_transfer";
            plan_slug?: string;
        };
        PostBillingPaymentsByIdProofAnswer: {
            /** @enum {string} */
            content_type: "application/pdf" | "image/png" | "image/jpeg";
            /** Format: date-time */
            created_at: string;
            file_name: string;
            payment_id: number;
            size: number;
        };
        PostBillingPaymentsByIdProofBody: {
            file_name: string;
            /** Format: base64 */
            proof_base64: string;
        };
        PostBillingResumeBody: Record<string, never>;
        PostBridgeConnectAnswer: {
            expires_at: string | null;
            key: string;
            prefix: string;
            site: {
                id: number;
                name: string;
                url: string;
            };
        };
        PostBridgeConnectBody: {
            code: string;
            code_verifier: string;
        };
        PostBridgeDeliveriesByIdAckAnswer: {
            deliveries_waiting: number;
            id: number;
            permalink: string | null;
            post_id: number | null;
            /** @enum {string} */
            status: "queued" | "awaiting_approval" | "leased" | "delivered" | "failed" | "cancelled" | "rejected";
        };
        PostBridgeDeliveriesByIdAckBody: {
            /** @default false */
            edited_by_person?: boolean;
            /** Format: uri */
            permalink?: string;
            post_id?: number;
            reason?: string;
            revision?: number;
            /** @enum {string} */
            status: "delivered" | "failed";
            /** @default [] */
            warnings?: string[];
        };
        PostBridgeDisconnectAnswer: {
            /** @constant */
            disconnected: true;
            key_revoked: boolean;
        };
        PostBridgeDisconnectBody: {
            install_id?: string;
            /** @default false */
            keep_key?: boolean;
            /**
             * @default disconnected
             * @enum {string}
             */
            reason?: "disconnected" | "deactivated" | "uninstalled";
            /** Format: uri */
            site_url?: string;
        };
        PostBridgeHeartbeatAnswer: {
            /** @constant */
            connected: true;
            deliveries_waiting: number;
            /** Format: date-time */
            first_seen_at: string;
            install_id: string | null;
            last_content_at: string | null;
            /** Format: date-time */
            last_heartbeat_at: string;
            php_version: string;
            plugin_version: string;
            post_types: string[];
            revision: number;
            site_id: number;
            site_url: string;
            wp_version: string;
        };
        PostBridgeHeartbeatBody: {
            icon?: string | null;
            install_id?: string;
            php_version: string;
            plugin_version: string;
            post_types: string[];
            /** Format: uri */
            site_url: string;
            wp_version: string;
        };
        PostBridgeIdentityBody: {
            /** @enum {string} */
            choice: "moved" | "copy";
            install_id?: string;
            /** Format: uri */
            site_url?: string;
        };
        PostBridgeRotateKeyBody: {
            /** @default 0 */
            grace_seconds?: number;
            install_id?: string;
            /** Format: uri */
            site_url?: string;
        };
        PostCreditsBudgetsAnswer: {
            api_key_id: number | null;
            held: number;
            id: number;
            left: number;
            monthly_cap: number;
            name: string;
            /** Format: date-time */
            renews_at: string;
            site_id: number | null;
            spent: number;
            /** @enum {string} */
            subject: "site" | "api_key" | "member";
            user_id: number | null;
        };
        PostCreditsBudgetsBody: {
            api_key_id?: number;
            monthly_cap: number;
            site_id?: number;
            user_id?: number;
        };
        PostCreditsConsumeBody: {
            metadata?: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            operation: "clustering" | "idea_generation" | "content_generation" | "image_generation" | "linking" | "optimization" | "site_analysis";
            site_id?: number | null;
            /** @default 1 */
            units?: number;
        };
        PostCreditsRefundBody: {
            reason: string;
            transaction_id: number;
        };
        PostCreditsReserveAnswer: {
            amount: number;
            closed_at: string | null;
            committed_amount: number | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            expires_at: string;
            id: number;
            metadata: {
                [key: string]: unknown;
            };
            operation: ("clustering" | "idea_generation" | "content_generation" | "image_generation" | "linking" | "optimization" | "site_analysis") | null;
            site_id: number | null;
            /** @enum {string} */
            status: "open" | "committed" | "released" | "expired";
            transaction_id: number | null;
            units: number | null;
        };
        PostCreditsReserveBody: {
            amount?: number;
            /** Format: date-time */
            expires_at: string;
            metadata?: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            operation?: "clustering" | "idea_generation" | "content_generation" | "image_generation" | "linking" | "optimization" | "site_analysis";
            site_id?: number | null;
            /** @default 1 */
            units?: number;
        };
        PostCreditsReserveByIdCommitAnswer: {
            amount: number;
            balance: number;
            released: number;
            reservation_id: number;
            transaction_id: number;
        };
        PostCreditsReserveByIdCommitBody: {
            amount?: number;
            metadata?: {
                [key: string]: unknown;
            };
        };
        PostCreditsReserveByIdReleaseAnswer: {
            amount: number;
            closed_at: string | null;
            committed_amount: number | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            expires_at: string;
            id: number;
            metadata: {
                [key: string]: unknown;
            };
            operation: ("clustering" | "idea_generation" | "content_generation" | "image_generation" | "linking" | "optimization" | "site_analysis") | null;
            site_id: number | null;
            /** @enum {string} */
            status: "open" | "committed" | "released" | "expired";
            transaction_id: number | null;
            units: number | null;
        };
        PostSandboxAnswer: {
            account_id: number;
            api_key: string;
            /** Format: date-time */
            created_at: string;
            credits: number;
            live_account_id: number;
            name: string;
            plan: {
                name: string;
                slug: string;
            } | null;
            /** @enum {string} */
            status: "trial" | "active" | "pending_payment" | "suspended" | "cancelled";
            trial_ends_at: string | null;
        };
        PostSandboxBody: {
            plan_slug?: string;
        };
        PostSandboxEmptyAnswer: {
            account_id: number;
            api_key: string;
            /** Format: date-time */
            created_at: string;
            credits: number;
            live_account_id: number;
            name: string;
            plan: {
                name: string;
                slug: string;
            } | null;
            /** @enum {string} */
            status: "trial" | "active" | "pending_payment" | "suspended" | "cancelled";
            trial_ends_at: string | null;
        };
        PostSandboxEmptyBody: {
            plan_slug?: string;
        };
        PostSandboxPayBody: {
            invoice_id?: number;
        };
        PostSitesBody: {
            industry_id?: number | null;
            name: string;
            url: string;
        };
        PostSitesByIdDeliveriesAnswer: {
            attempts: number;
            author: string | null;
            content: string;
            /** Format: date-time */
            created_at: string;
            credit_transaction_id: number | null;
            edited_by_person: boolean;
            ended_at: string | null;
            excerpt: string;
            featured_image: {
                alt: string;
                name: string | null;
                url: string | null;
            } | null;
            id: number;
            images: {
                alt: string;
                name: string | null;
                url: string | null;
            }[];
            leased_until: string | null;
            permalink: string | null;
            post_id: number | null;
            /** @enum {string} */
            post_status: "draft" | "publish" | "future";
            post_type: string;
            prompt_reference: string | null;
            publish_at: string | null;
            reason: string | null;
            revision: number;
            seo_description: string | null;
            seo_title: string | null;
            site_id: number;
            slug: string | null;
            /** @enum {string} */
            status: "queued" | "awaiting_approval" | "leased" | "delivered" | "failed" | "cancelled" | "rejected";
            terms: {
                [key: string]: {
                    name: string | null;
                    slug: string;
                }[];
            };
            title: string;
            /** Format: date-time */
            updated_at: string;
            updates_delivery_id: number | null;
            warnings: string[];
        };
        PostSitesByIdDeliveriesBody: {
            /** @default null */
            author?: string | null;
            content: string;
            /** @default null */
            credit_transaction_id?: number | null;
            /** @default  */
            excerpt?: string;
            /** @default null */
            featured_image?: ({
                /** @default  */
                alt?: string;
                /** Format: uri */
                url: string;
            } | {
                /** @default  */
                alt?: string;
                /** Format: base64 */
                file_base64: string;
                name: string;
            }) | null;
            /** @default [] */
            images?: ({
                /** @default  */
                alt?: string;
                /** Format: uri */
                url: string;
            } | {
                /** @default  */
                alt?: string;
                /** Format: base64 */
                file_base64: string;
                name: string;
            })[];
            /** @default post */
            post_type?: string;
            /** @default null */
            prompt_reference?: string | null;
            /** @default null */
            publish_at?: string | null;
            /** @default null */
            seo_description?: string | null;
            /** @default null */
            seo_title?: string | null;
            /** @default null */
            slug?: string | null;
            /**
             * @default draft
             * @enum {string}
             */
            status?: "draft" | "publish" | "future";
            terms?: {
                [key: string]: (string | {
                    name?: string;
                    slug: string;
                })[];
            };
            title: string;
            /** @default null */
            updates_delivery_id?: number | null;
        };
        PostSitesByIdDeliveriesByDeliveryIdApproveAnswer: {
            attempts: number;
            author: string | null;
            content: string;
            /** Format: date-time */
            created_at: string;
            credit_transaction_id: number | null;
            edited_by_person: boolean;
            ended_at: string | null;
            excerpt: string;
            featured_image: {
                alt: string;
                name: string | null;
                url: string | null;
            } | null;
            id: number;
            images: {
                alt: string;
                name: string | null;
                url: string | null;
            }[];
            leased_until: string | null;
            permalink: string | null;
            post_id: number | null;
            /** @enum {string} */
            post_status: "draft" | "publish" | "future";
            post_type: string;
            prompt_reference: string | null;
            publish_at: string | null;
            reason: string | null;
            revision: number;
            seo_description: string | null;
            seo_title: string | null;
            site_id: number;
            slug: string | null;
            /** @enum {string} */
            status: "queued" | "awaiting_approval" | "leased" | "delivered" | "failed" | "cancelled" | "rejected";
            terms: {
                [key: string]: {
                    name: string | null;
                    slug: string;
                }[];
            };
            title: string;
            /** Format: date-time */
            updated_at: string;
            updates_delivery_id: number | null;
            warnings: string[];
        };
        PostSitesByIdDeliveriesByDeliveryIdRejectAnswer: {
            attempts: number;
            author: string | null;
            content: string;
            /** Format: date-time */
            created_at: string;
            credit_transaction_id: number | null;
            edited_by_person: boolean;
            ended_at: string | null;
            excerpt: string;
            featured_image: {
                alt: string;
                name: string | null;
                url: string | null;
            } | null;
            id: number;
            images: {
                alt: string;
                name: string | null;
                url: string | null;
            }[];
            leased_until: string | null;
            permalink: string | null;
            post_id: number | null;
            /** @enum {string} */
            post_status: "draft" | "publish" | "future";
            post_type: string;
            prompt_reference: string | null;
            publish_at: string | null;
            reason: string | null;
            revision: number;
            seo_description: string | null;
            seo_title: string | null;
            site_id: number;
            slug: string | null;
            /** @enum {string} */
            status: "queued" | "awaiting_approval" | "leased" | "delivered" | "failed" | "cancelled" | "rejected";
            terms: {
                [key: string]: {
                    name: string | null;
                    slug: string;
                }[];
            };
            title: string;
            /** Format: date-time */
            updated_at: string;
            updates_delivery_id: number | null;
            warnings: string[];
        };
        PostSitesByIdDeliveriesByDeliveryIdRejectBody: {
            reason: string;
        };
        PostSitesByIdDeliveriesByDeliveryIdRetryAnswer: {
            attempts: number;
            author: string | null;
            content: string;
            /** Format: date-time */
            created_at: string;
            credit_transaction_id: number | null;
            edited_by_person: boolean;
            ended_at: string | null;
            excerpt: string;
            featured_image: {
                alt: string;
                name: string | null;
                url: string | null;
            } | null;
            id: number;
            images: {
                alt: string;
                name: string | null;
                url: string | null;
            }[];
            leased_until: string | null;
            permalink: string | null;
            post_id: number | null;
            /** @enum {string} */
            post_status: "draft" | "publish" | "future";
            post_type: string;
            prompt_reference: string | null;
            publish_at: string | null;
            reason: string | null;
            revision: number;
            seo_description: string | null;
            seo_title: string | null;
            site_id: number;
            slug: string | null;
            /** @enum {string} */
            status: "queued" | "awaiting_approval" | "leased" | "delivered" | "failed" | "cancelled" | "rejected";
            terms: {
                [key: string]: {
                    name: string | null;
                    slug: string;
                }[];
            };
            title: string;
            /** Format: date-time */
            updated_at: string;
            updates_delivery_id: number | null;
            warnings: string[];
        };
        PostSitesByIdIdentityBody: {
            /** @enum {string} */
            choice: "moved" | "copy";
            install_id?: string;
            /** Format: uri */
            site_url?: string;
        };
        PostSitesByIdSectorsBody: {
            description?: string;
            industry_sector_id?: number | null;
            name?: string;
        };
        PostTeamInvitationsBody: {
            /** Format: email */
            email: string;
            /** @enum {string} */
            role: "viewer" | "editor" | "admin" | "owner";
        };
        PostWebhookEndpointsAnswer: {
            /** Format: date-time */
            created_at: string;
            description: string;
            event_types: string[];
            failing_since: string | null;
            id: number;
            off_at: string | null;
            off_reason: ("person" | "failing" | "gone") | null;
            previous_secret_ends_at: string | null;
            secret: string;
            /** @enum {string} */
            state: "on" | "off";
            url: string;
        };
        PostWebhookEndpointsBody: {
            /** @default  */
            description?: string;
            /**
             * @default [
             *       "*"
             *     ]
             */
            event_types?: ("*" | "account.*" | "subscription.*" | "invoice.*" | "payment.*" | "credits.*" | "site.*" | "connection.*" | "delivery.*" | "member.*" | "key.*" | "account.created" | "account.updated" | "account.status_changed" | "account.plan_changed" | "subscription.created" | "subscription.status_changed" | "subscription.cancelled" | "subscription.resumed" | "invoice.created" | "invoice.paid" | "invoice.voided" | "payment.pending" | "payment.processing" | "payment.succeeded" | "payment.failed" | "payment.refunded" | "payment.disputed" | "payment.kept" | "credits.low" | "credits.consumed" | "site.created" | "site.updated" | "site.deleted" | "connection.created" | "delivery.queued" | "delivery.awaiting_approval" | "delivery.delivered" | "delivery.failed" | "delivery.cancelled" | "delivery.rejected" | "member.invited" | "member.joined" | "member.role_changed" | "member.removed" | "member.left" | "key.created" | "key.updated" | "key.rotated" | "key.revoked")[];
            url: string;
        };
        PostWebhookEndpointsByIdReplayAnswer: {
            count: number;
        };
        PostWebhookEndpointsByIdReplayBody: {
            event_id?: number;
            /** Format: date-time */
            since?: string;
        };
        PostWebhookEndpointsByIdRotateSecretAnswer: {
            /** Format: date-time */
            created_at: string;
            description: string;
            event_types: string[];
            failing_since: string | null;
            id: number;
            off_at: string | null;
            off_reason: ("person" | "failing" | "gone") | null;
            previous_secret_ends_at: string | null;
            secret: string;
            /** @enum {string} */
            state: "on" | "off";
            url: string;
        };
        PostWebhookEndpointsByIdRotateSecretBody: {
            /** @default 86400 */
            grace_seconds?: number;
        };
        PostWebhookEndpointsByIdTestAnswer: {
            event_id: number;
        };
        PutBridgeContentAnswer: {
            created: number;
            deliveries_waiting: number;
            revision: number;
            unchanged: number;
            updated: number;
        };
        PutBridgeContentBody: {
            install_id?: string;
            items: {
                /** Format: date-time */
                modified_at: string;
                status: string;
                title: string;
                type: string;
                url: string;
                wp_id: number;
            }[];
            /** Format: uri */
            site_url?: string;
        } | {
            /** Format: date-time */
            modified_at: string;
            status: string;
            title: string;
            type: string;
            url: string;
            wp_id: number;
        }[];
        PutCreditsTopUpAnswer: {
            amount_this_month: string;
            currency: string | null;
            enabled: boolean;
            failure_reason: string | null;
            invoice_in_progress: number | null;
            max_amount_per_month: string | null;
            max_per_month: number | null;
            package_id: number | null;
            paid_by: ("card" | "invoice") | null;
            paused_until: string | null;
            purchases_this_month: number;
            threshold: number | null;
        };
        PutCreditsTopUpBody: {
            enabled: boolean;
            max_amount_per_month: string | number;
            max_per_month: number;
            package_id: number;
            threshold: number;
        };
        RemovedFromTeam: {
            /** @constant */
            deleted: true;
            id: number;
        };
        RevokedApiKey: {
            id: number;
            /** @constant */
            revoked: true;
        };
        RotatedKey: {
            expires_at: string | null;
            key: string;
            prefix: string;
        };
        Sector: {
            /** Format: date-time */
            created_at: string;
            description: string;
            id: number;
            name: string;
            site_id: number;
            template: {
                id: number;
                name: string;
                slug: string;
            } | null;
            /** Format: date-time */
            updated_at: string;
        };
        SectorList: {
            next_cursor: string | null;
            results: components["schemas"]["Sector"][];
        };
        SettledPayment: {
            account_id: number;
            /** @enum {string} */
            account_status: "trial" | "active" | "pending_payment" | "suspended" | "cancelled";
            credits: number;
            payment: components["schemas"]["Payment"];
            replayed: boolean;
            subscription: components["schemas"]["Subscription"];
            transaction_id: number | null;
        };
        SignedIn: {
            access: string;
            account: components["schemas"]["AccountBrief"] | null;
            refresh: string;
            user: components["schemas"]["User"];
        };
        Site: {
            connection: {
                disconnected_at: string | null;
                /** Format: date-time */
                first_seen_at: string;
                install_id: string | null;
                last_content_at: string | null;
                /** Format: date-time */
                last_heartbeat_at: string;
                php_version: string;
                plugin_version: string;
                post_types: string[];
                site_url: string;
                wp_version: string;
            } | null;
            create_terms: boolean;
            /** Format: date-time */
            created_at: string;
            domain: string;
            id: number;
            identity_conflicts: {
                /** Format: date-time */
                first_seen_at: string;
                install_id: string | null;
                /** Format: date-time */
                last_seen_at: string;
                site_url: string;
            }[];
            industry: {
                id: number;
                name: string;
                slug: string;
            } | null;
            name: string;
            require_approval: boolean;
            sectors_count: number;
            /** @enum {string} */
            status: "active" | "read_only";
            /** Format: date-time */
            updated_at: string;
            url: string;
        };
        SiteList: {
            next_cursor: string | null;
            results: components["schemas"]["Site"][];
        };
        Subscription: {
            /** @enum {string} */
            billing_interval: "month" | "year";
            cancel_at_period_end: boolean;
            cancel_reason: string | null;
            cancelled_at: string | null;
            current_period_end: string | null;
            current_period_start: string | null;
            external_payment_id: string | null;
            id: number;
            payment_method: ("stripe" | "paypal" | "bank_transfer" | "sandbox") | null;
            plan: {
                name: string;
                slug: string;
            };
            /** @enum {string} */
            status: "trialing" | "pending_payment" | "active" | "past_due" | "cancelled";
            stripe_subscription_id: string | null;
        };
        SubscriptionDetail: {
            /** @enum {string} */
            billing_interval: "month" | "year";
            cancel_at_period_end: boolean;
            cancel_reason: string | null;
            cancelled_at: string | null;
            current_period_end: string | null;
            current_period_start: string | null;
            external_payment_id: string | null;
            id: number;
            next_charge: {
                amount: string;
                /** Format: date-time */
                at: string;
                currency: string;
            } | null;
            open_invoice_ids: number[];
            payment_method: ("stripe" | "paypal" | "bank_transfer" | "sandbox") | null;
            plan: {
                name: string;
                slug: string;
            };
            scheduled_change: {
                /** @enum {string} */
                billing_interval: "month" | "year";
                effective_at: string | null;
                plan: {
                    name: string;
                    slug: string;
                };
            } | null;
            /** @enum {string} */
            status: "trialing" | "pending_payment" | "active" | "past_due" | "cancelled";
            stripe_subscription_id: string | null;
        };
        Tokens: {
            access: string;
            refresh: string;
        };
        User: {
            email: string;
            email_verified: boolean;
            first_name: string;
            id: number;
            is_superuser: boolean;
            last_name: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: {
        "X-Request-Id": string;
        /** @description Requests allowed in the window. */
        "X-Throttle-Limit": number;
        /** @description Requests left in the window. */
        "X-Throttle-Remaining": number;
        /** @description When the window resets, in Unix seconds. */
        "X-Throttle-Reset": number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: read the account: profile, billing details, usage against the plan's limits. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Account"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    patchAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchAccountBody"];
            };
        };
        responses: {
            /** @description Done: change the account's name or billing details. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Account"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    getAdminAccounts: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                plan?: string;
                q?: string;
                status?: "trial" | "active" | "pending_payment" | "suspended" | "cancelled" | "";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: list and search accounts, newest first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ListedAccountList"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    getAdminAccountsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: one account with its subscription, members, sites, invoices and payments. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AccountForStaff"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postAdminAccountsByIdAdjustCredits: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept for this caller for 24 hours: the same request gets it again, with Idempotent-Replayed; one with another body gets 409. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostAdminAccountsByIdAdjustCreditsBody"];
            };
        };
        responses: {
            /** @description Done: give or take credits. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AccountForStaff"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postAdminAccountsByIdCancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept for this caller for 24 hours: the same request gets it again, with Idempotent-Replayed; one with another body gets 409. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostAdminAccountsByIdCancelBody"];
            };
        };
        responses: {
            /** @description Done: cancel an account immediately. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AccountForStaff"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postAdminAccountsByIdChangePlan: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept for this caller for 24 hours: the same request gets it again, with Idempotent-Replayed; one with another body gets 409. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostAdminAccountsByIdChangePlanBody"];
            };
        };
        responses: {
            /** @description Done: put an account on another plan, enterprise too. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AccountForStaff"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postAdminAccountsByIdReactivate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept for this caller for 24 hours: the same request gets it again, with Idempotent-Replayed; one with another body gets 409. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostAdminAccountsByIdReactivateBody"];
            };
        };
        responses: {
            /** @description Done: let a suspended account work again, or restore a cancelled one. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AccountForStaff"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postAdminAccountsByIdSetFeatures: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept for this caller for 24 hours: the same request gets it again, with Idempotent-Replayed; one with another body gets 409. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostAdminAccountsByIdSetFeaturesBody"];
            };
        };
        responses: {
            /** @description Done: give an account features of its own, or its plan's again. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AccountForStaff"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postAdminAccountsByIdSuspend: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept for this caller for 24 hours: the same request gets it again, with Idempotent-Replayed; one with another body gets 409. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostAdminAccountsByIdSuspendBody"];
            };
        };
        responses: {
            /** @description Done: suspend an account. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AccountForStaff"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    getApiKeys: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: list API keys, newest first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ApiKeyList"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postApiKeys: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept for this caller for 24 hours: the same request gets it again, with Idempotent-Replayed; one with another body gets 409. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostApiKeysBody"];
            };
        };
        responses: {
            /** @description Done: create an API key; its secret is in this answer only. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["NewApiKey"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    deleteApiKeysById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: revoke an API key immediately. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["RevokedApiKey"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    patchApiKeysById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchApiKeysByIdBody"];
            };
        };
        responses: {
            /** @description Done: change an API key's name, addresses or rate limit, or take it over; its secret stays. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ApiKey"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postApiKeysByIdRotate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept for this caller for 24 hours: the same request gets it again, with Idempotent-Replayed; one with another body gets 409. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostApiKeysByIdRotateBody"];
            };
        };
        responses: {
            /** @description Done: replace an API key; the old one works until its grace ends. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["NewApiKey"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postAuthChangePassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept for this caller for 24 hours: the same request gets it again, with Idempotent-Replayed; one with another body gets 409. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostAuthChangePasswordBody"];
            };
        };
        responses: {
            /** @description Done: change the password; every session ends, and the answer holds a new pair of tokens. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Tokens"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postAuthConfirmPassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept for this caller for 24 hours: the same request gets it again, with Idempotent-Replayed; one with another body gets 409. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostAuthConfirmPasswordBody"];
            };
        };
        responses: {
            /** @description Done: confirm the password: a superuser's changes need one typed within the last 30 minutes. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PostAuthConfirmPasswordAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postAuthLogin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostAuthLoginBody"];
            };
        };
        responses: {
            /** @description Done: sign in: an access token for 15 minutes and a refresh token for 30 days. With two-factor sign-in on, send `code` too, or trade the `challenge` of the refusal. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SignedIn"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postAuthLoginTwoFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostAuthLoginTwoFactorBody"];
            };
        };
        responses: {
            /** @description Done: finish signing in with a second factor: the challenge of the refused sign-in, and a code. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SignedIn"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postAuthLogout: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept for this caller for 24 hours: the same request gets it again, with Idempotent-Replayed; one with another body gets 409. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: sign out: the access token and its refresh tokens stop working immediately. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PostAuthLogoutAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    getAuthMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: who the access token speaks for, and what they may do. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["GetAuthMeAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postAuthPasswordReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostAuthPasswordResetBody"];
            };
        };
        responses: {
            /** @description Done: ask for a link to set a new password; the answer never tells whether the address is known. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PostAuthPasswordResetAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postAuthPasswordResetConfirm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostAuthPasswordResetConfirmBody"];
            };
        };
        responses: {
            /** @description Done: set a new password with the token from the link; every session ends. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PostAuthPasswordResetConfirmAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postAuthRefresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostAuthRefreshBody"];
            };
        };
        responses: {
            /** @description Done: trade a refresh token for a new pair. A retry within 30 seconds gets the same pair's refresh token; later reuse ends the session. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Tokens"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postAuthRegister: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostAuthRegisterBody"];
            };
        };
        responses: {
            /** @description Done: sign up: a free trial, or a plan that waits for its first payment. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PostAuthRegisterAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postAuthVerifyEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostAuthVerifyEmailBody"];
            };
        };
        responses: {
            /** @description Done: confirm an email address with the token from the link. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PostAuthVerifyEmailAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postAuthVerifyEmailResend: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostAuthVerifyEmailResendBody"];
            };
        };
        responses: {
            /** @description Done: ask for another confirmation link; the answer never tells whether the address is known. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PostAuthVerifyEmailResendAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    getBillingAdminApprovals: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                show?: "waiting" | "decided";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: list what waits for a second person of our team, or was decided. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["GetBillingAdminApprovalsAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postBillingAdminApprovalsByIdApprove: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept for this caller for 24 hours: the same request gets it again, with Idempotent-Replayed; one with another body gets 409. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: approve, as the second person, what somebody else of our team asked for: it is done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PostBillingAdminApprovalsByIdApproveAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postBillingAdminApprovalsByIdDecline: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept for this caller for 24 hours: the same request gets it again, with Idempotent-Replayed; one with another body gets 409. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostBillingAdminApprovalsByIdDeclineBody"];
            };
        };
        responses: {
            /** @description Done: decline what somebody of our team asked for: nothing is done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PostBillingAdminApprovalsByIdDeclineAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postBillingAdminApprovalsByIdOverride: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept for this caller for 24 hours: the same request gets it again, with Idempotent-Replayed; one with another body gets 409. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostBillingAdminApprovalsByIdOverrideBody"];
            };
        };
        responses: {
            /** @description Done: do in an emergency what waits for a second person, with the codes of two owners. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PostBillingAdminApprovalsByIdOverrideAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postBillingAdminConfirmBankTransfer: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept for this caller for 24 hours: the same request gets it again, with Idempotent-Replayed; one with another body gets 409. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostBillingAdminConfirmBankTransferBody"];
            };
        };
        responses: {
            /** @description Done: confirm a bank transfer that has arrived. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SettledPayment"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    getBillingAdminPayments: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                status?: "pending_approval" | "processing" | "succeeded" | "failed" | "refunded" | "disputed" | "kept";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: list everybody's payments, newest first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["GetBillingAdminPaymentsAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postBillingAdminPaymentsByIdApprove: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept for this caller for 24 hours: the same request gets it again, with Idempotent-Replayed; one with another body gets 409. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostBillingAdminPaymentsByIdApproveBody"];
            };
        };
        responses: {
            /** @description Done: approve a reported transfer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SettledPayment"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postBillingAdminPaymentsByIdRefund: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept for this caller for 24 hours: the same request gets it again, with Idempotent-Replayed; one with another body gets 409. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostBillingAdminPaymentsByIdRefundBody"];
            };
        };
        responses: {
            /** @description Done: refund a payment, in full or in part. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Payment"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postBillingAdminPaymentsByIdReject: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept for this caller for 24 hours: the same request gets it again, with Idempotent-Replayed; one with another body gets 409. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostBillingAdminPaymentsByIdRejectBody"];
            };
        };
        responses: {
            /** @description Done: reject a reported transfer, with a reason. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Payment"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    getBillingAdminStatements: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: list the bank's statements, newest first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["BankStatementList"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postBillingAdminStatements: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept for this caller for 24 hours: the same request gets it again, with Idempotent-Replayed; one with another body gets 409. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostBillingAdminStatementsBody"];
            };
        };
        responses: {
            /** @description Done: import a bank's file: CAMT, MT940, MT942, OFX or CSV, plain or zipped. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PostBillingAdminStatementsAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postBillingBankTransfer: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept for this caller for 24 hours: the same request gets it again, with Idempotent-Replayed; one with another body gets 409. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostBillingBankTransferBody"];
            };
        };
        responses: {
            /** @description Done: report a bank transfer, for staff to approve. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Payment"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postBillingCancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept for this caller for 24 hours: the same request gets it again, with Idempotent-Replayed; one with another body gets 409. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostBillingCancelBody"];
            };
        };
        responses: {
            /** @description Done: cancel at the period's end. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SubscriptionDetail"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postBillingChangePlan: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept for this caller for 24 hours: the same request gets it again, with Idempotent-Replayed; one with another body gets 409. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostBillingChangePlanBody"];
            };
        };
        responses: {
            /** @description Done: change the plan: upwards now, downwards at the period's end. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PostBillingChangePlanAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postBillingCheckout: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept for this caller for 24 hours: the same request gets it again, with Idempotent-Replayed; one with another body gets 409. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostBillingCheckoutBody"];
            };
        };
        responses: {
            /** @description Done: pay what is open: the provider's page, or the bank details. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PostBillingCheckoutAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    getBillingCreditNotes: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: list credit notes, newest first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CreditNoteList"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    getBillingCreditNotesById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: get a credit note. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CreditNote"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    getBillingCreditNotesByIdPdf: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: download a credit note as PDF. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
        };
    };
    getBillingInvoices: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                status?: "open" | "paid" | "void";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: list invoices, newest first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["InvoiceList"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    getBillingInvoicesById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: get an invoice. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Invoice"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    getBillingInvoicesByIdPdf: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: download an invoice as PDF. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
        };
    };
    getBillingPayments: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                status?: "pending_approval" | "processing" | "succeeded" | "failed" | "refunded" | "disputed" | "kept";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: list payments, newest first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PaymentList"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    getBillingPaymentsByIdProof: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: download the proof of a reported transfer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                    "image/jpeg": unknown;
                    "image/png": unknown;
                };
            };
        };
    };
    postBillingPaymentsByIdProof: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept for this caller for 24 hours: the same request gets it again, with Idempotent-Replayed; one with another body gets 409. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostBillingPaymentsByIdProofBody"];
            };
        };
        responses: {
            /** @description Done: upload the proof of a reported transfer: a PDF, PNG or JPEG of 2 MiB at most. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PostBillingPaymentsByIdProofAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postBillingResume: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept for this caller for 24 hours: the same request gets it again, with Idempotent-Replayed; one with another body gets 409. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostBillingResumeBody"];
            };
        };
        responses: {
            /** @description Done: take a cancellation back. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SubscriptionDetail"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    getBillingSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: get the subscription, with its next charge. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SubscriptionDetail"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postBridgeConnect: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostBridgeConnectBody"];
            };
        };
        responses: {
            /** @description Done: exchange the code from /connect for a key of the site; a code works once, for 60 seconds. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PostBridgeConnectAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    getBridgeContent: {
        parameters: {
            query?: {
                cursor?: string;
                install_id?: string;
                limit?: number;
                site_id?: number;
                site_url?: string;
                status?: string;
                type?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: list the site's inventory, in the order it became known. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ContentList"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    putBridgeContent: {
        parameters: {
            query?: {
                install_id?: string;
                site_id?: number;
                site_url?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutBridgeContentBody"];
            };
        };
        responses: {
            /** @description Done: take over up to 500 items of the site's inventory. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PutBridgeContentAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    getBridgeDeliveries: {
        parameters: {
            query?: {
                install_id?: string;
                limit?: number;
                site_id?: number;
                site_url?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: take the oldest deliveries that wait, for five minutes. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["GetBridgeDeliveriesAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postBridgeDeliveriesByIdAck: {
        parameters: {
            query?: {
                install_id?: string;
                site_id?: number;
                site_url?: string;
            };
            header?: {
                /** @description The answer is kept for this caller for 24 hours: the same request gets it again, with Idempotent-Replayed; one with another body gets 409. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostBridgeDeliveriesByIdAckBody"];
            };
        };
        responses: {
            /** @description Done: say how a delivery ended in WordPress; the same again changes nothing. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PostBridgeDeliveriesByIdAckAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postBridgeDisconnect: {
        parameters: {
            query?: {
                install_id?: string;
                site_id?: number;
                site_url?: string;
            };
            header?: {
                /** @description The answer is kept for this caller for 24 hours: the same request gets it again, with Idempotent-Replayed; one with another body gets 409. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostBridgeDisconnectBody"];
            };
        };
        responses: {
            /** @description Done: say goodbye: the key of this call ends, and the site is no longer connected. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PostBridgeDisconnectAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postBridgeHeartbeat: {
        parameters: {
            query?: {
                install_id?: string;
                site_id?: number;
                site_url?: string;
            };
            header?: {
                /** @description The answer is kept for this caller for 24 hours: the same request gets it again, with Idempotent-Replayed; one with another body gets 409. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostBridgeHeartbeatBody"];
            };
        };
        responses: {
            /** @description Done: say that the WordPress side is alive, and what it runs on. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PostBridgeHeartbeatAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postBridgeIdentity: {
        parameters: {
            query?: {
                install_id?: string;
                site_id?: number;
                site_url?: string;
            };
            header?: {
                /** @description The answer is kept for this caller for 24 hours: the same request gets it again, with Idempotent-Replayed; one with another body gets 409. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostBridgeIdentityBody"];
            };
        };
        responses: {
            /** @description Done: decide, in WordPress, whether the caller is the site that moved, or a copy of it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Site"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postBridgeRotateKey: {
        parameters: {
            query?: {
                install_id?: string;
                site_url?: string;
            };
            header?: {
                /** @description The answer is kept for this caller for 24 hours: the same request gets it again, with Idempotent-Replayed; one with another body gets 409. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostBridgeRotateKeyBody"];
            };
        };
        responses: {
            /** @description Done: replace the key that is used for this call. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["RotatedKey"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    getBridgeVerify: {
        parameters: {
            query?: {
                install_id?: string;
                site_url?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: say whose key this is and what it may do. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["KeyIdentity"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    getCreditsBalance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: read the balance: plan, bought, held and available. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Balance"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    getCreditsBudgets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: list budgets of sites, keys and members. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["GetCreditsBudgetsAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postCreditsBudgets: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept for this caller for 24 hours: the same request gets it again, with Idempotent-Replayed; one with another body gets 409. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostCreditsBudgetsBody"];
            };
        };
        responses: {
            /** @description Done: cap what a site, a key or a member spends in a month, or change the cap. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PostCreditsBudgetsAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    deleteCreditsBudgetsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: end a budget. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Deleted"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postCreditsConsume: {
        parameters: {
            query?: never;
            header: {
                /** @description The answer is kept for this caller for 24 hours: the same request gets it again, with Idempotent-Replayed; one with another body gets 409. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostCreditsConsumeBody"];
            };
        };
        responses: {
            /** @description Done: take the credits that an operation costs. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Consumption"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    getCreditsPackages: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: list the credit packages on offer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["GetCreditsPackagesAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postCreditsRefund: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept for this caller for 24 hours: the same request gets it again, with Idempotent-Replayed; one with another body gets 409. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostCreditsRefundBody"];
            };
        };
        responses: {
            /** @description Done: give a consumption back, once. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CreditRefund"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    getCreditsReserve: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: list reservations, newest first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["GetCreditsReserveAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postCreditsReserve: {
        parameters: {
            query?: never;
            header: {
                /** @description The answer is kept for this caller for 24 hours: the same request gets it again, with Idempotent-Replayed; one with another body gets 409. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostCreditsReserveBody"];
            };
        };
        responses: {
            /** @description Done: hold credits for work that takes long. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PostCreditsReserveAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    getCreditsReserveById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: read a reservation. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["GetCreditsReserveByIdAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postCreditsReserveByIdCommit: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept for this caller for 24 hours: the same request gets it again, with Idempotent-Replayed; one with another body gets 409. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostCreditsReserveByIdCommitBody"];
            };
        };
        responses: {
            /** @description Done: take what the work has cost, at most what is held, and free the rest. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PostCreditsReserveByIdCommitAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postCreditsReserveByIdRelease: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept for this caller for 24 hours: the same request gets it again, with Idempotent-Replayed; one with another body gets 409. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: free what a reservation holds. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PostCreditsReserveByIdReleaseAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    getCreditsTopUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: read the automatic top-up: what is bought when credits run low. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["GetCreditsTopUpAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    putCreditsTopUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutCreditsTopUpBody"];
            };
        };
        responses: {
            /** @description Done: set the automatic top-up, or switch it off. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PutCreditsTopUpAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    getCreditsTransactions: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: list the ledger, newest first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CreditTransactionList"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    getEvents: {
        parameters: {
            query?: {
                after_id?: number;
                cursor?: string;
                limit?: number;
                object?: string;
                order?: "newest" | "oldest";
                since?: string;
                type?: "account.created" | "account.updated" | "account.status_changed" | "account.plan_changed" | "subscription.created" | "subscription.status_changed" | "subscription.cancelled" | "subscription.resumed" | "invoice.created" | "invoice.paid" | "invoice.voided" | "payment.pending" | "payment.processing" | "payment.succeeded" | "payment.failed" | "payment.refunded" | "payment.disputed" | "payment.kept" | "credits.low" | "credits.consumed" | "site.created" | "site.updated" | "site.deleted" | "connection.created" | "delivery.queued" | "delivery.awaiting_approval" | "delivery.delivered" | "delivery.failed" | "delivery.cancelled" | "delivery.rejected" | "member.invited" | "member.joined" | "member.role_changed" | "member.removed" | "member.left" | "key.created" | "key.updated" | "key.rotated" | "key.revoked" | "webhook.test" | "account.*" | "subscription.*" | "invoice.*" | "payment.*" | "credits.*" | "site.*" | "connection.*" | "delivery.*" | "member.*" | "key.*";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: list the events of the last 30 days. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["GetEventsAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    getIndustries: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: list industries with their sector templates. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["IndustryList"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    getPlans: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: list the plans on offer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PlanList"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    getRequests: {
        parameters: {
            query?: {
                api_key_id?: number;
                cursor?: string;
                limit?: number;
                method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
                q?: string;
                since?: string;
                status?: string;
                until?: string;
                user_id?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: list the API requests of the last 14 days. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["GetRequestsAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    getSandbox: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: read the account's sandbox. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["GetSandboxAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postSandbox: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept for this caller for 24 hours: the same request gets it again, with Idempotent-Replayed; one with another body gets 409. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostSandboxBody"];
            };
        };
        responses: {
            /** @description Done: create the account's sandbox; a key to it is in this answer only. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PostSandboxAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    deleteSandbox: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: delete the account's sandbox with everything in it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["DeleteSandboxAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postSandboxEmpty: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept for this caller for 24 hours: the same request gets it again, with Idempotent-Replayed; one with another body gets 409. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostSandboxEmptyBody"];
            };
        };
        responses: {
            /** @description Done: remove everything in the sandbox, its keys too, and start it again; a new key is in this answer only. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PostSandboxEmptyAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postSandboxPay: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept for this caller for 24 hours: the same request gets it again, with Idempotent-Replayed; one with another body gets 409. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostSandboxPayBody"];
            };
        };
        responses: {
            /** @description Done: settle an invoice of the sandbox, without money: the first open one unless said. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SettledPayment"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    getSites: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: list sites, newest first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SiteList"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postSites: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept for this caller for 24 hours: the same request gets it again, with Idempotent-Replayed; one with another body gets 409. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostSitesBody"];
            };
        };
        responses: {
            /** @description Done: create a site. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Site"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    getSitesById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: read a site. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Site"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    deleteSitesById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: delete a site: its slot becomes free and its keys end. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Deleted"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    patchSitesById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchSitesByIdBody"];
            };
        };
        responses: {
            /** @description Done: change a site. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Site"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    getSitesByIdDeliveries: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                status?: "queued" | "awaiting_approval" | "leased" | "delivered" | "failed" | "cancelled" | "rejected";
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: list what was handed over for a site, newest first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["GetSitesByIdDeliveriesAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postSitesByIdDeliveries: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept for this caller for 24 hours: the same request gets it again, with Idempotent-Replayed; one with another body gets 409. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostSitesByIdDeliveriesBody"];
            };
        };
        responses: {
            /** @description Done: hand finished content over for WordPress to publish. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PostSitesByIdDeliveriesAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    getSitesByIdDeliveriesByDeliveryId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                delivery_id: number;
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: read one delivery and what became of it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["GetSitesByIdDeliveriesByDeliveryIdAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    deleteSitesByIdDeliveriesByDeliveryId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                delivery_id: number;
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: cancel a delivery that WordPress has not taken yet. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["DeleteSitesByIdDeliveriesByDeliveryIdAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    patchSitesByIdDeliveriesByDeliveryId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                delivery_id: number;
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchSitesByIdDeliveriesByDeliveryIdBody"];
            };
        };
        responses: {
            /** @description Done: change a delivery that WordPress has not taken yet. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PatchSitesByIdDeliveriesByDeliveryIdAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postSitesByIdDeliveriesByDeliveryIdApprove: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept for this caller for 24 hours: the same request gets it again, with Idempotent-Replayed; one with another body gets 409. */
                "Idempotency-Key"?: string;
            };
            path: {
                delivery_id: number;
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: let WordPress have what awaits approval; a person's decision. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PostSitesByIdDeliveriesByDeliveryIdApproveAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postSitesByIdDeliveriesByDeliveryIdReject: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept for this caller for 24 hours: the same request gets it again, with Idempotent-Replayed; one with another body gets 409. */
                "Idempotency-Key"?: string;
            };
            path: {
                delivery_id: number;
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostSitesByIdDeliveriesByDeliveryIdRejectBody"];
            };
        };
        responses: {
            /** @description Done: keep what awaits approval from WordPress, and say why. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PostSitesByIdDeliveriesByDeliveryIdRejectAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postSitesByIdDeliveriesByDeliveryIdRetry: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept for this caller for 24 hours: the same request gets it again, with Idempotent-Replayed; one with another body gets 409. */
                "Idempotency-Key"?: string;
            };
            path: {
                delivery_id: number;
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: begin again with one that failed, was cancelled or was rejected. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PostSitesByIdDeliveriesByDeliveryIdRetryAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postSitesByIdIdentity: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept for this caller for 24 hours: the same request gets it again, with Idempotent-Replayed; one with another body gets 409. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostSitesByIdIdentityBody"];
            };
        };
        responses: {
            /** @description Done: decide which WordPress the site is: it moved, or the other one is a copy. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Site"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    getSitesByIdSectors: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: list a site's sectors. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SectorList"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postSitesByIdSectors: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept for this caller for 24 hours: the same request gets it again, with Idempotent-Replayed; one with another body gets 409. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostSitesByIdSectorsBody"];
            };
        };
        responses: {
            /** @description Done: add a sector, from a template or with a name of your own. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Sector"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    deleteSitesByIdSectorsBySectorId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
                sector_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: remove a sector. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Deleted"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    patchSitesByIdSectorsBySectorId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
                sector_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchSitesByIdSectorsBySectorIdBody"];
            };
        };
        responses: {
            /** @description Done: rename or describe a sector. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Sector"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    getTeamInvitations: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: list invitations that nobody has accepted yet. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["InvitationList"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postTeamInvitations: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept for this caller for 24 hours: the same request gets it again, with Idempotent-Replayed; one with another body gets 409. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostTeamInvitationsBody"];
            };
        };
        responses: {
            /** @description Done: invite somebody: the link is mailed to the address and works for 7 days. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Invitation"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    deleteTeamInvitationsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: revoke an invitation: its link dies and its seat becomes free. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["RemovedFromTeam"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    getTeamMembers: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: list the members of the account. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["MemberList"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    deleteTeamMembersById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: remove a member and end their sessions (admins), or leave with your own membership's id (everybody but the last owner). */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["RemovedFromTeam"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    patchTeamMembersById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchTeamMembersByIdBody"];
            };
        };
        responses: {
            /** @description Done: change a member's role. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Member"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    getUsage: {
        parameters: {
            query?: {
                api_key_id?: number;
                cursor?: string;
                from?: string;
                group_by?: "day" | "operation" | "site" | "member" | "api_key";
                limit?: number;
                operation?: "clustering" | "idea_generation" | "content_generation" | "image_generation" | "linking" | "optimization" | "site_analysis";
                site_id?: number;
                to?: string;
                user_id?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: sum up what credits were spent on: by day, operation, site, member or key. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["GetUsageAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    getWebhookEndpoints: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: list webhook endpoints, newest first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["GetWebhookEndpointsAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postWebhookEndpoints: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept for this caller for 24 hours: the same request gets it again, with Idempotent-Replayed; one with another body gets 409. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostWebhookEndpointsBody"];
            };
        };
        responses: {
            /** @description Done: create a webhook endpoint; its signing secret is in this answer only. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PostWebhookEndpointsAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    getWebhookEndpointsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: get a webhook endpoint. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["GetWebhookEndpointsByIdAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    deleteWebhookEndpointsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: delete a webhook endpoint with its log. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["DeleteWebhookEndpointsByIdAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    patchWebhookEndpointsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchWebhookEndpointsByIdBody"];
            };
        };
        responses: {
            /** @description Done: change a webhook endpoint, or switch it on or off. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PatchWebhookEndpointsByIdAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    getWebhookEndpointsByIdAttempts: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: list what was sent to a webhook endpoint and what came back, newest first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["GetWebhookEndpointsByIdAttemptsAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postWebhookEndpointsByIdReplay: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept for this caller for 24 hours: the same request gets it again, with Idempotent-Replayed; one with another body gets 409. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostWebhookEndpointsByIdReplayBody"];
            };
        };
        responses: {
            /** @description Done: send one event again, or everything since a time that hasn't arrived. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PostWebhookEndpointsByIdReplayAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postWebhookEndpointsByIdRotateSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept for this caller for 24 hours: the same request gets it again, with Idempotent-Replayed; one with another body gets 409. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostWebhookEndpointsByIdRotateSecretBody"];
            };
        };
        responses: {
            /** @description Done: replace the signing secret; both sign until the grace period ends. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PostWebhookEndpointsByIdRotateSecretAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
    postWebhookEndpointsByIdTest: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept for this caller for 24 hours: the same request gets it again, with Idempotent-Replayed; one with another body gets 409. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: send a webhook.test event to this endpoint. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Throttle-Limit": components["headers"]["X-Throttle-Limit"];
                    "X-Throttle-Remaining": components["headers"]["X-Throttle-Remaining"];
                    "X-Throttle-Reset": components["headers"]["X-Throttle-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PostWebhookEndpointsByIdTestAnswer"];
                        message?: string;
                        /** Format: uuid */
                        request_id: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
        };
    };
}
