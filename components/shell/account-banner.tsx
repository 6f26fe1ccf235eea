import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/button";
import type { AccountStatus, SuspensionReason } from "@/lib/accounts/account";

interface Banner {
  tone: "warning" | "danger";
  title: string;
  text: string;
  action?: { href: string; label: string };
}

const SUSPENDED: Record<SuspensionReason, Banner> = {
  trial_expired: {
    tone: "warning",
    title: "Your trial has ended",
    text: "Everything is where you left it. Choose a plan to go on.",
    action: { href: "/billing", label: "Choose a plan" },
  },
  payment_overdue: {
    tone: "danger",
    title: "This account is suspended",
    text: "An invoice was not paid in time. Paying it brings everything back at once.",
    action: { href: "/payment", label: "Pay the invoice" },
  },
  admin: {
    tone: "danger",
    title: "This account is suspended",
    text: "Our staff has suspended it, and nothing in it is lost. Write to us to settle it.",
    action: { href: "/contact", label: "Write to us" },
  },
};

const PENDING: Banner = {
  tone: "warning",
  title: "Your plan starts with your first payment",
  text: "Your credits arrive when it is confirmed.",
  action: { href: "/payment", label: "Go to payment" },
};

const CANCELLED: Banner = {
  tone: "danger",
  title: "This account is cancelled",
  text: "Choose a plan to open it again, or write to us.",
  action: { href: "/billing", label: "Choose a plan" },
};

interface AccountBannerProps {
  status: AccountStatus;
  suspensionReason: SuspensionReason | null;
}

/** What happened to the account, and the one thing to do about it. Nothing while all is well. */
export function AccountBanner(account: AccountBannerProps) {
  const banner = bannerFor(account);
  if (!banner) return null;
  return (
    <Alert
      tone={banner.tone}
      title={banner.title}
      className="mb-6"
      action={
        banner.action && (
          <LinkButton href={banner.action.href} size="sm">
            {banner.action.label}
          </LinkButton>
        )
      }
    >
      {banner.text}
    </Alert>
  );
}

function bannerFor({ status, suspensionReason }: AccountBannerProps): Banner | undefined {
  if (status === "suspended") return SUSPENDED[suspensionReason ?? "admin"];
  if (status === "cancelled") return CANCELLED;
  return status === "pending_payment" ? PENDING : undefined;
}
