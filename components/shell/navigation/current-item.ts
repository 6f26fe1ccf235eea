/** The item whose page, or a page below it, is open: the longest address that fits. */
export function currentItem<T extends { href: string }>(
  items: readonly T[],
  pathname: string,
): T | undefined {
  return items
    .filter(({ href }) => pathname === href || pathname.startsWith(`${href}/`))
    .reduce<T | undefined>(
      (best, item) => (item.href.length > (best?.href.length ?? 0) ? item : best),
      undefined,
    );
}
