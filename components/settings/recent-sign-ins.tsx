import { Badge } from "@/components/ui/data/badge";
import { RelativeTime } from "@/components/ui/data/relative-time";

interface RecentSignInRow {
  id: number;
  outcome: string;
  name: string;
  ip: string;
  at: Date;
}

const WORDS: Record<string, string> = {
  "user.signed_in": "Signed in",
  "user.sign_in_refused": "Wrong password",
  "user.code_refused": "Wrong code",
  "user.password_confirmed": "Password confirmed",
  "user.password_refused": "Wrong password",
};

/** What somebody looks through who wonders whether it was always them. */
export function RecentSignIns({ signIns }: { signIns: RecentSignInRow[] }) {
  if (signIns.length === 0) return <p className="text-muted">Nothing yet.</p>;
  return (
    <ul className="divide-y divide-border">
      {signIns.map(({ id, outcome, name, ip, at }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-3">
          <Badge tone={outcome.endsWith("refused") ? "danger" : "neutral"}>{WORDS[outcome] ?? outcome}</Badge>
          <span className="min-w-0 flex-1 basis-48">
            {name}
            {ip && ` · ${ip}`}
          </span>
          <span className="text-muted">
            <RelativeTime at={at} />
          </span>
        </li>
      ))}
    </ul>
  );
}
