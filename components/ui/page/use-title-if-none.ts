import { useEffect } from "react";

/** For error pages: what failed may have been what the page's title is made of. */
export function useTitleIfNone(title: string): void {
  useEffect(() => {
    document.title ||= `${title} · IGNY8`;
  }, [title]);
}
