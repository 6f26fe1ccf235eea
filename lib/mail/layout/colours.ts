/**
 * The product's light colours, for emails. Copied, since lib imports no component; components/ui/palette.test.ts
 * compares.
 */
export const MAIL_COLOURS = {
  background: "#faf9f7",
  surface: "#ffffff",
  border: "#e3dfd9",
  text: "#1c1917",
  muted: "#5c5650",
  brand: "#b93c0b",
  "on-brand": "#ffffff",
} as const;
