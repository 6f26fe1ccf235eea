import type { CSSProperties } from "react";

interface SiteMarkProps {
  name: string;
  domain: string;
  /** Where the site's own icon is, on this origin; undefined while its plugin has sent none. */
  icon: string | undefined;
}

/** The site's own icon, as docs/decisions/009 says; without one, its first letter on a colour of its domain's own. */
export function SiteMark({ name, domain, icon }: SiteMarkProps) {
  if (icon) return <span aria-hidden style={{ backgroundImage: `url(${icon})` }} className={ICON} />;
  const letter = [...name.trim()][0]?.toLocaleUpperCase() ?? "";
  return (
    <span aria-hidden style={{ "--hue": hueOf(domain) } as CSSProperties} className={TILE}>
      {letter}
    </span>
  );
}

const TILE =
  "grid size-10 shrink-0 place-items-center rounded-control text-base font-semibold bg-[light-dark(oklch(0.93_0.05_var(--hue)),oklch(0.33_0.07_var(--hue)))] text-[light-dark(oklch(0.42_0.13_var(--hue)),oklch(0.88_0.09_var(--hue)))]";

/** Light in the dark too: icons are drawn for the tabs of browsers. */
const ICON =
  "size-10 shrink-0 rounded-control border border-border bg-[oklch(0.97_0_0)] bg-[length:1.75rem] bg-center bg-no-repeat";

const HUES = 12;

/** Degrees on the colour circle, in steps that the eye tells apart. */
function hueOf(domain: string): number {
  let sum = 0;
  for (const character of domain) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521;
  return ((sum % HUES) * 360) / HUES;
}
