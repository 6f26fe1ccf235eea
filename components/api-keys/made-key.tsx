import { ShownOnce } from "@/components/ui/data/shown-once";

/** A key in the one moment that it can be seen. */
export function MadeKey({ secret }: { secret: string }) {
  return <ShownOnce what="key" secret={secret} />;
}

/** The key in an action's answer, if there is one. */
export function madeKey({ data }: { data?: unknown }): string | undefined {
  return (data as { key: string } | undefined)?.key;
}
