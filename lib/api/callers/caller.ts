import type { AccountStatus, ApiKeyScope, Role, SiteStatus, StaffRole } from "@/db/words";
import type { GatedAccount } from "@/lib/accounts/validate-account-and-plan";
import type { KeyUse } from "@/lib/api-keys/touch-api-key";

interface CallerAccount {
  id: number;
  name: string;
  status: AccountStatus;
  credits: number;
  /** Of them the bought ones. */
  boughtCredits: number;
  /** By reservations, some of which may be over. */
  heldCredits: number;
  /** What its plan has, or what staff set instead. */
  features: string[];
  plan: { id: number; slug: string; name: string; isActive: boolean } | null;
  /** Of a sandbox: its live account, and whether that is open. */
  sandboxOf: number | null;
  live?: GatedAccount | null;
}

/** Somebody with an access token. A superuser has no account. */
export interface UserCaller {
  actor: string;
  userId: number;
  sessionId: string;
  /** When the password was last typed in this session. */
  confirmedAt: Date | null;
  isSuperuser: boolean;
  /** What a superuser may do; null for everybody else. */
  staffRole: StaffRole | null;
  /** Whether this person signs in with a second factor. */
  hasTotp: boolean;
  role: Role | null;
  account: CallerAccount | null;
  apiKey: undefined;
}

interface CallerSite {
  id: number;
  name: string;
  url: string;
  status: SiteStatus;
  /** The WordPress that is connected as the site, and the key it last called with. */
  bound: {
    siteUrl: string;
    installId: string | null;
    apiKeyId: number | null;
    isDisconnected: boolean;
  } | null;
  /** How often its inventory has changed. */
  contentRevision: number;
  /** How many deliveries its plugin could fetch. */
  deliveriesWaiting: number;
}

/** A WordPress plugin or a script, with an API key. */
export interface KeyCaller {
  actor: string;
  userId: undefined;
  isSuperuser: false;
  role: null;
  account: CallerAccount;
  apiKey: {
    id: number;
    /** The first key that it goes back to by rotations: itself where it was never rotated. */
    lineageId: number;
    siteId: number | null;
    scopes: ApiKeyScope[];
    /** What its maker is in the account now; null once they have left it. */
    makerRole: Role | null;
    prefix: string;
    expiresAt: Date | null;
    /** Networks that it may be used from; null: from anywhere. */
    allowedAddresses: string[] | null;
    /** Its own allowance; null: only the account's. */
    rateLimitPerMinute: number | null;
    lastUse: KeyUse & { /** As JSON has it. */ at: string | null };
    /** The site that the key is bound to; such a key sees that site only. */
    site: CallerSite | null;
  };
}

interface AnonymousCaller {
  actor: "anonymous";
  account: null;
  apiKey: undefined;
}

export type TenantCaller = (UserCaller & { account: CallerAccount; role: Role }) | KeyCaller;
export type Caller = AnonymousCaller | UserCaller | KeyCaller;

/** Who a route is for; the wrapper refuses everybody else. */
export interface CallerByAuth {
  none: AnonymousCaller;
  signed_in: UserCaller;
  tenant: TenantCaller;
  /** The bridge is for keys alone: what it answers depends on the key's site. */
  key: KeyCaller;
  superuser: UserCaller;
}
export type Auth = keyof CallerByAuth;
