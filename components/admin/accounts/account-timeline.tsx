import { Coins, CreditCard, FileText, LogIn, Mail, ScrollText, StickyNote } from "lucide-react";
import Link from "next/link";
import { RelativeTime } from "@/components/ui/data/relative-time";
import type { TimelineEntry } from "@/lib/admin/accounts/timeline";

const ICONS = {
  audit: ScrollText,
  credits: Coins,
  invoice: FileText,
  payment: CreditCard,
  mail: Mail,
  note: StickyNote,
  "sign-in": LogIn,
};

/** Everything that happened, newest first. */
export function AccountTimeline({ entries }: { entries: readonly TimelineEntry[] }) {
  if (entries.length === 0) return <p className="text-muted">Nothing has happened yet.</p>;
  return (
    <ol className="divide-y divide-border rounded-card border border-border bg-surface shadow-raised">
      {entries.map((entry) => {
        const Icon = ICONS[entry.kind];
        return (
          <li key={`${entry.kind}:${entry.id}`} className="flex gap-3 px-4 py-3">
            <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
            <div className="min-w-0 flex-1">
              <p className="font-medium wrap-anywhere">
                {entry.href ? (
                  <Link href={entry.href} className="hover:underline">
                    {entry.what}
                  </Link>
                ) : (
                  entry.what
                )}
              </p>
              <p className="whitespace-pre-line text-muted wrap-anywhere">
                {[entry.detail, entry.actor && `by ${entry.actor}`].filter(Boolean).join(", ")}
              </p>
            </div>
            <RelativeTime at={entry.at} className="shrink-0 text-muted" />
          </li>
        );
      })}
    </ol>
  );
}
