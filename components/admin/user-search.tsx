import { Search } from "lucide-react";
import { Button } from "@/components/ui/form/button";
import { Input } from "@/components/ui/form/input";
import { LinkTabs } from "@/components/ui/page/link-tabs";

/** Who to list: everybody or superusers, and a part of their name or email. Each search has an address. */
export function UserSearch({ q, superusers }: { q: string | undefined; superusers: boolean }) {
  return (
    <>
      <LinkTabs
        label="Which users"
        tabs={[
          { href: "/admin/users", label: "Everybody", isCurrent: !superusers },
          { href: "/admin/users?superusers=1", label: "Superusers", isCurrent: superusers },
        ]}
      />
      <form action="/admin/users" className="my-5 flex max-w-lg gap-2">
        {superusers && <input type="hidden" name="superusers" value="1" />}
        <Input
          type="search"
          name="q"
          aria-label="Search people"
          placeholder="Name or email"
          defaultValue={q}
        />
        <Button type="submit" variant="secondary">
          <Search aria-hidden /> Search
        </Button>
      </form>
    </>
  );
}
