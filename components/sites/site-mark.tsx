import type { CSSProperties } from "react";

/** A site's first letter on a colour of its domain's own, the same everywhere: docs/decisions/009 says why no favicon. */
export function SiteMark({ name, domain }: { name: string; domain: string }) {
  const letter = [...name.trim()][0]?.toLocaleUpperCase() ?? "";
  return (
    <span aria-hidden style={{ "--hue": hueOf(domain) } as CSSProperties} className={TILE}>
      {letter}
    </span>
  );
}

const TILE =
  "grid size-10 shrink-0 place-items-center rounded-control text-base font-semibold bg-[light-dark(oklch(0.93_0.05_var(--hue)),oklch(0.33_0.07_var(--hue)))] text-[light-dark(oklch(0.42_0.13_var(--hue)),oklch(0.88_0.09_var(--hue)))]";

const HUES = 12;

/** Degrees on the colour circle, in steps that the eye tells apart. */
function hueOf(domain: string): number {
  let sum = 0;
  for (const character of domain) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521;
  return ((sum % HUES) * 360) / HUES;
}
