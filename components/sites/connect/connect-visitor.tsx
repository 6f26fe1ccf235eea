import { AuthCard } from "@/components/auth/auth-card";
import { LinkButton } from "@/components/ui/form/button";

/** Somebody came from wp-admin and is not signed in: both ways lead back here. */
export function ConnectVisitor({ site, path }: { site: string; path: string }) {
  const next = encodeURIComponent(path);
  return (
    <AuthCard
      title="Connect WordPress"
      description={`${site} asks to connect to IGNY8. Sign in, or create an account first.`}
    >
      <div className="flex flex-col gap-3">
        <LinkButton variant="brand" size="lg" href={`/signup?next=${next}`}>
          Create an account
        </LinkButton>
        <LinkButton variant="secondary" size="lg" href={`/login?next=${next}`}>
          Sign in
        </LinkButton>
      </div>
    </AuthCard>
  );
}
