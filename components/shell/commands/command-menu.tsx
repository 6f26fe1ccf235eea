"use client";

import { Command, useCommandState } from "cmdk";
import { useRouter } from "next/navigation";
import * as Dialog from "radix-ui/dialog";
import { type ReactNode, useState } from "react";
import { NavIcon } from "@/components/shell/navigation/nav-icon";
import type { NavItem } from "@/components/shell/navigation/tenant-nav";
import { overlayClass } from "@/components/ui/overlay/overlay-class";
import { useReturnFocus } from "@/components/ui/overlay/use-return-focus";
import type { Finder, FoundThing } from "./found-thing";
import { useFoundThings } from "./use-found-things";

interface CommandMenuProps {
  items: readonly NavItem[];
  finder?: Finder;
  /** What was typed before this was here to take it. */
  takeTypedAhead: () => string;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

export default function CommandMenu({
  items,
  finder,
  takeTypedAhead,
  isOpen,
  onOpenChange,
}: CommandMenuProps) {
  const router = useRouter();
  const returnFocus = useReturnFocus();
  const go = (href: string) => {
    onOpenChange(false);
    router.push(href);
  };
  return (
    <Dialog.Root open={isOpen} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className={overlayClass} />
        <Dialog.Content
          {...returnFocus}
          aria-describedby={undefined}
          className="fixed inset-x-4 top-[12vh] z-50 mx-auto max-w-lg overflow-hidden rounded-card border border-border bg-surface text-sm text-text shadow-floating animate-fade-in"
        >
          <Dialog.Title className="sr-only">Go to</Dialog.Title>
          <Destinations items={items} finder={finder} takeTypedAhead={takeTypedAhead} onGo={go} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

const GROUP =
  "p-1.5 [&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-muted";

function Destinations({
  items,
  finder,
  takeTypedAhead,
  onGo,
}: Pick<CommandMenuProps, "items" | "finder" | "takeTypedAhead"> & { onGo: (href: string) => void }) {
  const [query, setQuery] = useState("");
  const { things, isLooking } = useFoundThings(finder, query);
  return (
    <Command label="Go to">
      <Command.Input
        value={query}
        onValueChange={setQuery}
        onFocus={() => setQuery((typed) => takeTypedAhead() + typed)}
        placeholder={finder?.placeholder ?? "Go to a page"}
        className="h-12 w-full border-b border-border bg-transparent px-4 text-base outline-none -outline-offset-2! placeholder:text-muted"
      />
      <HowMany isLooking={isLooking} />
      <Command.List className="max-h-80 overflow-y-auto">
        <Command.Empty className="px-4 py-8 text-center text-muted">
          {isLooking ? "Looking…" : NOTHING}
        </Command.Empty>
        <Command.Group heading="Pages" className={GROUP}>
          {items.map((item) => (
            <Item key={item.href} value={item.label} onSelect={() => onGo(item.href)}>
              <NavIcon name={item.icon} />
              {item.label}
            </Item>
          ))}
        </Command.Group>
        {groupsOf(things).map(([group, found]) => (
          <Command.Group key={group} heading={group} className={GROUP}>
            {found.map((thing) => (
              <Item
                key={`${thing.href} ${thing.title}`}
                value={`${thing.group} ${thing.title} ${thing.href}`}
                keywords={[query]}
                onSelect={() => onGo(thing.href)}
              >
                <span className="shrink-0 max-w-2/3 truncate text-text">{thing.title}</span>
                <span className="ml-auto truncate text-xs">{thing.detail}</span>
              </Item>
            ))}
          </Command.Group>
        ))}
      </Command.List>
    </Command>
  );
}

function groupsOf(things: readonly FoundThing[]): [string, FoundThing[]][] {
  const groups = new Map<string, FoundThing[]>();
  for (const thing of things) groups.set(thing.group, [...(groups.get(thing.group) ?? []), thing]);
  return [...groups];
}

const NOTHING = "No results.";

/** For those who do not see the list. */
function HowMany({ isLooking }: { isLooking: boolean }) {
  const count = useCommandState((state) => state.filtered.count);
  const words = count === 0 ? NOTHING : `${count} ${count === 1 ? "result" : "results"}`;
  return (
    <p role="status" className="sr-only">
      {!isLooking && words}
    </p>
  );
}

interface ItemProps {
  value: string;
  /** More that it is found by: what the server found is not filtered again. */
  keywords?: string[];
  onSelect: () => void;
  children: ReactNode;
}

function Item({ children, ...props }: ItemProps) {
  return (
    <Command.Item
      {...props}
      className="flex h-10 cursor-pointer items-center gap-3 rounded-control px-2.5 text-muted data-[selected=true]:bg-sunken data-[selected=true]:text-text"
    >
      {children}
    </Command.Item>
  );
}
