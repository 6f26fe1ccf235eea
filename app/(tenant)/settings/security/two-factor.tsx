import { Badge } from "@/components/ui/data/badge";
import { LinkButton } from "@/components/ui/form/button";
import { Card } from "@/components/ui/page/card";

/** The page behind the link is about the person who is signed in: nothing for staff who view as the tenant. */
export function TwoFactor({ isOn, isTheirs }: { isOn: boolean; isTheirs: boolean }) {
  return (
    <Card
      title="Two-factor sign-in"
      description="A code from your phone beside your password: a stolen password alone opens nothing."
      action={isOn ? <Badge tone="success">On</Badge> : <Badge>Off</Badge>}
    >
      {isTheirs && (
        <LinkButton variant="secondary" href="/two-factor">
          {isOn ? "Manage two-factor sign-in" : "Set up two-factor sign-in"}
        </LinkButton>
      )}
    </Card>
  );
}
