import { LogOut } from "lucide-react";

/** A plain form: it works without JavaScript, and its answer clears what the browser keeps of us. */
export function SignOutForm() {
  return (
    <form method="post" action="/sign-out">
      <button
        type="submit"
        className="flex h-9 w-full items-center gap-3 rounded-control px-3 font-medium text-muted transition-colors hover:bg-text/6 hover:text-text"
      >
        <LogOut aria-hidden className="size-4.5" />
        Sign out
      </button>
    </form>
  );
}
