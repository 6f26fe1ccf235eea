import { plainDate } from "@/components/ui/data/time-words";
import { LinkButton } from "@/components/ui/form/button";
import { Alert } from "@/components/ui/page/alert";
import type { Role, SuspensionReason } from "@/db/words";
import { RESTORABLE_DAYS } from "@/lib/accounts/purge-closed-accounts";
import { hasPermission, type Permission } from "@/lib/accounts/role";
import { type GatedAccount, validateAccountAndPlan } from "@/lib/accounts/validate-account-and-plan";
import { addDays } from "@/lib/time/days";

interface Banner {
  tone: "warning" | "danger";
  title: string;
  text: string;
  action: { href: string; label: string };
  /** Who may do that; undefined for everybody. */
  needs?: Permission;
}

/** An owner's one thing to do. */
const CHOOSE = {
  action: { href: "/billing", label: "Choose a plan" },
  needs: "billing:manage",
} as const satisfies Partial<Banner>;

const SUSPENDED: Record<SuspensionReason, Banner> = {
  trial_expired: {
    tone: "warning",
    title: "Your trial has ended",
    text: "Everything is where you left it. Choose a plan to continue.",
    ...CHOOSE,
  },
  payment_overdue: {
    tone: "danger",
    title: "This account is suspended",
    text: "An invoice was not paid in time. Paying it brings everything back immediately.",
    action: { href: "/payment", label: "Pay the invoice" },
    needs: "billing:pay",
  },
  admin: {
    tone: "danger",
    title: "This account is suspended",
    text: "Our team suspended this account. Your data is safe. Contact us to resolve it.",
    action: { href: "/contact", label: "Write to us" },
  },
};

const PENDING: Banner = {
  tone: "warning",
  title: "Your plan starts with your first payment",
  text: "Your credits arrive when it is confirmed.",
  action: { href: "/payment", label: "Go to payment" },
  needs: "billing:pay",
};

const CANCELLED: Banner = {
  tone: "danger",
  title: "This account is cancelled",
  text: "Choose a plan to open it again, or write to us.",
  ...CHOOSE,
};

const NO_PLAN: Banner = {
  tone: "danger",
  title: "This account has no active plan",
  text: "Everything is where you left it. Choose a plan to continue.",
  ...CHOOSE,
};

/** No plan opens it again: it is on its way out. */
function closed(closedAt: Date): Banner {
  return {
    tone: "danger",
    title: "This account is closed",
    text: `Everything in it is deleted on ${plainDate(addDays(closedAt, RESTORABLE_DAYS))}. Until then we can bring it back: write to us.`,
    action: { href: "/contact", label: "Write to us" },
  };
}

interface AccountBannerProps {
  account: GatedAccount & { suspensionReason: SuspensionReason | null; closedAt: Date | null };
  /** Of the viewer: who may not do the one thing is told whom to ask. */
  role: Role;
}

/** What happened to the account, and the one thing to do about it. Nothing while all is well. */
export function AccountBanner({ account, role }: AccountBannerProps) {
  const banner = bannerFor(account);
  if (!banner) return null;
  const { tone, title, text, action, needs } = banner;
  const mayAct = needs === undefined || hasPermission(role, needs);
  return (
    <Alert
      tone={tone}
      title={title}
      className="mb-6"
      action={
        mayAct && (
          <LinkButton href={action.href} size="sm">
            {action.label}
          </LinkButton>
        )
      }
    >
      {text} {!mayAct && whomToAsk(needs)}
    </Alert>
  );
}

function whomToAsk(needs: Permission): string {
  return `That is up to an owner${hasPermission("admin", needs) ? " or admin" : ""} of your account.`;
}

function bannerFor(account: AccountBannerProps["account"]): Banner | undefined {
  const { status, suspensionReason, closedAt } = account;
  if (closedAt) return closed(closedAt);
  if (status === "suspended") return SUSPENDED[suspensionReason ?? "admin"];
  if (status === "cancelled") return CANCELLED;
  if (validateAccountAndPlan(account)) return NO_PLAN;
  return status === "pending_payment" ? PENDING : undefined;
}
