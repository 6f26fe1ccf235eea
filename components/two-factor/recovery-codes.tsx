import { CopyButton } from "@/components/ui/data/copy-button";
import { Alert } from "@/components/ui/page/alert";
import { Card } from "@/components/ui/page/card";

/** Shown once, right after two-factor sign-in was switched on. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  return (
    <Card
      title="Two-factor sign-in is on"
      action={<CopyButton value={codes.join("\n")} label="Copy the codes" />}
    >
      <Alert tone="warning" title="Keep these recovery codes">
        Each signs you in one time without your phone. They are shown this once.
      </Alert>
      <ul className="mt-4 grid grid-cols-2 gap-2 font-mono">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </Card>
  );
}
