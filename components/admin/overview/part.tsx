import { unstable_rethrow } from "next/navigation";
import { type ReactNode, Suspense } from "react";
import { Skeleton } from "@/components/ui/data/skeleton";
import { Alert } from "@/components/ui/page/alert";
import { log } from "@/lib/log";

interface PartProps<T> {
  /** What it shows, for the sentence that stands in its place: "The sign-ups". */
  name: string;
  read: () => Promise<T>;
  /** Draws what was read. */
  children: (found: T) => ReactNode;
}

/** One part of a page that reads for itself: where that fails, the others stand all the same. */
export function Part<T>(props: PartProps<T>) {
  return (
    <Suspense fallback={<Skeleton className="h-24 rounded-card" />}>
      <Drawn {...props} />
    </Suspense>
  );
}

async function Drawn<T>({ name, read, children }: PartProps<T>) {
  const found = await read().then(
    (value) => ({ value }),
    (error: unknown) => {
      unstable_rethrow(error);
      log.error({ err: error, part: name }, "could not read a part of the overview");
      return undefined;
    },
  );
  if (found) return children(found.value);
  return (
    <Alert tone="warning" title={`${name} could not be read`}>
      The rest of the page is up to date. Reload to try again; the reason is in the app's log.
    </Alert>
  );
}
