import { LinkButton } from "@/components/ui/form/button";
import { NavigatingMark } from "@/components/ui/page/navigating-mark";

/** The end of a list with more behind it: a link with the cursor, so that it works without JavaScript. */
export function LoadMore({ href }: { href: string | undefined }) {
  if (!href) return null;
  return (
    <div className="mt-4 flex justify-center">
      <LinkButton href={href} variant="secondary" scroll={false}>
        Next page
        <NavigatingMark />
      </LinkButton>
    </div>
  );
}
